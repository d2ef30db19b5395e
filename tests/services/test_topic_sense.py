"""Topics have a teacher, kin, and a way to stand in a sentence."""

import pytest

from coach.services.topic_sense import inside, teacher_of
from tests.services.preparing import sense, the_pair, tunde


def test_who_offers_a_topic_teaches_it_and_so_does_the_partner_of_who_wants_it() -> None:
    assert sense().teacher("dashboards", the_pair()) == "mentor"
    assert sense().teacher("budgets", the_pair()) == "leader"


def test_a_phrase_near_no_family_has_none() -> None:
    family = sense().family("prompt writing")

    assert family is not None
    assert family.id == "prompt-writing"
    assert sense().family("beekeeping") is None


def test_ai_is_told_from_the_rest() -> None:
    assert sense().is_ai("ChatGPT for lawyers")
    assert not sense().is_ai("delegation")


def test_each_direction_has_its_teacher() -> None:
    assert teacher_of("junior_to_senior") == "mentor"
    assert teacher_of("senior_to_junior") == "leader"


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Delegation", "delegation"), ("AI tools", "AI tools"), ("SQL basics", "SQL basics"),
     ("LinkedIn presence", "LinkedIn presence"), ("Excel tricks", "Excel tricks")],
)  # fmt: skip
def test_a_title_loses_its_capital_unless_it_is_a_name_or_was_typed_so(
    title: str, shown: str
) -> None:
    pair = the_pair(people=(the_pair().people[0], tunde(can_teach=("Excel tricks",))))

    assert inside(title, pair) == shown
