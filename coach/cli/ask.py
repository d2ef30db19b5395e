"""`coach ask`: one question, or a file of them, answered with sources."""

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import AskableCoach, opening
from coach.cli.pair import pair_of
from coach.errors import CoachError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.cli.turn_lines import TurnLine
    from coach.domain.answer import Reply
    from coach.domain.conversation import Role
    from coach.domain.pair import Pair


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="what you want to know")] = None,
    *,
    role: Annotated[str, typer.Option(help="who asks: leader, mentor or manager")] = "leader",
    file: Annotated[
        Path | None, typer.Option(help="a file of questions, one JSON object a line")
    ] = None,
    pair: Annotated[
        str | None, typer.Option(help="a pair's file, or the name of a stored pair")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Answer a question from the library, with its sources."""
    _check(question, file, pair, json=json)
    if file is not None:
        raise typer.Exit(_answer_file(context, file))
    asked_by = _role(role)
    about = None if pair is None else pair_of(context, pair)
    reply = opening(context).coach().ask(question or "", role=asked_by, pair=about)
    typer.echo(_as_json(reply) if json else _for_a_person(reply))


def _check(question: str | None, file: Path | None, pair: str | None, *, json: bool) -> None:
    if pair is not None and file is not None:
        raise InputError(
            what="--pair",
            problem="it is for one question",
            remedy='In a file, each line names its own: {"question": "...", "pair": "..."}.',
        )
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


def _answer_file(context: typer.Context, path: Path) -> int:
    """Answer every line as it comes; return 2 if one of them was bad, else 0."""
    from coach.cli.json_output import line
    from coach.cli.turn_lines import read_turn_lines

    code = 0
    coach = opening(context).coach()
    pairs = lru_cache(maxsize=1_000)(lambda name: pair_of(context, name, beside=path))
    for read in read_turn_lines(path):
        for key in read.unread:
            typer.echo(f"{path}: the key {key!r} is not read.", err=True)
        answer = _answer_line(coach, read, pairs)
        code = 2 if "error" in answer else code
        typer.echo(line(answer))
        sys.stdout.flush()
    return code


def _answer_line(
    coach: AskableCoach, read: "TurnLine", pairs: "Callable[[str], Pair]"
) -> dict[str, object]:
    from coach.cli.reply_json import reply_json

    if read.asked is None:
        return {"id": read.id, "error": read.error}
    try:
        asked = read.asked
        about = None if asked.pair is None else pairs(asked.pair)
        reply = coach.ask(asked.question, role=asked.role, turns=asked.turns, pair=about)
    except CoachError as error:
        return {"id": read.id, "error": str(error)}
    return {"id": read.id, **reply_json(reply)}


def _as_json(reply: "Reply") -> str:
    from coach.cli.json_output import document
    from coach.cli.reply_json import reply_json

    return document(reply_json(reply))


def _for_a_person(reply: "Reply") -> str:
    from coach.rendering import to_markdown

    sources = [f"[{cited.n}] {cited.title} ({cited.weight})" for cited in reply.citations]
    next_questions = [f"You could ask: {question}" for question in reply.suggestions]
    parts = [
        to_markdown(reply), "\n".join(sources), "\n".join(reply.notices), "\n".join(next_questions)
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)
