"""`coach pair`: a pair is stored once, and called by a file or a name from then on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from coach.cli.opening import Opening
from coach.cli.pair import pair_of
from coach.domain.pair import Pair
from coach.errors import Ambiguous, InputError, NotFound
from coach.services.read_pair import LARGEST, pair_yaml, read_pair
from tests.cli.conftest import Terminal
from tests.contracts.pairs import a_full_pair, a_pair_of

LONG = "Ana " * 2_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of Ana's and Tunde's pair."""
    path = tmp_path / "pair.yaml"
    path.write_text(pair_yaml(a_full_pair()), encoding="utf-8")
    return path


def write(path: Path, pair: Pair) -> Path:
    path.write_text(pair_yaml(pair), encoding="utf-8")
    return path


def called_by(text: str, home: Path) -> Pair:
    """Return the pair that `--pair` of a command means."""
    context = typer.Context(typer.main.get_command(typer.Typer(callback=lambda: None)))
    context.obj = Opening({"COACH_HOME": str(home)})
    return pair_of(context, text)


def test_a_pair_is_stored_listed_shown_and_removed(terminal: Terminal, file: Path) -> None:
    added = terminal.run("pair", "add", str(file))
    listed = terminal.run("pair", "list")
    shown = terminal.run("pair", "show", "tunde")
    removed = terminal.run("pair", "remove", "Ana Brandt")

    assert added.code == listed.code == shown.code == removed.code == 0
    assert added.out.startswith("Stored Ana Brandt and Tunde Okafor (Spring pilot, id ")
    id = listed.out.split()[0]
    assert f"id {id})." in added.out
    assert "  Spring pilot  reverse-mentoring  1 held" in listed.out
    assert read_pair(shown.out, name="shown") == a_full_pair()
    assert removed.out.startswith("Removed Ana Brandt and Tunde Okafor")
    assert (
        terminal.run("pair", "list").err == "No pair is stored yet. Add one: coach pair add FILE.\n"
    )


def test_a_pair_that_is_there_is_replaced_only_if_told(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))
    write(file, a_full_pair(goals=("New",)))

    again = terminal.run("pair", "add", str(file))
    replaced = terminal.run("pair", "add", str(file), "--replace")

    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("There is already a pair 'Ana Brandt and Tunde Okafor'.")
    assert replaced.code == 0
    assert json.loads(terminal.run("pair", "show", "Ana", "--json").out)["goals"] == ["New"]


def test_a_list_for_scripts_is_one_document(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))
    terminal.run("pair", "add", str(write(file, a_pair_of("Wen Li", "Jo Ray"))))

    listed = json.loads(terminal.run("pair", "list", "--json").out)
    some = json.loads(terminal.run("pair", "list", "spring", "--json").out)
    none = terminal.run("pair", "list", "%", "--json")

    assert [pair["name"] for pair in listed["pairs"]] == [
        "Ana Brandt and Tunde Okafor",
        "Wen Li and Jo Ray",
    ]
    assert some["total"] == 1
    assert set(some["pairs"][0]) == {
        "id", "name", "programme", "playbook", "held", "next_date", "sample"
    }  # fmt: skip
    assert (json.loads(none.out), none.err) == ({"total": 0, "pairs": []}, "")


def test_a_shown_pair_for_scripts_has_its_ids_and_version(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))

    shown = json.loads(terminal.run("pair", "show", "Ana", "--json").out)

    assert (shown["name"], shown["version"]) == ("Ana Brandt and Tunde Okafor", 1)
    assert shown["sessions"][0]["actions"][0]["id"]


def test_a_long_list_is_cut_and_says_so(terminal: Terminal, file: Path) -> None:
    for name in "ABC":
        terminal.run("pair", "add", str(write(file, a_pair_of(name, "Jo Ray"))))

    first = terminal.run("pair", "list", "--count", "2")
    rest = terminal.run("pair", "list", "--start", "2")

    assert (len(first.out.splitlines()), len(rest.out.splitlines())) == (2, 1)
    assert first.err == "1 more: narrow the search, or add --start or --count.\n"
    assert rest.err == ""
    assert terminal.run("pair", "list", "zzz").err == "No pair fits that search.\n"


def test_a_name_is_nearly_right_or_fits_several(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))
    terminal.run("pair", "add", str(write(file, a_pair_of("Ana Costa", "Jo Ray"))))

    near = terminal.run("pair", "show", "Tunda")
    several = terminal.run("pair", "remove", "ana")

    assert near.err == (
        "There is no pair called 'Tunda'. Choose one of: Ana Brandt and Tunde Okafor.\n"
    )
    assert several.err.startswith("'ana' fits several pairs: Ana Brandt and Tunde Okafor (Spring")
    assert near.code == several.code == 2
    assert json.loads(terminal.run("pair", "list", "--json").out)["total"] == 2


def test_a_file_that_cannot_be_read_stores_nothing(terminal: Terminal, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("leader: {name: Ana}\n", encoding="utf-8")

    for path, says in (
        (broken, f"{broken}, line 1: the mentor is missing"),
        (tmp_path / "gone.yaml", "gone.yaml: the file cannot be read (No such file"),
        (tmp_path, f"{tmp_path}: the file cannot be read (Is a directory)."),
    ):
        printed = terminal.run("pair", "add", str(path))
        assert (printed.code, printed.out) == (2, "")
        assert says in printed.err
        assert printed.err.count("\n") == 1
    assert json.loads(terminal.run("pair", "list", "--json").out)["total"] == 0


def test_an_unknown_playbook_is_told_with_those_there_are(terminal: Terminal, file: Path) -> None:
    printed = terminal.run("pair", "add", str(write(file, a_full_pair(playbook="reverse"))))

    assert printed.code == 2
    assert "There is no playbook called 'reverse'. Choose one of: " in printed.err
    assert "reverse-mentoring" in printed.err


def test_a_huge_file_is_not_read_to_its_end(terminal: Terminal, tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(LARGEST * 10_000)

    assert "larger than 1 MB" in terminal.run("pair", "add", str(huge)).err


def test_no_coach_is_built_for_it(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))
    terminal.run("pair", "list")

    assert terminal.built == []


def test_a_file_means_its_pair_and_opens_no_database(file: Path, tmp_path: Path) -> None:
    assert called_by(str(file), tmp_path / "home") == a_full_pair()
    assert not (tmp_path / "home").exists()


def test_a_name_means_the_stored_pair(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))

    assert called_by("Tunde Okafor", terminal.home).goals == a_full_pair().goals


def test_a_file_stands_above_a_stored_pair_of_its_name(
    terminal: Terminal, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.run("pair", "add", str(file))
    write(tmp_path / "Ana", a_pair_of("Wen Li", "Jo Ray"))
    (tmp_path / "Tunde").mkdir()
    monkeypatch.chdir(tmp_path)

    assert called_by("Ana", terminal.home).name == "Wen Li and Jo Ray"
    assert called_by("Tunde", terminal.home).name == "Ana Brandt and Tunde Okafor"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("gone.yaml", InputError),
        ("gone/Pair.YML", InputError),
        ("Nobody", NotFound),
        ("", NotFound),
        (".", NotFound),
        ("a\0b", NotFound),
        (LONG, NotFound),
        ("../../etc", NotFound),
    ],
)
def test_what_means_no_pair_is_told(text: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        called_by(text, tmp_path / "home")


def test_a_name_of_two_pairs_is_asked_back(terminal: Terminal, file: Path) -> None:
    terminal.run("pair", "add", str(file))
    terminal.run("pair", "add", str(write(file, a_full_pair(programme="Autumn"))))

    with pytest.raises(Ambiguous, match=r"Autumn.*Spring pilot|Spring pilot.*Autumn"):
        called_by("Ana Brandt and Tunde Okafor", terminal.home)


def test_pairs_are_listed_without_the_libraries_of_the_model(tmp_path: Path) -> None:
    code = (
        "import sys; from coach.cli.main import run; from coach.cli.opening import Opening;"
        "run(['pair', 'list'], Opening({'COACH_HOME': sys.argv[1]}));"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))

    assert not set(done.stdout.split()) & {"torch", "chromadb", "sentence_transformers", "gradio"}


def test_the_pairs_of_a_server_are_used_if_one_is_set(terminal: Terminal) -> None:
    terminal.environ = {"COACH_DATABASE_URL": "postgresql://coach:hunter2@127.0.0.1:1/pairs"}

    printed = terminal.run("pair", "list")

    assert printed.code == 2
    assert printed.err.startswith("The database 'postgresql://127.0.0.1:1/pairs' does not serve")
    assert "hunter2" not in printed.err
    assert not terminal.home.exists()
