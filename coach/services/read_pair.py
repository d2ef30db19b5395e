"""Read a pair: from the YAML that a person writes, and back into it."""

from collections.abc import Sequence
from typing import Any

from coach.domain.pair import PLANNED_SESSIONS, Pair
from coach.domain.person import Person
from coach.domain.session import Action, Session
from coach.errors import InputError, NotFound
from coach.language.cleaning import one_line
from coach.services.pair_fields import FieldReader
from coach.services.pair_parts import PAIR, PERSON, SIDES
from coach.shelves import Node, markdown_files, read_nodes, shelf, yaml_text

LARGEST = 1_000_000
"""Bytes of a file; a pair of many years takes a few thousand."""


def known_playbooks() -> tuple[str, ...]:
    """Return the ids of the playbooks on the shelf."""
    return tuple(path.stem for path in markdown_files(shelf("knowledge") / "playbooks"))


def read_pair(content: str | bytes, *, name: str, playbooks: Sequence[str] = ()) -> Pair:
    """Return the pair that a YAML text describes; sessions are put in the order of their dates.

    Args:
        content: The text; bytes must be UTF-8.
        name: What an error calls it: the name of its file.
        playbooks: The ids that there are; without any, the playbook is not checked.

    Raises:
        InputError: It is not such a description; the error names the line and what is expected.
        NotFound: There is no playbook of that id.
    """
    reader = FieldReader(one_line(name)[:200] or "the pair")
    node = read_nodes(_decoded(content, reader.file), what=reader.file)
    if node.value == "":
        raise reader.wrong(1, "it is empty; a pair has a leader and a mentor")
    values = reader.entries(node, PAIR, "a pair")
    values["people"], values["group"] = _people_of(values, reader, node)
    values["sessions"] = tuple(sorted(values.get("sessions", ()), key=lambda one: one.date))
    pair = reader.made(Pair, values, node)
    if playbooks and pair.playbook not in playbooks:
        raise NotFound(kind="playbook", name=pair.playbook, known=tuple(playbooks))
    return pair


def pair_yaml(pair: Pair) -> str:
    """Return the pair as YAML that `read_pair` reads back; ids of a store are left out."""
    people = {
        person.side: _person(person) for person in pair.people
    } if not pair.group else {
        "people": [
            {"name": person.name, "side": person.side, **_person(person)} for person in pair.people
        ]
    }  # fmt: skip
    optional = {
        "planned_sessions": pair.planned_sessions
        if pair.planned_sessions != PLANNED_SESSIONS
        else 0,
        "help_route": pair.help_route,
        "ledger": [{"teacher": entry.teacher, "topic": entry.topic} for entry in pair.ledger],
        "sample": pair.sample,
    }
    return yaml_text(
        {
            **_said({"programme": pair.programme}),
            "playbook": pair.playbook,
            **people,
            "goals": list(pair.goals),
            "sessions": [_session(session) for session in pair.sessions],
            **_said(optional),
        }
    )


def _decoded(content: str | bytes, file: str) -> str:
    if len(content) > LARGEST:
        problem = "it is larger than 1 MB, and a pair takes a few kilobytes"
        raise InputError(what=file, problem=problem, remedy="Check that it is the right file.")
    if isinstance(content, str):
        return content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 text (byte {error.start + 1})"
        raise InputError(what=file, problem=problem, remedy="Save it as UTF-8.") from error


def _people_of(
    values: dict[str, Any], reader: FieldReader, node: Node
) -> tuple[tuple[Person, ...], bool]:
    """Take the people out of the values; the flag says whether they are a group."""
    two = {side: values.pop(side) for side in SIDES if side in values}
    if "people" in values:
        if two:
            problem = "it has people, so leave out leader and mentor: list them with their side"
            raise reader.wrong(node.line, problem)
        return values["people"], True
    for side in SIDES:
        if side not in two:
            raise reader.wrong(
                node.line, f"the {side} is missing; a pair has a leader and a mentor"
            )
    return tuple(two.values()), False


def _person(person: Person) -> dict[str, Any]:
    said = {field: getattr(person, field) for field in PERSON}
    return _said({key: list(one) if isinstance(one, tuple) else one for key, one in said.items()})


def _session(session: Session) -> dict[str, Any]:
    values = {
        "date": session.date,
        "starts": session.starts.isoformat() if session.starts else None,
        "minutes": session.minutes,
        "status": session.status.value,
        "cancelled_by": session.cancelled_by,
        "kind": session.kind,
        "topics": list(session.topics),
        "actions": [_action(action) for action in session.actions],
        "agenda": session.agenda.model_dump(mode="json") if session.agenda else None,
    }
    return _said(values)


def _action(action: Action) -> dict[str, Any]:
    values = {"text": action.text, **_said({"owner": action.owner, "due": action.due})}
    accepted = {} if action.accepted else {"accepted": False}
    return {**values, "done": action.done, **accepted}


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values without those that are empty or false."""
    return {key: value for key, value in values.items() if value}
