"""An agenda and a reminder as calendar files."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from coach.domain.agenda import Agenda
from coach.errors import InputError
from coach.language.cleaning import one_line
from coach.rendering.agenda_calendar import agenda_calendar, reminder_calendar, run_sheet
from tests.rendering.agendas import FORMULAS, NAMES, PAYLOADS, a_full_agenda, a_hostile_agenda
from tests.rendering.strict_calendar import Component, read_strictly

NOW = datetime(2026, 11, 21, 9, 30, 15, 999, tzinfo=timezone(timedelta(hours=2)))


def _event(agenda: Agenda, **options: tuple[int, ...]) -> Component:
    """Return the one event of the agenda's calendar, read by us and by the library."""
    content = agenda_calendar(agenda, now=NOW, uid="one@coach", **options)
    (event,) = read_strictly(content).inside
    (theirs,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(theirs["SUMMARY"]) == event["SUMMARY"]
    assert str(theirs["DESCRIPTION"]) == event["DESCRIPTION"]
    return event


def test_the_times_are_the_pairs_own_and_the_stamp_is_utc() -> None:
    event = _event(a_full_agenda())

    assert (event["DTSTART"], event["DTEND"]) == ("20261201T100000", "20261201T104500")
    assert event.params("DTSTART") == ""
    assert event["DTSTAMP"] == "20261121T073015Z"
    assert event["UID"] == "one@coach"


def test_alarms_ring_ten_and_five_minutes_before_the_start_and_five_before_the_end() -> None:
    alarms = _event(a_full_agenda()).inside

    assert [(alarm.params("TRIGGER"), alarm["TRIGGER"]) for alarm in alarms] == [
        ("", "-PT10M"),
        ("", "-PT5M"),
        (";RELATED=END", "-PT5M"),
    ]
    assert alarms[-1]["DESCRIPTION"].startswith("5 minutes to go")


def test_other_alarms_before_the_start_can_be_asked_for_each_once() -> None:
    alarms = _event(a_full_agenda(), minutes_before=(5, 60, 5)).inside

    assert [alarm["TRIGGER"] for alarm in alarms] == ["-PT1H", "-PT5M", "-PT5M"]


def test_the_run_sheet_has_clock_times_actions_questions_and_sources() -> None:
    sheet = _event(a_full_agenda())["DESCRIPTION"]

    assert sheet == run_sheet(a_full_agenda())
    assert (
        "10:26 Ana gives back (11 min, Ana teaches)\n"
        "Topic: How an investment case is judged\n"
        "Ana teaches something that Tunde asked for, with a real case. [3]\n"
        "- What were you really weighing up when you decided that?\n"
    ) in sheet
    assert "[ ] Ana: try one prompt on the monthly report" in sheet
    assert "Arrive, and each rate from 1 to 5 how safe it feels to speak openly. (coach s" in sheet
    assert sheet.endswith("[3] Try It In Reverse (an article or blog, without a study)")


def test_a_session_over_midnight_ends_on_the_next_day() -> None:
    event = _event(a_full_agenda(starts=datetime(2026, 12, 31, 23, 30)))

    assert event["DTEND"] == "20270101T001500"


@pytest.mark.parametrize("starts", [None, datetime(2026, 12, 1)])
def test_without_a_day_and_a_time_it_is_said_what_to_add(starts: datetime | None) -> None:
    with pytest.raises(
        InputError, match=r"no date and time yet\. Add them: --date 2026-12-01T10:00"
    ):
        agenda_calendar(a_full_agenda(starts=starts), now=NOW, uid="one")


def test_a_stamp_without_a_zone_is_a_programmers_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        agenda_calendar(a_full_agenda(), now=datetime(2026, 11, 21), uid="one")


@pytest.mark.parametrize("text", [*PAYLOADS, *NAMES, *FORMULAS, "a\r\nBEGIN:VEVENT\r\nUID:two"])
def test_foreign_words_stay_within_their_property(text: str) -> None:
    event = _event(a_hostile_agenda(text))

    assert event["SUMMARY"] == one_line(text)
    assert f"- {one_line(text)}\n" in event["DESCRIPTION"]


@given(st.text(max_size=300), st.text(min_size=1, max_size=80))
def test_any_text_and_any_uid_make_a_file_that_follows_the_standard(text: str, uid: str) -> None:
    content = agenda_calendar(a_hostile_agenda(text), now=NOW, uid=uid)

    (event,) = read_strictly(content).inside
    assert event["SUMMARY"] == one_line(text)
    assert event["UID"] == one_line(uid)


def test_a_reminder_rings_at_its_time_and_leaves_the_time_free() -> None:
    content = reminder_calendar(
        "Look at what Ana may ask",
        datetime(2026, 11, 29, 10, 0, tzinfo=UTC),
        "Three questions; strike what you like.\nOpen the coach",
        now=NOW,
        uid="two@coach",
    )

    (event,) = read_strictly(content).inside
    (alarm,) = event.inside
    assert (event["DTSTART"], event["TRANSP"]) == ("20261129T100000", "TRANSPARENT")
    assert event["DESCRIPTION"] == "Three questions; strike what you like.\nOpen the coach"
    (theirs,) = Calendar.from_ical(content).walk("VALARM")
    assert theirs.decoded("TRIGGER") == timedelta(0)
    assert alarm["DESCRIPTION"] == "Look at what Ana may ask"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"\r\n", b"\n"),
        (b"SUMMARY:Session", b"SUMMARY:" + b"x" * 80),
        (b"\\,", b","),
        (b"UID:one\r\n", b""),
        (b"UID:one\r\n", b"UID:one\r\nUID:two\r\n"),
        (b"ACTION:DISPLAY\r\n", b""),
        (b"END:VCALENDAR\r\n", b""),
    ],
)
def test_the_strict_reader_finds_what_the_standard_forbids(right: bytes, wrong: bytes) -> None:
    content = agenda_calendar(a_full_agenda(), now=NOW, uid="one")
    assert right in content

    with pytest.raises((AssertionError, ValueError, KeyError)):
        read_strictly(content.replace(right, wrong))
