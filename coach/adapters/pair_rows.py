"""Pairs and people as rows of tables, and rows as pairs and people."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.domain.pair import LedgerEntry, Pair
from coach.domain.person import LONGEST_NAME, Person
from coach.domain.session import Action, Session
from coach.domain.stored_pair import PairLine
from coach.language.cleaning import one_line

Row = Mapping[Any, Any]
FIRST_VERSION = 1


@dataclass(frozen=True)
class PairRows:
    """The rows of one pair, a sequence for each table; each in the order of its places."""

    people: Sequence[Row] = ()
    """Of `pair_people`; when read, with the columns of `people`."""
    goals: Sequence[Row] = ()
    sessions: Sequence[Row] = ()
    actions: Sequence[Row] = ()
    ledger: Sequence[Row] = ()


def key_of(text: str) -> str:
    """Return text as it is searched for: cleaned, case-folded, on one line."""
    return one_line(text).casefold()


def sort_key(name: str) -> str:
    """Return what a pair is sorted and looked up by: the beginning of its case-folded name.

    A name of three people may be longer than an entry of an index.
    """
    return key_of(name)[:LONGEST_NAME]


def new_id() -> str:
    """Return an id that nobody can guess."""
    return secrets.token_hex(6)


def identified(pair: Pair) -> Pair:
    """Return the pair with an id for itself and for each of its people, sessions and actions.

    Of sessions, and of actions, that share an id, all but the first are given a new one.

    Raises:
        ValueError: It breaks a rule of its own, and could not be read back.
    """
    seen: set[str] = set()
    done: set[str] = set()
    sessions = tuple(
        session.model_copy(
            update={
                "id": _fresh(session.id, seen),
                "actions": tuple(
                    action.model_copy(update={"id": _fresh(action.id, done)})
                    for action in session.actions
                ),
            }
        )
        for session in pair.sessions
    )
    people = tuple(with_id(person) for person in pair.people)
    made = {"id": pair.id or new_id(), "people": people, "sessions": sessions}
    return Pair.model_validate(pair.model_copy(update=made).model_dump())


def with_id(person: Person) -> Person:
    """Return the person with an id."""
    return person if person.id else person.model_copy(update={"id": new_id()})


def completed(person: Person, known: Person | None) -> Person:
    """Return the person with the id of the known one, and with what is known where it is empty."""
    if known is None:
        return person
    said = {field: value for field, value in person if value}
    return known.model_copy(update=said)


def person_row(person: Person) -> dict[str, Any]:
    """Return the row of a person who has an id."""
    return {
        **person.model_dump(mode="json"),
        "name_key": key_of(person.name),
        "first_key": key_of(person.first_name),
        "email_key": key_of(person.email),
    }


def person_of(row: Row) -> Person:
    """Return the person of a row; its `side` is the one that the row has."""
    return Person.model_validate({field: row[field] for field in Person.model_fields})


def pair_row(pair: Pair) -> dict[str, Any]:
    """Return the row of a pair that has an id, without its version."""
    return {
        "id": pair.id,
        "name": pair.name,
        "name_key": sort_key(pair.name),
        "programme": pair.programme,
        "programme_key": key_of(pair.programme),
        "playbook": pair.playbook,
        "is_group": pair.group,
        "planned_sessions": pair.planned_sessions,
        "help_route": pair.help_route,
        "sample": pair.sample,
    }


def parts_of(pair: Pair) -> PairRows:
    """Return the rows of everything that belongs to a pair with ids."""
    of = {"pair": pair.id}
    return PairRows(
        people=[
            {**of, "place": place, "person": person.id, "side": person.side}
            for place, person in enumerate(pair.people)
        ],
        goals=[{**of, "place": place, "text": goal} for place, goal in enumerate(pair.goals)],
        sessions=[
            {**of, "place": place, **_session_row(session)}
            for place, session in enumerate(pair.sessions)
        ],
        actions=[
            {**of, "session": session.id, "place": place, **action.model_dump()}
            for session in pair.sessions
            for place, action in enumerate(session.actions)
        ],
        ledger=[
            {**of, "place": place, **entry.model_dump()} for place, entry in enumerate(pair.ledger)
        ],
    )


def pair_of(row: Row, parts: PairRows) -> Pair:
    """Return the pair of its rows.

    Raises:
        ValueError: They do not make a pair.
    """
    done: dict[str, list[Action]] = {}
    for action in parts.actions:
        values = {field: action[field] for field in Action.model_fields}
        done.setdefault(action["session"], []).append(Action.model_validate(values))
    return Pair(
        id=row["id"],
        programme=row["programme"],
        playbook=row["playbook"],
        people=tuple(person_of(person) for person in parts.people),
        group=row["is_group"],
        goals=tuple(goal["text"] for goal in parts.goals),
        sessions=tuple(_session_of(one, done.get(one["id"], ())) for one in parts.sessions),
        planned_sessions=row["planned_sessions"],
        help_route=row["help_route"],
        ledger=tuple(
            LedgerEntry(teacher=entry["teacher"], topic=entry["topic"], session=entry["session"])
            for entry in parts.ledger
        ),
        sample=row["sample"],
    )


def line_of(row: Row) -> PairLine:
    """Return the line of a list."""
    return PairLine.model_validate({field: row[field] for field in PairLine.model_fields})


def _session_row(session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "date": session.date,
        "starts": session.starts.isoformat() if session.starts else None,
        "minutes": session.minutes,
        "status": session.status.value,
        "cancelled_by": session.cancelled_by,
        "kind": session.kind,
        "topics": list(session.topics),
        "agenda": session.agenda.model_dump(mode="json") if session.agenda else None,
    }


def _session_of(row: Row, actions: Iterable[Action]) -> Session:
    values = {field: row[field] for field in Session.model_fields if field != "actions"}
    return Session.model_validate({**values, "actions": tuple(actions)})


def _fresh(id: str, seen: set[str]) -> str:
    kept = id if id and id not in seen else new_id()
    seen.add(kept)
    return kept
