"""Columns of feedback are found by name, and ratings by name or by what stands in them."""

import pytest

from coach.domain.feedback_columns import as_rating, question_id, read_columns
from coach.errors import InputError

ROWS = (("P1", "leader", "4", "3", "fine"), ("P2", "mentor", "5", "2", ""))


def ids(*header: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> list[str]:
    return [question.id for question in read_columns(header, rows, "f").ratings.values()]


@pytest.mark.parametrize(
    "header",
    [
        ("pair", "side", "usefulness", "openness", "comment"),
        ("PAIR ID", " Role ", "Usefulness (1-5)", "OPENNESS", "Comments"),
        ("Pair no.", "Leader or mentor", "How useful was it?", "openness_score", "Your feedback"),
    ],
)
def test_order_case_and_common_names_do_not_matter(header: tuple[str, ...]) -> None:
    columns = read_columns(header, ROWS, "f")

    assert columns.row(1, ROWS[0]).cells == {"pair": "P1", "side": "leader", "comment": "fine"}
    assert columns.row(1, ROWS[0]).ratings["usefulness"] == "4"
    assert columns.unread == ()


def test_the_questions_of_the_form_come_first_in_its_order_and_then_the_others() -> None:
    rows = (("3", "leader", "4", "5", "P1"),)

    found = ids("openness", "side", "Trust in each other", "usefulness", "pair", rows=rows)

    assert found == ["usefulness", "openness", "trust_in_each_other"]


def test_of_two_columns_that_could_mean_a_question_neither_is_taken_for_it() -> None:
    found = ids("pair", "side", "Useful for me", "Useful for my team", "comment")

    assert found == ["useful_for_me", "useful_for_my_team"]


@pytest.mark.parametrize("name", ["Cohort", "Week no.", "Region ID", "Participant number"])
def test_numbers_that_say_who_or_when_are_no_ratings(name: str) -> None:
    columns = read_columns(("pair", "side", name, "openness", "comment"), ROWS, "f")

    assert [question.id for question in columns.ratings.values()] == ["openness"]
    assert columns.unread == (name,)


def test_several_columns_of_comments_are_one_comment_of_several_lines() -> None:
    header = ("pair", "side", "Comments on the session", "Comments on the programme")
    columns = read_columns(header, [("P1", "leader", "Good.", "Too long.")], "f")

    row = columns.row(1, ("P1", "leader", "Good.", "Too long."))
    assert row.cells["comment"] == "Good.\nToo long."


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (("side", "usefulness"), "called pair;"),
        (("Paar", "Rolle", "usefulness"), "called pair or side; it has 'Paar', 'Rolle'"),
        (("pair", "side", "town"), "called usefulness, openness, balance or comment"),
    ],
)
def test_a_missing_column_is_named_with_those_that_are_there(
    header: tuple[str, ...], missing: str
) -> None:
    with pytest.raises(InputError, match=missing):
        read_columns(header, [("a", "b", "c")], "f")


def test_an_answer_in_place_of_the_names_is_not_repeated_in_the_message() -> None:
    with pytest.raises(InputError, match="it looks like an answer") as caught:
        read_columns(("Zanzibar-7", "leader", "4", "I could not say it."), ROWS, "f")

    assert "Zanzibar" not in str(caught.value)


@pytest.mark.parametrize("cell", ["4", " 4 ", "4.0", "4,00", "４"])
def test_a_whole_number_is_a_rating_however_it_is_written(cell: str) -> None:
    assert as_rating(cell) == 4


@pytest.mark.parametrize(
    "cell", ["0", "6", "-1", "3.5", "NaN", "1e309", "true", "[3]", "", "four", "=4", "44", "٣"]
)
def test_anything_else_is_none(cell: str) -> None:
    assert as_rating(cell) is None


def test_an_id_is_made_of_plain_letters_and_is_never_taken_twice() -> None:
    assert question_id("1. Würde ich's wieder tun?", ()) == "q_1_wurde_ich_s_wieder_tun"
    assert question_id("有用性", {"question"}) == "question_2"
    assert len(question_id("very " * 40, {("very_" * 8)[:39]})) <= 40
