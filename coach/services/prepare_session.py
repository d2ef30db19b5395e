"""Prepare a session beside its agenda: briefs, plans, scripts, debriefs and goals in one place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.playbook import Playbook
from coach.domain.preparation import (
    CheckedQuestion,
    Debrief,
    Goal,
    MiniPlan,
    PreBrief,
    Script,
    ScriptKind,
    SessionBrief,
)
from coach.planning.debrief_texts import read_debrief_shelf
from coach.planning.private_matters import read_private_matters
from coach.prompting.asking import Budget
from coach.services.brief_texts import read_brief_texts
from coach.services.build_goal import GoalBuilder, read_goal_shelf
from coach.services.cite_claims import ClaimBook
from coach.services.draft_debrief import DebriefDrafter, Refers
from coach.services.plan_topic import TopicPlanner, read_mini_plan_texts
from coach.services.say_ledger import LedgerTeller, read_ledger_texts
from coach.services.topic_sense import TopicSense
from coach.services.write_brief import BriefWriter, QuestionCheck, Suggests
from coach.services.write_pre_brief import PreBriefWriter, read_pre_brief_texts
from coach.services.write_scripts import ScriptWriter, read_scripts
from coach.wording.brief_words import BriefWords
from coach.wording.plan_words import PlanWords
from coach.wording.rewording import Reworder
from coach.wording.script_words import ScriptWords


@dataclass(frozen=True)
class Grounds:
    """What all preparation rests on."""

    claims: ClaimBook
    playbooks: Mapping[str, Playbook]
    suggester: Suggests
    sense: TopicSense
    check: QuestionCheck
    help_route: str
    """Whom to turn to, for pairs that name nobody."""
    now: Callable[[], datetime]
    refers: Refers | None = None
    reworder: Reworder | None = None
    """Puts briefs, plans and scripts into better words; None without a model."""


class Preparation:
    """Prepares what one of a pair needs before and after a session."""

    def __init__(self, folder: Path, grounds: Grounds) -> None:
        """Read the texts of `knowledge/coaching`, or raise ShelfError."""
        on = grounds
        shelf, private = read_debrief_shelf(folder), read_private_matters(folder)
        self._now = on.now
        self._reworder = on.reworder
        self._check = on.check
        self._ledger = LedgerTeller(read_ledger_texts(folder), on.suggester, on.sense)
        self._briefs = BriefWriter(
            texts=read_brief_texts(folder),
            claims=on.claims,
            playbooks=on.playbooks,
            suggester=on.suggester,
            check=on.check,
            ledger=self._ledger,
            sense=on.sense,
        )
        self._plans = TopicPlanner(read_mini_plan_texts(folder), on.claims, on.sense)
        self._pre_briefs = PreBriefWriter(
            texts=read_pre_brief_texts(folder),
            check=on.check,
            suggester=on.suggester,
            sense=on.sense,
            private=private,
        )
        self._scripts = ScriptWriter(
            read_scripts(folder), help_route=on.help_route, refers=on.refers
        )
        self._debriefs = DebriefDrafter(
            shelf=shelf,
            private=private,
            claims=on.claims,
            playbooks=on.playbooks,
            refers=on.refers,
        )
        self._goals = GoalBuilder(read_goal_shelf(folder), on.sense, shelf.texts.deeds)

    def brief(self, pair: Pair, reader: PairSide, *, budget: Budget | None = None) -> SessionBrief:
        """Return one screen before a session; see `BriefWriter.brief`."""
        brief = self._briefs.brief(pair, reader, now=self._now())
        if self._reworder is None:
            return brief
        return BriefWords(self._reworder).reword(brief, pair, budget=budget or Budget())

    def plan_topic(
        self, topic: str, pair: Pair, minutes: int, *, budget: Budget | None = None
    ) -> MiniPlan:
        """Return a topic in five steps; see `TopicPlanner.plan`."""
        plan = self._plans.plan(topic, pair, minutes)
        if self._reworder is None:
            return plan
        return PlanWords(self._reworder).reword(plan, pair, budget=budget or Budget())

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Return each question with what to mind about it."""
        return self._check(lines)

    def pre_brief(
        self, pair: Pair, questions: Sequence[str], *, starts: datetime | None = None
    ) -> PreBrief:
        """Return what the mentor may be asked; see `PreBriefWriter.pre_brief`."""
        return self._pre_briefs.pre_brief(pair, questions, starts=starts)

    def script(
        self,
        kind: ScriptKind,
        pair: Pair,
        *,
        asks: PairSide = "mentor",
        situation: str = "",
        budget: Budget | None = None,
    ) -> Script:
        """Return words for a hard moment; see `ScriptWriter.script`."""
        script = self._scripts.script(kind, pair, side=asks, situation=situation)
        if self._reworder is None:
            return script
        words = ScriptWords(self._reworder)
        return words.reword(script, pair, reader=asks, budget=budget or Budget())

    def draft_debrief(self, notes: str, pair: Pair, *, author: PairSide, day: Date) -> Debrief:
        """Return what came of a session; see `DebriefDrafter.draft`."""
        return self._debriefs.draft(notes, pair, author=author, held_on=day)

    def build_goal(self, text: str, pair: Pair, *, side: PairSide) -> Goal:
        """Return a goal in words that can be checked later; see `GoalBuilder.build`."""
        return self._goals.build(text, pair, side=side)

    def say_ledger(self, pair: Pair) -> tuple[str, ...]:
        """Return what each side gave so far, with the swap that would even it out."""
        return self._ledger.say(self._ledger.given(pair), pair)
