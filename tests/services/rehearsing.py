"""Rehearsals on the real shelf with the product's embedder, put together once."""

from functools import cache

from coach.ports import Embedder
from coach.prompting.asking import Asker
from coach.services.rehearse import Rehearsals
from coach.services.rehearse_texts import RehearsalShelf, read_rehearsals
from coach.shelves import shelf
from tests.planning.real_planner import library
from tests.services.preparing import refers

_BUILT: dict[str, Rehearsals] = {}


@cache
def the_shelf() -> RehearsalShelf:
    return read_rehearsals(shelf("knowledge") / "coaching")


def rehearsals(embedder: Embedder, asker: Asker | None = None, *, sends_to: str = "") -> Rehearsals:
    """Return what plays the scenes; without a model it is built once for an embedder."""
    if asker is not None:
        return Rehearsals(
            the_shelf(), embedder, library()[1], refers=refers, asker=asker, sends_to=sends_to
        )
    if embedder.name not in _BUILT:
        _BUILT[embedder.name] = Rehearsals(the_shelf(), embedder, library()[1], refers=refers)
    return _BUILT[embedder.name]
