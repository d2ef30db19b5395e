"""`coach feedback themes`: a group of comments a line in, its themes a line out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from coach.cli.feedback import feedback
from coach.cli.feedback_themes import theme_rows
from coach.cli.opening import Opening
from coach.errors import InputError
from tests.doubles.hash_embedder import HashEmbedder

GROUP = {"id": "a", "comments": ["slides online", "n/a", "Slides online please", "cold room"]}
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(minilm_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what writes lines to a file, runs the command on it, and gives code and output."""

    def run_command(lines: list[str], *options: str) -> tuple[int, str]:
        path = tmp_path / "groups.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        app = typer.Typer(pretty_exceptions_enable=False)
        app.add_typer(feedback, name="feedback")
        code = app(
            args=["feedback", "themes", "--groups", str(path), *options],
            standalone_mode=False,
            obj=Opening({"COACH_HOME": str(minilm_home)}),
        )
        return code, capsys.readouterr().out

    return run_command


def rows(*lines: str) -> list[dict[str, Any]]:
    return [found.row for found in theme_rows(lines, HashEmbedder())]


def test_a_group_gives_its_themes_and_quotes_with_the_keys_that_scripts_rely_on() -> None:
    (row,) = rows(json.dumps(GROUP))

    assert list(row) == ["id", "themes", "quotes"]
    assert row["id"] == "a" and set(row["quotes"]) <= {0, 2, 3}
    assert row["themes"][0] == {"label": "Slides online", "members": [0, 2], "quote": 0}


@pytest.mark.parametrize(
    ("line", "id", "problem"),
    [
        ("{", None, "line 1: it is not JSON."),
        ("[1]", None, "line 1: it is not an object."),
        ('{"id": 7}', 7, "line 1: 'comments' must be a list of texts."),
        ('{"id": "x", "comments": ["a", 1]}', "x", "line 1: 'comments' must be a list of texts."),
        ('{"id": {}, "comments": []}', None, "line 1: 'id' must be a text or a whole number."),
        ("[" * 100_000, None, "line 1: it is not JSON."),
    ],
)
def test_a_bad_line_gives_its_id_and_what_to_correct(line: str, id: Any, problem: str) -> None:
    (row,) = rows(line)

    assert list(row) == ["id", "error"]
    assert row["id"] == id and row["error"].startswith(problem)


def test_an_error_repeats_no_comment() -> None:
    (row,) = rows('{"id": 1, "comments": ["Ana told me a secret", 5]}')

    assert "secret" not in row["error"]


def test_json_prints_a_line_for_each_group_and_a_bad_one_is_exit_two(run: Run) -> None:
    code, out = run([json.dumps(GROUP), "", "{", json.dumps({**GROUP, "id": 2})], "--json")

    printed = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [row["id"] for row in printed] == ["a", None, 2]
    assert ["error" in row for row in printed] == [False, True, False]


def test_good_lines_alone_are_exit_zero(run: Run) -> None:
    assert run([json.dumps(GROUP)], "--json")[0] == 0


def test_a_person_reads_labels_with_their_counts_and_the_quotes_as_written(run: Run) -> None:
    _, out = run([json.dumps(GROUP), '{"id": "b", "comments": ["none"]}'])

    assert "a: 4 comments\n    2  Slides online\n" in out
    assert '  "cold room"\n' in out
    assert "b: 1 comment, and none that says something.\n" in out


def test_a_file_that_is_not_there_is_a_sentence(run: Run) -> None:
    with pytest.raises(InputError, match="Check the path"):
        run([], "--groups", "nowhere.jsonl")
