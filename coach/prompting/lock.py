"""The lock: which words each version of a prompt had when it was released."""

import os
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from coach.domain.answer import PromptUse
from coach.errors import ShelfError
from coach.prompting.prompts import PromptShelf

LOCK = "released.lock"
"""Within the folder of the prompts: a line `name version hash` for each release, oldest first."""

_LINE = re.compile(r"([a-z][a-z0-9_]*) ([1-9][0-9]{0,5}) ([0-9a-f]{12})")


class State(StrEnum):
    """How a prompt stands to what was released of it."""

    RELEASED = "released"
    """Its words are those that its version was released with."""
    CHANGED = "changed"
    """Its words are others, and it says the same version, or one that was left behind."""
    NEW = "new"
    """Its version is not released yet."""


def read_lock(folder: Path) -> tuple[PromptUse, ...]:
    """Return what was released, oldest first; nothing if there is no lock yet.

    Raises:
        ShelfError: A line is not `name version hash`, or a version is there twice.
    """
    path = folder / LOCK
    if not path.exists():
        return ()
    found: dict[tuple[str, int], PromptUse] = {}
    for number, line in enumerate(_text(path).splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match:
            raise ShelfError(path=path, line=number, problem="a line must be `name version hash`")
        release = PromptUse(name=match[1], version=int(match[2]), hash=match[3])
        if (release.name, release.version) in found:
            problem = f"version {release.version} of {release.name!r} is there twice"
            raise ShelfError(path=path, line=number, problem=problem)
        found[release.name, release.version] = release
    return tuple(found.values())


def state_of(use: PromptUse, released: Sequence[PromptUse]) -> State:
    """Return how a prompt stands to what was released of it."""
    versions = {one.version: one for one in released if one.name == use.name}
    if use.version in versions:
        return State.RELEASED if versions[use.version] == use else State.CHANGED
    return State.NEW if use.version > max(versions, default=0) else State.CHANGED


def problems(prompts: PromptShelf, released: Sequence[PromptUse]) -> tuple[str, ...]:
    """Return a sentence for each prompt that cannot be released as it stands."""
    uses = [prompts.get(name).use for name in prompts.names()]
    changed = [use for use in uses if state_of(use, released) is State.CHANGED]
    return tuple(_sentence(use, released) for use in changed)


def release(prompts: PromptShelf, folder: Path) -> tuple[PromptUse, ...]:
    """Append each new version to the lock of the folder, and return what was appended.

    Raises:
        ShelfError: A released version has other words now, or the lock cannot be written.
    """
    released = read_lock(folder)
    wrong = problems(prompts, released)
    if wrong:
        raise ShelfError(path=folder, problem=wrong[0].removesuffix("."))
    uses = [prompts.get(name).use for name in prompts.names()]
    new = tuple(use for use in uses if state_of(use, released) is State.NEW)
    if new:
        _write(folder / LOCK, (*released, *new))
    return new


def _sentence(use: PromptUse, released: Sequence[PromptUse]) -> str:
    latest = max(one.version for one in released if one.name == use.name)
    return (
        f"{use.name}: what is said to a model is not what version {use.version} was released "
        f"with. Give it version {latest + 1} and say in `changed` what is different, or take "
        "the change back."
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ShelfError(path=path, problem="it cannot be read as UTF-8 text") from error


def _write(path: Path, releases: Sequence[PromptUse]) -> None:
    """Write the lock as a whole: it is never half there."""
    lines = [f"{one.name} {one.version} {one.hash}\n" for one in releases]
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_text("".join(lines), encoding="utf-8")
        os.replace(draft, path)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror})"
        raise ShelfError(path=path, problem=problem) from error
