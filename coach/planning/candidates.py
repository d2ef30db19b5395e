"""What could be taught: what a pair's profiles, its playbook and its functions offer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.playbook import Level, Playbook, PlaybookTopic
from coach.domain.topic import TeachingDirection
from coach.planning.families import TopicFamily
from coach.planning.meanings import Meanings

TEACHER: dict[TeachingDirection, PairSide] = {
    "junior_to_senior": "mentor",
    "senior_to_junior": "leader",
}
DIRECTION: dict[PairSide, TeachingDirection] = {
    side: direction for direction, side in TEACHER.items()
}
MET = 0.55
"""Fit from which an offer meets a wish."""
_OFFERED, _THE_SAME = 0.65, 0.85
"""Fit from which an offer is what was asked for, rather than something related; and from which
offer and wish are one topic."""
_UNMET_OFFER, _UNMET_WISH, _FROM_FUNCTION, _FROM_PLAYBOOK = 0.55, 0.5, 0.3, 0.2
_SCALED = {"profile": 1.0, "wish": 1.0, "function": 0.75, "playbook": 0.7}
_GOAL = 0.12
"""What a topic gains by serving a goal of the pair."""

Origin = Literal["profile", "wish", "function", "playbook"]


@dataclass(frozen=True)
class Candidate:
    """A topic that could be taught, before it is ranked."""

    title: str
    direction: TeachingDirection
    origin: Origin
    fit: float
    """0 to 1."""
    wish: str | None = None
    """What the learner asked for that it meets."""
    goal: str | None = None
    """The pair's goal that it serves."""
    family: TopicFamily | None = None
    backed_by: PlaybookTopic | None = None
    """The playbook's topic that says the same."""
    ai: bool = False
    """Whether policy and risk belong to it."""
    offered: bool = True
    """Whether the side that would teach it has said so."""

    @property
    def effort(self) -> Level:
        """How much preparation it takes."""
        return self._level("effort")

    @property
    def risk(self) -> Level:
        """How much it may expose somebody."""
        return self._level("risk")

    def _level(self, name: Literal["effort", "risk"]) -> Level:
        first = self.backed_by if self.origin == "playbook" else self.family
        source = first or self.backed_by or self.family
        level: Level = getattr(source, name) if source else "medium"
        return level


class CandidateFinder:
    """Finds what could be taught in one direction."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._shelf = meanings.shelf

    def find(self, pair: Pair, direction: TeachingDirection, playbook: Playbook) -> list[Candidate]:
        """Return every candidate, the best-fitting first, no two with the same meaning."""
        teacher = TEACHER[direction]
        offers, wishes = pair.teaches(teacher), pair.wants(OTHER_SIDE[teacher])
        own: Sequence[PlaybookTopic] = getattr(playbook.topics, direction)
        self._meanings.learn((*offers, *wishes, *pair.goals, *(topic.title for topic in own)))
        found = [
            *self._from_profiles(offers, wishes, direction),
            *(self._from_function(pair, wishes, direction) if not offers or not wishes else ()),
            *(self._listed(topic, wishes, direction) for topic in own),
        ]
        found = [self._towards_goal(one, pair.goals) for one in found]
        found.sort(key=lambda one: -one.fit)
        return self._distinct(found)

    def spare(self, direction: TeachingDirection) -> list[Candidate]:
        """Return what anybody on that side could teach, for pairs that have used up the rest."""
        usual = "senior" if direction == "senior_to_junior" else "junior"
        return [
            Candidate(
                title=_titled(family.name),
                direction=direction,
                origin="function",
                fit=_FROM_PLAYBOOK,
                family=family,
                ai=family.ai,
            )
            for family in self._shelf.families
            if family.taught_by in (usual, "either")
        ]

    def wished(
        self, title: str, direction: TeachingDirection, pair: Pair, playbook: Playbook
    ) -> Candidate:
        """Return the topic that somebody asked for by name."""
        made = self._made(title, direction, "wish", 1.0, title)
        offers = pair.teaches(TEACHER[direction])
        offered = pair.is_unnamed or self._best(title, offers)[1] >= _OFFERED
        return replace(self._backed(made, getattr(playbook.topics, direction)), offered=offered)

    def direction_of(self, title: str, pair: Pair) -> TeachingDirection:
        """Return which way a topic is taught: by who offers it, or to who wants it.

        Where nobody offers or wants it, the family's usual teacher decides, and at last the
        junior side, who came to teach.
        """
        meanings = self._meanings
        sums: dict[TeachingDirection, float] = {}
        for direction, side in TEACHER.items():
            offers, wishes = pair.teaches(side), pair.wants(OTHER_SIDE[side])
            meanings.learn((title, *offers, *wishes))
            best = [max((meanings.fit(title, one) for one in some), default=0.0)
                    for some in (offers, wishes)]  # fmt: skip
            sums[direction] = max(best) + 0.5 * min(best)
        senior, junior = sums["senior_to_junior"], sums["junior_to_senior"]
        if max(senior, junior) >= MET and abs(senior - junior) > 0.02:
            return "senior_to_junior" if senior > junior else "junior_to_senior"
        kin = meanings.kin(title)
        senior_topic = kin is not None and kin.family.taught_by == "senior"
        return "senior_to_junior" if senior_topic else "junior_to_senior"

    def _from_profiles(
        self, offers: Sequence[str], wishes: Sequence[str], direction: TeachingDirection
    ) -> Iterator[Candidate]:
        for offer in offers:
            wish, fit = self._best(offer, wishes)
            if wish and fit >= MET:
                yield self._made(offer, direction, "profile", 0.5 + fit / 2, wish)
            else:
                yield self._made(offer, direction, "profile", _UNMET_OFFER + 0.1 * fit)
        for wish in wishes:
            fit = self._best(wish, offers)[1]
            if fit < _THE_SAME:
                made = self._made(wish, direction, "wish", _UNMET_WISH + 0.2 * fit, wish)
                yield replace(made, offered=fit >= _OFFERED)

    def _from_function(
        self, pair: Pair, wishes: Sequence[str], direction: TeachingDirection
    ) -> Iterator[Candidate]:
        """Yield what people of the teacher's function typically know."""
        teacher = TEACHER[direction]
        for person in pair.on(teacher)[:3]:
            function = self._shelf.function_of(person.function, person.title)
            ids = function.senior_teaches if teacher == "leader" else function.junior_teaches
            for id in ids:
                family = self._shelf.family(id)
                wish, fit = self._best(family.name, wishes)
                fit = max(_FROM_FUNCTION, _SCALED["function"] * fit)
                yield Candidate(
                    title=_titled(family.name), direction=direction, origin="function", fit=fit,
                    wish=wish if fit >= MET else None, family=family, ai=family.ai,
                )  # fmt: skip

    def _listed(
        self, topic: PlaybookTopic, wishes: Sequence[str], direction: TeachingDirection
    ) -> Candidate:
        wish, fit = self._best(topic.title, wishes)
        made = self._made(topic.title, direction, "playbook",
                          max(_FROM_PLAYBOOK, _SCALED["playbook"] * fit),
                          wish if fit >= MET else None)  # fmt: skip
        return replace(made, backed_by=topic)

    def _made(
        self,
        title: str,
        direction: TeachingDirection,
        origin: Origin,
        fit: float,
        wish: str | None = None,
    ) -> Candidate:
        kin = self._meanings.kin(title)
        return Candidate(
            title=_titled(title), direction=direction, origin=origin, fit=fit, wish=wish,
            family=kin.family if kin else None,
            ai=any(self._meanings.is_ai(words) for words in (title, wish) if words),
        )  # fmt: skip

    def _best(self, title: str, others: Sequence[str]) -> tuple[str | None, float]:
        rated = [(self._meanings.fit(title, other), other) for other in others]
        fit, best = max(rated, default=(0.0, None))
        return best, fit

    def _towards_goal(self, one: Candidate, goals: Sequence[str]) -> Candidate:
        goal, fit = self._best(one.title, goals)
        if goal is None or fit < MET:
            return one
        return replace(one, goal=goal, fit=min(1.0, one.fit + _GOAL * fit))

    def _distinct(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Drop what means the same as a better one, which takes over its source."""
        titles = [one.title for one in found]
        same = self._meanings.sameness(titles, titles)
        kept: dict[int, Candidate] = {}
        for place, one in enumerate(found):
            better = next((n for n in kept if same[n, place]), None)
            if better is None:
                kept[place] = one
            elif kept[better].backed_by is None and one.backed_by is not None:
                kept[better] = replace(kept[better], backed_by=one.backed_by)
        return list(kept.values())

    def _backed(self, one: Candidate, listed: Sequence[PlaybookTopic]) -> Candidate:
        same = next((t for t in listed if self._meanings.same(t.title, one.title)), None)
        return replace(one, backed_by=same)


def _titled(text: str) -> str:
    """Return a phrase as a title: its first letter is a capital, the rest as it was typed."""
    return text[:1].upper() + text[1:]


def in_words(title: str) -> str:
    """Return a title as it stands inside a sentence: "AI tools" and "LinkedIn" keep capitals."""
    first, _, rest = title.partition(" ")
    plain = first[1:] == first[1:].lower() and first not in _ALWAYS_CAPITAL
    return f"{first.lower() if plain else first} {rest}".strip()


_ALWAYS_CAPITAL = frozenset({"I", "Gen", "English", "German", "French", "Spanish", "Chinese"})
