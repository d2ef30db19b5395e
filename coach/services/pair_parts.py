"""The parts of a pair's file: which keys each has, and how their values are read."""

from collections.abc import Mapping
from typing import Any, get_args

from coach.domain.agenda import Agenda
from coach.domain.pair import LedgerEntry
from coach.domain.person import OTHER_SIDE, Person, as_side
from coach.domain.playbook import SessionKind
from coach.domain.session import Action, Session, SessionStatus
from coach.services.pair_fields import (
    FieldReader,
    Read,
    choice,
    day,
    moment,
    number,
    optional_text,
    plain_values,
    text,
    texts,
    yes_no,
)
from coach.shelves import Node

SIDES = tuple(OTHER_SIDE)


def _one_person(reader: FieldReader, node: Node, key: str) -> Person:
    values = reader.entries(node, PERSON, key)
    return reader.made(Person, {"name": "", **values, "side": key}, node)


def _member(reader: FieldReader, node: Node, key: str) -> Person:
    values = reader.entries(node, {**PERSON, "side": choice(SIDES, also=_SIDE_WORDS)}, "people")
    if "side" not in values:
        raise reader.wrong(node.line, f"{key} has no side; it must be leader or mentor")
    return reader.made(Person, {"name": "", **values}, node)


def _members(reader: FieldReader, node: Node, key: str) -> tuple[Any, ...] | None:
    return reader.items(node, key, _member, each="people, each with name and side")


def _one_session(reader: FieldReader, node: Node, key: str) -> Session:
    values = reader.entries(node, _SESSION, "a session")
    for needed in ("date", "status"):
        if needed not in values:
            raise reader.wrong(node.line, f"a session has no {needed}")
    return reader.made(Session, values, node)


def _one_action(reader: FieldReader, node: Node, key: str) -> Action:
    return reader.made(Action, {"text": "", **reader.entries(node, _ACTION, "an action")}, node)


def _one_entry(reader: FieldReader, node: Node, key: str) -> LedgerEntry:
    values = reader.entries(node, _ENTRY, "the ledger")
    if "teacher" not in values:
        raise reader.wrong(node.line, "an entry of the ledger has no teacher: leader or mentor")
    return reader.made(LedgerEntry, {"topic": "", **values}, node)


def _agenda(reader: FieldReader, node: Node, key: str) -> Agenda | None:
    values = plain_values(node)
    if values is None:
        return None
    if not isinstance(values, dict):
        raise reader.wrong(node.line, "agenda must be lines of `name: value`")
    return reader.made(Agenda, values, node)


def _listed(read: Read, each: str) -> Read:
    return lambda reader, node, key: reader.items(node, key, read, each=each)


_SIDE_WORDS = {
    word: str(as_side(word))
    for word in ("senior", "executive", "mentee", "junior", "member", "participant", "peer")
}
PERSON: Mapping[str, Read] = {
    "name": text,
    "title": optional_text,
    "function": optional_text,
    "can_teach": texts,
    "wants_to_learn": texts,
    "email": optional_text,
    "manager": optional_text,
}
_ACTION: Mapping[str, Read] = {
    "text": text,
    "owner": optional_text,
    "due": day,
    "done": yes_no,
    "accepted": yes_no,
}
_SESSION: Mapping[str, Read] = {
    "date": day,
    "starts": moment,
    "minutes": number(1, 1_440),
    "status": choice(list(SessionStatus), also={"canceled": "cancelled"}),
    "cancelled_by": choice(SIDES, also=_SIDE_WORDS),
    "kind": choice(get_args(SessionKind)),
    "topics": texts,
    "actions": _listed(_one_action, "actions, each with a text"),
    "agenda": _agenda,
}
_ENTRY: Mapping[str, Read] = {"teacher": choice(SIDES, also=_SIDE_WORDS), "topic": text}
PAIR: Mapping[str, Read] = {
    "programme": optional_text,
    "playbook": optional_text,
    "leader": _one_person,
    "mentor": _one_person,
    "people": _members,
    "goals": texts,
    "sessions": _listed(_one_session, "sessions, each with date and status"),
    "planned_sessions": number(1, 100),
    "help_route": optional_text,
    "ledger": _listed(_one_entry, "entries, each with teacher and topic"),
    "sample": yes_no,
}
