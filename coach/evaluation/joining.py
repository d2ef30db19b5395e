"""Joining reports of suites that were run in several processes."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from coach.evaluation.report import Report


class _OfASuite(Protocol):
    @property
    def suite(self) -> str: ...


Told = TypeVar("Told", bound=_OfASuite)


def joined(parts: Sequence[Report], *, order: Sequence[str], seconds: float) -> Report:
    """Return one report of all parts, as if their suites had been run one after the other.

    Args:
        parts: Reports of different suites; engine, index and commit are those of the first.
        order: The names of the suites, as they are to be told.
        seconds: From the start of the first to the end of the last.
    """
    place = {name: number for number, name in enumerate(order)}
    return parts[0].model_copy(
        update={
            "passed": all(part.passed for part in parts),
            "seconds": round(seconds, 1),
            "rows": _sorted(place, chain.from_iterable(part.rows for part in parts)),
            "sentinels": _sorted(place, chain.from_iterable(part.sentinels for part in parts)),
            "differences": _sorted(place, chain.from_iterable(part.differences for part in parts)),
            "failures": _sorted(place, chain.from_iterable(part.failures for part in parts)),
        }
    )


def _sorted(place: Mapping[str, int], told: Iterable[Told]) -> tuple[Told, ...]:
    """Return what is told in the order of the suites, within one as it was."""
    return tuple(sorted(told, key=lambda one: place[one.suite]))
