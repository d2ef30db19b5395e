"""The rooms of the page, what they work with, and how they are joined."""

import gradio as gr

from coach.domain.topic import TopicList
from coach.web.agenda_part import AgendaPart
from coach.web.ask_tab import AskTab
from coach.web.debrief_desk import DebriefDesk
from coach.web.exports import ExportShelf
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
from coach.web.session_parts import DebriefPart, LedgerPart, PreviewPart
from coach.web.talking import Desk, Talk
from coach.web.topic_desk import Found, TopicDesk
from coach.web.topics_tab import TopicsTab
from coach.web.who_bar import Arrivals, WhoBar
from coach.web.workshop import Workshop


class Rooms:
    """The bar and the four tabs."""

    def __init__(self, preparation: Preparation, shelf: ExportShelf, *, help_route: str) -> None:
        """Set up the desks around the coach that `preparation` builds."""
        workshop = Workshop(preparation)
        host = Host(workshop)
        planning = PlanningDesk(workshop, shelf, host)
        helping = HelpDesk(workshop, host)
        self.bar = WhoBar(host)
        self._ask = AskTab(Desk(preparation, help_route=help_route, shelf=shelf), planning)
        self._prepare = PrepareTab(
            agenda=AgendaPart(planning),
            brief=BriefPart(helping),
            questions=QuestionsPart(helping),
            topic=TopicPart(helping),
            preview=PreviewPart(PreviewDesk(workshop, shelf, planning.read_when)),
            script=ScriptPart(helping),
            goal=GoalPart(helping),
            debrief=DebriefPart(DebriefDesk(workshop, host, planning.read_when)),
            ledger=LedgerPart(LedgerDesk(workshop)),
        )
        self._topics = TopicsTab(TopicDesk(workshop), helping)
        self._pairs = PairsTab(PairDesk(workshop), host)

    def build(self, page: gr.Blocks) -> None:
        """Add the tabs to the page that is being built, and wire everything."""
        with gr.Tabs(elem_id="tabs", selected="ask"):
            with gr.Tab(self._ask.title, id="ask", elem_classes=["room"]):
                self._ask.build(page)
            with gr.Tab(self._prepare.title, id="prepare", elem_classes=["room", "scrolls"]):
                self._prepare.build(page)
            with gr.Tab(self._topics.title, id="topics", elem_classes=["room", "scrolls"]):
                self._topics.build(page)
            with gr.Tab(self._pairs.title, id="pairs", elem_classes=["room", "scrolls"]) as pairs:
                self._pairs.build(page)
        meeting, line = self.bar.meeting, self.bar.line
        chosen = Arrivals()
        self._prepare.connect(meeting, line, chosen)
        self._topics.connect(meeting, chosen, self._prepare)
        self._ask.connect(page, meeting, line)
        self._topics.lead_on(self._ask.beside, self._ask.talk, _topics_in, meeting, self._prepare)
        self._pairs.connect(meeting, line, pairs.select)
        self.bar.connect(page, chosen)


def _topics_in(talk: Talk) -> Found:
    """Return the topics that stand beside the chat."""
    return Found(topics=talk.result) if isinstance(talk.result, TopicList) else Found()
