"""`coach feedback summarise`: for its reader alone, or what others may see and nothing else."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coach.cli.main import run as run_command
from coach.cli.opening import Opening
from coach.domain.comment import Code
from coach.services.summarise_feedback import FeedbackSummariser
from tests.doubles.memory_feedback import MemoryImportStore
from tests.services.summarising import a_file, a_summariser, about, answers

LATE = "He was late again."


@dataclass(frozen=True)
class SummarisingOpening(Opening):
    """An opening whose ledger forgets."""

    ledger: MemoryImportStore = field(default_factory=MemoryImportStore)

    def feedback_summariser(self) -> FeedbackSummariser:
        return a_summariser(about(LATE, Code.SCHEDULING), store=self.ledger)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its code, its output and its errors."""
    opened = SummarisingOpening({})

    def runs(*arguments: object) -> tuple[int, str, str]:
        code = run_command(["feedback", "summarise", *map(str, arguments)], opened)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return runs


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "spring.csv"
    path.write_bytes(a_file(*answers(12, LATE), "P13,1,,leader,7,4,4,fine"))
    return path


def test_without_an_option_it_is_markdown_and_what_could_not_be_read_is_on_stderr(
    run: Run, file: Path
) -> None:
    code, out, err = run(file)

    assert code == 0
    assert out.startswith("# What spring.csv says\n")
    assert "24 people in 12 pairs gave 24 answers" in out
    assert err == (
        'spring.csv, row 25: usefulness is "7"; it must be 1 to 5. The other 24 rows were read.\n'
    )
    assert run(file, "--md")[1] == out


def test_json_is_one_document_and_nothing_else(run: Run, file: Path) -> None:
    code, out, _ = run(file, "--json")
    found = json.loads(out)

    assert code == 0
    assert found["answers"] == 24
    assert found["themes"][0]["code"] == "scheduling"
    assert found["unreadable"] == [{"row": 25, "why": 'usefulness is "7"; it must be 1 to 5'}]


def test_html_is_written_to_its_file_and_nothing_is_printed(
    run: Run, file: Path, tmp_path: Path
) -> None:
    code, out, _ = run(file, "--html", tmp_path / "out.html")

    assert (code, out) == (0, "")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_shareable_json_is_the_release_and_the_same_again(run: Run, file: Path) -> None:
    code, out, err = run(file, "--shareable", "--json")
    found = json.loads(out)

    assert code == 0
    assert (found["programme"], found["band"]) == ("spring", "10-19")
    assert LATE not in out + err
    assert err == (
        "spring.csv: some rows could not be read and are not counted; "
        "without --shareable they are named.\n"
    )
    assert run(file, "--shareable", "--json")[1] == out


def test_a_programme_can_be_named(run: Run, file: Path) -> None:
    out = run(file, "--shareable", "--programme", "Spring pilot")[1]

    assert out.startswith("# Spring pilot: imported file 1\n")


def test_an_overlap_is_refused_in_a_sentence_with_exit_2(run: Run, file: Path) -> None:
    run(file, "--shareable")
    file.write_bytes(a_file(*answers(11, LATE)))

    code, out, err = run(file, "--shareable", "--json")

    assert (code, out) == (2, "")
    assert err.startswith("spring.csv: some of its answers were shared before")
    assert err.count("\n") == 1


def test_many_rows_that_cannot_be_read_are_named_up_to_twenty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(a_file("P1,1,,leader,4,4,4,", *["P2,1,,boss,4,4,4,"] * 25))

    err = run(path)[2].splitlines()

    assert len(err) == 20
    assert err[-1].endswith(
        "5 more could not be read; the summary names them. The other row was read."
    )


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--json", "--md"), "three forms of the same"),
        (("--programme", "Spring"), "names the ledger of what is shared"),
        (("--html", "/nowhere/out.html"), "its folder is missing"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    run: Run, file: Path, options: tuple[str, ...], problem: str
) -> None:
    code, out, err = run(file, *options)

    assert (code, out) == (2, "")
    assert problem in err


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "none.csv")

    assert code == 2
    assert "it cannot be read (No such file or directory)" in err
