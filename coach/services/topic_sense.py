"""Topic sense: which way a topic is taught, what it is akin to, and how it stands in a sentence."""

from typing import Protocol

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.topic import TeachingDirection
from coach.planning.candidates import TEACHER, CandidateFinder, in_words
from coach.planning.families import TopicFamily
from coach.planning.meanings import Meanings

_SURE = 0.62
"""How near a topic must be to a family whose own words are said of it."""


class TopicSense(Protocol):
    """What a short phrase means as a topic."""

    def teacher(self, topic: str, pair: Pair) -> PairSide:
        """Return the side that teaches it: who offers it, or whose partner wants it."""

    def same(self, one: str, other: str) -> bool:
        """Tell whether two phrases name the same topic, in whatever words."""

    def family(self, topic: str) -> TopicFamily | None:
        """Return the family whose words fit the topic, None if it is near none."""

    def is_ai(self, topic: str) -> bool:
        """Tell whether a topic uses AI, so that policy and risk belong to it."""


class MeaningSense:
    """Topic sense by the meaning of words."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._finder = CandidateFinder(meanings)

    def teacher(self, topic: str, pair: Pair) -> PairSide:
        """Return the side that teaches it: who offers it, or whose partner wants it."""
        return TEACHER[self._finder.direction_of(topic, pair)]

    def same(self, one: str, other: str) -> bool:
        """Tell whether two phrases name the same topic, in whatever words."""
        return self._meanings.same(one, other)

    def family(self, topic: str) -> TopicFamily | None:
        """Return the family whose words fit the topic, None if it is near none."""
        kin = self._meanings.kin(topic)
        return kin.family if kin and kin.near >= _SURE else None

    def is_ai(self, topic: str) -> bool:
        """Tell whether a topic uses AI, so that policy and risk belong to it."""
        return self._meanings.is_ai(topic)


def teacher_of(direction: TeachingDirection) -> PairSide:
    """Return the side that teaches in a direction."""
    return TEACHER[direction]


def inside(title: str, pair: Pair) -> str:
    """Return a topic's title as it stands inside a sentence.

    As a person of the pair typed it; else without its capital, unless that belongs to a name or
    an abbreviation: `AI tools`, `LinkedIn presence`.
    """
    for side in ("leader", "mentor"):
        for phrase in (*pair.teaches(side), *pair.wants(side)):
            if phrase.casefold() == title.casefold():
                return phrase
    return in_words(title)
