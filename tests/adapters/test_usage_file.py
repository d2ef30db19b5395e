"""Totals of a model's usage outlive the process, and are lost to no other one."""

import fcntl
import json
import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from coach.adapters.usage_file import NAME, UsageFile
from coach.domain.writer import Spent
from coach.errors import FolderNotWritable

SPENT = Spent(calls=2, failures={"invalid": 1}, tokens_in=30, tokens_out=4, money=0.5)


def _add_often(home: Path) -> None:
    for _ in range(25):
        UsageFile(home).add(Spent(calls=1, failures={"timed_out": 1}))


def test_totals_are_there_again_when_the_file_is_opened_anew(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert UsageFile(home).total() == Spent()

    UsageFile(home).add(SPENT)
    UsageFile(home).add(SPENT)

    assert UsageFile(home).total() == SPENT.plus(SPENT)


def test_the_file_holds_counts_for_its_owner_alone(tmp_path: Path) -> None:
    UsageFile(tmp_path).add(SPENT)

    path = tmp_path / NAME
    assert path.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(path.read_text(encoding="utf-8"))) == set(Spent.model_fields)


def test_processes_and_threads_lose_no_count(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=_add_often, args=(tmp_path,)) for _ in range(2)]
    threads = [threading.Thread(target=_add_often, args=(tmp_path,)) for _ in range(2)]
    for process in processes:
        process.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.join()

    assert UsageFile(tmp_path).total() == Spent(calls=100, failures={"timed_out": 100})


@pytest.mark.parametrize("content", ["", "{", '{"calls": -1}', '{"words": "secret"}', "[]"])
def test_a_file_that_cannot_be_read_is_set_aside_and_totals_begin_anew(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")

    UsageFile(tmp_path).add(Spent(calls=1))

    assert UsageFile(tmp_path).total() == Spent(calls=1)
    aside = tmp_path / "model-usage.damaged.json"
    assert aside.read_text(encoding="utf-8") == content


def test_a_file_that_another_process_holds_is_not_waited_for_beyond_a_second(
    tmp_path: Path,
) -> None:
    slept: list[float] = []
    handle = os.open(tmp_path / f"{NAME}.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)

    with pytest.raises(FolderNotWritable, match="another process holds"):
        UsageFile(tmp_path, sleep=slept.append).add(SPENT)
    os.close(handle)

    assert sum(slept) == pytest.approx(1.0)
    assert UsageFile(tmp_path).total() == Spent()


def test_a_folder_that_is_a_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x", encoding="utf-8")

    with pytest.raises(FolderNotWritable, match="cannot be written"):
        UsageFile(tmp_path / "home").add(SPENT)
