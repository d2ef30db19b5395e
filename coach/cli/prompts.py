"""`coach prompts`: what a chat model is asked, which of it is released, and trying it out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import opening
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.answer import PromptUse
    from coach.prompting.asking import Asker
    from coach.prompting.prompts import Prompt, PromptShelf, Rendered, Value
    from coach.settings import Settings

prompts = typer.Typer(help="What a chat model is asked, and which of it is released.")

Folder = Annotated[
    Path | None, typer.Option("--prompts", help="another folder with prompts", metavar="FOLDER")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="a file of prompts/, without .md")]
Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]

_NO_MODEL = "No model is on, so the prompt was not asked. Set COACH_MODEL to ask it."
_NO_FORM = "It has no form of its own, so it was not asked."


@prompts.command("list")
def list_prompts(*, folder: Folder = None, json: Json = False) -> None:
    """List the prompts: version, hash, and whether that version is released as it stands."""
    from coach.cli.json_output import document
    from coach.prompting.lock import read_lock, state_of

    shelf, place = _shelf(folder)
    released = read_lock(place)
    uses = [shelf.get(name).use for name in shelf.names()]
    rows = [one.model_dump() | {"state": state_of(one, released).value} for one in uses]
    if json:
        typer.echo(document(rows))
        return
    wide = max((len(one.name) for one in uses), default=0)
    for row in rows:
        head = f"{row['name']:<{wide}}  {row['version']:>3}"
        typer.echo(f"{head}  {row['hash']}  {row['state']}")


@prompts.command()
def show(
    name: Name,
    *,
    folder: Folder = None,
    rendered: Annotated[
        bool, typer.Option("--rendered", help="as a model gets it, with placeholders")
    ] = False,
) -> None:
    """Show a prompt: what it is for, what is put in, and its words."""
    from coach.prompting.fencing import SIGNS, Fence
    from coach.prompting.lock import read_lock, state_of

    shelf, place = _shelf(folder)
    prompt = shelf.get(name)
    if rendered:
        values = {key: one.is_ for key, one in prompt.head.inputs.items()}
        typer.echo(_parts(prompt.render(values, Fence(nonce="0123456789abcdef", sign=SIGNS[0]))))
        return
    use = prompt.use
    typer.echo(f"{_shown(use)}  {state_of(use, read_lock(place)).value}")
    typer.echo(_head(prompt))
    typer.echo(_parts(prompt))


@prompts.command("try")
def try_prompt(
    context: typer.Context,
    name: Name,
    *,
    values: Annotated[
        Path, typer.Option(metavar="FILE.yaml", help="a text, or a list of texts, for each input")
    ],
    folder: Folder = None,
    json: Json = False,
) -> None:
    """Put values into a prompt and ask the model; without one, print what it would be asked."""
    from coach.cli.json_output import document
    from coach.prompting.prompt_values import read_values

    settings = opening(context).settings()
    prompt = _shelf(folder)[0].get(name)
    result = tried(prompt, read_values(values, prompt.head), _asker(settings, folder))
    if json:
        typer.echo(document(result))
        return
    if result["answer"] is None:
        typer.echo(_shown_parts(result["system"], result["user"]))
        typer.echo(result["notice"], err=True)
        return
    typer.echo(document(result["answer"]))
    typer.echo(f"{result['engine']} with {_shown(prompt.use)}, {result['tokens']} tokens", err=True)


@prompts.command()
def lock(*, folder: Folder = None) -> None:
    """Release each new version; a released version whose words have changed is refused."""
    from coach.prompting.lock import LOCK, problems, read_lock, release

    shelf, place = _shelf(folder)
    wrong = problems(shelf, read_lock(place))
    for problem in wrong:
        typer.echo(problem, err=True)
    if wrong:
        raise typer.Exit(1)
    new = release(shelf, place)
    for use in new:
        typer.echo(f"Released: {_shown(use)}")
    if not new:
        typer.echo(f"{LOCK} has every prompt as it stands.")


def tried(prompt: "Prompt", values: "Mapping[str, Value]", asker: "Asker | None") -> dict[str, Any]:
    """Return what a model is asked and what it answers.

    Args:
        prompt: The prompt.
        values: Each of its inputs by name.
        asker: Asks the model; None where no model is on.

    Raises:
        ModelError: There is no usable answer; the sentence says why.
    """
    from coach.prompting.asking import Budget
    from coach.prompting.fencing import Fence
    from coach.prompting.schemas import ANY, FORMS

    rendered = prompt.render(values, Fence())
    result: dict[str, Any] = {
        "prompt": prompt.use.model_dump(),
        "system": rendered.system,
        "user": rendered.user,
        "engine": None,
        "answer": None,
        "tokens": 0,
        "notice": None,
    }
    if asker is None or prompt.head.answers_with == ANY:
        return result | {"notice": _NO_MODEL if asker is None else _NO_FORM}
    budget = Budget()
    asked = asker.ask(prompt.head.name, values, FORMS[prompt.head.answers_with], budget)
    answer = asked.value.model_dump(mode="json")
    return result | {"engine": asker.name, "answer": answer, "tokens": budget.tokens}


def _shelf(folder: Path | None) -> "tuple[PromptShelf, Path]":
    from coach.prompting.prompts import read_prompts
    from coach.shelves import shelf

    place = folder or shelf("prompts")
    return read_prompts(place), place


def _asker(settings: "Settings", folder: Path | None) -> "Asker | None":
    """Return what asks the model of the settings; None where no model is on."""
    if not settings.model:
        return None
    if folder is not None:
        raise InputError(
            what="--prompts",
            problem="a model is asked with the coach's own prompts alone",
            remedy="Leave the option out, or unset COACH_MODEL to see what would be asked.",
        )
    from coach.bootstrap.model import build_asker

    return build_asker(settings)


def _shown(use: "PromptUse") -> str:
    return f"{use.name} {use.version} ({use.hash})"


def _head(prompt: "Prompt") -> str:
    head = prompt.head
    inputs = (
        f"  {name} ({'trusted' if one.trusted else 'fenced'}): {one.is_}"
        for name, one in head.inputs.items()
    )
    form = f"Answers with: {head.answers_with}"
    return "\n".join((head.purpose, form, "Takes:", *inputs, f"Changed: {head.changed}", ""))


def _parts(words: "Prompt | Rendered") -> str:
    return _shown_parts(words.system, words.user)


def _shown_parts(system: str, user: str) -> str:
    return f"--- system ---\n{system}\n\n--- user ---\n{user}"
