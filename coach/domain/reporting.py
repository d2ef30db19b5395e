"""Reporting lines: who is above whom, at any depth."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from coach.domain.person import Person


class ReportingLines:
    """The line managers of people, all by their e-mail addresses in small letters."""

    def __init__(self, managers: Mapping[str, str]) -> None:
        """Take each person's manager; who has none may be left out."""
        self._managers = {one: manager for one, manager in managers.items() if one and manager}
        self._loops = _loops(self._managers)

    def above(self, email: str) -> Iterator[str]:
        """Yield the managers of somebody, the nearest first, each once."""
        seen = {email}
        manager = self._managers.get(email, "")
        while manager and manager not in seen:
            yield manager
            seen.add(manager)
            manager = self._managers.get(manager, "")

    def nearest(self, wanted: Collection[str]) -> "Nearest":
        """Return a finder of the nearest of some people above anybody."""
        return Nearest(self._managers, wanted)

    def levels(self, one: str, other: str) -> int:
        """Return how many levels one is above the other, whichever it is; 0 for neither."""
        for low, high in ((one, other), (other, one)):
            if low and high:
                for level, manager in enumerate(self.above(low), 1):
                    if manager == high:
                        return level
        return 0

    def loop(self, email: str) -> tuple[str, ...]:
        """Return the people who report to each other in a circle with somebody; () without one."""
        return self._loops.get(email, ())


class Nearest:
    """Finds the nearest of some people above anybody; each manager is passed only once."""

    def __init__(self, managers: Mapping[str, str], wanted: Collection[str]) -> None:
        self._managers = managers
        self._wanted = frozenset(wanted)
        self._found: dict[str, tuple[str, int] | None] = {}

    def above(self, email: str) -> tuple[str, int] | None:
        """Return who it is and how many levels above, None if nobody is."""
        path: dict[str, None] = {}
        one = email
        while one not in self._found:
            manager = self._managers.get(one, "")
            if not manager or manager in path or manager == one:
                self._found[one] = None
            elif manager in self._wanted:
                self._found[one] = (manager, 1)
            else:
                path[one] = None
                one = manager
        for below in reversed(path):
            found = self._found[one]
            self._found[below] = (found[0], found[1] + 1) if found else None
            one = below
        return self._found[email]


def lines_of(people: Iterable[Person]) -> ReportingLines:
    """Return the reporting lines of people; of two with one e-mail address the last counts."""
    return ReportingLines({p.email.casefold(): p.manager.casefold() for p in people})


def _loops(managers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return each circle under every one of its members; each person is walked over once."""
    walk_of: dict[str, int] = {}
    found: dict[str, tuple[str, ...]] = {}
    for number, start in enumerate(managers):
        one = start
        while one in managers and one not in walk_of:
            walk_of[one] = number
            one = managers[one]
        if walk_of.get(one) == number and one not in found:
            circle = tuple(islice(_around(managers, one), len(managers)))
            found.update(dict.fromkeys(circle, circle))
    return found


def _around(managers: Mapping[str, str], start: str) -> Iterator[str]:
    yield start
    one = managers[start]
    while one != start:
        yield one
        one = managers[one]
