"""Keyword search scores shared words, in bodies and headings apart."""

import numpy as np
import pytest

from coach.adapters.keyword_index import Bm25Index

BODIES = [
    "Mentors teach leaders how new tools are used.",
    "The agenda is sent two days before a session.",
    "A leader listens before speaking. Leaders who listen learn.",
]
HEADINGS = ["Teaching upward", "Preparation", ""]


def test_there_is_one_score_of_zero_or_more_for_each_text() -> None:
    scores = Bm25Index(BODIES, HEADINGS).scores("Who listens to the leaders?")

    assert scores.shape == (3,)
    assert scores.dtype == np.float32
    assert (scores >= 0).all()


def test_the_text_that_shares_the_words_scores_highest_and_the_others_nothing() -> None:
    scores = Bm25Index(BODIES, HEADINGS).scores("agenda")

    assert scores.argmax() == 1
    assert scores[[0, 2]].tolist() == [0, 0]


def test_words_meet_by_their_stems_whatever_their_case() -> None:
    scores = Bm25Index(BODIES, HEADINGS).scores("LISTENING")

    assert scores.argmax() == 2


def test_a_word_that_stands_only_in_a_heading_is_found() -> None:
    assert Bm25Index(BODIES, HEADINGS).scores("prepare").argmax() == 1


def test_headings_weigh_as_much_as_they_are_told_to() -> None:
    def score(weight: float) -> float:
        return float(Bm25Index(BODIES, HEADINGS, heading_weight=weight).scores("upward")[0])

    assert score(0.0) == 0.0
    assert score(1.0) == pytest.approx(2 * score(0.5))


@pytest.mark.parametrize("query", ["", "?", "the of and", "zymurgy xylophone", "\ud800"])
def test_a_query_without_a_known_word_scores_nothing(query: str) -> None:
    assert Bm25Index(BODIES, HEADINGS).scores(query).tolist() == [0, 0, 0]


def test_unknown_words_beside_a_known_one_change_nothing() -> None:
    index = Bm25Index(BODIES, HEADINGS)

    np.testing.assert_array_equal(index.scores("agenda zymurgy"), index.scores("agenda"))


def test_an_empty_library_gives_no_scores() -> None:
    assert Bm25Index([], []).scores("agenda").shape == (0,)


@pytest.mark.parametrize("texts", [["", ""], ["the", "?"]])
def test_texts_without_words_score_nothing(texts: list[str]) -> None:
    assert Bm25Index(texts, texts).scores("agenda").tolist() == [0, 0]


def test_bodies_and_headings_of_different_number_are_refused() -> None:
    with pytest.raises(ValueError, match="3 bodies for 1 headings"):
        Bm25Index(BODIES, ["one"])


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    Bm25Index(BODIES, HEADINGS).scores("agenda")

    assert capfd.readouterr() == ("", "")
