"""`coach check-questions`: what in drafted questions would burden the partner."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

import typer

from coach.cli.opening import opening
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.preparation import CheckedQuestion

STANDARD_INPUT = "-"


class CheckingCoach(Protocol):
    """The coach as this command uses it."""

    def check_questions(self, lines: Sequence[str]) -> "tuple[CheckedQuestion, ...]":
        """Return each question with what to mind about it."""


def check_questions(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="a question a line; - reads standard input")
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Check questions before a session, and propose better ones where they burden."""
    from coach.cli.json_output import document

    lines = _lines(file)
    coach = cast(CheckingCoach, opening(context).coach())
    checked = coach.check_questions(lines)
    typer.echo(document([checked_json(one) for one in checked]) if json else _shown(checked))


def checked_json(checked: "CheckedQuestion") -> dict[str, Any]:
    """Return a checked question as scripts outside the project read it."""
    return {
        "question": checked.question,
        "flags": list(checked.flags),
        "why": checked.why,
        "rewrite": checked.rewrite,
    }


def _lines(file: str) -> list[str]:
    """Return the lines that are not blank, of a file or of standard input, or raise InputError."""
    what = "standard input" if file == STANDARD_INPUT else file
    try:
        raw = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            what=what,
            problem=f"the file cannot be read ({error.strerror})",
            remedy="Check its name and your permission.",
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            what=what,
            problem=f"it is not UTF-8 text (byte {error.start + 1})",
            remedy="Save it as UTF-8, one question a line.",
        ) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _shown(checked: "Sequence[CheckedQuestion]") -> str:
    return "\n\n".join(map(_one, checked)) or "There is no question in it."


def _one(checked: "CheckedQuestion") -> str:
    if not checked.flags:
        return f"{checked.question}\n  Nothing to mind."
    flags = ", ".join(flag.replace("_", " ") for flag in checked.flags)
    return f"{checked.question}\n  {flags}: {checked.why}\n  Better: {checked.rewrite}"
