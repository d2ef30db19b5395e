"""Who is stored, and who of them is in a pair."""

from coach.domain.person import Person
from coach.ports import PairRecords

_AT_ONCE = 500


def stored_people(records: PairRecords) -> tuple[Person, ...]:
    """Return everybody who is stored, by name."""
    found: list[Person] = []
    while page := records.people(start=len(found), count=_AT_ONCE):
        found += page
    return tuple(found)


def paired(records: PairRecords) -> tuple[Person, ...]:
    """Return everybody who is in a pair or a group, once for each."""
    found: list[Person] = []
    read = 0
    while lines := records.page(start=read, count=_AT_ONCE).lines:
        read += len(lines)
        found += [person for line in lines for person in records.pair(line.id).pair.people]
    return tuple(found)
