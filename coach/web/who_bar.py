"""The bar above all tabs: who meets and who looks, the finder behind it, and the doors out."""

from collections.abc import Callable, Sequence
from inspect import isawaitable
from typing import Any

import gradio as gr
from gradio.events import Dependency

from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.care_desk import VERBS as CARE_VERBS
from coach.web.care_desk import CareDesk
from coach.web.finder_view import SURFACE
from coach.web.meeting import VERBS, Host, Meeting
from coach.web.reading import visitor_of
from coach.web.who_view import CARE, bar
from coach.web.workshop import Visitor


class Arrivals:
    """What is shown anew when other people meet than before, all in one go."""

    def __init__(self) -> None:
        self._shown: list[tuple[Callable[..., Any], list[Any], list[Any]]] = []

    def then(self, show: Callable[..., Any], inputs: list[Any], outputs: list[Any]) -> None:
        """Show something anew: `show` is given the visitor and the inputs, and returns a list."""
        self._shown.append((show, inputs, outputs))

    def put_back(self, meeting: gr.State, boxes: Sequence[gr.Textbox]) -> None:
        """Let every box hold what it held at first, once it was somebody else who typed in it."""
        kept = {one for _, _, outputs in self._shown for one in outputs}
        boxes = [box for box in boxes if box not in kept]  # the others are shown anew already
        held = [box.value for box in boxes]

        def blank(visitor: Visitor, met: Meeting) -> list[Any]:
            return held if met.left else [gr.skip() for _ in held]

        self.then(blank, [meeting], list(boxes))

    def wire(self, *events: Dependency) -> None:
        """Show all of it after each of these events."""
        taken = [one for _, inputs, _ in self._shown for one in inputs]
        given = [one for _, _, outputs in self._shown for one in outputs]
        for event in events:
            event.then(self._all, taken, given, **QUIET)

    async def _all(self, request: gr.Request, *values: Any) -> list[Any]:
        visitor, left = visitor_of(request), list(values)
        made: list[Any] = []
        for show, inputs, _ in self._shown:
            mine, left = left[: len(inputs)], left[len(inputs) :]
            shown = show(visitor, *mine)
            made += await shown if isawaitable(shown) else shown
        return made


class WhoBar:
    """Builds the bar; `meeting` is the state that every tab reads."""

    def __init__(self, host: Host, care: CareDesk) -> None:
        """Find pairs with `host`; the doors out lead to `care`."""
        self._host = host
        self._care = care

    def build(self, page: gr.Blocks) -> None:
        """Add the bar to the page that is being built."""
        self.meeting = gr.State(Meeting(), time_to_live=12 * 3600)
        self.bridge, find = Bridge(SURFACE), Bridge("find")
        self.line = gr.Markdown(bar(Meeting()), elem_id="bar")
        with gr.Column(elem_id="finder"):
            self._search = gr.Textbox(
                label="Find a pair by a name or a programme",
                placeholder="Type a name",
                elem_id="finder-search",
                max_lines=1,
            )
            self._matches = gr.Markdown("", elem_id="matches")
        find.go.click(
            self._look, [self._search], [self._matches], trigger_mode="always_last", **QUIET
        )

    def build_care(self) -> None:
        """Add the place for what the doors out show, which stands on every tab."""
        self._door = Bridge(CARE)
        self._card = gr.Markdown("", elem_id="care-card", elem_classes=["card-place", "apart"])

    def connect(self, page: gr.Blocks, arrivals: Arrivals, *others: Dependency) -> None:
        """Wire the bar, and what is shown anew when other people meet or look.

        `others` are events of the tabs that change who meets as well.
        """
        shown = [self.meeting, self.line]
        begun = page.load(self._begin, [], shown, concurrency_limit=None, **QUIET)
        chosen = self.bridge.go.click(self._act, [self.meeting, self.bridge.said], shown, **QUIET)
        self._door.go.click(
            self._mind, [self.meeting, self._door.said], [self._card, *shown], **QUIET
        )
        arrivals.then(lambda visitor: [""], [], [self._card])
        arrivals.wire(begun, chosen, *others)

    async def _mind(self, meeting: Meeting, said: str, request: gr.Request) -> list[Any]:
        act = read_act(said, CARE_VERBS)
        if act is None:
            return [gr.skip() for _ in range(3)]
        card, met = await self._care.act(meeting, act, visitor_of(request))
        return [card, *(show(met) if met is not meeting else (gr.skip(), gr.skip()))]

    async def _begin(self, request: gr.Request) -> list[Any]:
        return show(await self._host.begin(visitor_of(request)))

    async def _act(self, meeting: Meeting, said: str, request: gr.Request) -> list[Any]:
        act = read_act(said, VERBS)
        if act is None:
            return [gr.skip(), gr.skip()]
        return show(await self._host.act(meeting, act, visitor_of(request)))

    async def _look(self, search: str, request: gr.Request) -> str:
        return await self._host.matches(search or "", visitor_of(request))


def show(meeting: Meeting) -> list[Any]:
    """Return a value for the state and for the line that says who meets."""
    return [meeting, bar(meeting)]
