"""`coach model`: which writer is on, what leaves this machine, and whether the model works."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import opening

if TYPE_CHECKING:
    from coach.domain.writer import ModelCheck
    from coach.domain.writer_texts import WriterTexts
    from coach.ports.chat import ChatModel
    from coach.settings import Settings

model = typer.Typer(help="The chat model, if one is switched on.")

EMBEDDED = "The embedded writer is on: no chat model is used, and nothing leaves this machine."

Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]


@model.command()
def show(context: typer.Context, *, json: Json = False) -> None:
    """Say which writer is on and what leaves this machine; no request is made."""
    from coach.cli.json_output import document

    settings = opening(context).settings()
    if not settings.model:
        typer.echo(document({"writer": "embedded", "leaves": []}) if json else EMBEDDED)
        return
    from coach.bootstrap.model import build_model_side

    side = build_model_side(settings)
    assert side.model is not None, "the settings name a model"
    shown = shown_model(side.model, settings, side.desk(settings).texts)
    typer.echo(document(shown) if json else said_of(shown))


@model.command()
def check(context: typer.Context, *, json: Json = False) -> None:
    """Ask the model one fixed question, and say what worked; exit 1 if it cannot be used."""
    from coach.cli.json_output import document

    settings = opening(context).settings()
    if not settings.model:
        typer.echo(document({"writer": "embedded", "works": True}) if json else EMBEDDED)
        return
    from coach.bootstrap.model import build_model_side
    from coach.services.check_model import check_model

    side = build_model_side(settings)
    assert side.model is not None and side.asker is not None, "the settings name a model"
    side.model.warm()  # what its package takes to load is none of the model's seconds
    done = check_model(side.asker)
    if json:
        typer.echo(document(done.model_dump() | {"works": done.works}))
    else:
        typer.echo(said(done, side.desk(settings).texts), err=not done.works)
    if not done.works:
        raise typer.Exit(1)


def shown_model(found: "ChatModel", settings: "Settings", texts: "WriterTexts") -> dict[str, Any]:
    """Return what `--json` prints of a model; of its key only whether there is one."""
    return {
        "writer": "model",
        "model": found.name,
        "host": found.host,
        "local": found.is_local,
        "takes_schema": found.takes_schema,
        "key_set": bool(getattr(found, "has_key", False)),
        "leaves": _leaves(found, settings, texts),
    }


def said_of(shown: dict[str, Any]) -> str:
    """Return the same for a person to read."""
    key = "a key is set" if shown["key_set"] else "no key is set"
    schema = "takes a schema" if shown["takes_schema"] else "takes no schema"
    lines = [f"{shown['model']} words answers, on {shown['host']}; {key}; it {schema}."]
    if not shown["leaves"]:
        return "\n".join([*lines, "Nothing leaves this machine."])
    return "\n".join([*lines, f"To {shown['host']} go:", *(f"- {one}" for one in shown["leaves"])])


def said(done: "ModelCheck", texts: "WriterTexts") -> str:
    """Return what a check found, for a person to read."""
    from coach.rendering.writer_cards import check_lines

    return done.problem or "\n".join(check_lines(done, texts))


def _leaves(found: "ChatModel", settings: "Settings", texts: "WriterTexts") -> list[str]:
    """Return what is sent to another machine, in the words of the settings page."""
    if found.is_local:
        return []
    comments = [texts.gives_comments] if settings.model_reads_comments else []
    return [*texts.gives, *comments]
