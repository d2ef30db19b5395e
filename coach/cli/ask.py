"""`coach ask`: one question, or a file of them, answered with sources."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import AskableCoach, opening
from coach.errors import CoachError, InputError

if TYPE_CHECKING:
    from coach.cli.turn_lines import TurnLine
    from coach.domain.answer import Reply
    from coach.domain.conversation import Role


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="what you want to know")] = None,
    *,
    role: Annotated[str, typer.Option(help="who asks: leader, mentor or manager")] = "leader",
    file: Annotated[
        Path | None, typer.Option(help="a file of questions, one JSON object a line")
    ] = None,
    pair: Annotated[str | None, typer.Option(help="a pair's file or name", hidden=True)] = None,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Answer a question from the library, with its sources."""
    _check(question, file, pair, json=json)
    if file is not None:
        raise typer.Exit(_answer_file(opening(context).coach(), file))
    asked_by = _role(role)
    reply = opening(context).coach().ask(question or "", role=asked_by)
    typer.echo(_as_json(reply) if json else _for_a_person(reply))


def _check(question: str | None, file: Path | None, pair: str | None, *, json: bool) -> None:
    if pair is not None:
        from coach.cli.turn_lines import PAIRS

        raise InputError(what="--pair", problem="no pair can be read", remedy=PAIRS)
    if (question is None) == (file is None):
        raise InputError(
            what="coach ask",
            problem="it takes either a question or --file",
            remedy='Try: coach ask "What is reverse mentoring?"',
        )
    if file is not None and not json:
        raise InputError(
            what="--file",
            problem="a file is answered in JSON Lines only",
            remedy="Add --json.",
        )


def _role(name: str) -> "Role":
    from coach.domain.conversation import Role

    if name not in set(Role):
        raise InputError(
            what="--role",
            problem=f"{name!r} is not a role",
            remedy=f"Choose one of: {', '.join(Role)}.",
        )
    return Role(name)


def _answer_file(coach: AskableCoach, path: Path) -> int:
    """Answer every line as it comes; return 2 if one of them was bad, else 0."""
    from coach.cli.json_output import line
    from coach.cli.turn_lines import read_turn_lines

    code = 0
    for read in read_turn_lines(path):
        for key in read.unread:
            typer.echo(f"{path}: the key {key!r} is not read.", err=True)
        answer = _answer_line(coach, read)
        code = 2 if "error" in answer else code
        typer.echo(line(answer))
        sys.stdout.flush()
    return code


def _answer_line(coach: AskableCoach, read: "TurnLine") -> dict[str, object]:
    from coach.cli.json_output import reply_json

    if read.asked is None:
        return {"id": read.id, "error": read.error}
    try:
        reply = coach.ask(read.asked.question, role=read.asked.role, turns=read.asked.turns)
    except CoachError as error:
        return {"id": read.id, "error": str(error)}
    return {"id": read.id, **reply_json(reply)}


def _as_json(reply: "Reply") -> str:
    from coach.cli.json_output import document, reply_json

    return document(reply_json(reply))


def _for_a_person(reply: "Reply") -> str:
    from coach.rendering import to_markdown

    sources = [f"[{cited.n}] {cited.title} ({cited.weight})" for cited in reply.citations]
    next_questions = [f"You could ask: {question}" for question in reply.suggestions]
    parts = [
        to_markdown(reply), "\n".join(sources), "\n".join(reply.notices), "\n".join(next_questions)
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)
