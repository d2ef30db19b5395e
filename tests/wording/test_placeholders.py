"""Names are hidden from a model, and come back as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.pair import unnamed_pair
from coach.wording.placeholders import Placeholders, names_of, placeholders_in
from tests.services.preparing import the_circle, the_pair

NAMES = ("Ana Brandt", "Tunde Okafor", "José-Luis O’Neill", "Will May")


@pytest.mark.parametrize(
    "text",
    [
        "Ana shows it.",
        "ANA BRANDT's report",
        "what tunde did",
        "Mr Okafor’s table",
        "Jose Luis asked",
        "JOSÉ said so",
        "O'Neill",
        "Will asked",
    ],
)
def test_a_name_leaves_in_no_form_of_writing(text: str) -> None:
    hidden = Placeholders(NAMES).hide(text)

    assert placeholders_in(hidden)
    assert not [part for part in ("ana", "brandt", "tunde", "okafor") if part in hidden.lower()]


@given(st.lists(st.sampled_from([*NAMES, "Ana's", "ana", "and", "will", "—", "[x]"]), max_size=9))
def test_what_was_hidden_comes_back_as_it_was_written(words: list[str]) -> None:
    names, text = Placeholders(NAMES), " ".join(words)

    assert names.show(names.hide(text)) == text


def test_one_written_form_has_one_number() -> None:
    names = Placeholders(NAMES)

    assert names.hide("Ana to Tunde: Ana begins.") == "[[P1]] to [[P2]]: [[P1]] begins."


def test_a_word_of_grammar_is_hidden_only_where_it_is_written_as_a_name() -> None:
    assert Placeholders(NAMES).hide("It will do.") == "It will do."


def test_a_number_that_was_never_given_stays() -> None:
    assert Placeholders(NAMES).show("[[P9]] begins.") == "[[P9]] begins."


def test_everybody_of_a_pair_or_a_group_is_named_and_nobody_of_an_unknown_one() -> None:
    assert names_of(the_pair()) == ("Ana Brandt", "Tunde Okafor")
    assert len(names_of(the_circle())) == 4
    assert names_of(unnamed_pair()) == ()
