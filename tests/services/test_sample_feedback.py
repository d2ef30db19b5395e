"""The sample programme shows what a manager's page can say, and what it will not."""

import pytest

from coach.domain.access import Reader
from coach.domain.release import COMBINED
from coach.services.coach import Coach
from tests.services.small_coach import a_coach

PROGRAMME = "Sample programme (invented)"
MANAGER = Reader(person="m", role="manager", programme=PROGRAMME)


@pytest.fixture
def coach() -> Coach:
    made = a_coach()
    made.create_sample()
    return made


def test_one_window_is_published_one_rolled_forward_and_one_open(coach: Coach) -> None:
    second, first = coach.releases.read(MANAGER)

    assert first.release.band == "10-19"
    assert second.release.band is None
    assert second.to_date == first.to_date
    with coach.rooms.store.reading() as records:
        assert len(records.waiting(PROGRAMME)) == 7  # of the second window, and of the open one


def test_a_question_is_hidden_and_small_areas_are_combined(coach: Coach) -> None:
    first = coach.releases.read(MANAGER)[-1].release

    assert "support" not in {question.id for question in first.questions}
    assert any("support the two of you" in sentence for sentence in first.hidden)
    assert all(question.split for question in first.questions)
    groups = {one.group for question in first.questions for one in question.split or ()}
    assert COMBINED in groups
    assert len(groups) == 3


def test_its_people_find_forms_to_fill_in(coach: Coach) -> None:
    with coach.rooms.pairs.reading() as records:
        person = records.people(count=1)[0]
    reader = Reader(person=person.id, role=person.side, programme=PROGRAMME)

    assert coach.feedback.forms(reader)
    assert coach.pairs_for(reader)


def test_given_twice_it_is_there_once(coach: Coach) -> None:
    before = coach.releases.read(MANAGER)

    assert coach.give_sample_feedback() == 0
    assert coach.close_due() == ()
    assert coach.releases.read(MANAGER) == before


def test_it_goes_whole_with_the_invented_pairs(coach: Coach) -> None:
    coach.remove_sample()

    assert coach.releases.read(MANAGER) == ()
    assert coach.releases.programmes() == ()
    with coach.rooms.store.reading() as records:
        assert records.waiting(PROGRAMME) == ()
    assert coach.give_sample_feedback() == 0
