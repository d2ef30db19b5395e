"""What every index of vectors promises, whatever stands behind it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.chroma_index import ChromaIndex
from coach.adapters.exact_index import ExactIndex
from coach.ports import PassageIndex
from tests.contracts.vectors import names, unit_rows


@pytest.fixture(params=["chroma", "exact"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PassageIndex]:
    if request.param == "exact":
        yield ExactIndex()
        return
    chroma = ChromaIndex(tmp_path)
    yield chroma
    chroma.close()


def test_an_empty_index_holds_nothing_and_finds_nothing(index: PassageIndex) -> None:
    assert index.count() == 0
    assert index.nearest(unit_rows(1)[0], k=5) == []


def test_adding_nothing_changes_nothing(index: PassageIndex) -> None:
    index.add([], unit_rows(0))

    assert index.count() == 0


def test_a_vector_is_nearest_to_itself_with_a_similarity_of_one(index: PassageIndex) -> None:
    vectors = unit_rows(40)
    index.add(names(40), vectors)

    ((id, similarity),) = index.nearest(vectors[7], k=1)

    assert id == "p0007"
    assert similarity == pytest.approx(1.0, abs=1e-4)


def test_the_nearest_come_best_first_with_their_cosine(index: PassageIndex) -> None:
    vectors, query = unit_rows(60), unit_rows(1, seed=1)[0]
    index.add(names(60), vectors)

    found = index.nearest(query, k=10)

    cosines = vectors @ query
    assert [id for id, _ in found] == [f"p{row:04}" for row in np.argsort(-cosines)[:10]]
    assert [cosine for _, cosine in found] == pytest.approx(sorted(cosines)[:-11:-1], abs=1e-4)


def test_an_opposite_vector_has_a_similarity_of_minus_one(index: PassageIndex) -> None:
    vector = unit_rows(1)
    index.add(["p"], vector)

    ((_, similarity),) = index.nearest(-vector[0], k=1)
    assert similarity == pytest.approx(-1.0, abs=1e-4)


def test_asking_for_more_than_there_are_returns_all(index: PassageIndex) -> None:
    index.add(names(300), unit_rows(300))

    found = index.nearest(unit_rows(1, seed=2)[0], k=1000)

    assert sorted(id for id, _ in found) == names(300)


def test_asking_for_none_returns_none(index: PassageIndex) -> None:
    index.add(names(3), unit_rows(3))

    assert index.nearest(unit_rows(1)[0], k=0) == []


def test_an_id_that_is_added_again_is_replaced(index: PassageIndex) -> None:
    old, new = unit_rows(2)
    index.add(["p", "q"], np.stack([old, -old]))

    index.add(["p"], new[np.newaxis])

    assert index.count() == 2
    ((id, similarity),) = index.nearest(new, k=1)
    assert id == "p"
    assert similarity == pytest.approx(1.0, abs=1e-4)


def test_ids_and_vectors_of_different_number_are_refused(index: PassageIndex) -> None:
    with pytest.raises(ValueError, match="2 ids for 3 vectors"):
        index.add(["p", "q"], unit_rows(3))


def test_an_id_twice_in_one_call_is_refused(index: PassageIndex) -> None:
    with pytest.raises(ValueError, match="twice"):
        index.add(["p", "p"], unit_rows(2))
