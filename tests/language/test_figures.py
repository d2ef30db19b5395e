"""Figures have one normal form, whatever their wording."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.figures import Figure, agrees, figures


def values(text: str) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine in ten go on", ("90", "%")),
        ("9 out of 10", ("90", "%")),
        ("88 percent", ("88", "%")),
        ("88 %", ("88", "%")),
        ("24 per cent", ("24", "%")),
        ("five times as likely", ("5", "x")),
        ("twice a month", ("2", "x")),
        ("a seven-fold rise", ("7", "x")),
        ("a third of mentors", ("33.33", "%")),
        ("two thirds", ("66.67", "%")),
        ("half of them", ("50", "%")),
        ("half an hour", ("30", "minute")),
        ("20,000 rows", ("20000", None)),
        ("$3.6bn", ("3600000000", "$")),
        ("1.5 million people", ("1500000", None)),
        ("twenty-five people", ("25", None)),
        ("one hundred and five", ("105", None)),
        ("a dozen", ("12", None)),
        ("in her 30s", ("30", "s")),
        ("the 3rd session", ("3", "th")),
        ("the second meeting", ("2", "th")),
        ("at 10:00", ("10:00", "time")),
        ("at 2.30 pm", ("14:30", "time")),
        ("bi-weekly", ("2", "week")),
        ("met weekly", ("1", "/week")),
        ("once a month", ("1", "/month")),
        ("in 2019", ("2019", "date")),
        ("13 March 2013", ("2013-03-13", "date")),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, expected: tuple[str, str | None]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "two-way, one-way and one-to-one",
        "R13 and COVID-19",
        "one of them asked another one",
        "at first, a third person came",
        "around the clock, 24/7",
        "this quarter",
        "",
    ],
)
def test_words_that_count_nothing_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_range_gives_both_of_its_ends_the_unit() -> None:
    assert values("8-10 minutes") == [("8", "minute"), ("10", "minute")]
    assert values("six to nine months") == [("6", "month"), ("9", "month")]
    assert values("between 8 and 10") == [("8", None), ("10", None)]


def test_the_span_of_a_figure_covers_its_words() -> None:
    text = "Of all, nine in ten stay."
    (figure,) = figures(text)

    assert text[figure.start : figure.end] == "nine in ten"


@pytest.mark.parametrize(
    ("claimed", "given"),
    [
        ("nine in ten", "89 %"),
        ("a third of us", "33 %"),
        ("88 percent", "88 %"),
        ("an hour is 60 minutes", "60 minutes"),
        ("about 90 %", "88 %"),
        ("12 months", "one year"),
        ("in 2013", "13 March 2013"),
        ("45", "45 minutes"),
    ],
)
def test_figures_agree_across_wordings(claimed: str, given: str) -> None:
    assert agrees(figures(claimed)[-1], figures(given)[0])


@pytest.mark.parametrize(
    ("claimed", "given"),
    [
        ("88 %", "89 %"),
        ("88 people", "88 %"),
        ("88 %", "88 people"),
        ("88 times", "88 %"),
        ("nine in ten", "80 %"),
        ("13 March 2013", "March 2013"),
        ("in 2014", "13 March 2013"),
        ("at 10:00", "10 minutes"),
        ("the 1990s", "1980s"),
        ("45 minutes", "45 hours"),
    ],
)
def test_figures_that_say_something_else_do_not_agree(claimed: str, given: str) -> None:
    assert not agrees(figures(claimed)[-1], figures(given)[0])


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_no_two_figures_overlap(text: str) -> None:
    found = figures(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


@given(st.integers(min_value=2, max_value=9_999_999))
def test_separators_do_not_change_a_number(number: int) -> None:
    assert figures(f"{number:,} people")[0].value == str(number)


@given(st.text(alphabet="0123456789.,%:/- $€xtwohalfinoften", max_size=40))
def test_odd_runs_of_digits_and_signs_are_compared_without_failing(text: str) -> None:
    found = (*figures(text), Figure("3", None, 0, 1))

    assert all(isinstance(agrees(one, other), bool) for one in found for other in found)
