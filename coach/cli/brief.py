"""`coach brief`: one screen for one side of a pair before a session."""

from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

import typer

from coach.cli.opening import opening
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.pair import Pair
    from coach.domain.person import PairSide
    from coach.domain.preparation import SessionBrief


class BriefingCoach(Protocol):
    """The coach as this command uses it."""

    def brief(self, pair: "Pair", reader: "PairSide") -> "SessionBrief":
        """Return one screen before a session."""


def brief(
    context: typer.Context,
    *,
    pair: Annotated[str, typer.Option(help="a pair's file, or the name of a stored pair")],
    reader: Annotated[str, typer.Option("--for", help="leader or mentor")],
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Say what to listen for, what to ask and what to leave alone."""
    side = _side(reader)
    from coach.cli.json_output import document
    from coach.cli.pair import pair_of

    of = pair_of(context, pair)
    coach = cast(BriefingCoach, opening(context).coach())
    found = coach.brief(of, side)
    typer.echo(document(brief_json(found)) if json else _for_a_person(found))


def brief_json(found: "SessionBrief") -> dict[str, Any]:
    """Return a brief as scripts outside the project read it."""
    from coach.rendering.citation_json import citation_json

    return {
        "for": found.reader,
        "listen_for": list(found.listen_for),
        "ask": list(found.ask),
        "open_actions": list(found.open_actions),
        "avoid": found.avoid,
        "citations": [citation_json(citation) for citation in found.citations],
        "notices": list(found.notices),
    }


def _side(text: str) -> "PairSide":
    from coach.domain.person import OTHER_SIDE

    for side in OTHER_SIDE:
        if text.strip().lower() == side:
            return side
    raise InputError(
        what="--for",
        problem=f"{text[:40]!r} is not a side",
        remedy="Choose leader or mentor.",
    )


def _for_a_person(found: "SessionBrief") -> str:
    parts = [
        _part("Listen for", found.listen_for),
        _part("Ask", found.ask),
        _part("Still open", found.open_actions),
        found.avoid,
        *(f"Source: {one.title}, {one.weight}: {one.quote}" for one in found.citations),
        *found.notices,
    ]
    return "\n\n".join(filter(None, parts))


def _part(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join((f"{heading}:", *(f"  {line}" for line in lines))) if lines else ""
