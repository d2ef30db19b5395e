"""Numbers are read in digits and in words."""

from decimal import Decimal

import pytest

from coach.language.number_words import numbers, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two three", [2, 3]),
        ("twenty one", [21]),
        ("two hundred thousand", [200_000]),
        ("a million", [1_000_000]),
        ("10k and 3 million", [10_000, 3_000_000]),
        ("ONE HUNDRED", [100]),
        ("fifty-two weeks", [52]),
    ],
)
def test_runs_of_number_words_are_cut_where_the_next_cannot_go_on(
    text: str, expected: list[int]
) -> None:
    assert [int(number.value) for number in numbers(text)] == expected


def test_a_number_inside_a_name_is_none() -> None:
    assert list(numbers("R13, COVID-19 and s4-wiifm")) == []


def test_the_plain_writing_has_neither_zeros_nor_an_exponent() -> None:
    assert plain(Decimal("100")) == "100"
    assert plain(Decimal("0.50")) == "0.5"
