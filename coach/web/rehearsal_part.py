"""The sheet of Prepare on which somebody rehearses a hard conversation."""

from typing import Any

import gradio as gr

from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.help_parts import SIDES
from coach.web.meeting import Meeting
from coach.web.reading import visitor_of
from coach.web.rehearsal_desk import SURFACE, Play, RehearsalDesk, play_sheet
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

PRIVATE = (
    "Nothing here is kept. Your partner and your manager see none of it. "
    "The person you talk to is invented. Stop whenever you like."
)
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


class RehearsalPart:
    """An invented partner says a line, the person answers."""

    def __init__(self, desk: RehearsalDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self._state = gr.State(Play(), time_to_live=2 * 3600)
        self._bridge = Bridge(SURFACE)
        with gr.Row(elem_classes=["desk"]):
            with gr.Column(elem_classes=["asks"], scale=2, min_width=260):
                self._side = gr.Radio(
                    SIDES, value="mentor", label="Who practises", elem_classes=["sides"]
                )
                self._wish = gr.Textbox(
                    label="What would be hard? (optional; not kept)",
                    placeholder="my leader cancels all the time",
                    lines=2,
                    max_lines=4,
                    elem_id="rehearse-wish",
                )
                self._go = gr.Button("Find a scene", variant="primary", elem_id="rehearse-go")
            with gr.Column(elem_classes=["result"], scale=5, min_width=300):
                gr.Markdown(f'<p class="quiet">{PRIVATE}</p>', elem_id="rehearse-private")
                self.card = gr.Markdown("", elem_classes=["card-place"])
                with gr.Column(visible=False, elem_id="rehearse-answer") as answers:
                    self._text = gr.Textbox(
                        label="What you say, in your own words: read once, never kept",
                        lines=3,
                        max_lines=8,
                        elem_id="rehearse-text",
                    )
                    with gr.Row():
                        self._say = gr.Button("Say it", variant="primary", elem_id="rehearse-say")
                        self._end = gr.Button("End here", elem_id="rehearse-end")
                self._answers = answers

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        shown = [self._state, self.card, self._answers]
        asked = [self._state, meeting, self._wish, self._side]
        self._go.click(self._begin, asked, [*shown, self._text], **_ONCE)
        self._side.input(self._list, [self._state, self._side], [*shown, self._text], **_ONCE)
        pressed = [self._state, self._bridge.said]
        self._bridge.go.click(self._choose, pressed, [*shown, self._text], **QUIET)
        said = [self._state, meeting, self._text]
        self._say.click(self._answer, said, [*shown, self._text], **_ONCE)
        self._end.click(self._over, [self._state], shown, **_ONCE)
        chosen.then(_blank, [], [*shown, self._text])

    def list_when_opened(self, choice: gr.Radio, meeting: gr.State) -> None:
        """Show the scenes of whoever looks as soon as the sheet is chosen."""
        given = [choice, self._state, meeting, self._side]
        shown = [self._side, self._state, self.card, self._answers, self._text]
        choice.change(self._opened, given, shown, **QUIET)

    async def _opened(
        self, choice: str, before: Play, meeting: Meeting, side: str, request: gr.Request
    ) -> list[Any]:
        if choice != "rehearse" or before.scenes or before.rehearsal is not None:
            return [gr.skip() for _ in range(5)]
        role = meeting.reader.role if meeting.reader else side
        who = role if role in ("leader", "mentor") else side
        return [who, *_show(await self._desk.scenes(before, who, visitor_of(request))), ""]

    async def _begin(
        self, before: Play, meeting: Meeting, wish: str, side: str, request: gr.Request
    ) -> list[Any]:
        made = await self._desk.begin(before, meeting, wish, side, visitor_of(request))
        return [*_show(made), gr.skip() if made.problem else ""]

    async def _list(self, before: Play, side: str, request: gr.Request) -> list[Any]:
        return [*_show(await self._desk.scenes(before, side, visitor_of(request))), ""]

    async def _choose(self, before: Play, said: str, request: gr.Request) -> list[Any]:
        act = read_act(said, {"play"})
        if act is None:
            return [gr.skip() for _ in range(4)]
        return [*_show(await self._desk.choose(before, act, visitor_of(request))), ""]

    async def _answer(
        self, before: Play, meeting: Meeting, text: str, request: gr.Request
    ) -> list[Any]:
        made = await self._desk.answer(before, meeting, text, visitor_of(request))
        return [*_show(made), gr.skip() if made.problem else ""]

    async def _over(self, before: Play, request: gr.Request) -> list[Any]:
        return _show(await self._desk.end(before, visitor_of(request)))


def _show(play: Play) -> list[Any]:
    return [play, play_sheet(play), gr.update(visible=play.waits)]


def _blank(visitor: Visitor) -> list[Any]:
    return [*_show(Play()), ""]
