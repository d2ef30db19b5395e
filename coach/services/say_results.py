"""Say results: what was prepared, as the coach puts it in the chat; the whole stands beside it."""

from collections.abc import Iterable, Sequence
from datetime import date as Date

from coach.domain.answer import Block, Bullets, Paragraph, Statement
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.preparation import (
    CheckedQuestion,
    Debrief,
    Goal,
    MiniPlan,
    PreBrief,
    Script,
    SessionBrief,
)
from coach.domain.record import Record
from coach.domain.topic import TopicList
from coach.planning.agenda import said_date
from coach.planning.agenda_texts import filled
from coach.planning.candidates import TEACHER
from coach.services.edit_context import said_minutes


class TalkTexts(Record):
    """What stands in `talk.yaml`."""

    minutes_assumed: str
    unknown_partner: str
    no_pair: str
    day_only: str
    date_past: str
    topics: str
    topic_line: str
    give_back: str
    give_back_line: str
    brief: str
    listen_for: str
    ask: str
    open_actions: str
    avoid: str
    no_questions: str
    all_good: str
    one_good: str
    some_flagged: str
    one_flagged: str
    checked_line: str
    no_topic: str
    mini_plan: str
    step: str
    try_it: str
    pre_brief: str
    likely: str
    may_skip: str
    no_notes: str
    debrief: str
    learnings: str
    actions: str
    action_line: str
    nobody: str
    due: str
    i_did: str
    no_goal: str
    goal: str
    first_step: str
    suggestions: dict[str, tuple[str, ...]]


class ResultWords:
    """Words results for the chat."""

    def __init__(self, texts: TalkTexts) -> None:
        self._texts = texts

    def topics(self, found: TopicList, pair: Pair) -> tuple[Block, ...]:
        """Say topics in both directions, each with its trade."""
        lines = [
            filled(
                self._texts.topic_line,
                title=topic.title,
                teacher=side_name(pair, TEACHER[topic.direction], start=True),
                why=topic.why_it_matters,
                trade=topic.trade,
            )
            for topic in found.topics
        ]
        return (paragraph(self._texts.topics), bullets(lines), *paragraphs(found.ask))

    def give_back(self, found: TopicList, pair: Pair, giver: PairSide) -> tuple[Block, ...]:
        """Say what one side can offer."""
        lines = [
            filled(self._texts.give_back_line, title=topic.title, why=topic.why_it_matters)
            for topic in found.topics
        ]
        head = filled(self._texts.give_back, giver=side_name(pair, giver, start=True))
        return (paragraph(head), bullets(lines))

    def brief(self, brief: SessionBrief) -> tuple[Block, ...]:
        """Say a brief."""
        texts = self._texts
        parts: list[Block] = [paragraph(f"{texts.listen_for}:"), bullets(brief.listen_for)]
        parts += [paragraph(f"{texts.ask}:"), bullets(brief.ask)]
        if brief.open_actions:
            parts += [paragraph(f"{texts.open_actions}:"), bullets(brief.open_actions)]
        return (*parts, paragraph(filled(texts.avoid, avoid=brief.avoid)))

    def checked(self, checked: Sequence[CheckedQuestion]) -> tuple[Block, ...]:
        """Say which questions to put otherwise, and how."""
        flagged = [one for one in checked if one.flags]
        texts = self._texts
        if not flagged:
            return (paragraph(texts.one_good if len(checked) == 1 else texts.all_good),)
        one = len(checked) == 1
        words = {"flagged": len(flagged), "count": len(checked)}
        head = texts.one_flagged if one else filled(texts.some_flagged, **words)
        lines = [
            filled(
                texts.checked_line, question=q.question, why=q.why or "", rewrite=q.rewrite or ""
            )
            for q in flagged
        ]
        return (paragraph(head), bullets(lines))

    def mini_plan(self, plan: MiniPlan) -> tuple[Block, ...]:
        """Say a plan for one topic, step by step."""
        texts = self._texts
        steps = [
            filled(texts.step, minutes=said_minutes(step.minutes), text=step.text)
            for step in plan.steps
        ]
        head = filled(texts.mini_plan, topic=plan.topic, minutes=said_minutes(plan.minutes))
        return (paragraph(head), bullets(steps), paragraph(filled(texts.try_it, task=plan.try_it)))

    def pre_brief(self, pre_brief: PreBrief) -> tuple[Block, ...]:
        """Say what a mentor may be asked, and what need not be answered."""
        lines = []
        for one in pre_brief.questions:
            words = filled(self._texts.likely, question=one.question, angle=one.angle)
            skip = filled(self._texts.may_skip, why=one.may_skip) if one.may_skip else ""
            lines.append(f"{words} {skip}".strip())
        return (paragraph(self._texts.pre_brief), bullets(lines))

    def script(self, script: Script) -> tuple[Block, ...]:
        """Say three ways to put it, and whom to turn to."""
        return (
            paragraph(script.before),
            bullets([f"“{words}”" for words in script.says]),
            paragraph(script.help_route),
        )

    def debrief(self, debrief: Debrief, pair: Pair) -> tuple[Block, ...]:
        """Say what the notes propose, and what they leave open."""
        texts = self._texts
        parts: list[Block] = [paragraph(texts.debrief)]
        if debrief.learnings:
            parts += [paragraph(f"{texts.learnings}:"), bullets(debrief.learnings)]
        if debrief.actions:
            lines = [self._action(one.text, one.owner, one.due, pair) for one in debrief.actions]
            parts += [paragraph(f"{texts.actions}:"), bullets(lines)]
        if debrief.i_did:
            parts.append(paragraph(filled(texts.i_did, text=debrief.i_did)))
        return (*parts, *paragraphs(debrief.ask))

    def goal(self, goal: Goal) -> tuple[Block, ...]:
        """Say a goal as it could be put, what is missing, and where to begin."""
        said = [filled(self._texts.goal, text=goal.text), *goal.ask]
        if goal.first_step:
            said.append(filled(self._texts.first_step, step=goal.first_step))
        return paragraphs(said)

    def _action(self, text: str, owner: str | None, due: Date | None, pair: Pair) -> str:
        who = self._texts.nobody
        for side in TEACHER.values():
            if owner == side:
                who = side_name(pair, side, start=True)
        if owner == "both":
            who = "Both of you"
        when = filled(self._texts.due, date=said_date(due)) if due else ""
        return filled(self._texts.action_line, owner=who, text=text.rstrip("."), due=when)


def side_name(pair: Pair, side: PairSide, *, start: bool = False) -> str:
    """Return the first name of a side's person, else what the side is called."""
    name = pair.first_name(side) or f"the {side}"
    return name[:1].upper() + name[1:] if start else name


def paragraph(words: str) -> Paragraph:
    """Return words of the coach's own as a paragraph."""
    return Paragraph(statements=(Statement(text=words),))


def paragraphs(some: Iterable[str]) -> tuple[Block, ...]:
    """Return each text as a paragraph of its own."""
    return tuple(paragraph(words) for words in some if words)


def bullets(lines: Iterable[str]) -> Bullets:
    """Return lines one under the other."""
    return Bullets(statements=tuple(Statement(text=line) for line in lines))
