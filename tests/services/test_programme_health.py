"""A manager sees who meets, who cancels and who has stalled; and only if it was said up front."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.domain.health import Attendance, PairHealth, ProgrammeHealth
from coach.domain.pair import Pair
from coach.services.health_texts import read_health_texts
from coach.services.programme_guide import own_guide
from coach.services.programme_health import programme_health, stall_of
from tests.services.preparing import cancelled, held, owed, planned, the_pair
from tests.services.programmes import TODAY, met


def health(*pairs: Attendance, says_so: bool = True, today: date = TODAY) -> ProgrammeHealth:
    return programme_health(pairs, today=today, says_so=says_so)


def says(*sessions: str, planned: int = 6, **changes: object) -> str:
    """Return the one sentence about Ana and Tunde."""
    return health(met("Ana and Tunde", *sessions, planned=planned, **changes)).pairs[0].says


def before(days: int) -> str:
    return str(TODAY - timedelta(days=days))


@pytest.mark.parametrize(
    ("sessions", "sentence"),
    [
        (("planned 2026-09-03",), "their session of 3 September is 24 days past."),
        (
            ("held 2026-08-01",),
            "they last met on 1 August, 57 days ago, and have no date for the next session.",
        ),
        (
            ("cancelled 2026-08-03 mentor",),
            "on record since 3 August, 55 days ago, without a session held or a date for one.",
        ),
        (("planned 2025-09-03",), "their session of 3 September 2025 is 389 days past."),
    ],
)
def test_a_stalled_pair_is_told_in_one_sentence(sessions: tuple[str, ...], sentence: str) -> None:
    assert says(*sessions) == f"Ana and Tunde: {sentence}"


@pytest.mark.parametrize(("days", "stalled"), [(20, False), (21, True)])
def test_a_planned_date_stalls_a_pair_from_the_21st_day_on(days: int, stalled: bool) -> None:
    pair = met("A", f"planned {before(days)}")

    assert (stall_of(pair, TODAY) is not None) is stalled


@pytest.mark.parametrize(("days", "stalled"), [(34, False), (35, True)])
@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_a_pair_without_a_date_stalls_from_the_35th_day_on(
    status: str, days: int, stalled: bool
) -> None:
    pair = met("A", f"{status} {before(days)}")

    assert (stall_of(pair, TODAY) is not None) is stalled


def test_a_date_that_lies_ahead_keeps_a_quiet_pair_from_stalling() -> None:
    pair = met("A", f"held {before(90)}", f"planned {TODAY + timedelta(days=30)}")

    assert stall_of(pair, TODAY) is None


def test_a_missed_date_stalls_a_pair_even_if_later_ones_are_planned() -> None:
    pair = met("A", f"planned {before(25)}", f"planned {TODAY + timedelta(days=5)}")

    stall = stall_of(pair, TODAY)
    assert stall is not None and (stall.kind, stall.days) == ("overdue", 25)


def test_a_planned_date_before_the_last_session_held_is_a_leftover() -> None:
    pair = met("A", f"planned {before(40)}", f"held {before(10)}")

    assert stall_of(pair, TODAY) is None


def test_a_pair_that_has_held_all_its_sessions_never_stalls() -> None:
    pair = met("Ana and Tunde", f"held {before(200)}", f"held {before(160)}", planned=2)

    assert stall_of(pair, TODAY) is None
    assert health(pair).pairs[0].says == "Ana and Tunde: all two sessions held."


def test_the_day_a_pair_was_formed_counts_where_it_is_known() -> None:
    assert stall_of(met("A"), TODAY) is None
    assert stall_of(met("A", since=before(35)), TODAY) is not None


@pytest.mark.parametrize(
    ("sessions", "sentence"),
    [
        ((), "no session on record yet."),
        (("planned 2026-10-03",), "none of six sessions held, the next on 3 October."),
        (
            ("held 2026-09-01", "planned 2026-09-20"),
            "one of six sessions held; the one of 20 September is not marked as held yet.",
        ),
        (("held 2026-09-20",), "one of six sessions held, no date for the next yet."),
    ],
)
def test_a_pair_that_goes_on_is_told_in_one_sentence(
    sessions: tuple[str, ...], sentence: str
) -> None:
    assert says(*sessions) == f"Ana and Tunde: {sentence}"


def test_the_whole_counts_what_was_held_and_who_cancelled() -> None:
    found = health(
        met("A", "held 2026-09-01", "held 2026-09-15", "cancelled 2026-08-20 leader"),
        met("B", "cancelled 2026-09-20 mentor", "cancelled 2026-09-21 junior", "held 2026-09-22"),
        met("C", "cancelled 2026-09-20", "planned 2026-10-01", planned=4),
    )

    assert (found.held, found.planned) == (3, 16)
    assert found.says == (
        "Three pairs are under way.",
        "Three of 16 planned sessions have been held.",
        "Cancelled: one by the leader, two by mentors and one by nobody named.",
        "No pair has stalled.",
    )


def test_an_ended_pair_says_only_that_it_ended_and_is_in_no_total() -> None:
    others = (met("A", "held 2026-09-20"), met("B", "planned 2026-10-02"))
    ended = met("Z", "held 2026-08-01", "cancelled 2026-08-20 leader", ended=True)

    found, without = health(*others, ended), health(*others)

    assert found.pairs[-1] == PairHealth(pair="Z", name="Z", says="Z: ended.", ended=True)
    assert (found.held, found.planned) == (without.held, without.planned)
    assert found.cancelled_by_leader == 0
    assert "One pair has ended." in found.says
    assert found.next_steps == without.next_steps


def test_an_ended_pair_cannot_be_told_with_its_sessions() -> None:
    with pytest.raises(ValidationError, match="ended pair"):
        PairHealth(pair="Z", name="Z", says="Z: ended.", ended=True, held=2)


def test_nothing_but_the_reason_is_told_where_nobody_was_told_up_front() -> None:
    one = health(met("Ana and Tunde", "planned 2026-08-01"), says_so=False)
    other = health(met("Li and Bo", "held 2026-09-20"), met("C"), says_so=False)

    assert one == other
    assert (one.shown, one.pairs, one.next_steps, one.citations) == (False, (), (), ())
    assert one.says[0].startswith("This programme did not tell its participants")


def test_an_empty_programme_and_one_that_is_over_are_told_in_plain_words() -> None:
    assert health().says == ("No pair is on record yet.",)
    assert health(met("A", ended=True), met("B", ended=True)).says == ("All two pairs have ended.",)


def test_what_was_promised_for_one_programme_is_not_used_for_another() -> None:
    with pytest.raises(ValueError, match="2 programmes"):
        health(met("A"), met("B", programme="Autumn"))


@pytest.mark.parametrize(
    ("sessions", "about"),
    [
        (("planned 2026-09-01",), ["overdue"]),
        (("held 2026-08-01",), ["undated"]),
        (("held 2026-09-20", "cancelled 2026-09-10 leader"), ["leader_cancels", "cancelled"]),
        (("held 2026-09-20", "cancelled 2026-09-10 mentor"), ["cancelled"]),
        (
            ("held 2026-09-20", "cancelled 2026-09-10 mentor", "cancelled 2026-09-02 mentor"),
            ["mentor_cancels", "cancelled"],
        ),
        (("held 2026-09-20",), []),
    ],
)
def test_what_to_do_next_fits_what_attendance_shows(
    sessions: tuple[str, ...], about: list[str]
) -> None:
    assert [step.about for step in health(met("A", *sessions)).next_steps] == about


def test_every_step_cites_the_page_that_it_names() -> None:
    guide = own_guide()
    steps = read_health_texts(guide.folder).steps

    for name, step in steps.items():
        found = guide.backs(step.backing)
        assert found is not None and found.via is not None, name
        assert step.backing is not None and found.via.id == step.backing.page


def test_stalled_pairs_come_first_the_longest_of_them_at_the_top() -> None:
    found = health(
        met("fine", "held 2026-09-20"),
        met("short", f"planned {before(22)}"),
        met("over", ended=True),
        met("long", f"held {before(80)}"),
    )

    assert [one.name for one in found.pairs] == ["long", "short", "fine", "over"]
    assert [one.name for one in found.stalled] == ["long", "short"]


def test_attendance_of_a_pair_leaves_its_content_behind() -> None:
    pair: Pair = the_pair(
        held("2026-09-01", owed("Send the secret list"), topics=["salaries"]),
        cancelled("2026-09-10", "leader"),
        planned("2026-10-01"),
        goals=("Quit smoking",),
    )
    found = Attendance.of(pair)

    text = found.model_dump_json() + health(found).model_dump_json()
    assert found.name == "Ana Brandt and Tunde Okafor"
    assert not any(word in text for word in ("secret", "salaries", "smoking", "prompt", "CFO"))


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SESSIONS = st.lists(
    st.tuples(st.sampled_from(["held", "planned", "cancelled"]), DAYS).map(
        lambda told: f"{told[0]} {told[1]}"
    ),
    max_size=6,
)


@given(st.lists(SESSIONS, max_size=4), SESSIONS)
def test_what_an_ended_pair_did_changes_nothing_that_is_told(
    going: list[list[str]], ended: list[str]
) -> None:
    pairs = [met(f"P{n}", *sessions) for n, sessions in enumerate(going)]

    assert health(*pairs, met("Z", *ended, ended=True)) == health(*pairs, met("Z", ended=True))


@given(SESSIONS)
def test_a_stall_is_never_told_of_a_pair_with_nothing_older_than_three_weeks(
    sessions: list[str],
) -> None:
    stall = stall_of(met("A", *sessions), TODAY)

    assert stall is None or stall.days >= (21 if stall.kind == "overdue" else 35)
