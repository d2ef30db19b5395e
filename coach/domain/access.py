"""Who may read what: the one decision that every read goes through."""

from enum import StrEnum
from typing import Literal

from coach.domain.record import Record
from coach.errors import NotFound

ReaderRole = Literal["leader", "mentor", "manager"]


class Reader(Record):
    """Whoever reads: a person in a role, in one programme."""

    person: str
    """Id of the person; of a manager who takes no part, any id of an account."""
    role: ReaderRole
    programme: str


class Kind(StrEnum):
    """What can be read."""

    FORM = "form"
    """An answer with its comment."""
    NOTE = "note"
    """A private note."""
    SHARED = "shared sentence"
    """One that waits for the next release; published, it is part of the release."""
    PAIR = "pair"
    """Sessions, topics, actions and agendas of a pair."""
    ATTENDANCE = "attendance"
    """Which sessions took place; no content."""
    RELEASE = "release"
    RAW = "raw feedback"
    """Rows of others, in any form."""


class Thing(Record):
    """What somebody wants to read, and to whom it belongs."""

    kind: Kind
    programme: str
    id: str = ""
    author: str = ""
    """Of a form, a note or a shared sentence."""
    people: tuple[str, ...] = ()
    """Of a pair or its attendance."""
    attendance_shown: bool = False


def may_read(reader: Reader, thing: Thing) -> bool:
    """Tell whether this reader may read this thing: every read of the product asks here."""
    if thing.programme.casefold() != reader.programme.casefold():
        return False
    if thing.kind in (Kind.FORM, Kind.NOTE, Kind.SHARED):
        return reader.role != "manager" and reader.person == thing.author
    if thing.kind is Kind.PAIR:
        return reader.role != "manager" and reader.person in thing.people
    if thing.kind is Kind.ATTENDANCE:
        mine = reader.role != "manager" and reader.person in thing.people
        return mine or (reader.role == "manager" and thing.attendance_shown)
    return thing.kind is Kind.RELEASE


def check_may_read(reader: Reader, thing: Thing) -> None:
    """Raise NotFound if it may not be read: what is not yours looks like what is not there."""
    if not may_read(reader, thing):
        raise NotFound(kind=thing.kind.value, name=thing.id or thing.programme)
