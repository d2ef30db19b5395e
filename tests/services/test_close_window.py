"""Windows are closed once, at their time, and what they publish never changes."""

from datetime import date, datetime
from pathlib import Path

import pytest

from coach.domain.comment import Code
from coach.errors import ClockDoubted, SessionClosed
from tests.doubles.keyword_reader import KeywordReader
from tests.services.feedback_world import (
    MANAGER,
    World,
    everybody,
    reader_of,
)

AFTER_Q1 = date(2026, 4, 3)  # Friday, the third working day after 31 March


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_a_release_appears_at_nine_on_the_third_working_day_and_not_before(world: World) -> None:
    world.declare()
    for reader in everybody(world.enrol(12)):
        world.answer(reader)

    world.at(date(2026, 4, 3), hour=8)
    assert world.closer.close_due() == ()
    assert world.ledger() == ()
    world.at(date(2026, 4, 3), hour=9)
    (closed,) = world.closer.close_due()

    assert (closed.window, closed.outcome) == ("2026 Q1", "published")
    (published,) = world.ledger()
    assert published.day == "2026-04-03"
    assert published.release.band == "10-19"


def test_closing_again_changes_nothing(world: World) -> None:
    world.declare()
    for reader in everybody(world.enrol(12)):
        world.answer(reader)
    world.close(AFTER_Q1)
    before = world.ledger()

    assert world.closer.close_due() == ()
    assert world.ledger() == before


def test_too_few_answers_roll_forward_and_are_counted_in_the_next_window(world: World) -> None:
    world.declare()
    pairs = world.enrol(7)
    for pair in pairs[:4]:
        world.answer(reader_of(pair, "mentor"), (3, 3, 3))
    world.close(AFTER_Q1)
    for pair in pairs[4:]:
        world.answer(reader_of(pair, "mentor"), (3, 3, 3))
    world.close(date(2026, 7, 3))

    first, second = (one.release for one in world.ledger())
    assert first.band is None
    assert first.questions == ()
    assert second.band == "5-9"
    assert [one.score for one in second.questions] == ["mixed"] * 3


def test_nobody_and_four_people_are_told_in_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    silent, speaking = World(tmp_path / "a"), World(tmp_path / "b")
    for world in (silent, speaking):
        world.declare()
    silent.enrol(7)
    for pair in speaking.enrol(7)[:4]:
        speaking.answer(reader_of(pair, "leader"), (1, 1, 1), "no time in the calendar")
    for world in (silent, speaking):
        world.close(AFTER_Q1)

    assert silent.ledger() == speaking.ledger()


def test_a_late_answer_counts_in_the_next_window(world: World) -> None:
    world.declare()
    readers = everybody(world.enrol(12))
    for reader in readers[:-1]:
        world.answer(reader, (4, 4, 4))
    world.at(date(2026, 4, 1))
    world.answer(readers[-1], (1, 1, 1))
    world.close(AFTER_Q1)

    (first,) = (one.release for one in world.ledger())
    assert first.questions[0].score == "4.0"
    with world.store.reading() as records:
        assert [one.author for one in records.waiting("Spring pilot")] == [readers[-1].person]


def test_an_answer_cannot_be_changed_once_its_window_is_over(world: World) -> None:
    world.declare()
    reader = reader_of(world.enrol(5)[0], "mentor")
    answer = world.answer(reader)
    world.at(date(2026, 4, 1))

    with pytest.raises(SessionClosed, match="2026 Q1"):
        world.desk.withdraw(reader, answer)
    assert all(not form.sent for form in world.desk.forms(reader))


def test_an_erased_person_changes_neither_releases_nor_what_stands_to_date(world: World) -> None:
    world.declare()
    readers = everybody(world.enrol(12))
    for reader in readers:
        world.answer(reader)
    world.close(AFTER_Q1)
    before = world.ledger()
    with world.store.writing() as records:
        records.erase(readers[0].person)
    world.close(date(2026, 7, 3))

    assert world.ledger()[:1] == before
    assert world.ledger()[1].to_date == before[0].to_date


def test_an_erased_person_is_not_counted_in_a_window_that_is_open(world: World) -> None:
    world.declare()
    readers = everybody(world.enrol(5))[1::2]
    for reader in readers:
        world.answer(reader)
    with world.store.writing() as records:
        records.erase(readers[0].person)
    world.close(AFTER_Q1)

    assert world.ledger()[0].release.band is None


def test_two_programmes_never_meet_in_one_figure(world: World) -> None:
    world.declare()
    world.declare("Autumn pilot")
    for reader in everybody(world.enrol(6)):
        world.answer(reader, (5, 5, 5))
    for reader in everybody(world.enrol(6, "Autumn pilot", start=6)):
        world.answer(reader, (1, 1, 1))
    world.close(AFTER_Q1)

    (mine,) = world.ledger()
    (theirs,) = world.ledger(MANAGER.model_copy(update={"programme": "Autumn pilot"}))
    assert {one.score for one in mine.release.questions} == {"high"}
    assert {one.score for one in theirs.release.questions} == {"low"}


def test_pooled_programmes_are_published_together_and_read_by_both(world: World) -> None:
    for name in ("North", "South"):
        world.declare(name, pool="Both regions")
    for reader in everybody([*world.enrol(3, "North"), *world.enrol(3, "South", start=3)]):
        world.answer(reader)
    world.close(AFTER_Q1)

    ledgers = [
        world.ledger(MANAGER.model_copy(update={"programme": name})) for name in ("North", "South")
    ]
    assert ledgers[0] == ledgers[1]
    assert ledgers[0][0].release.programme == "Both regions"
    assert ledgers[0][0].release.band == "5-9"


def test_a_clock_that_leaps_a_year_closes_nothing_until_somebody_confirms_it(world: World) -> None:
    world.declare()
    for reader in everybody(world.enrol(12)):
        world.answer(reader)
    world.closer.close_due()
    world.clock.day = datetime(2027, 2, 1, 10, 0)

    with pytest.raises(ClockDoubted, match="--clock-is-right"):
        world.closer.close_due()
    assert world.ledger() == ()
    closed = world.closer.close_due(clock_is_right=True)

    assert [one.window for one in closed] == ["2026 Q1", "2026 Q2", "2026 Q3", "2026 Q4"]


def test_a_comment_that_an_older_coder_read_is_read_again_before_it_counts(world: World) -> None:
    world.declare()
    world.comments.fingerprint = "older"
    for reader in everybody(world.enrol(12)):
        world.answer(reader, comment="we never find a day in the calendar")
    later = World(world.home, clock=world.clock, comments=KeywordReader("newer"))
    later.close(AFTER_Q1)

    assert len(later.comments.seen) == 24
    assert [one.code for one in later.ledger()[0].release.themes] == [Code.SCHEDULING]


def test_what_was_counted_does_not_wait_any_more_and_keeps_no_hour(world: World) -> None:
    world.declare()
    reader, *others = everybody(world.enrol(12))
    for one in (reader, *others):
        world.answer(one)
    world.close(AFTER_Q1)

    with world.store.reading() as records:
        (kept,) = records.answers_by(reader.person)
        assert records.waiting("Spring pilot") == ()
    assert (kept.submitted, kept.window) == (None, "2026 Q1")
