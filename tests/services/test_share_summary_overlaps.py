"""No answer is shared twice, whatever was dropped from a file, or what it is called."""

import csv
import io
from collections.abc import Callable, Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.release import Release
from coach.errors import InputError
from coach.services.summarise_feedback import FeedbackSummariser
from tests.services.summarising import SIDES, a_summariser

Row = dict[str, str]
RATINGS = ("usefulness", "openness", "balance")
KEPT = ("pair", "side")
OTHERS = ("session", "date", "leader", "mentor", *RATINGS, "comment")
REMARKS = ("", "Good.", "Too short.", "We ran late.", "She asks before she answers.")
AGAIN = "shared before, in another file"
ELSEWHERE = "shared before, under another programme's name"
Change = Callable[[list[Row]], list[Row]]


def a_row(pair: int, side: str, session: int = 1, rating: str = "4", comment: str = "") -> Row:
    ratings = dict.fromkeys(RATINGS, rating)
    people = {one: f"{one}-{pair}" for one in SIDES}
    when = {"session": str(session), "date": f"2026-{session:02d}-15"}
    return {"pair": f"P{pair}", "side": side, **when, **people, **ratings, "comment": comment}


def a_quarter(first: int = 1, *, pairs: int = 6, comment: str = "") -> list[Row]:
    """Return the answers of some pairs in three sessions."""
    every = product(range(pairs), range(first, first + 3), SIDES)
    return [a_row(pair, side, session, comment=comment) for pair, session, side in every]


def share(
    summariser: FeedbackSummariser,
    rows: Sequence[Row],
    *,
    without: Sequence[str] = (),
    programme: str = "Spring",
) -> Release:
    columns = [column for column in (*KEPT, *OTHERS) if column not in without]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return summariser.share(text.getvalue().encode(), "f.csv", programme)


@pytest.fixture
def summariser() -> FeedbackSummariser:
    return a_summariser()


@st.composite
def files(draw: st.DrawFn) -> list[Row]:
    """Draw the answers of some people, in which ratings and words differ and sessions repeat."""
    every = [
        a_row(pair, side, session, comment=draw(st.sampled_from(REMARKS)))
        for pair, session, side in product(range(draw(st.integers(3, 6))), (1, 2), SIDES)
    ]
    rated = st.sampled_from("12345")
    return [{**row, **{question: draw(rated) for question in RATINGS}} for row in every]


@st.composite
def dropped(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw columns to drop: any, but for one rating, without which nothing is published."""
    chosen = draw(st.sets(st.sampled_from(OTHERS)))
    return tuple(sorted(chosen - ({draw(st.sampled_from(RATINGS))} if chosen else set())))


@st.composite
def parts(draw: st.DrawFn, least: int = 1) -> tuple[list[Row], list[Row]]:
    """Draw a file and a proper part of it, the one or the other first."""
    rows = draw(files())
    places = draw(st.sets(st.integers(0, len(rows) - 1), min_size=least, max_size=len(rows) - 1))
    pair = (rows, [rows[place] for place in sorted(places)])
    return pair if draw(st.booleans()) else (pair[1], pair[0])


# In one programme


@settings(max_examples=80)
@given(parts(), dropped(), dropped())
def test_no_part_of_a_file_and_none_around_it_is_shared_whatever_columns_are_dropped(
    two: tuple[list[Row], list[Row]], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    summariser, (first, second) = a_summariser(), two
    if not set(RATINGS) - set(before) - set(after):
        after = tuple(column for column in after if column not in RATINGS)
        before = tuple(column for column in before if column not in RATINGS)
    share(summariser, first, without=before)

    with pytest.raises(InputError, match=AGAIN):
        share(summariser, second, without=after)


@settings(max_examples=40)
@given(files(), st.sets(st.sampled_from(OTHERS)), st.sampled_from(("session", "date")))
def test_answers_of_other_sessions_are_shared_though_pairs_and_ratings_are_equal(
    rows: list[Row], without: set[str], kept: str
) -> None:
    summariser, gone = a_summariser(), sorted(without - {kept, "usefulness"})
    later = [
        {**row, "session": f"{row['session']}0", "date": f"2027{row['date'][4:]}", "comment": ""}
        for row in rows
    ]
    share(summariser, rows, without=gone)

    assert share(summariser, later, without=gone).window == "imported file 2"


@settings(max_examples=40)
@given(files(), dropped(), st.sampled_from(("Spring", "Autumn")))
def test_answers_of_other_pairs_are_shared_though_all_else_is_equal(
    rows: list[Row], without: tuple[str, ...], programme: str
) -> None:
    summariser = a_summariser()
    share(summariser, rows, without=without)
    others = [{**row, "pair": f"Q{row['pair']}"} for row in rows]

    share(summariser, others, without=without, programme=programme)


@settings(max_examples=30)
@given(files(), dropped(), st.randoms())
def test_the_same_rows_in_any_order_are_the_same_release(
    rows: list[Row], without: tuple[str, ...], chance: Random
) -> None:
    summariser = a_summariser()
    first = share(summariser, rows, without=without)
    spaced = [{column: f" {cell}  " for column, cell in row.items()} for row in rows]
    chance.shuffle(spaced)

    assert share(summariser, spaced, without=without) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[:1],
        lambda rows: [*rows, a_row(99, "leader")],
        lambda rows: [*rows, rows[0]],
        lambda rows: [{**row, "comment": "Quite other words than before."} for row in rows],
        lambda rows: [{**row, "usefulness": "1", "openness": "2"} for row in rows],
        lambda rows: [{**row, "session": ""} for row in rows],
        lambda rows: [{**row, "date": ""} for row in rows],
        lambda rows: [{**row, "session": "", "comment": "", "balance": "1"} for row in rows],
        lambda rows: [{**row, "date": "", "comment": "", "balance": "1"} for row in rows],
        lambda rows: [{**row, "date": "", "session": "", "comment": ""} for row in rows],
        lambda rows: [{**row, "date": "2030-01-01", "session": "99"} for row in rows],
        lambda rows: [{**row, "leader": "", "mentor": ""} for row in rows],
    ],
    ids=[
        "one alone", "one more", "one twice", "other words", "other ratings", "no session",
        "no date", "the day alone", "the session alone", "ratings alone",
        "the words alone", "no names",
    ],
)  # fmt: skip
def test_an_answer_is_known_again_by_whatever_is_left_of_it(
    summariser: FeedbackSummariser, change: Change
) -> None:
    rows = a_quarter(comment="We ran late.")
    share(summariser, rows)

    with pytest.raises(InputError, match=AGAIN):
        share(summariser, change(rows))


def test_two_words_of_a_comment_tell_nobody_from_others(summariser: FeedbackSummariser) -> None:
    share(summariser, a_quarter(comment="Very good."))

    share(summariser, a_quarter(4, comment="Very good."))


def test_a_comment_is_the_same_in_other_spaces_marks_and_letters(
    summariser: FeedbackSummariser,
) -> None:
    share(summariser, a_quarter(comment="We don't meet, ever."))

    with pytest.raises(InputError, match=AGAIN):
        share(summariser, a_quarter(4, comment="we DON’T  meet - ever"))


def test_without_session_and_date_other_ratings_are_other_answers(
    summariser: FeedbackSummariser,
) -> None:
    share(summariser, a_quarter(), without=("session", "date"))
    later = [{**row, "openness": "5"} for row in a_quarter(4)]

    assert share(summariser, later, without=("session", "date")).window == "imported file 2"


def test_a_refused_file_leaves_nothing_in_the_ledger(summariser: FeedbackSummariser) -> None:
    share(summariser, a_quarter())
    with pytest.raises(InputError):
        share(summariser, [*a_quarter(), *a_quarter(4)])

    assert share(summariser, a_quarter(4)).window == "imported file 2"


# Under another programme's name


@settings(max_examples=60)
@given(parts(least=3), dropped())
def test_no_part_of_a_file_is_shared_under_another_name_whatever_columns_are_dropped(
    two: tuple[list[Row], list[Row]], without: tuple[str, ...]
) -> None:
    summariser, (first, second) = a_summariser(), two
    share(summariser, first)

    with pytest.raises(InputError, match=ELSEWHERE):
        share(summariser, second, without=without, programme="Autumn")


@pytest.mark.parametrize("rows", [a_quarter(), [a_row(1, "leader")]], ids=["many", "one"])
def test_the_same_rows_are_not_shared_under_another_name(
    summariser: FeedbackSummariser, rows: list[Row]
) -> None:
    share(summariser, rows)

    with pytest.raises(InputError, match=ELSEWHERE):
        share(summariser, rows, programme="Autumn")


def test_two_programmes_may_have_a_row_or_two_alike_and_not_three(
    summariser: FeedbackSummariser,
) -> None:
    share(summariser, a_quarter(comment="We ran late."))
    others = [{**row, "pair": f"Q{row['pair']}"} for row in a_quarter()]

    share(summariser, [*a_quarter()[:2], *others], programme="Autumn")
    others = [{**row, "pair": f"Q{row['pair']}"} for row in others]
    with pytest.raises(InputError, match=ELSEWHERE):
        share(summariser, [*a_quarter()[:3], *others], programme="Winter")


def test_rows_are_counted_over_all_other_programmes(summariser: FeedbackSummariser) -> None:
    rows = a_quarter()
    for place in range(3):
        share(summariser, [rows[place], a_row(90 + place, "leader")], programme=f"{place}")

    with pytest.raises(InputError, match=ELSEWHERE):
        share(summariser, rows, programme="All")


@pytest.mark.parametrize(
    ("comment", "refused"), [("We ran late, again.", False), ("We ran late once again.", True)]
)
def test_one_comment_of_five_words_is_enough(
    summariser: FeedbackSummariser, comment: str, refused: bool
) -> None:
    share(summariser, a_quarter(comment=comment)[:1])
    later = [{**row, "usefulness": "1"} for row in a_quarter(7, comment=comment)]

    if refused:
        with pytest.raises(InputError, match=ELSEWHERE):
            share(summariser, later, programme="Autumn")
    else:
        share(summariser, later, programme="Autumn")


def test_pairs_and_sessions_called_the_same_are_no_overlap(summariser: FeedbackSummariser) -> None:
    """A fourth of the ratings agree by chance, and the years differ."""
    share(summariser, a_quarter())
    rated = [
        {**row, "date": f"2027{row['date'][4:]}", "usefulness": "4" if place % 4 == 0 else "2"}
        for place, row in enumerate(a_quarter())
    ]

    assert share(summariser, rated, programme="Next year").window == "imported file 1"


def test_dates_written_anew_do_not_make_another_file(summariser: FeedbackSummariser) -> None:
    share(summariser, a_quarter())
    moved = [{**row, "date": f"2027{row['date'][4:]}"} for row in a_quarter()]

    with pytest.raises(InputError, match=ELSEWHERE):
        share(summariser, moved[:-1], programme="Autumn")


@pytest.mark.parametrize("programme", ["Spring", "Autumn"])
def test_a_refusal_says_in_a_line_what_to_do(
    summariser: FeedbackSummariser, programme: str
) -> None:
    share(summariser, a_quarter(comment="Zebulon ran late again, alas."))

    with pytest.raises(InputError) as refused:
        share(summariser, a_quarter(comment="Zebulon ran late.")[:-1], programme=programme)
    assert refused.value.remedy.startswith("Share that file again as it was")
    assert "\n" not in str(refused.value) and "Zebulon" not in str(refused.value)
