"""Find blocks: which parts of an agenda somebody means by "the second topic" or "the check-in"."""

from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.agenda import Agenda
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.request import BlockRef
from coach.language.words import content_stems
from coach.planning.candidates import DIRECTION
from coach.planning.meanings import Meanings

_NEAR, _CLEAR = 0.5, 0.05
"""Similarity that a part needs, and by how much it must be nearer than the next one."""
_WORD = 0.5
"""What a word in common with a title counts beside the similarity of meanings."""


@dataclass(frozen=True)
class FoundBlocks:
    """The places of the blocks that are meant."""

    places: tuple[int, ...] = ()
    several: tuple[str, ...] = ()
    """Names of the parts between which the words do not decide."""
    too_few: str = ""
    """`topics` or `parts`, where there are fewer than was said."""

    @property
    def unknown(self) -> bool:
        """Whether nothing fits the words."""
        return not self.places and not self.several and not self.too_few


class BlockFinder:
    """Reads what people call the parts of their agenda."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings

    def find(self, ref: BlockRef, agenda: Agenda, pair: Pair, *, reader: PairSide) -> FoundBlocks:
        """Return the blocks that are meant.

        Args:
            ref: What was said.
            agenda: Whose parts they are.
            pair: Whose names may be used.
            reader: The side of the one who speaks: "my topic" is what this side teaches.
        """
        if ref.whose:
            return self._taught_by(_teacher(ref.whose, pair, reader), agenda)
        if ref.nth is not None:
            return _by_place(ref, agenda)
        return self._by_words(ref.words, agenda)

    def _taught_by(self, teacher: PairSide | None, agenda: Agenda) -> FoundBlocks:
        if teacher is None:
            return FoundBlocks()
        topic = next(
            (b.topic for b in agenda.blocks if b.topic and b.direction == DIRECTION[teacher]), None
        )
        return FoundBlocks(places_of(topic, agenda)) if topic else FoundBlocks()

    def _by_words(self, words: str, agenda: Agenda) -> FoundBlocks:
        """Return the topic or the block whose name fits best."""
        meant: dict[tuple[int, ...], str] = {}
        rated: dict[tuple[int, ...], float] = {}
        self._meanings.learn((words, *agenda.topics, *(block.title for block in agenda.blocks)))
        for name, places, also in _parts(agenda):
            meant.setdefault(places, name)
            rate = max(self._rate(words, name), _says(words, also))
            rated[places] = max(rated.get(places, 0.0), rate)
        best, *rest = sorted(rated, key=lambda places: -rated[places])
        if rated[best] < _NEAR:
            return FoundBlocks()
        rivals = [
            places
            for places in rest
            if rated[best] - rated[places] < _CLEAR and not set(places) & set(best)
        ]
        if rivals:
            return FoundBlocks(several=tuple(meant[places] for places in (best, *rivals[:2])))
        return FoundBlocks(best)

    def _rate(self, words: str, name: str) -> float:
        """Return how well words fit a name: by meaning, and by words in common."""
        said = set(content_stems(words))
        common = len(said & set(content_stems(name))) / len(said) if said else 0.0
        return self._meanings.near(words, name) + _WORD * common


def _says(words: str, also: str) -> float:
    """Return 1 if it is said what a block is for; by meaning, "apply" would be near "hiring"."""
    wanted = set(content_stems(also))
    return float(bool(wanted) and wanted <= set(content_stems(words)))


def _parts(agenda: Agenda) -> Iterator[tuple[str, tuple[int, ...], str]]:
    """Yield everything that can be named: topics, then blocks, each with its places.

    A block can also be named by what it is for, such as "feedback" or "actions".
    """
    for topic in agenda.topics:
        yield topic, places_of(topic, agenda), topic
    for place, block in enumerate(agenda.blocks):
        yield block.title, (place,), block.does.replace("_", " ")


def places_of(name: str, agenda: Agenda) -> tuple[int, ...]:
    """Return the places of all blocks on a topic, or of the block of this title."""
    on_topic = tuple(n for n, block in enumerate(agenda.blocks) if block.topic == name)
    return on_topic or tuple(n for n, b in enumerate(agenda.blocks) if b.title == name)[:1]


def _by_place(ref: BlockRef, agenda: Agenda) -> FoundBlocks:
    assert ref.nth is not None, "the caller has looked"
    if ref.of == "topic":
        names = agenda.topics
    else:
        names = tuple(str(n) for n in range(len(agenda.blocks)))
    place = ref.nth - 1 if ref.nth > 0 else len(names) + ref.nth
    if not 0 <= place < len(names):
        return FoundBlocks(too_few="topics" if ref.of == "topic" else "parts")
    if ref.of == "topic":
        return FoundBlocks(places_of(names[place], agenda))
    return FoundBlocks((place,))


def _teacher(whose: str, pair: Pair, reader: PairSide) -> PairSide | None:
    if whose == "me":
        return reader
    if whose == "partner":
        return OTHER_SIDE[reader]
    said = whose.casefold()
    for person in pair.people:
        if said in (person.name.casefold(), person.first_name.casefold()):
            return person.side
    return None
