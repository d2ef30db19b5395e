"""Sheets of Prepare around a session: the mentor's preview, the debrief, what was given and got."""

from typing import Any

import gradio as gr

from coach.domain.preparation import Debrief
from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.debrief_desk import DebriefDesk, Proposal, Ticked, proposal_sheet
from coach.web.help_parts import SIDES, sides
from coach.web.ledger import LedgerDesk
from coach.web.meeting import Meeting
from coach.web.preview_desk import Preview, PreviewDesk, preview_sheet
from coach.web.reading import visitor_of
from coach.web.who_bar import Arrivals, show
from coach.web.workshop import Visitor

SLOTS = 2
"""A debrief proposes at most so many actions."""
_BESIDE = [("Both", "both"), ("Not said", "")]
_OWNERS = [*SIDES, *_BESIDE]
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


class PreviewPart:
    """What the mentor may be asked."""

    def __init__(self, desk: PreviewDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self._state = gr.State(Preview(), time_to_live=12 * 3600)
        self._bridge = Bridge("preview")
        with gr.Row(elem_classes=["desk"]):
            with gr.Column(elem_classes=["asks"], scale=2, min_width=260):
                self._text = gr.Textbox(
                    label="Questions the leader has sent (optional), one a line",
                    lines=4,
                    max_lines=12,
                    elem_id="preview-text",
                )
                self._when = gr.Textbox(
                    label="When you meet (optional)",
                    placeholder="next Tuesday at 10",
                    max_lines=1,
                    elem_id="preview-when",
                )
                self._go = gr.Button("Show me", variant="primary", elem_id="preview-go")
            with gr.Column(elem_classes=["result"], scale=5, min_width=300):
                self.card = gr.Markdown("", elem_classes=["card-place"])

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        shown = [self._state, self.card]
        inputs = [self._state, meeting, self._text, self._when]
        self._go.click(self._show, inputs, shown, **_ONCE)
        self._bridge.go.click(self._strike, [self._state, self._bridge.said], shown, **QUIET)
        chosen.then(lambda visitor: [Preview(), ""], [], shown)

    async def _show(
        self, before: Preview, meeting: Meeting, text: str, when: str, request: gr.Request
    ) -> list[Any]:
        made = await self._desk.preview(before, meeting, text, when, visitor_of(request))
        return [made, preview_sheet(made)]

    def _strike(self, preview: Preview, said: str) -> list[Any]:
        act = read_act(said, {"strike"})
        left = self._desk.strike(preview, act) if act else preview
        return [left, preview_sheet(left)]


class DebriefPart:
    """Notes into proposals, and proposals into promises."""

    def __init__(self, desk: DebriefDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self._state = gr.State(Proposal(), time_to_live=12 * 3600)
        with gr.Row(elem_classes=["desk"]):
            with gr.Column(elem_classes=["asks"], scale=2, min_width=260):
                self._notes = gr.Textbox(
                    label="Your notes: read once, never kept",
                    lines=8,
                    max_lines=20,
                    elem_id="debrief-notes",
                )
                self._author = gr.Radio(
                    SIDES, value="leader", label="Whose notes", elem_classes=["sides"]
                )
                self._when = gr.Textbox(
                    label="When you met (empty is today)",
                    placeholder="yesterday",
                    max_lines=1,
                    elem_id="debrief-when",
                )
                self._go = gr.Button(
                    "Propose what to keep", variant="primary", elem_id="debrief-go"
                )
            with gr.Column(elem_classes=["result"], scale=5, min_width=300):
                self.card = gr.Markdown("", elem_classes=["card-place"])
                with gr.Column(visible=False, elem_id="debrief-actions") as actions:
                    self._slots = [_slot(place) for place in range(SLOTS)]
                    self._accept = gr.Button(
                        "Accept what is ticked", variant="primary", elem_id="debrief-accept"
                    )
                self._actions = actions

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        fields = [field for slot in self._slots for field in slot]
        shown = [self._state, self.card, self._actions]
        inputs = [self._state, meeting, self._notes, self._author, self._when]
        self._go.click(self._propose, inputs, [*shown, *fields], **_ONCE)
        self._accept.click(
            self._keep,
            [self._state, meeting, *fields],
            [*shown, meeting, line],
            **_ONCE,
        )
        other = [*shown, self._author]
        chosen.then(self._other, [meeting], other)

    async def _propose(
        self,
        before: Proposal,
        meeting: Meeting,
        notes: str,
        author: str,
        when: str,
        request: gr.Request,
    ) -> list[Any]:
        made = await self._desk.propose(before, meeting, notes, author, when, visitor_of(request))
        return [*_show(made), *_filled(made.debrief, meeting, skip=bool(made.problem))]

    async def _keep(
        self, proposal: Proposal, meeting: Meeting, request: gr.Request, *fields: Any
    ) -> list[Any]:
        ticked = [
            Ticked(bool(keep), str(text or ""), str(owner), str(due or ""))
            for keep, text, owner, due in zip(*[iter(fields)] * 4, strict=True)
        ]
        kept, met = await self._desk.accept(proposal, meeting, ticked, visitor_of(request))
        return [*_show(kept), *show(met)]

    def _other(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [*_show(Proposal()), sides(meeting)]


class LedgerPart:
    """What each side gave and got."""

    def __init__(self, desk: LedgerDesk) -> None:
        """Read at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = gr.Markdown("", elem_classes=["card-place"])

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets, and to whatever is kept of them meanwhile."""
        chosen.then(self._arrived, [meeting], [self.card])

    async def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [await self._desk.show(meeting, visitor)]

    async def show(self, meeting: Meeting, request: gr.Request) -> str:
        """Return the card of who meets."""
        return await self._desk.show(meeting, visitor_of(request))


def _slot(place: int) -> list[Any]:
    with gr.Row(elem_classes=["slot"], elem_id=f"slot-{place}"):
        keep = gr.Checkbox(label="Keep", value=True, scale=0, min_width=80)
        text = gr.Textbox(label=f"Action {place + 1}", max_lines=3, scale=4, min_width=200)
        owner = gr.Radio(_OWNERS, value="", label="Who", scale=3, min_width=200)
        due = gr.Textbox(
            label="By when", placeholder="next Friday", max_lines=1, scale=2, min_width=120
        )
    return [keep, text, owner, due]


def _show(proposal: Proposal) -> list[Any]:
    open_ = proposal.debrief is not None and not proposal.said
    return [proposal, proposal_sheet(proposal), gr.update(visible=open_)]


def _filled(debrief: Debrief | None, meeting: Meeting, *, skip: bool) -> list[Any]:
    """Return a value for each field of the slots."""
    if skip or debrief is None:
        return [gr.skip() for _ in range(4 * SLOTS)]
    values: list[Any] = []
    owners = [*((name, side) for side, name in meeting.names().items()), *_BESIDE]
    for place in range(SLOTS):
        action = debrief.actions[place] if place < len(debrief.actions) else None
        due = f"{action.due:%-d %B %Y}" if action and action.due else ""
        values += [
            gr.update(value=action is not None),
            gr.update(value=action.text if action else ""),
            gr.update(choices=owners, value=action.owner if action else ""),
            gr.update(value=due),
        ]
    return values
