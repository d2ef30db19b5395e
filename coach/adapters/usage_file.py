"""Totals of what was spent on a chat model, in a file of the data folder: counts, never a word."""

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from coach.adapters.whole_folder import make_private
from coach.domain.writer import Spent
from coach.errors import FolderNotWritable

NAME = "model-usage.json"
PATIENCE = 1.0
"""Seconds that another process is waited for; an answer must not hang on a count."""

_STEP = 0.01


class UsageFile:
    """Keeps totals in `home/model-usage.json`, for all threads and processes of that folder.

    The file is replaced as a whole: a process that is killed leaves the old totals or the new.
    One that cannot be read is set aside as `model-usage.damaged.json`, and totals begin anew.
    """

    def __init__(self, home: Path, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._home = home
        self._path = home / NAME
        self._sleep = sleep
        self._threads = threading.Lock()

    def add(self, spent: Spent) -> None:
        """Add to the totals.

        Raises:
            FolderNotWritable: The folder cannot be written, or another process holds the file
                for longer than PATIENCE; nothing was added.
        """
        with self._writing():
            self._replace(self._read().plus(spent))

    def total(self) -> Spent:
        """Return the totals, or raise FolderNotWritable."""
        with self._writing():
            return self._read()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the file against other threads and processes."""
        make_private(self._home)
        try:
            with self._threads, self._lock_file() as lock:
                self._take(lock)
                yield
        except OSError as problem:
            raise FolderNotWritable(
                folder=self._home, reason=problem.strerror or str(problem)
            ) from problem

    def _lock_file(self) -> IO[bytes]:
        # beside the file, which is replaced under the lock
        handle = os.open(self._home / f"{NAME}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        return os.fdopen(handle, "wb")

    def _take(self, lock: IO[bytes]) -> None:
        """Lock; closing the file, or the end of the process, unlocks."""
        for _ in range(round(PATIENCE / _STEP)):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                self._sleep(_STEP)
        raise FolderNotWritable(
            folder=self._home, reason=f"another process holds {NAME} for too long"
        )

    def _read(self) -> Spent:
        try:
            return Spent.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return Spent()
        except ValidationError:
            self._path.replace(self._home / "model-usage.damaged.json")
            return Spent()

    def _replace(self, total: Spent) -> None:
        beside = self._home / f"{NAME}.{os.getpid()}"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(total.model_dump_json(indent=2).encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
