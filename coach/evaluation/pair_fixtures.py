"""Pairs of the evals: files of `evals/fixtures/pairs`, in the form that users write them."""

from functools import lru_cache

from coach.domain.pair import Pair
from coach.errors import NotFound
from coach.services.read_pair import read_pair
from coach.shelves import shelf


@lru_cache(maxsize=256)
def pair_fixture(name: str) -> Pair:
    """Return the pair of a file's stem, or raise NotFound."""
    folder = shelf("evals") / "fixtures" / "pairs"
    path = folder / f"{name}.yaml"
    if not path.is_file():
        known = tuple(sorted(one.stem for one in folder.glob("*.yaml")))
        raise NotFound(kind="pair", name=name, known=known)
    return read_pair(path.read_bytes(), name=path.name)
