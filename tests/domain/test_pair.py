"""A pair is two different people; what tells two people apart is anything we know of them."""

import pytest
from pydantic import ValidationError

from coach.domain.pair import Pair, pair_name
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of


@pytest.mark.parametrize("field", ["title", "function", "email"])
def test_two_people_of_one_name_are_a_pair_if_anything_differs(field: str) -> None:
    pair = a_pair_of(a_leader("Wen Li", **{field: "x"}), a_mentor("Wen Li"))

    assert pair.name == "Wen Li and Wen Li"


def test_two_stored_people_are_two_even_if_nothing_else_differs() -> None:
    assert a_pair_of(a_leader("Wen Li", id="1"), a_mentor("Wen Li", id="2"))


@pytest.mark.parametrize(("one", "other"), [("", ""), ("1", ""), ("", "2"), ("1", "1")])
def test_nobody_is_paired_with_themselves(one: str, other: str) -> None:
    with pytest.raises(ValidationError, match="paired with themselves"):
        a_pair_of(a_leader("Wen Li", id=one), a_mentor("wen LI", id=other))


def test_one_person_cannot_be_in_a_group_twice() -> None:
    with pytest.raises(ValidationError, match="paired with themselves"):
        Pair(people=(a_leader("A", id="1"), a_mentor("B", id="1")), group=True)


def test_two_of_a_group_may_have_one_name() -> None:
    assert Pair(people=(a_leader("A"), a_mentor("A")), group=True)


@pytest.mark.parametrize(
    ("leaders", "mentors", "name"),
    [
        ("A", "B", "A and B"),
        ("A", "", "A"),
        ("A", "BC", "A, B and C"),
        ("AB", "CD", "A, B and 2 others"),
    ],
)
def test_a_pair_is_listed_by_its_people_leaders_first(
    leaders: str, mentors: str, name: str
) -> None:
    people = [*((one, "mentor") for one in mentors), *((one, "leader") for one in leaders)]

    assert pair_name(people) == name  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["email", "manager"])
def test_an_address_is_cleaned_like_every_line(field: str) -> None:
    assert getattr(a_leader(**{field: " a@x.org\0\n"}), field) == "a@x.org"
    with pytest.raises(ValidationError):
        a_leader(**{field: "x" * 321})


def test_a_programme_may_have_two_hundred_characters() -> None:
    assert a_pair_of("A", "B", programme="p" * 200).programme
    with pytest.raises(ValidationError):
        a_pair_of("A", "B", programme="p" * 201)
