"""The columns of a roster: by their common names, in any order, and no guessing."""

import pytest

from coach.domain.roster_columns import columns, recognised
from coach.errors import InputError


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("Name", "name"),
        ("FULL NAME", "name"),
        ("E-Mail", "email"),
        ("e_mail address", "email"),
        ("Work Email*", "email"),
        ("canTeach", "can_teach"),
        ("Can teach (list)", "can_teach"),
        ("Would like to learn", "wants_to_learn"),
        ("Line Manager", "manager"),
        ("manager's email", "manager"),
        ("Job title", "title"),
        ("Department", "function"),
        ("Mentoring role", "side"),
        ("Program", "programme"),
        ("\ufeff Name ", "name"),
    ],
)
def test_a_common_name_in_any_case_is_known(cell: str, field: str) -> None:
    assert recognised([cell]) == {0: field}


def test_the_order_makes_no_difference_and_what_means_nothing_is_left_out() -> None:
    assert columns(["Shoe size", "Side", "Name"], "x") == {1: "side", 2: "name"}


def test_role_is_the_side_where_no_other_column_is_and_else_the_job() -> None:
    assert columns(["name", "role"], "x") == {0: "name", 1: "side"}
    assert columns(["name", "role", "side"], "x") == {0: "name", 1: "title", 2: "side"}


def test_an_address_of_the_manager_is_better_than_a_name() -> None:
    assert recognised(["Manager", "Manager email"]) == {1: "manager"}


def test_first_and_last_name_stand_for_the_name() -> None:
    found = columns(["First name", "Surname", "Side"], "x")

    assert found == {0: "first_name", 1: "last_name", 2: "side"}


@pytest.mark.parametrize(
    ("header", "missing"),
    [(["side", "mail"], "called name;"), (["name"], "called side;"), (["a"], "name or side")],
)
def test_a_missing_column_is_named_beside_those_that_are_there(
    header: list[str], missing: str
) -> None:
    with pytest.raises(InputError, match=missing) as told:
        columns(header, "spring.csv")

    assert str(told.value).startswith("spring.csv: ")
    assert all(repr(cell) in str(told.value) for cell in header)


def test_a_first_row_of_data_is_told_as_what_it_is() -> None:
    with pytest.raises(InputError, match=r"it has 'Ana Brandt', 'leader'"):
        columns(["Ana Brandt", "leader"], "spring.csv")


def test_of_a_hundred_columns_a_message_lists_a_dozen() -> None:
    with pytest.raises(InputError, match="'c11' and 88 more"):
        columns([f"c{number}" for number in range(100)], "x")


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(InputError, match="2 columns are called 'Name'"):
        columns(["Name", "side", "name"], "x")
