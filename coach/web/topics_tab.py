"""The Topics tab: what the two could teach each other, ranked, with a way on from each."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.help_desk import HelpDesk
from coach.web.help_parts import SIDES, sides
from coach.web.meeting import Meeting
from coach.web.prepare_tab import PrepareTab
from coach.web.reading import visitor_of
from coach.web.topic_desk import SURFACE, VERBS, Found, TopicDesk, topic_sheet
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

TITLE = "Topics"
MINUTES = 20
_INTRO = """<div class="empty"><h2>What could you teach each other?</h2><p>Topics both ways, ranked
by how well they fit, how new they are, and what they cost. Nothing from your last two sessions.</p>
</div>"""


class TopicsTab:
    """Builds the widgets of the tab, and passes what happens to the desk."""

    title = TITLE

    def __init__(self, desk: TopicDesk, helping: HelpDesk) -> None:
        """Find topics at `desk`."""
        self._desk = desk
        self._helping = helping

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self._found = gr.State(Found(), time_to_live=12 * 3600)
        self._bridge = Bridge(SURFACE)
        with gr.Row(elem_id="topics-form"):
            self._wish = gr.Textbox(
                label="Near to something? (optional)",
                placeholder="hiring, AI at work, presenting to the board",
                max_lines=1,
                elem_id="topics-wish",
                scale=4,
            )
            self._go = gr.Button(
                "Suggest topics", variant="primary", elem_id="topics-go", scale=1, min_width=150
            )
            self._giver = gr.Radio(
                SIDES, value="leader", label="Or: what to give back, by", elem_classes=["sides"]
            )
            self._give = gr.Button("Show offers", elem_id="topics-give", scale=1, min_width=120)
        self._card = gr.Markdown(_INTRO, elem_classes=["card-place"], elem_id="topics-card")

    def connect(
        self,
        meeting: gr.State,
        chosen: Arrivals,
        prepare: PrepareTab,
    ) -> None:
        """Wire the tab to who meets, and its buttons to Prepare."""
        shown = [self._found, self._card]
        once: dict[str, Any] = {**QUIET, "trigger_mode": "once"}
        gr.on(
            [self._go.click, self._wish.submit],
            self._suggest,
            [self._found, meeting, self._wish],
            shown,
            **once,
        )
        self._give.click(self._give_back, [self._found, meeting, self._giver], shown, **once)
        chosen.then(self._other, [meeting], [*shown, self._giver])
        self.lead_on(self._bridge, self._found, _as_found, meeting, prepare)

    def lead_on(
        self,
        bridge: Bridge,
        state: gr.State,
        found_in: Callable[[Any], Found],
        meeting: gr.State,
        prepare: PrepareTab,
    ) -> None:
        """Wire the buttons under topics that `found_in` finds in a state."""

        def go(kept: Any, said: str) -> list[Any]:
            return _onward(found_in(kept), said)

        async def plan(kept: Any, met: Meeting, said: str, request: gr.Request) -> Any:
            act = read_act(said, {"plan"})
            topic = found_in(kept).at(act) if act else None
            if topic is None:
                return gr.skip()
            visitor = visitor_of(request)
            return await self._helping.plan_topic(met, topic.title, MINUTES, visitor)

        gone = bridge.go.click(
            go,
            [state, bridge.said],
            [prepare.choice, prepare.agenda.topic, prepare.topic.topic],
            **QUIET,
        )
        # The plan of a topic is made at once; an agenda waits for the minutes and the date.
        gone.then(plan, [state, meeting, bridge.said], [prepare.topic.card], **QUIET)

    async def _suggest(
        self, before: Found, meeting: Meeting, wish: str, request: gr.Request
    ) -> list[Any]:
        found = await self._desk.suggest(before, meeting, wish, visitor_of(request))
        return [found, topic_sheet(found, meeting)]

    async def _give_back(
        self, before: Found, meeting: Meeting, giver: str, request: gr.Request
    ) -> list[Any]:
        found = await self._desk.give_back(before, meeting, giver, visitor_of(request))
        return [found, topic_sheet(found, meeting)]

    def _other(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [Found(), _INTRO, sides(meeting)]


def _as_found(found: Found) -> Found:
    return found


def _onward(found: Found, said: str) -> list[Any]:
    """Return the sheet to go to, and the topic for the agenda or for the plan."""
    act = read_act(said, VERBS)
    topic = found.at(act) if act else None
    if act is None or topic is None:
        return [gr.skip() for _ in range(3)]
    if act.verb == "plan":
        return ["topic", gr.skip(), topic.title]
    return ["agenda", topic.title, gr.skip()]
