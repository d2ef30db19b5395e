"""A row is an answer, or its reasons are told; a bad date costs nothing."""

import pytest

from coach.adapters.feedback_files import read_feedback
from coach.services.summary_names import names_in
from coach.services.summary_rows import LONGEST_READ, AnswerRow, ReadRows, read_rows
from tests.services.summarising import HEADER, a_file


def read(*rows: str, header: str = HEADER) -> ReadRows:
    return read_rows(read_feedback(a_file(*rows, header=header), "f.csv"))


def the_answer(row: str) -> AnswerRow:
    (answer,) = read(row).answers
    return answer


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("P1,1,,leader,7,4,4,", 'usefulness is "7"; it must be 1 to 5'),
        ("P1,1,,leader,4,0,4,", 'openness is "0"; it must be 1 to 5'),
        ("P1,1,,leader,4,4,3.5,", 'balance is "3.5"; it must be 1 to 5'),
        ("P1,1,,leader,NaN,4,4,", 'usefulness is "NaN"; it must be 1 to 5'),
        ("P1,1,,leader,it was all too long,4,4,", "usefulness holds a text; it must be 1 to 5"),
        ("P1,1,,boss,4,4,4,", 'side is "boss"; it must be leader or mentor'),
        ("P1,1,,senior mentor,4,4,4,", "side holds a text; it must be leader or mentor"),
        ("P1,1,,,4,4,4,", "the side is missing; it must be leader or mentor"),
        (" ,1,,leader,4,4,4,", "the pair is missing"),
        ("P1,1,,leader,,,,", "it has neither a rating nor a comment"),
        (",1,,leader,9,4,4,", 'the pair is missing; usefulness is "9"; it must be 1 to 5'),
        (HEADER, "it repeats the first row"),
    ],
)
def test_a_row_that_is_no_answer_is_told_with_its_number_and_nothing_else_is_lost(
    row: str, why: str
) -> None:
    found = read("P8,1,,leader,4,4,4,", row, "P9,1,,mentor,4,4,4,")

    assert [(remark.row, remark.why) for remark in found.unreadable] == [(2, why)]
    assert [answer.number for answer in found.answers] == [1, 3]


def test_a_question_that_was_left_blank_is_not_counted_and_the_others_are() -> None:
    assert the_answer("P1,1,,leader,4,, n/a ,").ratings == {"usefulness": 4}


@pytest.mark.parametrize("side", ["Mentor", "mentors", "I am the mentor", "junior"])
def test_a_side_is_known_in_other_words(side: str) -> None:
    assert the_answer(f"P1,1,,{side},4,4,4,").side == "mentor"


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2026-07-02", "2026-07-02"),
        ("2026-07-02 10:30:00", "2026-07-02"),
        ("02/07/2026", "2026-07-02"),
        ("7/31/2026", "2026-07-31"),
        ("2 July 2026", "2026-07-02"),
    ],
)
def test_a_date_is_read_in_the_usual_ways(date: str, iso: str) -> None:
    assert the_answer(f"P1,1,{date},leader,4,4,4,").date == iso


@pytest.mark.parametrize("date", ["0000-00-00", "1969-01-01", "2026-04-31", "soon", "31/31/2026"])
def test_a_date_that_cannot_be_read_loses_nothing(date: str) -> None:
    found = read(f"P1,1,{date},leader,4,4,4,fine")

    assert found.undated == (1,)
    assert found.answers[0].comment == "fine"


def test_ids_are_compared_whatever_their_case_spaces_and_width() -> None:
    found = read("P01,1,,leader,4,4,4,", " p01 ,1,,mentor,4,4,4,", "Ｐ０１,2,,leader,4,4,4,")

    assert {answer.pair for answer in found.answers} == {"p01"}


def test_a_person_is_side_and_id_and_without_an_id_side_and_pair() -> None:
    header = f"leader,{HEADER}"
    found = read("L1,P1,1,,leader,4,4,4,", "L1,P2,1,,leader,4,4,4,", header=header).answers

    assert found[0].author == found[1].author
    assert found[0].counterpart != found[1].counterpart
    assert not found[0].named


def test_an_id_that_another_row_of_the_pair_gives_counts_for_all_its_rows() -> None:
    header = f"leader,{HEADER}"
    found = read("L1,P1,1,,leader,4,4,4,", ",P1,2,,leader,4,4,4,", header=header).answers

    assert found[0].author == found[1].author


def test_of_a_very_long_comment_the_beginning_is_read_and_it_is_told() -> None:
    found = read("P1,1,,leader,4,4,4," + "a" * (LONGEST_READ + 1), "P2,1,,leader,4,4,4,b")

    assert found.cut == (1,)
    assert len(found.answers[0].comment) == LONGEST_READ


def test_hidden_characters_in_a_comment_are_gone() -> None:
    assert the_answer("P1,1,,leader,4,4,4,fi\u200bne\u202e").comment == "fine"


def test_names_stand_in_the_columns_of_people_and_codes_are_none() -> None:
    header = f"leader,mentor,email,{HEADER}"
    table = read_feedback(
        a_file(
            "Ana Brandt,M07,tunde.okafor@x.example,Bo & Søren,1,,leader,4,4,4,",
            "L1,N.N.O'Hara,,Blue,1,,leader,4,4,4,",
            header=header,
        ),
        "f",
    )

    assert names_in(table) == {"Ana Brandt", "Tunde Okafor", "Bo", "Søren", "N.N.O'Hara"}
