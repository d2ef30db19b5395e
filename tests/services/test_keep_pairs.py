"""Pairs are kept: each verb whole or not at all, and every name finds its pair or says why not."""

from datetime import date, datetime

import pytest

from coach.domain.pair import Pair
from coach.domain.preparation import Debrief, DraftAction
from coach.domain.session import Action, Session
from coach.domain.stored_pair import StoredPair
from coach.errors import AlreadyThere, Ambiguous, EditedMeanwhile, InputError, NotFound
from coach.services.keep_pairs import PairKeeper
from tests.builders import an_agenda, an_agenda_block
from tests.contracts.pairs import (
    TODAY,
    a_full_pair,
    a_leader,
    a_mentor,
    a_pair_of,
    a_session_on,
    without_ids,
)
from tests.doubles.memory_pairs import MemoryPairStore

NOTHING = Debrief(learnings=(), actions=())


@pytest.fixture
def store() -> MemoryPairStore:
    return MemoryPairStore(today=lambda: TODAY)


@pytest.fixture
def keeper(store: MemoryPairStore) -> PairKeeper:
    return PairKeeper(store, ("reverse-mentoring", "peer-learning-group"))


@pytest.fixture
def full(keeper: PairKeeper) -> StoredPair:
    """Return a stored pair: held in September, cancelled in October, planned for 1 December."""
    return keeper.add(a_full_pair())


def session_of(stored: StoredPair, day: str) -> Session:
    (found,) = [one for one in stored.pair.sessions if one.date == date.fromisoformat(day)]
    return found


def days(stored: StoredPair) -> list[str]:
    return [f"{one.date} {one.status}" for one in stored.pair.sessions]


def test_a_pair_is_added_and_found_again(keeper: PairKeeper, full: StoredPair) -> None:
    assert keeper.find(full.pair.id) == keeper.get(full.pair.id) == full
    assert [line.name for line in keeper.list("spring").lines] == [full.pair.name]


def test_the_same_people_of_the_same_programme_are_added_once(
    keeper: PairKeeper, full: StoredPair
) -> None:
    again = a_full_pair(programme="SPRING PILOT", goals=())

    with pytest.raises(AlreadyThere, match=r"'Ana Brandt and Tunde Okafor'.*--replace"):
        keeper.add(again)

    assert keeper.list().total == 1
    assert keeper.get(full.pair.id) == full


@pytest.mark.parametrize(
    "other",
    [
        a_full_pair(programme="Autumn"),
        a_full_pair(programme=""),
        a_full_pair(people=(a_leader(email="other@x.org"), a_mentor())),
        a_full_pair(people=(a_mentor("Ana Brandt"), a_leader("Tunde Okafor"))),
        a_full_pair(people=(a_leader(email="ana@example.org"), a_mentor("Tunde Ojo"))),
    ],
)
def test_another_programme_address_or_name_is_another_pair(
    keeper: PairKeeper, full: StoredPair, other: Pair
) -> None:
    keeper.add(other)

    assert keeper.list().total == 2


def test_a_group_is_the_same_whatever_the_order_of_its_people(keeper: PairKeeper) -> None:
    people = [a_leader("A"), a_mentor("B"), a_mentor("C"), a_mentor("D")]
    keeper.add(Pair(people=tuple(people), group=True))

    with pytest.raises(AlreadyThere):
        keeper.add(Pair(people=(people[0], *reversed(people[1:])), group=True))


def test_a_pair_in_place_of_another_keeps_its_id_and_its_people(
    keeper: PairKeeper, store: MemoryPairStore, full: StoredPair
) -> None:
    people = (a_leader(email="ANA@example.org", title="CEO"), a_mentor())

    new = keeper.add(a_full_pair(people=people, sessions=()), replace=True)

    assert (new.pair.id, new.version) == (full.pair.id, 2)
    assert [one.id for one in new.pair.people] == [one.id for one in full.pair.people]
    assert new.pair.people[0].title == "CEO"
    with store.reading() as records:
        assert len(records.people()) == 2


def test_replacing_what_is_not_there_adds_it(keeper: PairKeeper) -> None:
    assert keeper.add(a_full_pair(), replace=True).version == 1


def test_a_playbook_that_there_is_not_is_refused(keeper: PairKeeper, full: StoredPair) -> None:
    unknown = full.pair.model_copy(update={"playbook": "reverse"})

    with pytest.raises(NotFound, match="Choose one of: reverse-mentoring, peer-learning-group"):
        keeper.add(unknown)
    with pytest.raises(NotFound, match="playbook"):
        keeper.save(full, unknown)


@pytest.mark.parametrize(
    "name", ["Ana Brandt and Tunde Okafor", "ana brandt", "ANA", "tunde", "  Tunde  Okafor "]
)
def test_a_pair_is_found_by_its_name_or_a_persons(
    keeper: PairKeeper, full: StoredPair, name: str
) -> None:
    assert keeper.find(name) == full


def test_a_name_that_fits_several_lists_them_with_programme_and_id(keeper: PairKeeper) -> None:
    one = keeper.add(a_pair_of("Ana Brandt", "Wen Li", programme="Spring"))
    two = keeper.add(a_pair_of("Ana Costa", "Jo Ray"))

    with pytest.raises(Ambiguous) as caught:
        keeper.find("ana")

    assert caught.value.choices == (
        f"Ana Brandt and Wen Li (Spring, {one.pair.id})",
        f"Ana Costa and Jo Ray ({two.pair.id})",
    )


def test_a_name_that_fits_very_many_lists_some(keeper: PairKeeper) -> None:
    for number in range(12):
        keeper.add(a_pair_of("Ana Brandt", f"Mentor {number}"))

    with pytest.raises(Ambiguous) as caught:
        keeper.find("ana")

    assert len(caught.value.choices) == 9
    assert caught.value.choices[-1] == "and 4 more"


@pytest.mark.parametrize("name", ["Anna", "Tunde Okafr", "brandt", "Ana Brant and Tunde Okafor"])
def test_a_name_that_is_nearly_right_suggests_the_pair(
    keeper: PairKeeper, full: StoredPair, name: str
) -> None:
    keeper.add(a_pair_of("Wen Li", "Jo Ray"))

    with pytest.raises(NotFound) as caught:
        keeper.find(name)

    assert caught.value.known == ("Ana Brandt and Tunde Okafor",)


@pytest.mark.parametrize("name", ["", "Zebulon", "x" * 10_000, "a\nb\0"])
def test_a_name_that_is_near_none_is_told_in_one_short_sentence(
    keeper: PairKeeper, full: StoredPair, name: str
) -> None:
    with pytest.raises(NotFound) as caught:
        keeper.find(name)

    assert caught.value.known == ()
    assert len(str(caught.value)) < 200
    assert "\n" not in str(caught.value)


def test_who_saves_what_somebody_else_has_changed_is_told(
    keeper: PairKeeper, full: StoredPair
) -> None:
    saved = keeper.save(full, full.pair.model_copy(update={"goals": ("first",)}))

    with pytest.raises(EditedMeanwhile):
        keeper.save(full, full.pair.model_copy(update={"goals": ("second",)}))

    assert keeper.get(full.pair.id) == saved


def test_a_removed_pair_is_gone(keeper: PairKeeper, full: StoredPair) -> None:
    keeper.remove(full.pair.id)

    assert keeper.list().total == 0
    with pytest.raises(NotFound):
        keeper.remove(full.pair.id)


def test_an_action_is_marked_as_done_and_as_open_again(
    keeper: PairKeeper, full: StoredPair
) -> None:
    (action,) = full.pair.open_actions

    assert keeper.mark_done(full.pair.id, action.id).pair.open_actions == ()
    assert keeper.mark_done(full.pair.id, action.id, done=False).pair.open_actions == (action,)


def test_marking_twice_changes_nothing(keeper: PairKeeper, full: StoredPair) -> None:
    (action,) = full.pair.open_actions

    first = keeper.mark_done(full.pair.id, action.id)

    assert keeper.mark_done(full.pair.id, action.id) == first


@pytest.mark.parametrize("action", ["", "gone"])
def test_an_action_that_is_not_there_is_not_found(
    keeper: PairKeeper, full: StoredPair, action: str
) -> None:
    with pytest.raises(NotFound, match="action"):
        keeper.mark_done(full.pair.id, action)


def test_an_accepted_agenda_is_put_on_the_session_planned_for_its_day(
    keeper: PairKeeper, full: StoredPair
) -> None:
    agenda = an_agenda(an_agenda_block(30, topic="dashboards"), kind="short")

    stored = keeper.accept_agenda(full.pair.id, agenda, starts=datetime(2026, 12, 1, 14, 30))

    planned = session_of(stored, "2026-12-01")
    assert planned.id == session_of(full, "2026-12-01").id
    assert (planned.agenda, planned.minutes, planned.kind) == (agenda, 30, "short")
    assert (planned.starts, planned.topics) == (datetime(2026, 12, 1, 14, 30), ("dashboards",))
    assert days(stored) == days(full)


def test_an_agenda_for_another_day_plans_a_session_in_its_place(
    keeper: PairKeeper, full: StoredPair
) -> None:
    agenda = an_agenda(starts=datetime(2026, 11, 3, 9))

    stored = keeper.accept_agenda(full.pair.id, agenda)

    assert days(stored) == [
        "2026-09-03 held",
        "2026-10-01 cancelled",
        "2026-11-03 planned",
        "2026-12-01 planned",
    ]
    assert session_of(stored, "2026-11-03").agenda == agenda


def test_an_agenda_without_a_day_is_for_the_next_planned_session(
    keeper: PairKeeper, full: StoredPair
) -> None:
    stored = keeper.accept_agenda(full.pair.id, an_agenda(20))

    planned = session_of(stored, "2026-12-01")
    assert planned.minutes == 20
    assert planned.starts == datetime(2026, 12, 1, 10, 0)


def test_an_agenda_without_a_day_or_a_planned_session_is_refused(keeper: PairKeeper) -> None:
    days = [a_session_on("2026-10-01", "planned"), a_session_on("2026-11-01")]
    pair = keeper.add(a_full_pair(sessions=tuple(days)))

    with pytest.raises(InputError, match="Say when you meet"):
        keeper.accept_agenda(pair.pair.id, an_agenda())


def test_of_two_sessions_on_one_day_the_agenda_is_for_the_one_at_its_time(
    keeper: PairKeeper,
) -> None:
    both = [
        a_session_on("2026-12-01", "planned", starts=datetime(2026, 12, 1, hour))
        for hour in (9, 16)
    ]
    pair = keeper.add(a_full_pair(sessions=tuple(both)))

    stored = keeper.accept_agenda(pair.pair.id, an_agenda(), starts=datetime(2026, 12, 1, 16))

    assert [one.agenda is not None for one in stored.pair.sessions] == [False, True]


def test_an_agenda_made_for_an_older_version_is_refused(
    keeper: PairKeeper, full: StoredPair
) -> None:
    keeper.mark_done(full.pair.id, full.pair.open_actions[0].id)

    with pytest.raises(EditedMeanwhile):
        keeper.accept_agenda(full.pair.id, an_agenda(), version=full.version)

    assert session_of(keeper.get(full.pair.id), "2026-12-01") == session_of(full, "2026-12-01")


def test_an_agenda_with_a_very_long_topic_can_be_read_back(
    keeper: PairKeeper, full: StoredPair
) -> None:
    stored = keeper.accept_agenda(full.pair.id, an_agenda(an_agenda_block(20, topic="x" * 900)))

    assert keeper.get(full.pair.id) == stored


def test_a_session_that_was_held_takes_the_place_of_the_planned_one_and_keeps_its_agenda(
    keeper: PairKeeper, full: StoredPair
) -> None:
    planned = session_of(full, "2026-12-01")

    stored = keeper.record_session(full.pair.id, a_session_on("2026-12-01", minutes=40))

    held = session_of(stored, "2026-12-01")
    assert (held.id, held.status, held.minutes) == (planned.id, "held", 40)
    assert (held.agenda, held.topics) == (planned.agenda, planned.topics)
    assert len(stored.pair.sessions) == 3


def test_a_session_of_a_known_id_is_replaced_and_moved_to_its_day(
    keeper: PairKeeper, full: StoredPair
) -> None:
    moved = session_of(full, "2026-12-01").model_copy(update={"date": date(2026, 9, 20)})

    stored = keeper.record_session(full.pair.id, moved)

    assert days(stored) == ["2026-09-03 held", "2026-09-20 planned", "2026-10-01 cancelled"]


def test_a_session_on_a_free_day_is_added_in_its_place(
    keeper: PairKeeper, full: StoredPair
) -> None:
    stored = keeper.record_session(full.pair.id, a_session_on("2026-09-20", topics=["budgets"]))

    assert days(stored)[:2] == ["2026-09-03 held", "2026-09-20 held"]
    assert session_of(stored, "2026-09-20").id


def test_a_session_that_is_recorded_twice_is_there_once(
    keeper: PairKeeper, full: StoredPair
) -> None:
    held = a_session_on("2026-11-11", topics=["budgets"], actions=[Action(text="Call")])

    first = keeper.record_session(full.pair.id, held)

    assert keeper.record_session(full.pair.id, held) == first


def test_two_different_sessions_of_one_day_are_both_kept(
    keeper: PairKeeper, full: StoredPair
) -> None:
    keeper.record_session(full.pair.id, a_session_on("2026-11-11", topics=["budgets"]))

    stored = keeper.record_session(full.pair.id, a_session_on("2026-11-11", topics=["videos"]))

    assert days(stored).count("2026-11-11 held") == 2


def test_accepted_actions_join_their_session_which_has_been_held_then(
    keeper: PairKeeper, full: StoredPair
) -> None:
    planned = session_of(full, "2026-12-01")
    actions = [Action(text="Book a room", owner="leader", accepted=False), Action(text="Call Wen")]

    stored = keeper.accept_debrief(full.pair.id, planned.id, NOTHING, actions)

    session = session_of(stored, "2026-12-01")
    assert session.status == "held"
    assert [action.text for action in session.actions] == ["Book a room", "Call Wen"]
    assert [action.text for action in stored.pair.open_actions][-2:] == ["Book a room", "Call Wen"]
    assert all(action.id and action.accepted for action in session.actions)


def test_what_an_accepted_action_leaves_out_is_taken_from_the_debrief(
    keeper: PairKeeper, full: StoredPair
) -> None:
    draft = DraftAction(text="Book a room", owner="mentor", due=date(2026, 12, 9))
    debrief = Debrief(learnings=(), actions=(draft,))
    given = Action(text="book  a ROOM", due=date(2026, 12, 8))

    stored = keeper.accept_debrief(
        full.pair.id, session_of(full, "2026-12-01").id, debrief, [given]
    )

    (action,) = session_of(stored, "2026-12-01").actions
    assert (action.owner, action.due) == ("mentor", date(2026, 12, 8))


def test_accepting_a_debrief_twice_adds_its_actions_once(
    keeper: PairKeeper, full: StoredPair
) -> None:
    id, session = full.pair.id, session_of(full, "2026-09-03").id

    keeper.accept_debrief(id, session, NOTHING, [Action(text="Call Wen"), Action(text="call wen")])
    stored = keeper.accept_debrief(id, session, NOTHING, [Action(text="Call Wen")])

    assert len(session_of(stored, "2026-09-03").actions) == 3


def test_a_cancelled_session_cannot_be_debriefed(keeper: PairKeeper, full: StoredPair) -> None:
    with pytest.raises(InputError, match="The session of 01 October 2026: it was cancelled"):
        keeper.accept_debrief(
            full.pair.id, session_of(full, "2026-10-01").id, NOTHING, [Action(text="Call")]
        )


def test_a_session_that_is_not_there_cannot_be_debriefed(
    keeper: PairKeeper, full: StoredPair
) -> None:
    for session in ("", "gone"):
        with pytest.raises(NotFound, match="session"):
            keeper.accept_debrief(full.pair.id, session, NOTHING, [])


def test_verbs_on_a_pair_that_is_not_there_are_refused(keeper: PairKeeper) -> None:
    with pytest.raises(NotFound, match="pair"):
        keeper.mark_done("gone", "x")
    with pytest.raises(NotFound, match="pair"):
        keeper.record_session("gone", a_session_on("2026-09-03"))


def test_what_is_added_is_what_was_given(keeper: PairKeeper, full: StoredPair) -> None:
    assert without_ids(full.pair) == a_full_pair()
