"""Coding: the codes of a comment from the scores of its clauses."""

from pathlib import Path

import numpy as np
import pytest

from coach.comments.coding import CODES, Coder, codes_of, in_context, likeliest
from coach.comments.coding_likeness import Numbers
from coach.comments.reading import example_texts
from coach.comments.tones import TONES
from coach.domain.comment import MOST_CODES, Code, Tone
from tests.comments.small_code_shelf import small_shelf
from tests.doubles.hash_embedder import HashEmbedder


def _row(tone: Tone = Tone.CONCERN, nothing: float = 0.0, **scores: float) -> Numbers:
    row = np.zeros(len(CODES) + 1 + len(TONES) + len(CODES) * len(TONES))
    for name, score in scores.items():
        row[CODES.index(Code(name))] = score
    row[len(CODES)] = nothing
    row[len(CODES) + 1 + TONES.index(tone)] = 1.0
    return row


def _own_tone(row: Numbers, code: Code, tone: Tone, score: float) -> Numbers:
    """Return the row with a score for a tone of one code alone."""
    place = len(CODES) + 1 + len(TONES) + CODES.index(code) * len(TONES) + TONES.index(tone)
    row[place] = score
    return row


def _codes(*rows: Numbers) -> list[Code]:
    return [one.code for one in codes_of(np.stack(rows))]


def test_a_clause_has_its_likeliest_code_with_its_tone() -> None:
    (found,) = codes_of(np.stack([_row(Tone.REQUEST, load=0.6, match=0.2)]))

    assert (found.code, found.tone) == (Code.LOAD, Tone.REQUEST)


def test_two_codes_of_a_clause_are_each_meant_in_the_tone_that_is_likeliest_for_them() -> None:
    row = _own_tone(_row(load=0.6, match=0.5), Code.MATCH, Tone.STRENGTH, 1.2)

    found = {one.code: one.tone for one in codes_of(np.stack([row]))}

    assert found == {Code.LOAD: Tone.CONCERN, Code.MATCH: Tone.STRENGTH}


def test_what_is_something_else_has_the_tone_that_is_likeliest_anywhere() -> None:
    row = _own_tone(_row(Tone.REQUEST, load=0.1), Code.LOAD, Tone.STRENGTH, 5.0)

    (found,) = codes_of(np.stack([row]))

    assert (found.code, found.tone) == (Code.OTHER, Tone.REQUEST)


def test_a_clause_without_a_theme_has_the_one_of_the_comment_that_it_stands_in() -> None:
    vague, clear = _row(recognition=0.3, preparation=0.25), _row(preparation=0.8)
    comment = _row(preparation=0.7)

    assert _codes(vague) == [Code.RECOGNITION]
    assert _codes(*in_context(np.stack([vague, clear]), comment)) == [Code.PREPARATION]


def test_the_more_clauses_a_comment_has_the_less_it_tells_of_each() -> None:
    clauses, comment = [_row(match=0.6)] * 4, _row(load=0.6)
    match, load = CODES.index(Code.MATCH), CODES.index(Code.LOAD)

    two = in_context(np.stack(clauses[:2]), comment)[0]
    four = in_context(np.stack(clauses), comment)[0]

    assert two[load] == pytest.approx(0.3) and four[load] == pytest.approx(0.15)
    assert four[match] > two[match]


def test_a_single_clause_is_read_as_it_stands() -> None:
    alone = np.stack([_row(match=0.6)])

    assert in_context(alone, _row(load=0.9)) is alone


def test_a_second_code_of_a_clause_must_be_nearly_as_likely() -> None:
    assert _codes(_row(load=0.5, scheduling=0.4)) == [Code.LOAD, Code.SCHEDULING]
    assert _codes(_row(load=0.9, scheduling=0.4)) == [Code.LOAD]


def test_what_is_like_no_example_is_something_else() -> None:
    assert _codes(_row(load=0.1, match=0.05)) == [Code.OTHER]


def test_a_clause_that_says_nothing_adds_no_code() -> None:
    assert _codes(_row(nothing=0.9, load=0.3), _row(match=0.6)) == [Code.MATCH]
    assert _codes(_row(nothing=0.9)) == []


def test_something_else_is_not_counted_beside_a_theme() -> None:
    assert _codes(_row(load=0.1), _row(match=0.6)) == [Code.MATCH]


def test_codes_of_all_clauses_come_best_first_each_once_and_only_so_many() -> None:
    rows = [_row(load=0.5), _row(match=0.9), _row(load=0.6), _row(career=0.7), _row(decisions=0.4)]

    found = _codes(*rows)

    assert found == [Code.MATCH, Code.CAREER, Code.LOAD]
    assert len(found) == MOST_CODES


def test_the_likeliest_theme_of_all_clauses_is_no_tone_and_no_filler() -> None:
    assert likeliest(np.stack([_row(nothing=0.9, load=0.2), _row(match=0.3)])) == 0.3


@pytest.mark.parametrize(
    ("text", "code"),
    [("they moved our date", Code.SCHEDULING), ("bad camera", Code.TECHNOLOGY)],
)
def test_a_coder_goes_by_the_examples_of_its_shelf(tmp_path: Path, text: str, code: Code) -> None:
    shelf, embedder = small_shelf(tmp_path), HashEmbedder()
    texts = example_texts(shelf)
    coder = Coder(shelf, dict(zip(texts, embedder.encode(texts), strict=True)))

    scores = coder.scores([(text, None)], embedder.encode([text]))

    assert _codes(*scores) == [code]
