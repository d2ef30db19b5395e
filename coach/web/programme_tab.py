"""The Programme tab: for whoever runs the programme, and whoever thinks of starting one."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from coach.web.bridge import QUIET
from coach.web.meeting import Meeting
from coach.web.programme_desk import ProgrammeDesk
from coach.web.programme_parts import DesignPart, HealthPart, SponsorPart, SurveyPart
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

TITLE = "Programme"
SHEETS = [
    ("How it goes", "health"),
    ("Design", "design"),
    ("Questions to ask", "survey"),
    ("Sponsor page", "sponsor"),
]
Opened = Callable[..., object]


class ProgrammeTab:
    """Builds the sheets of the tab; the style sheet shows the one that is chosen."""

    title = TITLE

    def __init__(self, desk: ProgrammeDesk) -> None:
        """Work at `desk`."""
        self._health = HealthPart(desk)
        self._design = DesignPart(desk)
        self._survey = SurveyPart(desk)
        self._sponsor = SponsorPart(desk)

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self._choice = gr.Radio(
            SHEETS,
            value="design",
            label="What to look at",
            elem_id="offices",
            elem_classes=["sides"],
            container=False,
            interactive=True,
        )
        with gr.Column(elem_classes=["leaf", "leaf-health"]):
            self._health.build()
        with gr.Column(elem_classes=["leaf", "leaf-design"]):
            self._design.build()
        with gr.Column(elem_classes=["leaf", "leaf-survey"]):
            self._survey.build()
        with gr.Column(elem_classes=["leaf", "leaf-sponsor"]):
            self._sponsor.build()

    def connect(self, meeting: gr.State, opened: Opened, chosen: Arrivals) -> None:
        """Wire the sheets to who looks; what changes by itself is read anew when it is opened."""
        chosen.then(self._arrived, [meeting], [self._choice])
        self._health.connect(meeting, chosen)
        self._design.connect(self._sponsor.form)
        self._survey.connect()
        self._sponsor.connect(meeting, chosen)
        inputs = [self._choice, meeting, self._survey.purpose]
        shown = [self._health.card, self._survey.card]
        opened(self._look, inputs, shown, **QUIET)
        self._choice.change(self._look, inputs, shown, **QUIET)

    def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        """Begin with how it goes for a manager; with the designer for everybody else."""
        manages = meeting.reader is not None and meeting.reader.role == "manager"
        return ["health" if manages else "design" if meeting.left else gr.skip()]

    async def _look(
        self, choice: str, meeting: Meeting, purpose: str, request: gr.Request
    ) -> list[Any]:
        if choice == "health":
            return [await self._health.show(meeting, request), gr.skip()]
        if choice == "survey":
            return [gr.skip(), await self._survey.show(purpose, request)]
        return [gr.skip(), gr.skip()]
