"""Sheets of Prepare with a form and a card: brief, questions, one topic, hard words, goal."""

from dataclasses import replace
from typing import Any

import gradio as gr

from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.form_sheet import form_and_card
from coach.web.help_desk import Checked, GoalDraft, HelpDesk, checked_sheet, goal_sheet
from coach.web.meeting import Meeting
from coach.web.reading import visitor_of
from coach.web.who_bar import Arrivals, show
from coach.web.workshop import Visitor

SIDES = [("The leader", "leader"), ("The mentor", "mentor")]
SCRIPTS = [
    ("Say no to a topic", "say_no"),
    ("Tell somebody senior what did not go well", "feed_back_upward"),
    ("Ask for what I want", "ask_for_what_i_want"),
    ("Share something personal, on my terms", "share_on_my_terms"),
]
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


class BriefPart:
    """One screen before a session."""

    def __init__(self, desk: HelpDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self._reader = gr.Radio(SIDES, value="leader", label="For", elem_classes=["sides"])
        self._go = gr.Button("Write the brief", variant="primary", elem_id="brief-go")

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        self._go.click(self._write, [meeting, self._reader], [self.card], **_ONCE)
        chosen.then(_named, [meeting], [self._reader, self.card])

    async def _write(self, meeting: Meeting, reader: str, request: gr.Request) -> str:
        return await self._desk.brief(meeting, reader, visitor_of(request))


class TopicPart:
    """One topic in five steps."""

    def __init__(self, desk: HelpDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self.topic = gr.Textbox(label="Topic", placeholder="prompt writing", elem_id="topic-title")
        self.minutes = gr.Number(
            20, label="Minutes (5 to 60)", precision=0, elem_id="topic-minutes"
        )
        self._go = gr.Button("Plan it", variant="primary", elem_id="topic-go")

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        inputs = [meeting, self.topic, self.minutes]
        gr.on([self._go.click, self.topic.submit], self.plan, inputs, [self.card], **_ONCE)
        chosen.then(_blank, [], [self.card])

    async def plan(
        self, meeting: Meeting, topic: str, minutes: float | None, request: gr.Request
    ) -> str:
        """Return the card of a topic."""
        return await self._desk.plan_topic(meeting, topic, minutes, visitor_of(request))


class ScriptPart:
    """Words for a hard moment."""

    def __init__(self, desk: HelpDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self._kind = gr.Radio(
            SCRIPTS, value="say_no", label="What you want to do", elem_classes=["stacked"]
        )
        self._asks = gr.Radio(SIDES, value="mentor", label="Who speaks", elem_classes=["sides"])
        self._situation = gr.Textbox(
            label="What it is about (optional; not kept)", lines=2, max_lines=6
        )
        self._go = gr.Button("Find words", variant="primary", elem_id="script-go")

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        inputs = [meeting, self._kind, self._asks, self._situation]
        self._go.click(self._write, inputs, [self.card], **_ONCE)
        chosen.then(_named, [meeting], [self._asks, self.card])

    async def _write(
        self, meeting: Meeting, kind: str, asks: str, situation: str, request: gr.Request
    ) -> str:
        return await self._desk.script(meeting, kind, asks, situation, visitor_of(request))


class QuestionsPart:
    """Questions to check."""

    def __init__(self, desk: HelpDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self._state = gr.State(Checked(), time_to_live=12 * 3600)
        self._bridge = Bridge("check")
        self._text = gr.Textbox(
            label="Your questions, one a line",
            placeholder="What do people your age expect from a manager?",
            lines=5,
            max_lines=14,
            elem_id="check-text",
        )
        self._go = gr.Button("Check them", variant="primary", elem_id="check-go")

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet."""
        shown = [self._state, self.card]
        self._go.click(self._check, [self._state, self._text], shown, **_ONCE)
        used = [self._state, self._bridge.said]
        self._bridge.go.click(self._use, used, [*shown, self._text], **QUIET)

    async def _check(self, before: Checked, text: str, request: gr.Request) -> list[Any]:
        checked = await self._desk.check(before, text, visitor_of(request))
        return [checked, checked_sheet(checked)]

    async def _use(self, checked: Checked, said: str, request: gr.Request) -> list[Any]:
        act = read_act(said, {"use"})
        if act is None:
            return [gr.skip(), gr.skip(), gr.skip()]
        better = await self._desk.use(checked, act, visitor_of(request))
        return [better, checked_sheet(better), better.text]


class GoalPart:
    """A goal that can be checked later."""

    def __init__(self, desk: HelpDesk) -> None:
        """Work at `desk`."""
        self._desk = desk

    def build(self) -> None:
        """Add the widgets to the sheet that is being built."""
        self.card = form_and_card(self._fill_form)

    def _fill_form(self) -> None:
        self._state = gr.State(GoalDraft(), time_to_live=12 * 3600)
        self._bridge = Bridge("goal")
        self._text = gr.Textbox(
            label="Your goal, as you would say it",
            placeholder="get better at using AI in my reports",
            lines=3,
            max_lines=8,
            elem_id="goal-text",
        )
        self._side = gr.Radio(SIDES, value="leader", label="Whose goal", elem_classes=["sides"])
        self._go = gr.Button("Sharpen it", variant="primary", elem_id="goal-go")

    def connect(self, meeting: gr.State, line: gr.Markdown, chosen: Arrivals) -> None:
        """Wire the sheet to who meets."""
        shown = [self._state, self.card]
        self._go.click(self._build, [self._state, meeting, self._text, self._side], shown, **_ONCE)
        self._bridge.go.click(
            self._keep,
            [self._state, meeting, self._bridge.said],
            [*shown, meeting, line, self._text],
            **QUIET,
        )
        chosen.then(self._other, [meeting], [*shown, self._side])

    async def _build(
        self, before: GoalDraft, meeting: Meeting, text: str, side: str, request: gr.Request
    ) -> list[Any]:
        draft = await self._desk.goal(before, meeting, text, side, visitor_of(request))
        return [draft, goal_sheet(draft, chosen=meeting.stored is not None)]

    async def _keep(
        self, draft: GoalDraft, meeting: Meeting, said: str, request: gr.Request
    ) -> list[Any]:
        act = read_act(said, {"keep", "use"})
        if act is None or draft.goal is None:
            return [gr.skip() for _ in range(5)]
        if act.verb == "use":
            shown = replace(draft, steps=draft.steps + 1)
            card = goal_sheet(shown, chosen=meeting.stored is not None)
            return [shown, card, gr.skip(), gr.skip(), draft.goal.text]
        kept, met = await self._desk.keep_goal(draft, meeting, visitor_of(request))
        return [kept, goal_sheet(kept, chosen=met.stored is not None), *show(met), gr.skip()]

    def _other(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [GoalDraft(), "", sides(meeting)]


def sides(meeting: Meeting) -> Any:
    """Return the labels of the two sides with the names of who meets."""
    return gr.update(choices=[(name, side) for side, name in meeting.names().items()])


def _named(visitor: Visitor, meeting: Meeting) -> list[Any]:
    return [sides(meeting), ""]


def _blank(visitor: Visitor) -> list[Any]:
    return [""]
