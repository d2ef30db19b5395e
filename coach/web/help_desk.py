"""Everything Prepare offers beside the agenda, without the widgets: each verb returns a card."""

from dataclasses import dataclass, replace
from typing import get_args

from coach.domain.preparation import CheckedQuestion, Goal, ScriptKind
from coach.language.cleaning import clean, one_line
from coach.rendering import inert
from coach.rendering.preparation_cards import (
    brief_card,
    goal_card,
    mini_plan_card,
    script_card,
)
from coach.rendering.question_cards import checked_card
from coach.web.acts import Act, button
from coach.web.meeting import Host, Meeting
from coach.web.needs import LONGEST_LINE, LONGEST_QUESTION
from coach.web.reading import lines_of, side_of, text_of
from coach.web.workshop import Visitor, Workshop

MOST_QUESTIONS = 40
COPY = '<p class="along"><button type="button" name="copies" class="plain">Copy</button></p>'
_SCRIPTS: dict[str, ScriptKind] = {kind: kind for kind in get_args(ScriptKind)}


@dataclass(frozen=True)
class Checked:
    """Questions as they were checked, and the text they stand in."""

    questions: tuple[CheckedQuestion, ...] = ()
    text: str = ""
    problem: str = ""
    steps: int = 0


@dataclass(frozen=True)
class GoalDraft:
    """A goal as it was worked out, and whether it was kept."""

    goal: Goal | None = None
    said: str = ""
    problem: str = ""
    steps: int = 0


class HelpDesk:
    """Writes briefs, plans, scripts and goals, and checks questions."""

    def __init__(self, workshop: Workshop, host: Host) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop
        self._host = host

    async def brief(self, meeting: Meeting, reader: str, visitor: Visitor) -> str:
        """Return the brief for one of the two."""
        side = side_of(reader)
        outcome = await self._workshop.do(lambda coach: coach.brief(meeting.pair, side), visitor)
        return sheet(brief_card(outcome.made)) if outcome.made else trouble(outcome.problem)

    async def plan_topic(
        self, meeting: Meeting, topic: str, minutes: float | None, visitor: Visitor
    ) -> str:
        """Return a topic in five steps."""
        title = one_line(text_of(topic, LONGEST_LINE))
        if not title:
            return trouble("Say which topic it is, in a few words.")
        if minutes is None or minutes != int(minutes):
            return trouble("Say how many minutes you have, as a whole number from 5 to 60.")
        outcome = await self._workshop.do(
            lambda coach: coach.plan_topic(title, meeting.pair, int(minutes)), visitor
        )
        return sheet(mini_plan_card(outcome.made)) if outcome.made else trouble(outcome.problem)

    async def script(
        self, meeting: Meeting, kind: str, asks: str, situation: str, visitor: Visitor
    ) -> str:
        """Return words for a hard moment."""
        chosen = _SCRIPTS.get(kind, "say_no")
        side, about = side_of(asks, "mentor"), clean(text_of(situation, LONGEST_QUESTION))
        if len(about) > LONGEST_QUESTION:
            return trouble(too_long("The situation", len(about), LONGEST_QUESTION))
        outcome = await self._workshop.do(
            lambda coach: coach.script(chosen, meeting.pair, asks=side, situation=about), visitor
        )
        return sheet(script_card(outcome.made)) if outcome.made else trouble(outcome.problem)

    async def check(self, before: Checked, text: str, visitor: Visitor) -> Checked:
        """Return what to mind about the questions in a text, one a line."""
        drafted = clean(text_of(text, LONGEST_QUESTION))
        lines, steps = lines_of(drafted), before.steps + 1
        if not lines:
            return replace(before, problem="Write a question first, one a line.", steps=steps)
        if len(drafted) > LONGEST_QUESTION or len(lines) > MOST_QUESTIONS:
            problem = f"Check at most {MOST_QUESTIONS} questions at a time."
            return replace(before, problem=problem, steps=steps)
        outcome = await self._workshop.do(lambda coach: coach.check_questions(lines), visitor)
        if outcome.made is None:
            return replace(before, problem=outcome.problem, steps=steps)
        return Checked(questions=tuple(outcome.made), text="\n".join(lines), steps=steps)

    async def use(self, checked: Checked, act: Act, visitor: Visitor) -> Checked:
        """Return the questions with one of them in its safer words."""
        place = act.number(0)
        if place is None or place >= len(checked.questions):
            return replace(checked, steps=checked.steps + 1)
        rewrite = checked.questions[place].rewrite
        lines = [one.question for one in checked.questions]
        if rewrite:
            lines[place] = rewrite
        return await self.check(checked, "\n".join(lines), visitor)

    async def goal(
        self, before: GoalDraft, meeting: Meeting, text: str, side: str, visitor: Visitor
    ) -> GoalDraft:
        """Return a goal in words that can be checked later."""
        words, steps = one_line(text_of(text, LONGEST_QUESTION)), before.steps + 1
        if not words or len(words) > LONGEST_QUESTION:
            problem = "Write the goal in a sentence or two."
            return replace(before, problem=problem, said="", steps=steps)
        outcome = await self._workshop.do(
            lambda coach: coach.build_goal(words, meeting.pair, side=side_of(side)), visitor
        )
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=steps)
        return GoalDraft(goal=outcome.made, steps=steps)

    async def keep_goal(
        self, draft: GoalDraft, meeting: Meeting, visitor: Visitor
    ) -> tuple[GoalDraft, Meeting]:
        """Return the draft and the meeting after the goal joined those of the pair."""
        stored, steps = meeting.stored, draft.steps + 1
        if draft.goal is None or stored is None:
            problem = "Choose a pair first: a goal is kept with its pair."
            return replace(draft, problem=problem, steps=steps), meeting
        goals = (*stored.pair.goals, draft.goal.text)
        pair = stored.pair.model_copy(update={"goals": goals})
        outcome = await self._workshop.do(lambda coach: coach.pairs.save(stored, pair), visitor)
        if outcome.made is None:
            again = await self._host.again(meeting, visitor) if outcome.meanwhile else meeting
            return replace(draft, problem=outcome.problem, said="", steps=steps), again
        said = "Kept with the pair's goals."
        return replace(draft, said=said, problem="", steps=steps), meeting.with_stored(outcome.made)


def checked_sheet(checked: Checked) -> str:
    """Return the card of checked questions."""
    if checked.problem:
        return trouble(checked.problem)
    if not checked.questions:
        return ""
    shown = checked_card(
        checked.questions, lambda place: button("check", f"use {place}", "Use these words")
    )
    return f'<div class="sheet-card" id="check-{checked.steps}">{shown}{COPY}</div>'


def goal_sheet(draft: GoalDraft, *, chosen: bool) -> str:
    """Return the card of a goal."""
    news = f'<p class="problem">{inert(draft.problem)}</p>' if draft.problem else ""
    if draft.goal is None:
        return f'<div class="sheet-card">{news}</div>' if news else ""
    news += f'<p class="said">{inert(draft.said)}</p>' if draft.said else ""
    keep = button("goal", "keep", "Keep this goal", kind="main", off=not chosen)
    why = "" if chosen else '<span class="quiet">Choose a pair to keep it with.</span>'
    edit = button("goal", "use", "Edit these words")
    foot = "" if draft.said else f'<p class="keep">{keep}{edit}{why}</p>'
    return (
        f'<div class="sheet-card" id="goal-{draft.steps}"><div class="news" role="status">{news}'
        f"</div>{goal_card(draft.goal)}{foot}</div>"
    )


def sheet(card: str) -> str:
    """Return a card with what can be done with any."""
    return f'<div class="sheet-card">{card}{COPY}</div>'


def trouble(problem: str) -> str:
    """Return a problem where a card would be."""
    words = f'<p class="problem">{inert(problem)}</p>'
    return f'<div class="sheet-card"><div class="news" role="status">{words}</div></div>'


def too_long(what: str, characters: int, most: int) -> str:
    """Return the sentence for a text that is too long."""
    return f"{what} has {characters:,} characters; I read at most {most:,}. Shorten it."
