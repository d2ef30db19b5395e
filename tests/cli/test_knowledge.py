"""`coach knowledge`: somebody who knows no Python sees what is wrong, and where."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.retrieval.shelf_files import ARTICLE, a_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a shelf with one article and no playbook."""
    return a_shelf(tmp_path / "knowledge", {"articles/s1-trust.md": ARTICLE})


def test_a_shelf_in_order_is_described_and_exit_0(terminal: Terminal, shelf: Path) -> None:
    printed = terminal.run("knowledge", "check", "--shelf", str(shelf))

    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith("1 sources (1 of grade D), ")
    assert printed.out.endswith(
        "; 1 statistics are flagged as unsourced, 0 claims are coach suggestions; 0 problems.\n"
    )


def test_a_problem_is_told_with_its_file_and_line_and_exit_1(
    terminal: Terminal, shelf: Path
) -> None:
    file = shelf / "articles" / "s1-trust.md"
    file.write_text(ARTICLE.replace("- Trust grows", "* Trust grows"), encoding="utf-8")

    printed = terminal.run("knowledge", "check", "--shelf", str(shelf))

    assert printed.code == 1
    assert printed.out.startswith(f"{file}, line 19: a line must be `- a claim`")
    assert printed.out.endswith("1 problems.\n")


def test_the_check_is_a_json_document_for_scripts(terminal: Terminal, shelf: Path) -> None:
    report = json.loads(terminal.run("knowledge", "check", "--shelf", str(shelf), "--json").out)

    assert report["problems"] == []
    assert report["grades"] == {"D": 1}
    assert report["sources"][0]["id"] == "s1-trust"


def test_the_list_has_a_line_for_every_source(terminal: Terminal, shelf: Path) -> None:
    printed = terminal.run("knowledge", "list", "--shelf", str(shelf))

    assert printed.out == "D  article   s1-trust  Trust in pairs\n"


def test_the_list_is_a_json_document_for_scripts(terminal: Terminal, shelf: Path) -> None:
    listed = json.loads(terminal.run("knowledge", "list", "--shelf", str(shelf), "--json").out)

    assert [(source["id"], source["unsourced"]) for source in listed] == [("s1-trust", 1)]


def test_a_shelf_that_is_not_there_is_told(terminal: Terminal) -> None:
    printed = terminal.run("knowledge", "check", "--shelf", "gone")

    assert printed.code == 2
    assert printed.err.startswith("gone/articles: the folder is missing.")


def test_the_coach_is_not_built_to_look_at_the_shelf(terminal: Terminal, shelf: Path) -> None:
    terminal.run("knowledge", "check", "--shelf", str(shelf))

    assert terminal.built == []
