"""People are counted, not entries: the same person twice is one, and a removed pair is none."""

from datetime import date
from pathlib import Path

import pytest

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.session import Session, SessionStatus
from tests.services.feedback_world import PROGRAMME, START, World, reader_of

AFTER_Q1 = date(2026, 4, 3)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.declare()
    return made


def a_pair_of(leader: Person, mentor: Person) -> Pair:
    held = Session(id="s-0", date=START, status=SessionStatus.HELD)
    return Pair(programme=PROGRAMME, people=(leader, mentor), sessions=(held,))


@pytest.mark.parametrize(
    ("name", "email"), [("The Chief {}", "chief@example.org"), ("The  chief", "")]
)
def test_six_mentors_of_one_chief_entered_six_times_are_about_one_person(
    world: World, name: str, email: str
) -> None:
    for number in range(6):
        chief = Person(name=name.format(number), side="leader", email=email)
        mentor = Person(name=f"Mentor {number}", side="mentor")
        with world.pairs.writing() as records:
            pair = records.add(a_pair_of(chief, mentor)).pair
        world.answer(reader_of(pair, "mentor"), (2, 2, 2))
    world.close(AFTER_Q1)

    assert world.ledger()[0].release.band is None


def test_one_pair_removed_and_entered_again_does_not_grow_into_five(world: World) -> None:
    for pair in world.enrol(4):
        world.answer(reader_of(pair, "mentor"))
    again = world.enrol(1, start=10)[0]
    for _ in range(5):
        world.answer(reader_of(again, "mentor"), (1, 1, 1))
        with world.pairs.writing() as records:
            records.remove(again.id)
        again = world.enrol(1, start=10)[0]
    world.close(AFTER_Q1)

    assert world.ledger()[0].release.band is None


def test_a_sentence_waits_no_longer_where_sharing_was_ended(world: World) -> None:
    with world.store.writing() as records:
        plan = records.plan(PROGRAMME)
        assert plan is not None
        records.declare(plan.model_copy(update={"shares": True}), applies_from=START)
    readers = [reader_of(pair, "mentor") for pair in world.enrol(12)]
    world.desk.share(readers[0], "Longer sessions, please.")
    for reader in readers:
        world.answer(reader)
    with world.store.writing() as records:
        records.declare(plan, applies_from=START)
    world.close(AFTER_Q1)

    assert world.ledger()[0].shared == ()


def test_nobody_outside_of_a_pair_shares_a_sentence(world: World) -> None:
    with world.store.writing() as records:
        plan = records.plan(PROGRAMME)
        assert plan is not None
        records.declare(plan.model_copy(update={"shares": True}), applies_from=START)
    pairs = world.enrol(12)
    stranger = reader_of(pairs[0], "mentor").model_copy(update={"person": "nobody"})

    assert world.desk.can_share(reader_of(pairs[0], "mentor"))
    assert not world.desk.can_share(stranger)


def test_an_hour_of_a_half_hour_zone_counts_on_its_own_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.declare(time_zone="Asia/Kolkata")
    reader = reader_of(world.enrol(5)[0], "mentor")
    local = world.clock.day.astimezone()
    offset = local.utcoffset()
    assert offset is not None
    # 1 April 00:15 in India is 31 March 18:45 in UTC
    world.clock.day = world.clock.day.replace(month=3, day=31, hour=18, minute=45) + offset
    world.answer(reader)

    with world.store.reading() as records:
        (kept,) = records.answers_by(reader.person)
    assert kept.submitted is not None
    assert (kept.submitted.hour, kept.submitted.minute) == (18, 30)
    assert world.desk.forms(reader)[0].sent
