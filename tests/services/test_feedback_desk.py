"""A form is saved once, changed until its window closes, and read by its author alone."""

from datetime import date
from pathlib import Path

import pytest

from coach.domain.access import Reader
from coach.domain.pair import Pair
from coach.errors import CoachError, EditedMeanwhile, InputError, NotFound
from tests.services.feedback_world import MANAGER, World, reader_of

GOOD = {"usefulness": 4, "openness": 3, "balance": 5}


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.declare(shares=True, contacts=["Ines Tern, people team"])
    return made


@pytest.fixture
def pair(world: World) -> Pair:
    return world.enrol(12)[0]


@pytest.fixture
def mentor(pair: Pair) -> Reader:
    return reader_of(pair, "mentor")


def test_a_form_is_offered_for_each_recent_session_that_was_held(
    world: World, mentor: Reader
) -> None:
    world.at(date(2026, 2, 3))  # after three sessions

    forms = world.desk.forms(mentor)

    assert [form.day for form in forms] == [
        date(2026, 2, 2),
        date(2026, 1, 19),
        date(2026, 1, 5),
    ]
    assert {form.closes for form in forms} == {date(2026, 3, 31)}
    assert not any(form.sent for form in forms)


def test_a_manager_finds_no_forms_notes_or_sentences(world: World, pair: Pair) -> None:
    world.answer(reader_of(pair, "mentor"), comment="honest words")

    assert world.desk.forms(MANAGER) == ()
    assert world.desk.notes(MANAGER) == ()
    assert world.desk.shared(MANAGER) == ()
    with pytest.raises(NotFound):
        world.desk.end_pairing(MANAGER, pair.id)


def test_a_form_that_is_sent_twice_is_stored_once(world: World, mentor: Reader) -> None:
    form = world.desk.forms(mentor)[0]
    send = {"pair": form.pair, "session": form.session, "ratings": GOOD, "comment": "fine"}

    first = world.desk.submit(mentor, form.id, **send, version=0)  # type: ignore[arg-type]
    second = world.desk.submit(mentor, form.id, **send, version=0)  # type: ignore[arg-type]

    assert (second.answer, second.version) == (first.answer, first.version)
    assert "nothing has changed" in second.said
    with world.store.reading() as records:
        assert len(records.answers_by(mentor.person)) == 1


def test_two_open_windows_do_not_overwrite_each_other(world: World, mentor: Reader) -> None:
    world.answer(mentor, (4, 4, 4), "first")
    form = world.desk.forms(mentor)[0]
    world.answer(mentor, (2, 2, 2), "second")

    with pytest.raises(EditedMeanwhile):
        world.desk.submit(
            mentor,
            form.id,
            pair=form.pair,
            session=form.session,
            ratings=GOOD,
            comment="third",
            version=form.version,
        )
    assert world.desk.forms(mentor)[0].comment == "second"


@pytest.mark.parametrize(
    "value", [0, 6, -1, 3.5, "3", "NaN", float("nan"), float("inf"), True, [3], {}, None]
)
def test_a_rating_that_is_not_1_to_5_is_refused_and_nothing_is_stored(
    world: World, mentor: Reader, value: object
) -> None:
    form = world.desk.forms(mentor)[0]

    with pytest.raises(InputError, match="Choose 1 to 5"):
        world.desk.submit(
            mentor,
            form.id,
            pair=form.pair,
            session=form.session,
            ratings={**GOOD, "openness": value},
            comment="",
            version=0,
        )
    assert not world.desk.forms(mentor)[0].sent


def test_a_question_that_is_not_on_the_form_is_refused(world: World, mentor: Reader) -> None:
    form = world.desk.forms(mentor)[0]

    with pytest.raises(InputError, match="not on this form"):
        world.desk.submit(
            mentor,
            form.id,
            pair=form.pair,
            session=form.session,
            ratings={**GOOD, "salary": 3},
            comment="",
            version=0,
        )


def test_a_comment_that_is_too_long_is_refused_with_its_length(
    world: World, mentor: Reader
) -> None:
    with pytest.raises(InputError, match=r"2,001 characters, and 2,000 can be kept"):
        world.answer(mentor, comment="x" * 2_001)
    world.answer(mentor, comment="x" * 2_000)


def test_nobody_answers_for_a_session_of_another_pair(world: World, pair: Pair) -> None:
    stranger = reader_of(world.enrol(1, start=50)[0], "mentor")

    with pytest.raises(NotFound) as refused:
        world.desk.submit(
            stranger,
            "f",
            pair=pair.id,
            session="s-0",
            ratings=GOOD,
            comment="",
            version=0,
        )
    with pytest.raises(NotFound) as unknown:
        world.desk.submit(
            stranger,
            "f",
            pair="no-such-pair",
            session="s-0",
            ratings=GOOD,
            comment="",
            version=0,
        )
    assert str(refused.value).replace(pair.id, "X") == str(unknown.value).replace(
        "no-such-pair", "X"
    )


def test_the_partner_cannot_withdraw_an_answer(world: World, pair: Pair, mentor: Reader) -> None:
    answer = world.answer(mentor)

    with pytest.raises(NotFound):
        world.desk.withdraw(reader_of(pair, "leader"), answer)
    world.desk.withdraw(mentor, answer)

    assert not world.desk.forms(mentor)[0].sent


def test_only_the_author_is_told_whom_to_turn_to(world: World, pair: Pair, mentor: Reader) -> None:
    form = world.desk.forms(mentor)[0]

    receipt = world.desk.submit(
        mentor,
        form.id,
        pair=form.pair,
        session=form.session,
        ratings=GOOD,
        comment="he made a threat",
        version=0,
    )
    other = world.desk.forms(reader_of(pair, "leader"))[0]

    assert receipt.contacts == ("Ines Tern, people team",)
    assert "threat" not in repr(other)


def test_a_note_is_read_by_nobody_else_and_changed_by_nobody_else(
    world: World, pair: Pair, mentor: Reader
) -> None:
    leader = reader_of(pair, "leader")
    note = world.desk.keep_note(mentor, "", pair=pair.id, session="s-0", text="ask about the board")

    assert world.desk.notes(leader) == ()
    with pytest.raises(NotFound):
        world.desk.keep_note(leader, note.id, pair=pair.id, session="s-0", text="mine now")
    assert [one.text for one in world.desk.notes(mentor)] == ["ask about the board"]


def test_what_is_told_above_the_box_follows_from_the_code_that_releases(
    tmp_path: Path,
) -> None:
    said = {}
    for size in (4, 9, 12):
        (tmp_path / str(size)).mkdir()
        world = World(tmp_path / str(size))
        world.declare()
        mentor = reader_of(world.enrol(size)[0], "mentor")
        said[size] = " ".join(world.desk.forms(mentor)[0].who_reads)

    assert "your programme manager sees no ratings" in said[4]
    assert "at least five people" in said[9]
    assert "nobody is told what comments are about" in said[9]
    assert "a figure for each group" not in said[9]
    assert "a figure for each group" in said[12]
    assert "at least four people raise it and at least ten people comment" in said[12]


def test_a_programme_that_raised_its_floors_says_so_above_the_box(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.declare(floors={"people": 7, "theme": 6})
    mentor = reader_of(world.enrol(12)[0], "mentor")

    said = " ".join(world.desk.forms(mentor)[0].who_reads)

    assert "at least seven people" in said
    assert "at least six people raise it" in said


def test_a_draft_tells_who_would_see_what_and_is_kept_nowhere(world: World, mentor: Reader) -> None:
    seen = {one.who: one.sees for one in world.desk.who_reads(mentor, "no day in the calendar")}

    assert "*Time and scheduling*" in seen["Your programme manager"].replace("**", "*")
    assert "Never these words" in seen["Your programme manager"]
    assert not world.desk.forms(mentor)[0].sent
    assert b"no day in the calendar" not in (world.home / "coach.db").read_bytes()


def test_a_shared_sentence_waits_can_be_taken_back_and_goes_out_as_it_stands(
    world: World, mentor: Reader
) -> None:
    kept = world.desk.share(mentor, "Longer sessions, please.")
    gone = world.desk.share(mentor, "Never mind.")
    world.desk.withdraw_shared(mentor, gone.id)
    for number in range(12):
        world.answer(reader_of(world.enrol(1, start=20 + number)[0], "mentor"))
    world.close(date(2026, 4, 3))

    assert world.ledger()[0].shared == ("Longer sessions, please.",)
    with pytest.raises(NotFound):
        world.desk.withdraw_shared(mentor, kept.id)


def test_a_small_programme_shares_no_sentence(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.declare(shares=True)
    mentor = reader_of(world.enrol(9)[0], "mentor")

    assert not world.desk.can_share(mentor)
    with pytest.raises(CoachError, match="no sentence can be shared"):
        world.desk.share(mentor, "Longer sessions, please.")


def test_a_pairing_ends_without_a_reason_and_the_manager_learns_only_that(
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    world.declare(attendance_shown=True)
    pair = world.enrol(6)[0]

    words = world.desk.end_pairing(reader_of(pair, "mentor"), pair.id)
    seen = next(one for one in world.releases.attendance(MANAGER) if one.pair == pair.id)

    assert world.desk.is_ended(reader_of(pair, "leader"), pair.id) == words
    assert "No reason" in words
    assert seen.ended


def test_the_manager_sees_who_met_only_if_the_programme_said_so(world: World, pair: Pair) -> None:
    with pytest.raises(NotFound):
        world.releases.attendance(MANAGER)


def test_pooled_programmes_are_told_what_holds_for_both_together(tmp_path: Path) -> None:
    world = World(tmp_path)
    for name in ("North", "South"):
        world.declare(name, pool="Both")
    small = reader_of(world.enrol(4, "North")[0], "mentor")
    world.enrol(8, "South", start=4)

    said = " ".join(world.desk.forms(small)[0].who_reads)

    assert "at least five people" in said
    assert "at least four people raise it" in said


def test_what_is_told_holds_for_floors_of_any_height(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.declare(floors={"people": 130}, split="none")
    mentor = reader_of(world.enrol(140)[0], "mentor")

    said = " ".join(world.desk.forms(mentor)[0].who_reads)

    assert "at least 130 people" in said
    assert "a figure for each group" not in said
