"""`coach roster`: look, store, suggest; a list is never stored unseen."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import typer

from coach.adapters.roster_files import read_roster
from coach.cli.opening import Opening
from coach.cli.roster import roster
from coach.errors import InputError, NotFound
from coach.services.import_roster import RosterImporter
from coach.services.keep_pairs import PairKeeper
from coach.services.read_pair import known_playbooks
from coach.services.stored_people import stored_people
from coach.services.suggest_pairs import PairSuggester
from tests.doubles.memory_pairs import MemoryPairStore
from tests.planning.real_planner import meanings

ROSTER = """name;side;email;title;can teach;wants to learn
Ana Brandt;leader;ana@x.example;CFO;reading a P&L;prompt writing
Tunde Okafor;mentor;tunde@x.example;;prompt writing;reading a P&L
Bo Wren;boss;;;;
"""


@dataclass(frozen=True)
class RosterOpening(Opening):
    """An opening over a store that forgets."""

    store: MemoryPairStore = field(default_factory=MemoryPairStore)

    def roster(self) -> RosterImporter:
        return RosterImporter(read=read_roster, store=self.store)

    def suggester(self) -> PairSuggester:
        return PairSuggester(store=self.store, meanings=meanings())

    def pairs(self) -> PairKeeper:
        return PairKeeper(self.store, known_playbooks())

    def people(self) -> list[str]:
        with self.store.reading() as records:
            return [person.name for person in stored_people(records)]


@pytest.fixture
def opened() -> RosterOpening:
    return RosterOpening({})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "spring list.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(opened: RosterOpening, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its exit code and what it printed."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(roster)

    def runs(*arguments: object) -> tuple[int, str]:
        code: Any = app(args=[str(one) for one in arguments], standalone_mode=False, obj=opened)
        return int(code or 0), capsys.readouterr().out

    return runs


def mark(run: Run, file: Path) -> str:
    return str(json.loads(run(file, "--json")[1])["fingerprint"])


def test_a_person_sees_who_can_be_stored_which_rows_cannot_and_how_to_go_on(
    run: Run, file: Path, opened: RosterOpening
) -> None:
    code, out = run(file)

    assert code == 1
    assert out == (
        "spring list.csv: 2 people can be stored (2 new, 0 to be brought up to date).\n"
        "  row 1: leader, Ana Brandt <ana@x.example>, CFO (new)\n"
        "  row 2: mentor, Tunde Okafor <tunde@x.example> (new)\n"
        "1 row cannot be stored:\n"
        "  row 3: the side is 'boss': write leader or mentor.\n"
        "Nothing has been written. To store these people: "
        f"coach roster '{file}' --confirm --seen {mark(run, file)}\n"
    )
    assert opened.people() == []


def test_a_list_in_order_is_exit_0(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("name,side,email\nAna,leader,ana@x.example\n", encoding="utf-8")

    assert run(path)[0] == 0


def test_confirmed_the_good_rows_are_stored(run: Run, file: Path, opened: RosterOpening) -> None:
    code, out = run(file, "--confirm")

    assert (code, out.splitlines()[-1]) == (1, "2 stored.")
    assert opened.people() == ["Ana Brandt", "Tunde Okafor"]


def test_stored_again_they_are_updates(run: Run, file: Path, opened: RosterOpening) -> None:
    run(file, "--confirm")

    assert "(0 new, 2 to be brought up to date)" in run(file, "--confirm")[1]
    assert opened.people() == ["Ana Brandt", "Tunde Okafor"]


def test_with_the_mark_of_the_preview_only_what_was_seen_is_stored(
    run: Run, file: Path, opened: RosterOpening
) -> None:
    seen = mark(run, file)
    file.write_text(ROSTER.replace("Ana Brandt", "Mallory"), encoding="utf-8")

    with pytest.raises(InputError, match="something else than the preview showed"):
        run(file, "--confirm", "--seen", seen)

    assert opened.people() == []
    file.write_text(ROSTER, encoding="utf-8")
    assert run(file, "--confirm", "--seen", seen)[1].endswith("2 stored.\n")


def test_json_is_one_document_with_people_errors_and_warnings(run: Run, file: Path) -> None:
    shown = json.loads(run(file, "--json")[1])

    assert [(one["row"], one["name"], one["update"]) for one in shown["people"]] == [
        (1, "Ana Brandt", False),
        (2, "Tunde Okafor", False),
    ]
    assert shown["errors"] == [{"row": 3, "why": "the side is 'boss': write leader or mentor"}]
    assert (shown["warnings"], shown["written"]) == ([], 0)
    assert json.loads(run(file, "--confirm", "--json")[1])["written"] == 2


def test_suggested_pairs_come_with_their_reason_and_nothing_is_written(
    run: Run, file: Path, opened: RosterOpening
) -> None:
    code, out = run(file, "--suggest")

    assert code == 0
    assert "1 pair is suggested. It is for you to decide; nothing has been written." in out
    assert "Tunde can teach prompt writing, which Ana wants; " in out
    assert "row 3: the side is 'boss'" in out
    assert opened.people() == []


def test_suggestions_are_a_json_document_for_scripts(run: Run, file: Path) -> None:
    shown = json.loads(run(file, "--suggest", "--json")[1])

    assert [(pair["leader"]["name"], pair["mentor"]["name"]) for pair in shown["pairs"]] == [
        ("Ana Brandt", "Tunde Okafor")
    ]
    assert set(shown["pairs"][0]) == {"leader", "mentor", "score", "parts", "trades", "reason"}
    assert shown["unpaired"] == []


def test_those_who_are_stored_are_paired_without_a_file(run: Run, file: Path) -> None:
    assert run("--suggest") == (0, "No pair can be suggested.\n")
    run(file, "--confirm")

    assert "Ana Brandt and Tunde Okafor" in run("--suggest")[1]


def test_somebody_without_a_partner_is_told_why(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("name,side\nAna,leader\n", encoding="utf-8")

    assert run(path, "--suggest")[1] == (
        "No pair can be suggested.\nWithout a partner:\n"
        "  Ana (leader): There is nobody left on the other side.\n"
    )


def test_of_a_long_list_a_hundred_people_are_shown_and_every_error(
    run: Run, tmp_path: Path
) -> None:
    rows = [f"P{n},{'leader' if n < 150 else '?'},p{n}@x.example" for n in range(300)]
    path = tmp_path / "r.csv"
    path.write_text("\n".join(["name,side,email", *rows]), encoding="utf-8")

    out = run(path)[1]

    assert out.count("(new)") == 100
    assert "... and 50 more; --json shows all of them." in out
    assert out.count("write leader or mentor") == 150


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "no file was named"),
        (["gone.csv"], "it cannot be read"),
        (["."], "it cannot be read"),
        (["--confirm"], "no file was named"),
        (["r.csv", "--suggest", "--confirm"], "suggestions write nothing"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, arguments: list[str], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        run(*arguments)


def test_a_file_that_is_too_large_is_not_read_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as made:
        made.truncate(5 * 1024**3)  # sparse: it takes no room

    with pytest.raises(InputError, match="10 MB can be read"):
        run(path)


def test_a_suggested_pair_is_stored_once_somebody_has_decided_on_it(
    run: Run, file: Path, opened: RosterOpening
) -> None:
    run(file, "--confirm")

    code, out = run("--accept", "Ana Brandt", "--programme", "Spring pilot")

    assert (code, out) == (0, "Stored Ana Brandt and Tunde Okafor.\n")
    (line,) = opened.pairs().list().lines
    assert (line.name, line.programme) == ("Ana Brandt and Tunde Okafor", "Spring pilot")


def test_of_names_that_are_not_suggested_none_is_stored(
    run: Run, file: Path, opened: RosterOpening
) -> None:
    run(file, "--confirm")

    with pytest.raises(NotFound, match="Ana Brandt"):
        run("--accept", "Ana Brandt", "--accept", "Mallory")

    assert opened.pairs().list().total == 0


def test_who_is_not_stored_cannot_be_accepted(run: Run, file: Path) -> None:
    with pytest.raises(InputError, match="people who are stored"):
        run(file, "--accept", "Ana Brandt")
