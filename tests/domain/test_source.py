"""A source has a byline and a grade; of two grades the weaker counts."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.source import GRADE_WORDS, Grade, Source, SourceKind, weaker

grades = st.sampled_from(get_args(Grade))


def _source(**known: str) -> Source:
    values = {"id": "s1", "kind": "article", "title": "Trust", "called": "it", "grade": "D"}
    return Source.model_validate({**values, **known})


@pytest.mark.parametrize(
    ("known", "byline"),
    [
        ({}, "Trust"),
        ({"author": "Ana Brandt"}, "Trust, Ana Brandt"),
        ({"publisher": "NHS"}, "Trust, NHS"),
        ({"author": "Ana Brandt", "publisher": "NHS"}, "Trust, Ana Brandt"),
        ({"author": "Ana Brandt", "date": "2013-03-13"}, "Trust, Ana Brandt, 2013"),
        ({"date": "2013"}, "Trust, 2013"),
    ],
)
def test_a_byline_has_title_author_and_year_as_far_as_they_are_known(
    known: dict[str, str], byline: str
) -> None:
    assert _source(**known).byline == byline


def test_every_grade_is_said_in_words() -> None:
    assert set(GRADE_WORDS) == set(get_args(Grade))


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("A", "D", "D"), ("C", "B", "C"), ("A", "A", "A")]
)
def test_of_two_grades_the_weaker_counts(one: Grade, other: Grade, expected: Grade) -> None:
    assert weaker(one, other) == expected


@given(grades, grades)
def test_the_order_of_two_grades_does_not_matter(one: Grade, other: Grade) -> None:
    assert weaker(one, other) == weaker(other, one)
    assert weaker(one, other) in (one, other)


def test_a_users_document_is_a_kind_of_its_own() -> None:
    assert set(SourceKind) == {"article", "playbook", "document"}
