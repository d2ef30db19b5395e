"""The two are known by their names, by their roles and by pronouns."""

import pytest

from coach.domain.pair import Pair
from coach.domain.person import PairSide, Person
from coach.planning.note_people import NotePeople
from tests.planning.debrief_cases import a_pair


@pytest.mark.parametrize(
    ("words", "side"),
    [("Ana", "leader"), ("brandt", "leader"), ("Ana Brandt", "leader"), ("T", "mentor"),
     ("the mentor", "mentor"), ("my mentor", "mentor"), ("me", "leader"), ("you", "mentor"),
     ("my side", "leader"), ("Tunde's side", "mentor"), ("Peter", None), ("", None)],
)  # fmt: skip
def test_a_name_or_a_role_is_a_side(words: str, side: PairSide | None) -> None:
    assert NotePeople(a_pair(), "leader").side_named(words) == side


def test_my_partner_is_the_other_side_whatever_they_are_called() -> None:
    people = NotePeople(a_pair(), "mentor")

    assert people.side_named("my mentor") == people.side_named("my partner") == "leader"


def test_where_the_playbook_calls_the_senior_one_the_mentor_so_do_the_notes() -> None:
    people = NotePeople(a_pair(), "leader", "the mentor", "the mentee")

    assert people.side_named("the mentor") == "leader"
    assert people.side_named("the mentee") == "mentor"


def test_a_last_name_that_both_have_tells_nobody_apart() -> None:
    people = NotePeople(a_pair("Ana Li", "Wen Li"), "leader")

    assert people.side_named("Li") is None
    assert people.side_named("Wen") == "mentor"


def test_everybody_of_a_group_is_known() -> None:
    names = {"Ana Brandt": "leader", "Kofi Mensah": "leader", "Mei Chen": "mentor"}
    group = Pair(
        people=tuple(Person.model_validate({"name": n, "side": s}) for n, s in names.items()),
        group=True,
    )

    assert NotePeople(group, "leader").side_named("Kofi") == "leader"


def test_names_are_taken_out_of_a_text_whole() -> None:
    people = NotePeople(a_pair(), "leader")

    assert (
        people.unnamed("Ana met Tunde's team at Anatomy") == "partner met partner's team at Anatomy"
    )


def test_a_name_may_hold_any_sign() -> None:
    people = NotePeople(a_pair("O'Brien (*)", "Łukasz \\d+"), "leader")

    assert people.unnamed("Łukasz called") == "partner called"
