"""Plan a topic: five steps in whole minutes, worded for the two who meet."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.preparation import MiniPlan, PlanStep, StepKind
from coach.domain.record import Record
from coach.errors import InputError
from coach.language.cleaning import one_line
from coach.language.phrasing import mentioned, quoted
from coach.planning.agenda_texts import filled, read_texts
from coach.planning.families import TopicFamily
from coach.planning.minutes import allot
from coach.services.cite_claims import ClaimBook, Footnotes
from coach.services.pair_signs import called
from coach.services.topic_sense import TopicSense, inside

SHORTEST, LONGEST = 5, 60
"""Minutes of a topic that can be planned."""
LONGEST_TOPIC = 200
_SHORT_TRY = 5
"""Minutes of trying below which only the first step is tried."""
_POLICY_PAGE = "R31"
_POLICY = "AI taught unsafely without the company's policy: risk of what goes into a tool"


class StepShare(Record):
    """How much of the time a step gets."""

    share: int = Field(ge=1)
    floor: int = Field(ge=1)


class TopicWords(Record):
    """What a plan needs to know of a topic."""

    opener: str
    show: str
    try_it: str
    decision: str


class MiniPlanTexts(Record):
    """What stands in `mini_plans.yaml`."""

    steps: dict[StepKind, StepShare]
    """In the order of the plan; the floors together take no more than the shortest plan."""
    hook: dict[str, str]
    show: str
    policy: str
    try_: dict[str, str] = Field(alias="try")
    play_back: str
    stretch: dict[str, str]
    try_it: str
    topic: TopicWords
    who: dict[str, str]


def read_mini_plan_texts(folder: Path) -> MiniPlanTexts:
    """Read `mini_plans.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(MiniPlanTexts, folder / "mini_plans.yaml")


class TopicPlanner:
    """Plans how one side teaches one topic."""

    def __init__(self, texts: MiniPlanTexts, claims: ClaimBook, sense: TopicSense) -> None:
        self._texts = texts
        self._claims = claims
        self._sense = sense

    def plan(self, topic: str, pair: Pair, minutes: int) -> MiniPlan:
        """Return hook, show, try, play back and stretch; their minutes sum exactly.

        Raises:
            InputError: The topic is empty or too long, or the minutes are outside of 5 to 60.
        """
        title = _checked(topic, minutes)
        family = self._sense.family(title)
        teacher = self._sense.teacher(title, pair)
        shares = self._texts.steps
        spread = allot(
            minutes,
            [one.share for one in shares.values()],
            [one.floor for one in shares.values()],
        )
        lengths = dict(zip(shares, spread, strict=True))
        worded = self._worded(title, pair, teacher, family, lengths)
        footnotes = Footnotes()
        if self._sense.is_ai(title):
            worded["show"] = f"{worded['show']} {self._texts.policy}"
            footnotes.cite(self._claims.claim_for(pair.playbook, _POLICY_PAGE, _POLICY, least=0.0))
        names = self._words(title, pair, teacher, family)
        return MiniPlan(
            topic=title,
            minutes=minutes,
            steps=tuple(
                PlanStep(minutes=length, kind=kind, text=worded[kind])
                for kind, length in lengths.items()
            ),
            try_it=filled(self._texts.try_it, **names),
            citations=footnotes.citations,
            notices=(self._who(title, pair, teacher, names),),
        )

    def _worded(
        self,
        title: str,
        pair: Pair,
        teacher: PairSide,
        family: TopicFamily | None,
        lengths: Mapping[StepKind, int],
    ) -> dict[StepKind, str]:
        texts, words = self._texts, self._words(title, pair, teacher, family)
        met = sum(any(self._sense.same(title, one) for one in held.topics) for held in pair.held)
        goal = next((one for one in pair.goals if self._sense.same(title, one)), "")
        templates: dict[StepKind, str] = {
            "hook": texts.hook["new" if met == 0 else "met" if met == 1 else "apply"],
            "show": texts.show,
            "try": texts.try_["short" if lengths["try"] < _SHORT_TRY else "long"],
            "play_back": texts.play_back,
            "stretch": texts.stretch["goal" if goal else "decide"],
        }
        return {
            kind: filled(template, goal=quoted(goal), **words)
            for kind, template in templates.items()
        }

    def _words(
        self, title: str, pair: Pair, teacher: PairSide, family: TopicFamily | None
    ) -> dict[str, str]:
        """Return everything that a template may name."""
        topic = mentioned(inside(title, pair))
        source = family or self._texts.topic
        parts = {name: getattr(source, name) for name in TopicWords.model_fields}
        if family is None:
            parts = {name: filled(text, topic=topic) for name, text in parts.items()}
        one, other = called(pair, teacher), called(pair, OTHER_SIDE[teacher])
        return {
            "topic": topic,
            "teacher": one,
            "learner": other,
            "Teacher": _capital(one),
            "Learner": _capital(other),
            **parts,
        }

    def _who(self, title: str, pair: Pair, teacher: PairSide, words: Mapping[str, str]) -> str:
        offered = any(self._sense.same(title, one) for one in pair.teaches(teacher))
        wanted = any(self._sense.same(title, one) for one in pair.wants(OTHER_SIDE[teacher]))
        name = "offered" if offered else "wanted" if wanted else "guessed"
        return _capital(filled(self._texts.who[name], **words))


def _checked(topic: str, minutes: int) -> str:
    title = one_line(topic)
    if not title or len(title) > LONGEST_TOPIC:
        raise InputError(
            what="the topic",
            problem=f"it must have 1 to {LONGEST_TOPIC} characters",
            remedy="Name one thing to teach in a few words.",
        )
    if not SHORTEST <= minutes <= LONGEST:
        raise InputError(
            what=f"{minutes} minutes",
            problem=f"one topic can be planned for {SHORTEST} to {LONGEST} minutes",
            remedy="Choose a length in between; split a larger topic in two.",
        )
    return title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
