"""Topics are found both ways, and lead on to a session or a plan."""

import pytest

from coach.web.acts import Act
from coach.web.topic_desk import Found, TopicDesk, topic_sheet
from tests.doubles.working import ANA, Working, done


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = TopicDesk(self.workshop)

    def suggest(self, wish: str = "", before: Found | None = None) -> Found:
        return done(self.desk.suggest(before or Found(), self.meeting, wish, ANA))


def test_a_card_says_who_teaches_whom_with_its_figures_in_words() -> None:
    room = _Room()

    card = topic_sheet(room.suggest(), room.meeting)

    assert "Tunde teaches Ana" in card and "Ana teaches Tunde" in card
    assert "90 of 100" in card and card.count("Prepare a session on this") == 2


def test_a_wish_is_looked_for_on_one_line() -> None:
    found = _Room().suggest("  hiring\n\x00young people ")

    assert found.topics is not None
    assert found.topics.topics[0].title == "hiring young people"


def test_a_wish_that_is_a_story_is_a_sentence_and_the_list_stays() -> None:
    room = _Room()
    before = room.suggest()

    after = room.suggest("a" * 1_000_000, before)

    assert after.problem == "Say it in a few words." and after.topics == before.topics


@pytest.mark.parametrize(
    ("giver", "words"), [("leader", "Ana teaches"), ("mentor", "Tunde teaches")]
)
def test_an_offer_is_one_of_the_giver(giver: str, words: str) -> None:
    room = _Room()

    found = done(room.desk.give_back(Found(), room.meeting, giver, ANA))

    assert words in topic_sheet(found, room.meeting)


@pytest.mark.parametrize("place", ["2", "x", ""])
def test_a_topic_that_is_not_there_leads_nowhere(place: str) -> None:
    assert _Room().suggest().at(Act("plan", (place,))) is None
    assert Found().at(Act("plan", ("0",))) is None
