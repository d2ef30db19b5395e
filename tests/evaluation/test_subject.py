"""Cases are put to the coach as a person would put them."""

from coach.domain.answer import Grid, Statement
from coach.domain.conversation import Role
from coach.evaluation.cases import Case, Said
from coach.evaluation.subject import DEPTH, Asked, ask_case, search_case
from tests.doubles.planted_coach import (
    CLAIMS,
    PlantedCoach,
    a_citation,
    a_passage,
    a_reply,
    an_answer,
)


def test_a_conversation_is_held_turn_by_turn_with_what_was_really_said() -> None:
    coach = PlantedCoach({"What happened?": an_answer(), "why?": an_answer("s2-peers")})
    turns = (Said(user="What happened?"), Said(user="why?"))

    asked = ask_case(coach, Case(id="a", turns=turns, role=Role.MENTOR))

    question, role, earlier = coach.told[-1]
    assert (question, role) == ("why?", Role.MENTOR)
    assert [turn.role for turn in earlier] == ["user", "assistant"]
    assert earlier[1].text == CLAIMS["s4-wiifm"].replace(".", " [1].")
    assert asked.text == CLAIMS["s2-peers"]


def test_the_cited_passages_are_looked_up_and_missing_ones_left_out() -> None:
    gone = a_citation(2).model_copy(update={"passage": "gone"})
    reply = a_reply(Statement(text="Yes.", cites=(1, 2)), citations=(a_citation(), gone))

    asked = ask_case(PlantedCoach({"?": reply}), Case(id="a", q="?"))

    assert set(asked.passages) == {"s4-wiifm-0"}


def test_a_table_is_read_cell_by_cell() -> None:
    grid = Grid(header=("Form",), rows=(("Pair",),), cites=(1,))

    asked = Asked(case=Case(id="a", q="?"), reply=a_reply(blocks=(grid,)), passages={})

    assert asked.statements == (Statement(text="Form Pair", cites=(1,)),)
    assert asked.has_list


def test_a_search_is_cut_to_the_depth_that_is_scored() -> None:
    coach = PlantedCoach(hits={"?": [a_passage()] * (DEPTH + 5)})

    assert len(search_case(coach, Case(id="a", q="?")).hits) == DEPTH
