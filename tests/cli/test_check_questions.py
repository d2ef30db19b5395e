"""`coach check-questions`: a question a line, for a person or as JSON."""

import io
from pathlib import Path

import pytest

from coach.cli.check_questions import check_questions
from coach.errors import InputError
from tests.cli.preparing import CommandLine
from tests.services.preparing import BURDEN, SAFER

DRAFT = f"What does {BURDEN} want?\n\nWhich meeting could we drop?\n"


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return a terminal for the command."""
    return CommandLine(check_questions, tmp_path, capsys)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return a file with a burdening question, a blank line and a good question."""
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_json_is_a_list_with_the_keys_that_scripts_rely_on(line: CommandLine, draft: Path) -> None:
    burdens, good = line.json(str(draft))

    assert list(burdens) == ["question", "flags", "why", "rewrite"]
    assert burdens["flags"] == ["spokesperson"] and burdens["rewrite"] == SAFER
    assert (good["flags"], good["why"], good["rewrite"]) == ([], None, None)


def test_a_person_reads_why_and_what_to_ask_instead(line: CommandLine, draft: Path) -> None:
    assert line.run(str(draft)) == (
        f"What does {BURDEN} want?\n  spokesperson: Nobody is a group.\n  Better: {SAFER}\n\n"
        "Which meeting could we drop?\n  Nothing to mind.\n"
    )


def test_a_dash_reads_standard_input(line: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.TextIOWrapper(io.BytesIO(DRAFT.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", typed)

    assert len(line.json("-")) == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_byte_order_mark_are_understood(
    line: CommandLine, draft: Path, ending: str
) -> None:
    draft.write_bytes(b"\xef\xbb\xbf" + f"One?{ending}Two?{ending}".encode())

    assert [one["question"] for one in line.json(str(draft))] == ["One?", "Two?"]


def test_a_file_without_a_question_is_an_empty_list(line: CommandLine, draft: Path) -> None:
    draft.write_text(" \n\n", encoding="utf-8")

    assert line.json(str(draft)) == []
    assert line.run(str(draft)) == "There is no question in it.\n"


def test_a_file_that_is_missing_is_named(line: CommandLine, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: the file cannot be read"):
        line.run(str(tmp_path / "gone.txt"))


def test_a_file_that_is_not_utf_8_is_named_with_its_byte(line: CommandLine, draft: Path) -> None:
    draft.write_bytes(b"Who\xff?")

    with pytest.raises(InputError, match=r"draft\.txt: it is not UTF-8 text \(byte 4\)"):
        line.run(str(draft))
