"""The frame: what follows the system words of a prompt, written once for all of them."""

from pathlib import Path

from coach.domain.record import Record
from coach.errors import ShelfError
from coach.prompting.prompt_words import names_in
from coach.shelves import as_model, read_front_matter, shelf

FOLDER = "frame"
"""Within the folder of the prompts."""

_UNTRUSTED = ("untrusted.md", frozenset({"nonce", "sign"}))
_FORM = ("form.md", frozenset({"schema_words"}))


class FrameHead(Record):
    """The front matter of a file of the frame."""

    purpose: str
    changed: str
    """What it says differently, and why."""


class Frame(Record):
    """What follows the system words."""

    untrusted: str
    """For prompts that are given what others wrote: `$nonce` and `$sign` mark it."""
    form: str
    """For prompts that answer with one form: `$schema_words` says which."""


def read_frame(folder: Path) -> Frame:
    """Return the frame of a folder of prompts; one without a frame takes the coach's own.

    Raises:
        ShelfError: A file of the frame is missing, or holds other names than it must.
    """
    own = folder / FOLDER
    place = own if own.is_dir() else shelf("prompts") / FOLDER
    return Frame(untrusted=_read(place, *_UNTRUSTED), form=_read(place, *_FORM))


def _read(folder: Path, name: str, needed: frozenset[str]) -> str:
    path = folder / name
    meta, body, line = read_front_matter(path)
    as_model(FrameHead, meta, path)
    try:
        found = names_in(body)
    except ValueError as error:
        raise ShelfError(path=path, line=line, problem=str(error)) from error
    if found != needed:
        expected = " and ".join(f"${one}" for one in sorted(needed))
        problem = f"it must hold {expected}, and no other name"
        raise ShelfError(path=path, line=line, problem=problem)
    return body.strip()
