"""The file of jobs is read strictly: a mistake is named."""

from pathlib import Path

import pytest

from coach.domain.request import Job
from coach.errors import ShelfError
from coach.services.job_texts import MOST_EXAMPLES, NO_JOB, read_jobs
from coach.shelves import shelf

FILE = shelf("knowledge") / "conversation" / "jobs.yaml"


def _changed(folder: Path, before: str, after: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    path = folder / "jobs.yaml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


def test_the_file_of_the_project_knows_every_job_that_can_be_asked_for() -> None:
    texts = read_jobs(FILE)

    assert set(texts.jobs) == set(Job) - {Job.EDIT_AGENDA}
    assert {label for label, _ in texts.examples} == {*NO_JOB, *(job.value for job in texts.jobs)}
    assert len(texts.examples) <= MOST_EXAMPLES


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("\n  ledger:\n    told", "\n  ledgers:\n    told", "ledgers"),
        ("\n  library:\n", "\n  libraries:\n", "'libraries' is no job"),
        ("{partner}", "{partners}", "which is no group"),
        ("  say_no:", "  say_yes:", "say_yes"),
        ("\nhappened:", "\nhappens:", "happe"),
        ('- "Brief me before I meet my mentor"', "- 5", "examples"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, before: str, after: str, says: str) -> None:
    with pytest.raises(ShelfError, match=says):
        read_jobs(_changed(tmp_path, before, after))


def test_more_examples_than_a_start_can_bear_are_refused(tmp_path: Path) -> None:
    more = "".join(f'\n    - "brief me, number {n}"' for n in range(MOST_EXAMPLES))

    with pytest.raises(ShelfError, match=f"{MOST_EXAMPLES} is the most"):
        read_jobs(_changed(tmp_path, "\n  brief:\n    - ", f"\n  brief:{more}\n    - "))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="nowhere"):
        read_jobs(tmp_path / "nowhere.yaml")
