"""`coach agenda`: one plan, in the form that was asked for."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
from docx import Document

from coach.cli.agenda import agenda
from coach.cli.agenda_json import agenda_json
from coach.cli.opening import Opening
from coach.domain.agenda import Agenda
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.playbook import SessionKind
from coach.errors import CoachError, InputError
from coach.rendering.agenda_markdown import agenda_markdown
from tests.cli.conftest import ReadyCoach
from tests.rendering.agendas import a_full_agenda
from tests.rendering.strict_calendar import read_strictly

PAIR = Pair(people=(Person(name="Ana", side="leader"), Person(name="Tunde", side="mentor")))


class PlanningCoach(ReadyCoach):
    """Plans the same agenda every time, and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, Any]] = []

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
        starts: datetime | None = None,
    ) -> Agenda:
        assert pair is PAIR
        self.asked.append({"minutes": minutes, "kind": kind, "topic": topic, "starts": starts})
        return a_full_agenda(starts=starts)


@dataclass
class Desk:
    """Runs the command, and gives back what it printed."""

    read: Callable[[], str]
    coach: PlanningCoach = field(default_factory=PlanningCoach)

    def run(self, *arguments: str) -> str:
        app = typer.Typer(add_completion=False)
        app.command()(agenda)
        start = Opening({}, lambda settings, progress: self.coach)
        app(args=["--pair", "us", "--minutes", "45", *arguments], standalone_mode=False, obj=start)
        return self.read()


@pytest.fixture
def desk(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk at which `us` is the only pair that is known."""
    pairs = ModuleType("coach.cli.pair")

    def pair_of(context: typer.Context, text: str) -> Pair:
        assert context.find_object(Opening) is not None and text == "us"
        return PAIR

    pairs.pair_of = pair_of  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "coach.cli.pair", pairs)
    return Desk(lambda: capfdbinary.readouterr().out.decode())


def test_a_person_reads_markdown(desk: Desk) -> None:
    assert desk.run() == desk.run("--md") == agenda_markdown(a_full_agenda(starts=None))


def test_json_is_the_document_and_nothing_else(desk: Desk) -> None:
    assert json.loads(desk.run("--json")) == agenda_json(a_full_agenda(starts=None))


def test_a_calendar_file_keeps_its_line_ends(desk: Desk) -> None:
    (event,) = read_strictly(desk.run("--ics", "--date", "2026-12-01T10:00").encode()).inside

    assert event["DTSTART"] == "20261201T100000"


def test_the_same_session_planned_anew_replaces_itself_in_a_calendar(desk: Desk) -> None:
    dates = ("2026-12-01T10:00", "2026-12-01T15:00", "2026-12-02T10:00")
    files = [read_strictly(desk.run("--ics", "--date", date).encode()) for date in dates]
    first, later, another_day = (file.inside[0]["UID"] for file in files)

    assert first == later != another_day


def test_a_word_document_is_written_and_nothing_printed(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"

    assert desk.run("--docx", str(out)) == ""
    assert Document(BytesIO(out.read_bytes())).core_properties.title == a_full_agenda().title


def test_what_was_asked_for_reaches_the_planner(desk: Desk) -> None:
    desk.run("--kind", "Midpoint", "--topic", "Hiring", "--date", "2026-12-01T10:00")

    assert desk.coach.asked == [
        {
            "minutes": 45,
            "kind": "midpoint",
            "topic": "Hiring",
            "starts": datetime(2026, 12, 1, 10),
        }
    ]


def test_what_was_not_asked_for_is_left_to_the_planner(desk: Desk) -> None:
    desk.run()

    assert desk.coach.asked == [{"minutes": 45, "kind": None, "topic": None, "starts": None}]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--ics",), "Add them: --date 2026-12-01T10:00"),
        (("--ics", "--date", "2026-12-01"), "Add them: --date 2026-12-01T10:00"),
        (("--json", "--md"), "Choose one of --json, --md, --ics and --docx"),
        (("--ics", "--docx", "x.docx"), "Choose one of"),
        (("--docx", "/nowhere/at/all/x.docx"), "its folder is missing"),
        (("--kind", "party"), "'party' is not a kind of session"),
        (("--date", "2027-02-29"), "there is no such day or time"),
    ],
)
def test_a_mistake_is_told_before_anything_is_planned(
    desk: Desk, arguments: tuple[str, ...], says: str
) -> None:
    with pytest.raises(InputError) as refused:
        desk.run(*arguments)

    assert says in str(refused.value)
    assert desk.coach.asked == []


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="cannot be written"):
        desk.run("--docx", str(tmp_path))
