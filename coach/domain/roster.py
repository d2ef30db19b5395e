"""A roster as it was read: who can be stored, which rows cannot be, and what to look at."""

import hashlib
import json
from collections.abc import Sequence

from pydantic import Field

from coach.domain.person import Line, Person
from coach.domain.record import Record


class RosterPerson(Record):
    """Somebody of a roster whose row is in order."""

    row: int = Field(ge=1)
    """1-based without the header."""
    person: Person
    """As it will be stored: an empty cell leaves what is stored as it is."""
    programme: Line = ""
    was: Person | None = None
    """As stored under the same e-mail address; None for somebody new."""

    @property
    def updates(self) -> bool:
        """Whether somebody stored is brought up to date."""
        return self.was is not None


class RowError(Record):
    """Why a row will not be stored."""

    row: int = Field(ge=1)
    why: str


class RosterWarning(Record):
    """Something that a person should look at; it keeps nothing from being stored."""

    rows: tuple[int, ...]
    """Those it is about, in order."""
    says: str


class RosterPreview(Record):
    """What an import would do; nothing of it has been written."""

    people: tuple[RosterPerson, ...]
    errors: tuple[RowError, ...] = ()
    warnings: tuple[RosterWarning, ...] = ()
    managers: dict[str, str] = Field(default_factory=dict)
    """Who reports to whom, by e-mail address, rows with an error included."""
    fingerprint: str
    """Of the people: what is confirmed is what was seen."""

    @property
    def new(self) -> int:
        """How many people are not stored yet."""
        return sum(not one.updates for one in self.people)


def fingerprint(people: Sequence[RosterPerson]) -> str:
    """Return a mark that changes with anything that would be written or replaced."""
    content = json.dumps([one.model_dump(mode="json") for one in people], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
