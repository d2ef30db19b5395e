"""What every store of passages promises, whatever stands behind it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.sql_store import open_store
from coach.ports import PassageStore
from tests.contracts.passages import a_passage, some_vectors
from tests.doubles.memory_store import MemoryPassageStore

EMBEDDER = "model/1"


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PassageStore]:
    if request.param == "memory":
        yield MemoryPassageStore()
        return
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def test_a_new_store_holds_nothing(store: PassageStore) -> None:
    assert store.vectors(EMBEDDER, ["p"]) == {}
    assert store.keep_only([]) == 0


def test_vectors_come_back_as_they_were_put_in(store: PassageStore) -> None:
    put = some_vectors(tokens=9, claims=2, questions=3)
    store.put(EMBEDDER, [a_passage("p")], [put])

    (got,) = store.vectors(EMBEDDER, ["p"]).values()

    for one, other in (
        (got.window.vector, put.window.vector),
        (got.window.tokens, put.window.tokens),
        (got.window.spans, put.window.spans),
        (got.sentences, put.sentences),
        (got.questions, put.questions),
    ):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def test_a_passage_without_tokens_claims_and_questions_keeps_its_width(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage("p")], [some_vectors(tokens=0, claims=0, questions=0)])

    got = store.vectors(EMBEDDER, ["p"])["p"]

    assert got.window.tokens.shape == got.sentences.shape == got.questions.shape == (0, 8)
    assert got.window.spans.shape == (0, 2)


def test_only_the_passages_asked_for_are_returned(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage(id) for id in "pqr"], [some_vectors() for _ in "pqr"])

    assert set(store.vectors(EMBEDDER, ["p", "r", "unknown"])) == {"p", "r"}


def test_more_ids_than_fit_into_one_statement_can_be_asked_for(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage("p")], [some_vectors()])

    assert set(store.vectors(EMBEDDER, [*map(str, range(40_000)), "p"])) == {"p"}


def test_vectors_of_one_embedder_are_not_given_for_another(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage("p")], [some_vectors()])

    assert store.vectors("model/2", ["p"]) == {}


def test_two_embedders_can_be_stored_beside_each_other(store: PassageStore) -> None:
    one, two = some_vectors(seed=1), some_vectors(seed=2)
    store.put(EMBEDDER, [a_passage("p")], [one])
    store.put("model/2", [a_passage("p")], [two])

    np.testing.assert_array_equal(store.vectors(EMBEDDER, ["p"])["p"].sentences, one.sentences)
    np.testing.assert_array_equal(store.vectors("model/2", ["p"])["p"].sentences, two.sentences)


def test_putting_a_passage_again_replaces_its_vectors(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage("p")], [some_vectors(seed=1)])
    new = some_vectors(seed=2, claims=4)

    store.put(EMBEDDER, [a_passage("p")], [new])

    np.testing.assert_array_equal(store.vectors(EMBEDDER, ["p"])["p"].sentences, new.sentences)


def test_a_changed_passage_loses_what_other_embedders_made_of_it(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage("p"), a_passage("q")], [some_vectors(), some_vectors()])

    store.put("model/2", [a_passage("p", "Other words.")], [some_vectors()])

    assert set(store.vectors(EMBEDDER, ["p", "q"])) == {"q"}


def test_putting_nothing_is_allowed(store: PassageStore) -> None:
    store.put(EMBEDDER, [], [])

    assert store.keep_only([]) == 0


def test_passages_and_vectors_of_different_number_are_refused_and_nothing_is_kept(
    store: PassageStore,
) -> None:
    with pytest.raises(ValueError, match="zip"):
        store.put(EMBEDDER, [a_passage("p"), a_passage("q")], [some_vectors()])

    assert store.vectors(EMBEDDER, ["p", "q"]) == {}


def test_what_is_not_kept_is_removed_with_its_vectors_and_counted(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage(id) for id in "pqr"], [some_vectors() for _ in "pqr"])

    assert store.keep_only(["q", "unknown"]) == 2
    assert set(store.vectors(EMBEDDER, ["p", "q", "r"])) == {"q"}


def test_keeping_everything_removes_nothing(store: PassageStore) -> None:
    store.put(EMBEDDER, [a_passage("p")], [some_vectors()])

    assert store.keep_only(["p"]) == 0
