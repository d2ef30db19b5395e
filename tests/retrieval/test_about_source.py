"""What a file says of itself becomes sentences that can be shown."""

import pytest

from coach.domain.source import Source
from coach.retrieval.about_source import about_source, is_about_source
from tests.builders import a_passage, a_source

SOURCE = a_source("s1", author="Ana Brandt", publisher="The House", grade="C").model_copy(
    update={"date": "2020-05-01", "weaknesses": ("No study is named.", "Ana Brandt sells it.")}
)


def _texts(source: Source) -> list[str]:
    return [claim.text for claim in about_source(source).claims]


def test_author_publisher_and_year_stand_in_the_first_sentence() -> None:
    first = _texts(SOURCE)[0]

    assert all(part in first for part in ("Ana Brandt", "The House", "2020", SOURCE.title))
    assert "05" not in first


@pytest.mark.parametrize("told", ["author", "publisher", "date"])
def test_what_is_not_known_is_not_told(told: str) -> None:
    only = SOURCE.model_copy(
        update={name: None for name in ("author", "publisher", "date") if name != told}
    )
    verbs = {"author": "written by", "publisher": "published by", "date": "came out"}

    assert [name for name, verb in verbs.items() if verb in _texts(only)[0]] == [told]


def test_a_source_of_unknown_origin_still_has_its_title() -> None:
    assert "The title of s1-trust" in _texts(a_source())[0]


def test_the_grade_is_told_in_words_with_its_reason() -> None:
    (graded,) = [text for text in _texts(SOURCE) if "grade C" in text]

    assert "a vendor's help page" in graded
    assert "Nobody measured anything" in graded


def test_each_weakness_is_a_sentence_that_names_its_source() -> None:
    weak = [text for text in _texts(SOURCE) if "weakness" in text]

    assert [text.split(": ")[1] for text in weak] == ["no study is named.", "Ana Brandt sells it."]
    assert all("the text s1" in text for text in weak)


@pytest.mark.parametrize("reason", ["", "  ", "Nobody measured anything", "An opinion."])
def test_every_sentence_begins_with_a_capital_and_ends_in_one_full_stop(reason: str) -> None:
    for text in _texts(SOURCE.model_copy(update={"grade_reason": reason})):
        assert text[0].isupper()
        assert text.endswith(".")
        assert not text.endswith((". .", ".."))


def test_people_can_ask_for_it_by_its_name() -> None:
    assert all("the text s1" in question for question in about_source(SOURCE).questions)


def test_such_a_passage_is_told_from_one_on_the_subject() -> None:
    assert is_about_source(a_passage(heading=about_source(SOURCE).heading))
    assert not is_about_source(a_passage(heading="What trust is about"))
