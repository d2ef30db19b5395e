"""Find a pair by what a person calls it."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from coach.domain.stored_pair import PairLine, StoredPair
from coach.errors import Ambiguous, NotFound
from coach.language.cleaning import one_line
from coach.ports import PairRecords

NEAR = 70
"""Likeness, 0 to 100, from which a name is suggested."""
_SUGGESTED = 3
_CHOICES = 8
_SHOWN = 80
_AT_ONCE = 1_000


def find_pair(records: PairRecords, name: str) -> StoredPair:
    """Return the pair of an id, of its own name, or of a person's name or first name.

    Raises:
        NotFound: There is none; the error suggests the names of pairs that are near.
        Ambiguous: There are several; the error lists them with their programme and id.
    """
    lines = records.named(name)
    if len(lines) == 1:
        return records.pair(lines[0].id)
    shown = one_line(name)
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
    if lines:
        raise Ambiguous(kind="pair", name=shown, choices=_choices(lines))
    raise NotFound(kind="pair", name=shown, known=_near(shown, _all(records)))


def _choices(lines: tuple[PairLine, ...]) -> tuple[str, ...]:
    told = [
        f"{line.name} ({', '.join(part for part in (line.programme, line.id) if part)})"
        for line in lines[:_CHOICES]
    ]
    more = len(lines) - _CHOICES
    return (*told, f"and {more} more") if more > 0 else tuple(told)


def _near(name: str, lines: Iterable[PairLine]) -> tuple[str, ...]:
    """Return the names of pairs that are like this one, or that have a person like it."""
    called: dict[str, str] = {}
    for line in lines:
        people = line.name.replace(" and ", ", ").split(", ")
        words = [word for person in people for word in person.split()]
        for calling in (line.name, *people, *words):
            called.setdefault(calling.casefold(), line.name)
    found = process.extract(
        name.casefold(), called.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=_SUGGESTED
    )
    return tuple(dict.fromkeys(called[calling] for calling, _, _ in found))


def _all(records: PairRecords) -> Iterator[PairLine]:
    start = 0
    while page := records.page(start=start, count=_AT_ONCE).lines:
        yield from page
        start += _AT_ONCE
