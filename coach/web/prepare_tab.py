"""The Prepare tab: the agenda of the next session, and all that helps before and after it."""

from typing import Any

import gradio as gr

from coach.web.agenda_part import AgendaPart
from coach.web.bridge import QUIET
from coach.web.help_parts import BriefPart, GoalPart, QuestionsPart, ScriptPart, TopicPart
from coach.web.meeting import Meeting
from coach.web.rehearsal_part import RehearsalPart
from coach.web.session_parts import DebriefPart, LedgerPart, PreviewPart
from coach.web.who_bar import Arrivals

TITLE = "Prepare"
SHEETS = [
    ("Agenda", "agenda"),
    ("Brief", "brief"),
    ("Check questions", "questions"),
    ("Plan one topic", "topic"),
    ("Mentor's preview", "preview"),
    ("Hard moments", "script"),
    ("Rehearse", "rehearse"),
    ("Goal", "goal"),
    ("Debrief", "debrief"),
    ("Given and got", "ledger"),
]


class PrepareTab:
    """Builds the sheets of the tab; the style sheet shows the one that is chosen."""

    title = TITLE

    def __init__(
        self,
        agenda: AgendaPart,
        brief: BriefPart,
        questions: QuestionsPart,
        topic: TopicPart,
        preview: PreviewPart,
        script: ScriptPart,
        rehearse: RehearsalPart,
        goal: GoalPart,
        debrief: DebriefPart,
        ledger: LedgerPart,
    ) -> None:
        """Put these sheets on the tab."""
        self.agenda, self.topic, self._ledger, self._rehearse = agenda, topic, ledger, rehearse
        self._parts: dict[str, Any] = {
            "agenda": agenda,
            "brief": brief,
            "questions": questions,
            "topic": topic,
            "preview": preview,
            "script": script,
            "rehearse": rehearse,
            "goal": goal,
            "debrief": debrief,
            "ledger": ledger,
        }

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self.choice = gr.Radio(
            SHEETS,
            value="agenda",
            label="What to prepare",
            elem_id="sheets",
            container=False,
            interactive=True,
        )
        for name, part in self._parts.items():
            with gr.Column(elem_classes=["leaf", f"leaf-{name}"]):
                part.build()

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheets to who meets."""
        for part in self._parts.values():
            part.connect(meeting, line, chosen)
        # Whatever was kept meanwhile stands in the ledger when somebody looks at it.
        self._rehearse.list_when_opened(self.choice, meeting)
        self.choice.change(self._look, [self.choice, meeting], [self._ledger.card], **QUIET)

    async def _look(self, choice: str, meeting: Meeting, request: gr.Request) -> Any:
        return await self._ledger.show(meeting, request) if choice == "ledger" else gr.skip()
