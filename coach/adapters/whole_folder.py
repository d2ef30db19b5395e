"""Folders that appear whole or not at all: built beside, flushed, then renamed into place."""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coach.errors import FolderNotWritable

ABANDONED = 600.0
"""Seconds: a folder of a process that is gone is swept away after this time without a change."""


@contextmanager
def build_beside(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside the target; when the block ends well, it becomes the target.

    A process that is killed at any moment leaves the old target, the new one or none. Where two
    processes build the same target, one of the two results stays.

    Raises:
        FolderNotWritable: The parent cannot be written, or the disk is full.
    """
    building = own_folder(target.parent, "building")
    try:
        yield building
        _flush(building)
        _swap(building, target)
    except OSError as problem:
        raise _not_writable(target.parent, problem) from problem
    finally:
        shutil.rmtree(building, ignore_errors=True)


def own_folder(parent: Path, purpose: str) -> Path:
    """Return a new empty folder of this process; its abandoned forerunners are swept away.

    Raises:
        FolderNotWritable: The parent cannot be written.
    """
    make_private(parent)
    _sweep(parent, purpose)
    folder = parent / f"{purpose}-{os.getpid()}-{secrets.token_hex(4)}"
    make_private(folder)
    return folder


def make_private(folder: Path) -> None:
    """Create a folder, and those above it, for its owner alone; what is there stays as it is.

    Raises:
        FolderNotWritable: It cannot be created, or something else has its name.
    """
    try:
        for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(exist_ok=True)  # raises if a file has the name
    except OSError as problem:
        raise _not_writable(folder, problem) from problem


def _not_writable(folder: Path, problem: OSError) -> FolderNotWritable:
    return FolderNotWritable(folder=folder, reason=problem.strerror or str(problem))


def _swap(building: Path, target: Path) -> None:
    old = building.with_name(f"{building.name}-old")
    with suppress(FileNotFoundError):
        target.rename(old)  # a rename replaces an empty folder only
    try:
        building.rename(target)
    except OSError as problem:
        if problem.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise  # else another process was quicker, and its result is as good
    _flush_entry(target.parent)
    if old.is_dir():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.unlink(missing_ok=True)


def _sweep(parent: Path, purpose: str) -> None:
    for left in parent.glob(f"{purpose}-*"):
        owner = left.name.removeprefix(f"{purpose}-").split("-")[0]
        with suppress(FileNotFoundError):
            if _quiet_since(left) > ABANDONED and not _alive(owner):
                shutil.rmtree(left, ignore_errors=True)


def _quiet_since(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime


def _alive(process: str) -> bool:
    if not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # alive, and somebody else's
        return True
    return True


def _flush(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _flush_entry(path)


def _flush_entry(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
