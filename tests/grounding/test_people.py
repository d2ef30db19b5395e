"""Strangers are found however their names are written; the reader's own pair is spared."""

import pytest

from coach.domain.person import Person
from coach.grounding.people import Strangers

ROSTER = (
    Person(id="p-7f3a91", name="Ana Maria Brandt", side="leader", email="abrandt@firm.example"),
    Person(name="Tunde Okafor", side="mentor", email="tunde.okafor@firm.example"),
    Person(name="Will Young", side="mentor"),
    Person(name="Suharto", side="leader"),
)
EVERYBODY = Strangers(ROSTER)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Maria Brandt found it hard.",
        "ana brandt found it hard.",
        "Brandt, Ana found it hard.",
        "BRANDT ANA MARIA found it hard.",
        "Ask Ana\u00a0Brandt.",
        "Ask \u0410na Brandt.",
        "Ask AnaBrandt.",
        "Ask ana.brandt about it.",
        "It was p-7f3a91 who said so.",
        "It was abrandt who said so.",
        "Ask tunde.okafor.",
        "Then Will Young agreed.",
        "Nobody asked Suharto.",
    ],
)
def test_a_full_name_an_id_or_the_name_of_an_address_is_found(text: str) -> None:
    assert EVERYBODY.named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana found it hard.",
        "Will young people take part?",
        "The Brandt report is short.",
        "Ask the mentor and the leader.",
        "",
    ],
)
def test_a_first_name_alone_or_an_ordinary_word_is_nobody(text: str) -> None:
    assert not EVERYBODY.named_in(text)


def test_the_readers_own_pair_is_spared_and_so_is_a_stranger_of_the_same_name() -> None:
    own = Person(name="Tunde Okafor", side="mentor")

    strangers = Strangers(ROSTER, own=(own, ROSTER[3]))

    assert not strangers.named_in("Tunde Okafor and Suharto meet on Tuesday.")
    assert strangers.named_in("Ana Brandt does not.")


def test_an_empty_roster_finds_nobody() -> None:
    assert not Strangers(()).named_in("Ana Brandt")
