"""`coach rehearse`: practise a hard conversation with an invented partner; nothing is kept."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

import typer

from coach.cli.opening import opening
from coach.errors import InputError, NotFound

if TYPE_CHECKING:
    from coach.domain.person import PairSide
    from coach.domain.rehearsal import Rehearsal, SceneCard
    from coach.services.rehearse import Rehearsals

STANDARD_INPUT = "-"


class RehearsingCoach(Protocol):
    """The coach as this command uses it."""

    @property
    def rehearsals(self) -> "Rehearsals":
        """What plays the scenes."""


def rehearse(
    context: typer.Context,
    scenario: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="its id, or your own words; none lists them")
    ] = "",
    *,
    role: Annotated[str, typer.Option(help="leader or mentor: who practises")] = "",
    answers: Annotated[str, typer.Option(help="a file of answers, one a line; - reads stdin")] = "",
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Practise a hard conversation, in private: an invented partner, six turns, feedback."""
    side = _side(role)
    lines = _lines(answers) if answers else None
    if scenario and lines is None and (json or not sys.stdin.isatty()):
        raise InputError(
            what="rehearse",
            problem="there is nobody to answer",
            remedy="Give a file of answers with --answers, or run it in a terminal.",
        )
    plays = cast(RehearsingCoach, opening(context).coach()).rehearsals
    if not scenario:
        _list(plays.scenes(side), json=json)
        return
    begun = plays.begin(scenario, side=side)
    if begun.rehearsal is None:
        print(begun.said, file=sys.stderr)
        known = tuple(one.id for one in plays.scenes(side))
        raise NotFound(kind="scene", name=scenario[:60], known=known)
    if lines is None:
        _talk(plays, begun.rehearsal, begun.said)
        return
    played = _played(plays, begun.rehearsal, lines)
    typer.echo(_document(played, begun.said) if json else shown(played, plays, begun.said))


def rehearsal_json(played: "Rehearsal", said: str = "") -> dict[str, Any]:
    """Return a rehearsal as scripts outside the project read it."""
    from coach.rendering.citation_json import citation_json

    cited = {one.n: citation_json(one) for one in played.citations}
    return {
        "scenario": played.scene.id,
        "turns": [
            {"partner": one.partner, "you": one.you, "did": one.did, "note": one.note}
            for one in played.exchanges
        ],
        "feedback": [
            {"text": point.text, "citations": [cited[n] for n in point.cites]}
            for point in played.feedback
        ],
        "notices": [*played.notices, *([said] if said else [])],
    }


def shown(played: "Rehearsal", plays: "Rehearsals", said: str = "") -> str:
    """Return a rehearsal as a person reads it."""
    parts = [played.scene.title, played.scene.scene, plays.private, *played.notices, said]
    for one in played.exchanges:
        parts.append(f"{_called(played)}: {one.partner}\nYou: {one.you}\n  ({one.note})")
    return "\n\n".join(filter(None, [*parts, _look_back(played)]))


def _called(played: "Rehearsal") -> str:
    called = played.scene.called
    return called[:1].upper() + called[1:]


def _look_back(played: "Rehearsal") -> str:
    points = [point.text + "".join(f" [{n}]" for n in point.cites) for point in played.feedback]
    sources = [f"[{one.n}] {one.title}, {one.weight}: {one.quote}" for one in played.citations]
    return "\n".join(["Looking back:", *points, *sources])


def _document(played: "Rehearsal", said: str) -> str:
    from coach.cli.json_output import document

    return document(rehearsal_json(played, said))


def _list(scenes: "Sequence[SceneCard]", *, json: bool) -> None:
    from coach.cli.json_output import document

    if json:
        listed = [{"id": one.id, "role": one.side, "title": one.title} for one in scenes]
        typer.echo(document(listed))
        return
    for one in scenes:
        typer.echo(f"{one.id}  ({one.side})\n  {one.title}")


def _played(plays: "Rehearsals", rehearsal: "Rehearsal", lines: Iterable[str]) -> "Rehearsal":
    for line in lines:
        rehearsal = plays.answer(rehearsal, line)
        if rehearsal.over:
            break
    return plays.end(rehearsal)


def _talk(plays: "Rehearsals", rehearsal: "Rehearsal", said: str) -> None:
    """Play at a terminal; an empty line asks again, Ctrl+D ends it."""
    opening_words = (rehearsal.scene.title, rehearsal.scene.scene, plays.private)
    typer.echo("\n\n".join(filter(None, (*opening_words, *rehearsal.notices, said))))
    typer.echo("Ctrl+D ends it.")
    told = len(rehearsal.notices)
    while not rehearsal.over:
        typer.echo(f"\n{_called(rehearsal)}: {rehearsal.partner}")
        try:
            line = input("You: ")
        except EOFError:
            rehearsal = plays.end(rehearsal)
            break
        rehearsal = plays.answer(rehearsal, line)
        typer.echo(f"  ({rehearsal.exchanges[-1].note})")
        for notice in rehearsal.notices[told:]:
            typer.echo(f"  {notice}")
        told = len(rehearsal.notices)
    typer.echo(f"\n{_look_back(rehearsal)}")


def _side(text: str) -> "PairSide | None":
    from coach.domain.person import OTHER_SIDE

    if not text:
        return None
    for side in OTHER_SIDE:
        if text.strip().lower() == side:
            return side
    raise InputError(
        what="--role", problem=f"{text[:40]!r} is no role here", remedy="Choose leader or mentor."
    )


def _lines(file: str) -> list[str]:
    """Return the lines of a file or of standard input that are not blank, or raise InputError."""
    what = "standard input" if file == STANDARD_INPUT else file
    try:
        raw = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        remedy = "Check its name and your permission."
        raise InputError(what=what, problem=problem, remedy=remedy) from error
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 text (byte {error.start + 1})"
        raise InputError(what=what, problem=problem, remedy="Save it as UTF-8.") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]
