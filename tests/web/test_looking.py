"""Who looks is chosen in the bar, and only they see what is theirs."""

import pytest

from coach.domain.access import Reader
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.errors import NotFound
from coach.web.acts import Act
from coach.web.looking import leader_of, manager_of, mark_of, person_of, sees
from coach.web.meeting import Meeting
from coach.web.who_view import bar
from tests.doubles.scripted_preparation import a_kept_pair
from tests.doubles.working import ANA, Working, done


def _act(working: Working, meeting: Meeting, said: str) -> Meeting:
    verb, *words = said.split()
    return done(working.host.act(meeting, Act(verb, tuple(words)), ANA))


def _mentor(working: Working) -> Reader:
    return person_of(working.stored.pair, 1)


def test_choosing_a_pair_chooses_its_leader() -> None:
    working = Working()

    met = _act(working, Meeting(), f"choose {working.stored.pair.id}")

    assert met.reader == leader_of(working.stored.pair) and not met.left
    assert "No sign-in on this computer. You look as" in bar(met)
    assert "Ana Brandt, leader" in bar(met)


def test_the_mentor_of_the_same_pair_can_look_and_the_page_is_told_that_somebody_left() -> None:
    working = Working()

    met = _act(working, working.meeting, "look 1")

    assert met.reader == _mentor(working) and met.stored == working.stored and met.left


def test_whoever_looks_already_goes_on_looking_at_another_pair_of_theirs() -> None:
    working = Working()
    mentor = Meeting(stored=working.stored, reader=_mentor(working))

    again = _act(working, mentor, f"choose {working.stored.pair.id}")

    assert again.reader == mentor.reader and not again.left


def test_for_a_manager_no_pair_is_chosen() -> None:
    working = Working()

    met = _act(working, working.meeting, f"manage {mark_of('Spring pilot')}")

    assert met.reader == manager_of("Spring pilot") and met.stored is None and met.left
    assert "Ana" not in bar(met) and "Tunde" not in bar(met) and "End this pairing" not in bar(met)


@pytest.mark.parametrize(
    "said", ["manage", "manage nonsense", "manage ../etc", "look 7", "look x", "look", "choose 0"]
)
def test_nobody_else_looks_after_a_press_that_means_nothing(said: str) -> None:
    working = Working()

    met = _act(working, working.meeting, said)

    assert (met.stored, met.reader, met.left) == (working.stored, working.meeting.reader, False)


@pytest.mark.parametrize("role", ["leader", "mentor", "manager", None])
def test_a_pair_cannot_be_carried_for_somebody_who_may_not_see_it(role: str | None) -> None:
    stored = Working().stored
    other = Reader.model_validate(
        {"person": "someone-else", "role": role, "programme": "Spring pilot"}
    ) if role else None  # fmt: skip

    with pytest.raises(NotFound):
        Meeting(stored=stored, reader=other)


def test_a_manager_whose_id_is_that_of_a_participant_still_sees_no_pair() -> None:
    pair = Working().stored.pair
    account = Reader(person=pair.people[0].id, role="manager", programme=pair.programme)

    assert not sees(account, pair)


def test_people_without_an_id_see_nothing_of_each_other() -> None:
    unstored = a_kept_pair()
    nobody = Reader(person="", role="leader", programme=unstored.programme)

    assert not sees(nobody, unstored)
    with pytest.raises(NotFound):
        leader_of(unstored)


def test_a_pair_whose_people_were_changed_meanwhile_is_put_away() -> None:
    working = Working()
    changed = a_kept_pair("Wen Li", "Ola Berg").model_copy(update={"id": working.stored.pair.id})
    now = working.coach.pairs.save(working.stored, changed)

    assert working.meeting.with_stored(now).stored is None
    assert done(working.host.again(working.meeting, ANA)).stored is None


def test_the_people_of_a_large_group_stand_in_a_list() -> None:
    working = Working()
    mentors = (Person(name=f"Mentor {n}", side="mentor") for n in range(6))
    people = (Person(name="Ana Brandt", side="leader"), *mentors)
    group = working.coach.pairs.add(Pair(programme="Circle", people=people, group=True))

    shown = bar(Meeting(stored=group, reader=leader_of(group.pair)))

    assert shown.count("<option") == 7 and 'name="do-who"' in shown


def test_the_words_of_an_ended_pairing_stand_before_both() -> None:
    working = Working()
    working.coach.feedback.end_pairing(leader_of(working.stored.pair), working.stored.pair.id)

    for place in (0, 1):
        met = _act(working, Meeting(), f"choose {working.stored.pair.id}")
        met = _act(working, met, f"look {place}")
        assert "have ended their pairing" in bar(met) and "End this pairing" not in bar(met)


def test_a_programme_is_found_to_be_managed_and_a_list_shows_no_more_than_names() -> None:
    working = Working()

    shown = done(working.host.matches("spring", ANA))

    assert f"manage {mark_of('Spring pilot')}" in shown and "Ana Brandt" in shown
    assert "session" not in shown and "December" not in shown
