"""The passage that speaks of the question comes first, and its best sentence before the others."""

import pytest

from coach.domain.passage import Passage
from coach.retrieval.searching import Found
from tests.builders import a_passage, a_searcher

TRUST = a_passage(
    "Promises matter in every pair.",
    "Trust grows when promises are kept.",
    source="s1",
    heading="Trust",
)
MONEY = a_passage("A seminar costs much money.", source="s2", heading="Money")
WINE = a_passage("Wine grows older in barrels.", source="s3", heading="Wine")
LIBRARY = (WINE, MONEY, TRUST)


def _search(question: str, *passages: Passage, context: str = "", k: int = 5) -> Found:
    searcher = a_searcher(passages or LIBRARY)
    return searcher.search(searcher.prepare(question, context), k=k)


def _sources(found: Found) -> list[str]:
    return [hit.passage.source for hit in found.hits]


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("How does trust grow?", "s1"),
        ("What does a seminar cost?", "s2"),
        ("how old is wine in a barrel", "s3"),
    ],
)
def test_the_passage_that_shares_the_questions_words_comes_first(
    question: str, source: str
) -> None:
    assert _sources(_search(question))[0] == source


def test_scores_fall_and_stay_between_0_and_1() -> None:
    scores = [hit.score for hit in _search("How does trust grow?").hits]

    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


@pytest.mark.parametrize(("k", "found"), [(1, 1), (2, 2), (3, 3), (9, 3)])
def test_at_most_k_passages_are_found(k: int, found: int) -> None:
    assert len(_search("How does trust grow?", k=k).hits) == found


def test_every_sentence_of_a_hit_is_ranked_the_answering_one_first() -> None:
    best = _search("How does trust grow?").hits[0]

    assert [one.position for one in best.sentences] == [1, 0]
    assert all(0.0 <= one.score <= 1.0 for one in best.sentences)


def test_of_two_sentences_of_the_same_words_the_one_of_the_asked_shape_comes_first() -> None:
    passage = a_passage("Pairs meet gladly.", "Pairs meet monthly.")

    assert _search("How often do pairs meet?", passage).hits[0].sentences[0].position == 1


def test_a_passage_that_lists_the_question_comes_before_one_that_does_not() -> None:
    plain = a_passage("Trust grows slowly.", source="s1")
    listed = a_passage("Trust grows slowly.", source="s2", questions=("How does trust grow?",))

    found = _search("How does trust grow?", plain, listed)

    assert _sources(found) == ["s2", "s1"]
    assert found.listed > 0.99


def test_without_listed_questions_none_is_near() -> None:
    assert _search("How does trust grow?").listed == 0.0


def test_what_is_taken_along_decides_between_passages_that_the_question_leaves_equal() -> None:
    assert _sources(_search("How does it grow?", context="What is wine?"))[0] == "s3"
    assert _sources(_search("How does it grow?", context="What is trust?"))[0] == "s1"


def test_what_is_taken_along_does_not_drown_the_question() -> None:
    assert _sources(_search("What does a seminar cost?", context="What is wine?"))[0] == "s2"


def test_what_is_taken_along_counts_less_than_the_same_words_asked() -> None:
    searcher = a_searcher(LIBRARY)

    query = searcher.prepare("trust", "wine")

    own, taken = query.weights
    assert own > taken > 0
    assert query.context == "wine"
    assert query.stems == searcher.prepare("trust").stems


def test_how_well_the_own_words_are_met_leaves_out_what_was_taken_along() -> None:
    met = _search("trust promises", TRUST, context="volcano")
    missed = _search("volcano", TRUST, context="trust promises")

    assert met.own > met.late
    assert missed.own < missed.late


def test_a_question_that_the_library_speaks_of_is_nearer_than_one_it_does_not() -> None:
    known, unknown = _search("How does trust grow?"), _search("Which volcano erupted?")

    assert known.dense > unknown.dense
    assert known.near > unknown.near
    assert known.late > unknown.late
    assert known.own > unknown.own


@pytest.mark.parametrize("question", ["", "?!", "…", "   "])
def test_a_question_without_a_word_is_searched_and_meets_nothing(question: str) -> None:
    found = _search(question)

    assert found.own == found.late == 0.0
    assert len(found.hits) == len(LIBRARY)


def test_a_passage_without_a_word_is_found_last() -> None:
    signs = a_passage("?!", source="s4", heading="").model_copy(update={"title": ""})

    assert _sources(_search("How does trust grow?", signs, TRUST)) == ["s1", "s4"]


@pytest.mark.parametrize("question", ["How does trust grow?", ""])
def test_an_empty_library_finds_nothing(question: str) -> None:
    searcher = a_searcher([])

    found = searcher.search(searcher.prepare(question, "And before?"), k=5)

    assert found.hits == ()
    assert found.dense == found.near == found.listed == found.late == found.own == 0.0


def test_the_same_question_always_finds_the_same() -> None:
    one, two = _search("How does trust grow?"), _search("How does trust grow?")

    assert one.hits == two.hits


def test_equally_good_passages_keep_the_order_of_the_library() -> None:
    twins = [a_passage("Trust grows.", source="s1", id=f"twin-{n}") for n in range(3)]

    found = _search("Does trust grow?", *twins)

    assert [hit.passage.id for hit in found.hits] == ["twin-0", "twin-1", "twin-2"]
