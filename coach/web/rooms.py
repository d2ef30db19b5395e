"""The rooms of the page, what they work with, and how they are joined."""

import gradio as gr

from coach.domain.topic import TopicList
from coach.web.agenda_part import AgendaPart
from coach.web.ask_tab import AskTab
from coach.web.care_desk import CareDesk
from coach.web.debrief_desk import DebriefDesk
from coach.web.exports import ExportShelf
from coach.web.feedback_tab import FeedbackTab
from coach.web.form_desk import FormDesk
from coach.web.help_desk import HelpDesk
from coach.web.help_parts import BriefPart, GoalPart, QuestionsPart, ScriptPart, TopicPart
from coach.web.ledger import LedgerDesk
from coach.web.meeting import Host
from coach.web.pair_desk import PairDesk
from coach.web.pairs_tab import PairsTab
from coach.web.planning_desk import PlanningDesk
from coach.web.preparation import Preparation
from coach.web.prepare_tab import PrepareTab
from coach.web.preview_desk import PreviewDesk
from coach.web.programme_desk import ProgrammeDesk
from coach.web.programme_tab import ProgrammeTab
from coach.web.rehearsal_desk import RehearsalDesk
from coach.web.rehearsal_part import RehearsalPart
from coach.web.releases_desk import ReleasesDesk
from coach.web.releases_tab import ReleasesTab
from coach.web.session_parts import DebriefPart, LedgerPart, PreviewPart
from coach.web.settings_desk import SettingsDesk
from coach.web.settings_tab import SettingsTab
from coach.web.share_desk import ShareDesk
from coach.web.share_part import SharePart
from coach.web.summaries_desk import SummariesDesk
from coach.web.summaries_tab import SummariesTab
from coach.web.talking import Desk, Talk
from coach.web.topic_desk import Found, TopicDesk
from coach.web.topics_tab import TopicsTab
from coach.web.who_bar import Arrivals, WhoBar
from coach.web.workshop import Workshop


class Rooms:
    """The bar and the tabs."""

    def __init__(
        self,
        preparation: Preparation,
        shelf: ExportShelf,
        *,
        help_route: str,
        summaries: SummariesDesk | None = None,
    ) -> None:
        """Set up the desks around the coach that `preparation` builds."""
        workshop = Workshop(preparation)
        host = Host(workshop)
        planning = PlanningDesk(workshop, shelf, host)
        helping = HelpDesk(workshop, host)
        self.bar = WhoBar(host, CareDesk(workshop))
        self._ask = AskTab(Desk(preparation, help_route=help_route, shelf=shelf), planning)
        self._prepare = PrepareTab(
            agenda=AgendaPart(planning),
            brief=BriefPart(helping),
            questions=QuestionsPart(helping),
            topic=TopicPart(helping),
            preview=PreviewPart(PreviewDesk(workshop, shelf, planning.read_when)),
            script=ScriptPart(helping),
            rehearse=RehearsalPart(RehearsalDesk(workshop)),
            goal=GoalPart(helping),
            debrief=DebriefPart(DebriefDesk(workshop, host, planning.read_when)),
            ledger=LedgerPart(LedgerDesk(workshop)),
        )
        self._topics = TopicsTab(TopicDesk(workshop), helping)
        self._pairs = PairsTab(PairDesk(workshop), host)
        releases = ReleasesDesk(workshop, shelf)
        share = SharePart(ShareDesk(workshop), releases)
        self._feedback = FeedbackTab(FormDesk(workshop), share)
        self._releases = ReleasesTab(releases)
        self._programme = ProgrammeTab(ProgrammeDesk(workshop, shelf))
        self._summaries = SummariesTab(summaries or SummariesDesk(preparation))
        self._settings = SettingsTab(SettingsDesk(workshop))

    def build(self, page: gr.Blocks) -> None:
        """Add the tabs to the page that is being built, and wire everything."""
        with gr.Tabs(elem_id="tabs", selected="ask"):
            with gr.Tab(self._ask.title, id="ask", elem_classes=["room"]):
                self._ask.build(page)
            with gr.Tab(self._prepare.title, id="prepare", elem_classes=_SCROLLS):
                self._prepare.build(page)
            with gr.Tab(self._topics.title, id="topics", elem_classes=_SCROLLS):
                self._topics.build(page)
            with gr.Tab(self._feedback.title, id="feedback", elem_classes=_SCROLLS) as feedback:
                self._feedback.build(page)
            with gr.Tab(self._pairs.title, id="pairs", elem_classes=_SCROLLS) as pairs:
                self._pairs.build(page)
            with gr.Tab(self._releases.title, id="releases", elem_classes=_SCROLLS) as releases:
                self._releases.build(page)
            with gr.Tab(self._programme.title, id="programme", elem_classes=_SCROLLS) as programme:
                self._programme.build(page)
            with gr.Tab(self._summaries.title, id="summaries", elem_classes=_SCROLLS) as summaries:
                self._summaries.build(page)
            with gr.Tab(self._settings.title, id="settings", elem_classes=_SCROLLS) as settings:
                self._settings.build(page)
        meeting, line = self.bar.meeting, self.bar.line
        chosen = Arrivals()
        self._prepare.connect(meeting, line, chosen)
        self._topics.connect(meeting, chosen, self._prepare)
        self._ask.connect(page, meeting, line, chosen)
        self._topics.lead_on(self._ask.beside, self._ask.talk, _topics_in, meeting, self._prepare)
        self._pairs.connect(meeting, line, pairs.select, chosen)
        self._feedback.connect(meeting, feedback.select, chosen)
        self._releases.connect(meeting, releases.select, chosen)
        self._programme.connect(meeting, programme.select, chosen)
        self._summaries.connect(meeting, summaries.select, chosen)
        self._settings.connect(meeting, settings.select, chosen)
        chosen.put_back(meeting, _boxes(page))
        self.bar.connect(page, chosen, self._pairs.added)


_SCROLLS = ["room", "scrolls"]


def _boxes(page: gr.Blocks) -> list[gr.Textbox]:
    """Return every box that somebody types into."""
    boxes = [one for one in page.blocks.values() if isinstance(one, gr.Textbox)]
    return [box for box in boxes if box.visible is True]


def _topics_in(talk: Talk) -> Found:
    """Return the topics that stand beside the chat."""
    return Found(topics=talk.result) if isinstance(talk.result, TopicList) else Found()
