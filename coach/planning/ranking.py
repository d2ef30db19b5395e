"""Which topics come first: fit, novelty, effort and risk, then a fair share for each direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.domain.pair import Pair
from coach.domain.playbook import Level
from coach.domain.topic import Parts, TeachingDirection, TopicLevel
from coach.planning.candidates import Candidate
from coach.planning.meanings import Meanings

WEIGHTS = {"fit": 0.55, "novelty": 0.2, "effort": 0.15, "risk": 0.1}
"""Fit before all; what is new before what is known; what is easy and safe before the rest."""
_LEVELS: Mapping[Level, float] = {"low": 0.15, "medium": 0.5, "high": 0.85}
_FEWEST_EACH_WAY = 2


@dataclass(frozen=True)
class Ranked:
    """A candidate with what its rank is made of."""

    candidate: Candidate
    parts: Parts
    score: float
    """0 to 1."""
    level: TopicLevel
    repeats: bool = False
    """Whether it was a topic of the last two held sessions: shown only where it was asked for."""


class Ranker:
    """Rates candidates against what a pair has done."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings

    def rank(self, candidates: Sequence[Candidate], pair: Pair) -> list[Ranked]:
        """Return what may be suggested, best first: nothing of the last two held sessions."""
        rated = [self.rate(one, pair) for one in candidates]
        return sorted((one for one in rated if not one.repeats), key=lambda one: -one.score)

    def rate(self, one: Candidate, pair: Pair) -> Ranked:
        """Return a candidate with its parts, even if it repeats a recent topic."""
        past = pair.past_topics
        self._meanings.learn((one.title, *past))
        again = self._named_again(one.title, past)
        met = sum(any(t.casefold() in again for t in session.topics) for session in pair.held)
        nearest = max((self._meanings.fit(one.title, topic) for topic in past), default=0.0)
        parts = Parts(
            fit=round(one.fit, 3),
            novelty=round(1 - nearest, 3),
            effort=_LEVELS[one.effort],
            risk=_LEVELS[one.risk],
        )
        return Ranked(
            candidate=one,
            parts=parts,
            score=round(score(parts), 3),
            level="first_steps" if met == 0 else "deeper" if met == 1 else "apply",
            repeats=bool(self._meanings.alike((one.title,), pair.recent_topics).any()),
        )

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether one of the topics may well be one of the others."""
        return bool(self._meanings.alike(topics, others).any())

    def each_once(
        self, ways: Mapping[TeachingDirection, Sequence[Ranked]]
    ) -> dict[TeachingDirection, tuple[Ranked, ...]]:
        """Leave a topic that both sides could teach to the side for which it ranks higher."""
        up, down = ways["junior_to_senior"], ways["senior_to_junior"]
        same = self._meanings.sameness(
            [one.candidate.title for one in up], [one.candidate.title for one in down]
        )
        lost_up, lost_down = set[int](), set[int]()
        for row, column in zip(*same.nonzero(), strict=True):
            higher = up[row].score >= down[column].score
            (lost_down if higher else lost_up).add(int(column if higher else row))
        return {
            "junior_to_senior": tuple(one for n, one in enumerate(up) if n not in lost_up),
            "senior_to_junior": tuple(one for n, one in enumerate(down) if n not in lost_down),
        }

    def _named_again(self, title: str, past: Sequence[str]) -> set[str]:
        """Return the past topics that are this one, in lower case."""
        (same,) = self._meanings.sameness((title,), past)
        return {topic.casefold() for topic, is_same in zip(past, same, strict=True) if is_same}

    def same(self, one: str, other: str) -> bool:
        """Tell whether two titles name the same topic."""
        return self._meanings.same(one, other)


def score(parts: Parts) -> float:
    """Return the weighted sum, 0 to 1; effort and risk count against a topic."""
    return (
        WEIGHTS["fit"] * parts.fit
        + WEIGHTS["novelty"] * parts.novelty
        + WEIGHTS["effort"] * (1 - parts.effort)
        + WEIGHTS["risk"] * (1 - parts.risk)
    )


def choose(ranked: Mapping[TeachingDirection, Sequence[Ranked]], count: int) -> list[Ranked]:
    """Return at most `count` topics, best first, with a fair number in each direction."""
    least = max(_FEWEST_EACH_WAY, count // 2 - 1)
    chosen = [one for some in ranked.values() for one in some[:least]]
    rest = sorted(
        (one for some in ranked.values() for one in some[least:]), key=lambda one: -one.score
    )
    chosen += rest[: max(0, count - len(chosen))]
    return sorted(chosen, key=lambda one: -one.score)


def trades(chosen: Sequence[Ranked]) -> dict[str, str]:
    """Return, for each topic's title, the title of the topic given in return.

    The best of one side goes with the best of the other, so that both bring what matters most;
    where one side has more topics, its lower ones share.
    """
    ways: dict[TeachingDirection, list[Ranked]] = {"junior_to_senior": [], "senior_to_junior": []}
    for one in chosen:
        ways[one.candidate.direction].append(one)
    up, down = ways["junior_to_senior"], ways["senior_to_junior"]
    found: dict[str, str] = {}
    for some, others in ((up, down), (down, up)):
        for place, one in enumerate(some):
            found[one.candidate.title] = others[place % len(others)].candidate.title
    return found
