"""The task `topics`: topics are suggested for a pair, and held to the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import Field

from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.domain.record import Record
from coach.domain.topic import FEWEST, MOST, Parts, Topic, TopicList
from coach.evaluation.case_files import read_case_file
from coach.evaluation.pair_fixtures import pair_fixture
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.task import Task, Told


class TopicsCase(Record):
    """A pair, and what its topics must hold."""

    id: str = Field(min_length=1)
    pair: str
    """Stem of a file of `evals/fixtures/pairs`."""
    count: int = MOST
    first: tuple[str, ...] = ()
    """Topics that must be among the first three, in these or other words."""
    holds: tuple[str, ...] = ()
    """Topics that must be in the list, in these or other words."""
    asks: int = 0
    """Fewest questions that must be asked to sharpen the list."""
    why: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What is asked for, in words."""
        return (f"coach topics {self.pair} --count {self.count}",)


class SuggestsTopics(Protocol):
    """Whatever suggests topics like the coach."""

    def suggest_topics(self, pair: Pair, *, count: int = MOST) -> TopicList:
        """Return topics in both directions, best first."""

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether one of the topics may well be one of the others, in other words."""


@dataclass(frozen=True)
class Suggested:
    """What came of a case."""

    case: TopicsCase
    pair: Pair
    found: TopicList
    subject: SuggestsTopics

    @property
    def titles(self) -> list[str]:
        """The topics, best first."""
        return [topic.title for topic in self.found.topics]


class OldHat:
    """A suggester that is bad on purpose: the same topics for everybody, all one way."""

    def suggest_topics(self, pair: Pair, *, count: int = MOST) -> TopicList:
        """Return what was done lately and fashionable things."""
        titles = (*pair.recent_topics, "Synergy", "Leadership", "Innovation", "Agility")[:count]
        return TopicList(topics=tuple(map(_old_hat, titles)))

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether a topic is among the others."""
        return bool({t.casefold() for t in topics} & {t.casefold() for t in others})


def _old_hat(title: str) -> Topic:
    parts = Parts(fit=0.5, novelty=0.5, effort=0.5, risk=0.5)
    return Topic(
        title=title, direction="senior_to_junior", why_it_matters="It matters.", why_teach="",
        opener="Shall we?", trade=title, level="first_steps", score=0.5, parts=parts,
    )  # fmt: skip


def _suggest(subject: SuggestsTopics, case: TopicsCase) -> Suggested:
    pair = pair_fixture(case.pair)
    return Suggested(case, pair, subject.suggest_topics(pair, count=case.count), subject)


def _number_right(done: Suggested) -> Mark:
    count = len(done.titles)
    return yes(FEWEST <= count <= done.case.count, f"{count} topics")


def _both_directions(done: Suggested) -> Mark:
    ways = {topic.direction for topic in done.found.topics}
    return yes(len(ways) == 2, "all in one direction")


def _trades_cross(done: Suggested) -> Mark:
    ways = {topic.title: topic.direction for topic in done.found.topics}
    wrong = [t.title for t in done.found.topics if ways.get(t.trade, t.direction) == t.direction]
    return yes(not wrong, f"no trade in the other direction: {', '.join(wrong)}")


def _nothing_recent(done: Suggested) -> Mark | None:
    recent = done.pair.recent_topics
    if not recent:
        return None
    again = [one for one in done.titles if done.subject.alike((one,), recent)]
    return yes(not again, f"again: {', '.join(again)}")


def _first(done: Suggested) -> Mark | None:
    return _among(done, done.case.first, done.titles[:3])


def _holds(done: Suggested) -> Mark | None:
    return _among(done, done.case.holds, done.titles)


def _among(done: Suggested, wanted: Sequence[str], titles: Sequence[str]) -> Mark | None:
    if not wanted:
        return None
    missing = [one for one in wanted if not done.subject.alike(titles, (one,))]
    why = f"{', '.join(missing)} not among {', '.join(titles)}" if missing else ""
    return Mark(float(len(wanted) - len(missing)), of=len(wanted), why=why)


def _asks_enough(done: Suggested) -> Mark | None:
    if not done.case.asks:
        return None
    return yes(len(done.found.ask) >= done.case.asks, f"asks {len(done.found.ask)}")


def _read(path: Path) -> tuple[TopicsCase, ...]:
    return read_case_file(path, TopicsCase)


def _old_hats(documents: Iterable[Document]) -> Any:
    return OldHat()


TOPICS: Task[TopicsCase, Suggested] = Task(
    read=_read,
    run=_suggest,
    scorers={
        "number_right": _number_right,
        "both_directions": _both_directions,
        "trades_cross": _trades_cross,
        "nothing_recent": _nothing_recent,
        "first": _first,
        "holds": _holds,
        "asks_enough": _asks_enough,
    },
    sentinels={"old_hat": _old_hats},
    told=lambda done: Told("", ", ".join(done.titles)),
)
