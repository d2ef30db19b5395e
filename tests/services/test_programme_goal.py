"""A programme's goal is read by its meaning, and one that is near nothing is left open."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.programme_plan import GoalKind
from coach.errors import InputError
from coach.services.programme_goal import GoalReader, checked_goal, read_goals
from coach.services.programme_guide import own_guide
from tests.doubles.hash_embedder import HashEmbedder

FRESH: list[tuple[str, GoalKind | None]] = [
    ("Show the senior faculty how students really use generative AI", "digital_skills"),
    ("Cyber hygiene for our top team", "digital_skills"),
    ("spreadsheets to Python for the finance leadership", "digital_skills"),
    ("get the board comfortable with data dashboards", "digital_skills"),
    ("give ethnic minority staff a voice with the executive", "inclusion"),
    ("Gender balance in our leadership pipeline", "inclusion"),
    ("make the workplace fairer for people with hearing loss", "inclusion"),
    ("neurodivergent nurses and their ward leads learn from each other", "inclusion"),
    ("nurses in their first three years should want to stay on", "retention"),
    ("Cut attrition of Gen Z call centre staff by a fifth", "retention"),
    ("We lose too many talented associates to competitors", "retention"),
    ("an open, honest atmosphere in which mistakes are talked about", "culture"),
    ("Old and young on the factory floor respect one another", "culture"),
    ("less silo thinking between departments", "culture"),
    ("spot trends before our competitors do", "strategy"),
    ("make better decisions about where to invest next", "strategy"),
    ("innovation in the council's services", "strategy"),
    ("repair the church roof", None),
    ("comply with the new tax law", None),
    ("win the regional football league", None),
]


def test_most_goals_in_free_words_are_read_as_they_were_meant(minilm: MiniLmEmbedder) -> None:
    reader = GoalReader(minilm, read_goals(own_guide().folder))

    wrong = [goal for goal, kind in FRESH if reader.kind(goal) not in (kind, None)]
    right = [goal for goal, kind in FRESH if reader.kind(goal) == kind]

    assert wrong == []
    assert len(right) >= 0.9 * len(FRESH)


@pytest.mark.parametrize("name", ["digital skills", "digital_skills", "Digital Skills"])
def test_the_name_of_a_kind_needs_no_meaning(name: str) -> None:
    assert GoalReader(HashEmbedder(), read_goals(own_guide().folder)).kind(name) == "digital_skills"


@pytest.mark.parametrize("text", ["", "  \n ", "...", "asdfgh", "12 34", "x" * 501])
def test_a_goal_without_words_or_too_long_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match=r"1 to 500 characters.*For example"):
        checked_goal(text)


def test_a_goal_is_brought_onto_one_line() -> None:
    assert checked_goal(" keep\nour  chefs. ") == "keep our chefs"
