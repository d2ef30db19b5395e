"""Sheets of Programme: how it goes, the designer, questions to ask, the sponsor's page."""

from typing import Any

import gradio as gr

from coach.web.bridge import QUIET
from coach.web.form_sheet import form_and_card
from coach.web.meeting import Meeting
from coach.web.programme_desk import ProgrammeDesk, Wish
from coach.web.reading import visitor_of
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

PURPOSES = [
    ("After a session", "after_session"),
    ("Halfway", "midpoint"),
    ("At the end", "end"),
    ("Before and after", "before_after"),
    ("All of them", "all"),
]
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


class WishForm:
    """Three boxes that say what a programme shall be."""

    def __init__(self, name: str) -> None:
        """Add the boxes to the sheet that is being built."""
        self.pairs = gr.Number(12, label="Pairs", precision=0, elem_id=f"{name}-pairs")
        self.goal = gr.Textbox(
            label="Goal",
            placeholder="digital skills, inclusion, retention, or in your own words",
            lines=2,
            max_lines=6,
            elem_id=f"{name}-goal",
        )
        self.weeks = gr.Number(
            26, label="Weeks, from preparation to report", precision=0, elem_id=f"{name}-weeks"
        )

    @property
    def boxes(self) -> list[Any]:
        """The three, in the order of a `Wish`."""
        return [self.pairs, self.goal, self.weeks]


class HealthPart:
    """How the programme goes; there is nothing to fill in."""

    def __init__(self, desk: ProgrammeDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the card's place to the sheet that is being built."""
        self.card = gr.Markdown("", elem_classes=["card-place"], elem_id="health-card")

    def connect(self, meeting: gr.State, chosen: Arrivals) -> None:
        """Wire the sheet to who looks."""
        chosen.then(self._arrived, [meeting], [self.card])

    async def show(self, meeting: Meeting, request: gr.Request) -> str:
        """Return the card as it is now."""
        return await self._desk.health(meeting, visitor_of(request))

    async def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [await self._desk.health(meeting, visitor)]


class DesignPart:
    """The plan of a programme."""

    def __init__(self, desk: ProgrammeDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self.form = WishForm("design")
        self._go = gr.Button("Plan it", variant="primary", elem_id="design-go")

    def connect(self, sponsor: WishForm) -> None:
        """Wire the sheet; what is planned stands in the sponsor's boxes as well."""
        events = [self._go.click, self.form.goal.submit]
        gr.on(events, self._plan, self.form.boxes, [self.card, *sponsor.boxes], **_ONCE)

    async def _plan(
        self, pairs: float | None, goal: str, weeks: float | None, request: gr.Request
    ) -> list[Any]:
        card = await self._desk.design(Wish(pairs, goal, weeks), visitor_of(request))
        return [card, pairs, goal, weeks]


class SurveyPart:
    """Questions that a programme may ask."""

    def __init__(self, desk: ProgrammeDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self.purpose = gr.Radio(
            PURPOSES,
            value="after_session",
            label="When you ask",
            elem_classes=["stacked"],
            elem_id="survey-when",
        )

    def connect(self) -> None:
        """Wire the sheet: each choice shows its questions."""
        self.purpose.change(self.show, [self.purpose], [self.card], **QUIET)

    async def show(self, purpose: str, request: gr.Request) -> str:
        """Return the questions for a purpose."""
        return await self._desk.survey(purpose, visitor_of(request))


class SponsorPart:
    """One page for the sponsor."""

    def __init__(self, desk: ProgrammeDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self.form = WishForm("sponsor")
        self._published = gr.Checkbox(
            False, label="With what was published last", elem_id="sponsor-published"
        )
        self._go = gr.Button("Write the page", variant="primary", elem_id="sponsor-go")

    def connect(self, meeting: gr.State, chosen: Arrivals) -> None:
        """Wire the sheet to who looks: what was published is theirs to read."""
        inputs = [meeting, *self.form.boxes, self._published]
        self._go.click(self._write, inputs, [self.card], **_ONCE)
        chosen.then(self._arrived, [meeting], [self.card, self._published])

    async def _write(
        self,
        meeting: Meeting,
        pairs: float | None,
        goal: str,
        weeks: float | None,
        published: bool,
        request: gr.Request,
    ) -> str:
        wish, visitor = Wish(pairs, goal, weeks), visitor_of(request)
        return await self._desk.sponsor(wish, meeting, published=published, visitor=visitor)

    def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return ["", False] if meeting.left else [gr.skip(), gr.skip()]
