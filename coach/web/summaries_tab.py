"""The Summaries tab: somebody's own export of feedback, summarised for them alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from coach.domain.person import LONGEST_NAME
from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.help_desk import trouble
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_TABLE
from coach.web.reading import text_of
from coach.web.summaries_desk import GONE, SURFACE, SummariesDesk
from coach.web.summaries_view import ask_view, place_view, said_view
from coach.web.visitors import name_among
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

TITLE = "Summaries"
VERBS = frozenset({"show", "fresh", "forget"})
PASTED = "the pasted table"
Opened = Callable[..., object]
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


@dataclass(frozen=True)
class Looked:
    """The file that a page looks at."""

    token: str = ""
    steps: int = 0
    """How often something was shown, so that the page sees that a press was answered."""


class SummariesTab:
    """Builds the form and the places that look/summaries.js fills by our own routes."""

    title = TITLE

    def __init__(self, desk: SummariesDesk) -> None:
        """Summarise at `desk`."""
        self._desk = desk

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self._looked = gr.State(Looked(), time_to_live=3600)
        self._bridge = Bridge(SURFACE)
        with gr.Row(elem_classes=["desk"]):
            with gr.Column(elem_classes=["asks"], scale=2, min_width=260, elem_id="summaries-form"):
                self._ask = gr.Markdown("", elem_classes=["card-place"], elem_id="summaries-ask")
                self._text = gr.Textbox(
                    label="Or paste a small table, with its first row",
                    lines=4,
                    max_lines=10,
                    max_length=LONGEST_TABLE,
                    elem_id="summaries-text",
                )
                self._go = gr.Button("Summarise what I pasted", elem_id="summaries-go")
            with gr.Column(elem_classes=["result"], scale=5, min_width=300):
                self._card = gr.Markdown("", elem_classes=["card-place"], elem_id="summaries-card")
                self._build_sharing()

    def _build_sharing(self) -> None:
        with gr.Column(visible=False, elem_id="sharing") as column:
            gr.Markdown(
                '<h2>A version that can be shared</h2><p class="quiet">No comment and no exact '
                "count stands in it, and nothing about fewer people than are needed to protect "
                "each of them. It is noted, so that later versions cannot be compared with it to "
                "find one person.</p>",
                elem_classes=["card-place"],
            )
            self._programme = gr.Textbox(
                label="Programme name (optional; else the name of the file)",
                max_lines=1,
                max_length=LONGEST_NAME,
                elem_id="sharing-programme",
            )
            self._share = gr.Button("Make it", variant="primary", elem_id="sharing-go")
            self._shared = gr.Markdown("", elem_classes=["card-place"], elem_id="sharing-card")
        self._column = column

    def connect(self, meeting: gr.State, opened: Opened, chosen: Arrivals) -> None:
        """Wire the tab; what somebody brought is forgotten once somebody else looks."""
        shown = [self._looked, self._card, self._column, self._shared]
        opened(self._open, [], [self._ask], **_ONCE)
        self._go.click(self._paste, [self._looked, self._text], [*shown, self._text], **_ONCE)
        self._bridge.go.click(
            self._act, [self._looked, self._bridge.said], [self._ask, *shown], **QUIET
        )
        inputs = [self._looked, self._programme]
        self._share.click(self._begin_to_share, inputs, [self._looked, self._shared], **_ONCE)
        chosen.then(self._arrived, [self._looked, meeting], [*shown, self._programme])

    def _open(self, request: gr.Request) -> str:
        return ask_view(self._desk.files.ticket(_owner(request)))

    def _paste(self, looked: Looked, text: str, request: gr.Request) -> list[Any]:
        table = text_of(text, LONGEST_TABLE)
        if not table.strip():
            problem = trouble("Paste a table first: the first row names the columns.")
            return [gr.skip(), problem, gr.skip(), gr.skip(), gr.skip()]
        owner = _owner(request)
        address = request.client.host if request.client else ""
        taken = self._desk.accept(table.encode(), PASTED, owner=owner, address=address)
        if isinstance(taken, str):
            return [gr.skip(), trouble(taken), gr.skip(), gr.skip(), gr.skip()]
        return [*_show(Looked(taken.token, looked.steps + 1)), ""]

    def _act(self, looked: Looked, said: str, request: gr.Request) -> list[Any]:
        act, steps = read_act(said, VERBS), looked.steps + 1
        if act is None:
            return [gr.skip() for _ in range(5)]
        owner = _owner(request)
        if act.verb == "fresh":
            return [ask_view(self._desk.files.ticket(owner)), *(gr.skip() for _ in range(4))]
        if act.verb == "show" and self._desk.files.find(act.word(0), owner):
            return [gr.skip(), *_show(Looked(act.word(0), steps))]
        if act.verb == "show":
            return [gr.skip(), looked, trouble(GONE), gr.skip(), gr.skip()]
        said_so = said_view(self._desk.forget(looked.token, owner), steps)
        return [gr.skip(), Looked(steps=steps), said_so, gr.update(visible=False), ""]

    def _begin_to_share(self, looked: Looked, programme: str, request: gr.Request) -> list[Any]:
        file = self._desk.files.find(looked.token, _owner(request))
        if file is None:
            return [gr.skip(), trouble(GONE)]
        if not file.made.reading.done:
            return [gr.skip(), trouble("The file is still being read. Press again in a moment.")]
        self._desk.share(file, programme)
        again = Looked(looked.token, looked.steps + 1)
        return [again, place_view(again.token, again.steps, shared=True)]

    def _arrived(self, visitor: Visitor, looked: Looked, meeting: Meeting) -> list[Any]:
        if not meeting.left:
            return [gr.skip() for _ in range(5)]
        self._desk.files.forget(looked.token)
        return [Looked(steps=looked.steps + 1), "", gr.update(visible=False), "", ""]


def _show(looked: Looked) -> list[Any]:
    place = place_view(looked.token, looked.steps, shared=False)
    return [looked, place, gr.update(visible=True), ""]


def _owner(request: gr.Request) -> str:
    return name_among(request.cookies)
