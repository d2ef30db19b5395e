"""The agenda sheet of Prepare: a form, the card, and a line to say what to change."""

from typing import Any

import gradio as gr

from coach.domain.agenda import LONGEST, SHORTEST
from coach.domain.conversation import Role
from coach.web.acts import read_act
from coach.web.agenda_sheet import agenda_sheet
from coach.web.bridge import QUIET, Bridge
from coach.web.meeting import Meeting
from coach.web.plan import Plan
from coach.web.planning_desk import VERBS, PlanningDesk
from coach.web.reading import visitor_of
from coach.web.who_bar import Arrivals, show
from coach.web.workshop import Visitor

SURFACE = "plan"
KINDS = [
    ("Automatic: what comes next", ""),
    ("First session", "first"),
    ("Standard session", "standard"),
    ("Short session", "short"),
    ("Feedback session", "feedback"),
    ("Midpoint review", "midpoint"),
    ("Closing session", "closing"),
    ("Restart after a break", "restart"),
]


class AgendaPart:
    """Builds the sheet, and passes what happens to the desk."""

    def __init__(self, desk: PlanningDesk) -> None:
        """Prepare at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.plan = gr.State(Plan(), time_to_live=12 * 3600)
        self._bridge = Bridge(SURFACE)
        with gr.Row(elem_classes=["desk"]):
            with gr.Column(elem_classes=["asks"], scale=2, min_width=260):
                self._fill_form()
            with gr.Column(elem_classes=["result"], scale=5, min_width=300):
                with gr.Row(elem_id="plan-edit", elem_classes=["edit-line"], visible=False) as row:
                    self._say = gr.Textbox(
                        label="Say what to change",
                        placeholder="make it 30 · move the feedback up · drop the second topic",
                        elem_id="plan-say",
                        max_lines=1,
                        scale=5,
                    )
                    self._change = gr.Button("Change it", elem_id="plan-change", scale=1)
                self._row = row
                self.card = gr.Markdown(_EMPTY, elem_id="plan-card", elem_classes=["card-place"])

    def _fill_form(self) -> None:
        self._minutes = gr.Number(
            45, label=f"Minutes ({SHORTEST} to {LONGEST})", precision=0, elem_id="plan-minutes"
        )
        self._kind = gr.Dropdown(
            KINDS, value="", label="Kind of session", filterable=False, elem_id="plan-kind"
        )
        self.topic = gr.Textbox(
            label="A topic you want on it (optional)",
            placeholder="automation of the monthly report",
            elem_id="plan-topic",
            max_lines=2,
        )
        self._when = gr.Textbox(
            label="When you meet (optional)",
            placeholder="next Tuesday at 10",
            elem_id="plan-when",
            max_lines=1,
        )
        self._prepare = gr.Button("Prepare the agenda", variant="primary", elem_id="plan-prepare")

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        shown = [self.plan, self.card, self._row]
        form = [self._minutes, self._kind, self.topic, self._when]
        once: dict[str, Any] = {**QUIET, "trigger_mode": "once"}
        gr.on(
            [self._prepare.click, self.topic.submit, self._when.submit],
            self._prepare_it,
            [self.plan, meeting, *form],
            shown,
            **once,
        )
        gr.on(
            [self._change.click, self._say.submit],
            self._change_it,
            [self.plan, meeting, self._say],
            [*shown, self._say],
            **once,
        )
        self._bridge.go.click(
            self._act, [self.plan, meeting, self._bridge.said], [*shown, meeting, line], **QUIET
        )
        chosen.then(self._other_pair, [self.plan, meeting], shown)

    async def _prepare_it(
        self,
        plan: Plan,
        meeting: Meeting,
        minutes: float | None,
        kind: str,
        topic: str,
        when: str,
        request: gr.Request,
    ) -> list[Any]:
        made = await self._desk.prepare(
            plan,
            meeting,
            visitor_of(request),
            minutes=minutes,
            kind=kind,
            topic=topic,
            when=when,
        )
        return _show(made, meeting)

    async def _change_it(
        self, plan: Plan, meeting: Meeting, text: str, request: gr.Request
    ) -> list[Any]:
        said = await self._desk.say(plan, meeting, text, Role.LEADER, visitor_of(request))
        return [*_show(said, meeting), text if said.problem else ""]

    async def _act(self, plan: Plan, meeting: Meeting, said: str, request: gr.Request) -> list[Any]:
        act = read_act(said, VERBS)
        if act is None:
            return [gr.skip() for _ in range(5)]
        visitor = visitor_of(request)
        changed, met = await self._desk.act(plan, meeting, act, Role.LEADER, visitor)
        return [
            *_show(changed, met),
            *(show(met) if met is not meeting else (gr.skip(), gr.skip())),
        ]

    def _other_pair(self, visitor: Visitor, plan: Plan, meeting: Meeting) -> list[Any]:
        """Put the agenda of another pair away."""
        same = plan.agenda and plan.agenda.people == tuple(one.name for one in meeting.pair.people)
        if same and not meeting.left:
            return _show(plan, meeting)
        return _show(Plan(), meeting)


_EMPTY = """<div class="empty"><h2>A plan you can use today</h2><p>Say how long you have. You get
an agenda to the minute: open promises first, then both of you teach and both learn, with a question
for every part and the source behind it. Change what you like before you keep it.</p></div>"""


def _show(plan: Plan, meeting: Meeting) -> list[Any]:
    sheet = agenda_sheet(plan, SURFACE, chosen=meeting.stored is not None)
    return [plan, sheet or _EMPTY, gr.update(visible=plan.agenda is not None)]
