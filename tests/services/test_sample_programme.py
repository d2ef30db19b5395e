"""The sample programme: invented, always fresh, made once and removed for good."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.domain.pair import Pair
from coach.domain.session import SessionStatus
from coach.errors import ShelfError
from coach.planning.kinds import next_kind
from coach.services.sample_programme import create_sample, has_sample, read_sample, remove_sample
from coach.services.stored_people import stored_people
from coach.shelves import shelf
from tests.contracts.pairs import a_pair_of
from tests.doubles.memory_pairs import MemoryPairStore

FOLDER = shelf("knowledge") / "sample"
TODAY = date(2026, 11, 21)
PAIRS = read_sample(FOLDER, TODAY)


def create(store: MemoryPairStore, *, again: bool = False) -> int:
    return create_sample(store, today=TODAY, folder=FOLDER, again=again)


def count(store: MemoryPairStore) -> int:
    with store.reading() as records:
        return records.page().total


def days_since(pair: Pair) -> int:
    return (TODAY - pair.held[-1].date).days


def test_there_are_twelve_pairs_with_three_held_sessions_each() -> None:
    assert [len(pair.held) for pair in PAIRS] == [3] * 12


def test_every_pair_is_marked_as_invented() -> None:
    assert {(pair.programme, pair.sample) for pair in PAIRS} == {
        ("Sample programme (invented)", True)
    }


def test_everybody_is_somebody_else() -> None:
    assert len({person.name for pair in PAIRS for person in pair.people}) == 24


def test_every_playbook_is_on_the_shelf_and_most_are_reverse_mentoring() -> None:
    used = [pair.playbook for pair in PAIRS]
    known = {path.stem for path in (shelf("knowledge") / "playbooks").glob("*.md")}

    assert set(used) <= known
    assert used.count("reverse-mentoring") > 6
    assert used.count("reciprocal-mentoring") == 2


def test_functions_are_many() -> None:
    assert len({person.function for pair in PAIRS for person in pair.people}) >= 15


def test_the_sessions_that_come_next_are_of_several_kinds() -> None:
    kinds = [next_kind(pair, 45) for pair in PAIRS]

    assert {kind: kinds.count(kind) for kind in ("midpoint", "closing", "restart")} == {
        "midpoint": 1, "closing": 1, "restart": 1,
    }  # fmt: skip


def test_actions_are_done_open_and_overdue() -> None:
    still_open = [action for pair in PAIRS for action in pair.open_actions]
    late = [action for action in still_open if action.due and action.due < TODAY]
    done = [a for pair in PAIRS for one in pair.sessions for a in one.actions if a.done]

    assert (len(done) > 20, len(late) >= 6, len(still_open) - len(late) >= 6) == (True,) * 3


def test_one_pair_has_stalled_three_weeks_after_a_planned_date() -> None:
    stalled = [
        pair
        for pair in PAIRS
        if all(s.date < TODAY - timedelta(21) for s in pair.sessions) and days_since(pair) > 35
    ]

    assert [pair.name for pair in stalled] == ["Grace Juniper and Bao Kestrel"]


def test_in_one_pair_only_one_side_has_taught_and_one_person_wants_nothing_yet() -> None:
    one_sided = [pair for pair in PAIRS if len({entry.teacher for entry in pair.ledger}) == 1]
    empty = [pair for pair in PAIRS if not pair.wants("leader") or not pair.wants("mentor")]

    assert (len(one_sided), len(empty)) == (1, 1)


def test_the_ledger_names_the_topics_of_held_sessions() -> None:
    for pair in PAIRS:
        taught = {entry.topic for entry in pair.ledger}

        assert taught == set(pair.past_topics)
        assert {entry.session for entry in pair.ledger} == {one.id for one in pair.held}


@pytest.mark.parametrize("day", [TODAY + timedelta(days=n) for n in range(7)])
def test_whatever_the_day_the_past_is_past_and_nobody_meets_on_a_weekend(day: date) -> None:
    sessions = [one for pair in read_sample(FOLDER, day) for one in pair.sessions]

    assert all(one.date.weekday() < 5 for one in sessions)
    assert all(one.date < day for one in sessions if one.status is not SessionStatus.PLANNED)
    assert sum(one.date > day for one in sessions) == 11


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2031, 1, 1)])
def test_sessions_of_a_pair_stay_in_order(day: date) -> None:
    for pair in read_sample(FOLDER, day):
        dates = [one.date for one in pair.sessions]
        assert dates == sorted(set(dates))


def test_it_is_created_once() -> None:
    store = MemoryPairStore()

    assert (create(store), create(store), count(store)) == (12, 0, 12)
    assert has_sample(store)


def test_it_does_not_come_back_by_itself_and_real_pairs_are_never_touched() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        real = records.add(a_pair_of("Ana Brandt", "Imani Larkspur")).pair
    create(store)

    assert (remove_sample(store), create(store), has_sample(store)) == (12, 0, False)
    with store.reading() as records:
        assert records.pair(real.id).pair == real
        assert {one.id for one in stored_people(records)} == {one.id for one in real.people}


def test_it_comes_back_when_somebody_asks_and_never_twice() -> None:
    store = MemoryPairStore()
    create(store)
    remove_sample(store)

    assert (create(store, again=True), create(store, again=True)) == (12, 0)


def test_removing_what_was_never_there_keeps_it_away() -> None:
    store = MemoryPairStore()

    assert (has_sample(store), remove_sample(store), create(store)) == (False, 0, 0)


PAIR = """
programme: P
pairs:
  - playbook: reverse-mentoring
    leader: {name: A, title: T, function: F}
    mentor: {name: B, title: T, function: F}
    sessions: [{days_ago: 3, minutes: 45}]
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a", "it must be a list of `name: value` lines"),
        (PAIR.replace("days_ago: 3, ", ""), "either days_ago or in_days"),
        (PAIR.replace("days_ago: 3", "days_ago: 3, in_days: 3"), "either days_ago or in_days"),
        (PAIR.replace("minutes: 45", "minutes: 5000"), "pair 1: "),
        (PAIR.replace("playbook", "play_book"), "playbook: field required"),
    ],
)
def test_a_file_that_is_not_in_order_is_told_and_nothing_is_stored(
    tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    store = MemoryPairStore()

    with pytest.raises(ShelfError, match=problem):
        create_sample(store, today=TODAY, folder=tmp_path)

    assert count(store) == 0
