"""`coach bench mask`: one answer a line, in order, and nothing of a bad line is repeated."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Printed, Terminal


def _run(terminal: Terminal, folder: Path, *lines: str) -> Printed:
    path = folder / "texts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return terminal.run("bench", "mask", "--data", str(path), "--json")


def _rows(printed: Printed) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.out.splitlines()]


def test_each_text_gives_its_masked_form_and_the_places(terminal: Terminal, tmp_path: Path) -> None:
    printed = _run(terminal, tmp_path, '{"text": "Ask Zoë."}', "", '{"text": "Fine."}')

    assert printed.code == 0
    assert _rows(printed) == [
        {"masked": "Ask [name].", "spans": [{"type": "PERSON", "start": 4, "end": 7}]},
        {"masked": "Fine.", "spans": []},
    ]


def test_a_bad_line_says_so_and_the_rest_go_on(terminal: Terminal, tmp_path: Path) -> None:
    bad = ["Priya said", "[]", '{"text": 3}', '{"texts": "Priya"}']

    printed = _run(terminal, tmp_path, *bad, '{"text": "Fine."}')

    assert printed.code == 2
    rows = _rows(printed)
    assert [list(row) for row in rows] == [["error"]] * 4 + [["masked", "spans"]]
    assert rows[0]["error"].startswith("line 1 ") and "Priya" not in printed.out + printed.err


def test_an_empty_text_is_a_text(terminal: Terminal, tmp_path: Path) -> None:
    assert _rows(_run(terminal, tmp_path, '{"text": ""}')) == [{"masked": "", "spans": []}]


def test_a_missing_file_is_one_sentence(terminal: Terminal) -> None:
    printed = terminal.run("bench", "mask", "--data", "gone.jsonl", "--json")

    assert (printed.code, printed.out) == (2, "")
    assert printed.err.count("\n") == 1 and "gone.jsonl: no such file" in printed.err
