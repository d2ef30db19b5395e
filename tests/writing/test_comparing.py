"""A table answers a comparison, cut down to the rows that were asked about."""

import pytest

from coach.domain.document import Table
from coach.language.asking import form_of
from coach.writing.comparing import table_for
from tests.builders import a_hit, a_passage, a_table

ROWS = (
    ("Cost", "high: speakers", "low"),
    ("Time commitment", "two days", "an hour a month"),
    ("Networking", "broad", "one person"),
    ("Scale", "many at once", "one pair each"),
    ("Follow-up", "rare", "built in"),
    ("Preparation", "by the speaker", "by both"),
)
TABLE = a_table(*ROWS)


def _rows(question: str, *tables: Table) -> list[str] | None:
    hit = a_hit(a_passage("They differ.", tables=tables or (TABLE,)))
    found = table_for(question, form_of(question), (hit,))
    return [row[0] for row in found[1].rows] if found else None


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("How do the cost of seminars and shadowing compare?", ["Cost"]),
        ("Compare the time commitment of seminars and shadowing", ["Time commitment"]),
        ("Seminars versus shadowing: cost and networking?", ["Cost", "Networking"]),
    ],
)
def test_only_the_rows_on_the_aspect_that_is_asked_for_are_shown(
    question: str, aspects: list[str]
) -> None:
    assert _rows(question) == aspects


def test_without_an_aspect_the_first_rows_are_shown_and_the_rest_left_out() -> None:
    shown = _rows("What is the difference between seminars and shadowing?")

    assert shown is not None
    assert 1 < len(shown) < len(ROWS)
    assert shown == [row[0] for row in ROWS][: len(shown)]


def test_a_table_that_is_asked_for_is_shown_whole() -> None:
    assert _rows("Show me a table of seminars and shadowing") == [row[0] for row in ROWS]


def test_a_table_whose_columns_are_not_both_named_does_not_answer() -> None:
    assert _rows("What is the difference between seminars and books?") is None


def test_a_question_that_compares_nothing_is_answered_in_words() -> None:
    assert _rows("Who pays for seminars and shadowing?") is None


def test_an_aspect_that_no_row_is_on_is_answered_in_words() -> None:
    question = "How do seminars and shadowing differ in their legal insurance contracts?"

    assert _rows(question) is None


def test_without_a_table_there_is_none() -> None:
    hit = a_hit(a_passage("They differ."))

    question = "Seminars versus shadowing?"

    assert table_for(question, form_of(question), (hit,)) is None
    assert table_for(question, form_of(question), ()) is None


def test_the_table_that_names_more_of_what_is_compared_wins_over_a_better_hit() -> None:
    question = "Compare seminars and shadowing on cost"
    other = a_table(("Cost", "free", "dear"), header=("", "Seminars", "Books"))
    hits = (
        a_hit(a_passage("Books differ.", heading="Books", tables=(other,)), score=0.9),
        a_hit(a_passage("They differ.", tables=(TABLE,)), score=0.5),
    )

    found = table_for(question, form_of(question), hits)

    assert found is not None
    assert found[1].header == TABLE.header


def test_cutting_keeps_the_header_and_the_cells() -> None:
    question = "Compare seminars and shadowing on cost"

    found = table_for(question, form_of(question), (a_hit(a_passage("So.", tables=(TABLE,))),))

    assert found is not None
    assert found[1].header == TABLE.header
    assert found[1].rows == ROWS[:1]
