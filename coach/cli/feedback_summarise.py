"""`coach feedback summarise`: what an exported file says, or what of it may be shared."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, cast

import typer

from coach.cli.opening import opening, tell
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.release import Release
    from coach.domain.summary import FeedbackSummary, RowRemark
    from coach.services.summarise_feedback import FeedbackSummariser

_MOST_BYTES = 10 * 1024 * 1024
_SHOWN = 20
"""Rows that are named on standard error; the summary has them all."""


class SummarisingOpening(Protocol):
    """What the command needs of its opening."""

    def feedback_summariser(self) -> "FeedbackSummariser":
        """Return what summarises feedback; it loads the embedder."""


def summarise(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="a CSV or XLSX file with one answer in each row")],
    *,
    shareable: Annotated[
        bool, typer.Option("--shareable", help="only what may be shown to others")
    ] = False,
    programme: Annotated[
        str, typer.Option(help="with --shareable: the programme, by default the file's name")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
    md: Annotated[bool, typer.Option("--md", help="print Markdown, as without an option")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help="write a page of its own to this file")
    ] = None,
) -> None:
    """Summarise feedback: themes with quotes for you alone, or a release with --shareable."""
    from coach.cli.writing_out import check_folder, write

    _check(json + md + (html is not None), shareable=shareable, programme=programme)
    if html is not None:
        check_folder(html)
    content = _content(file)
    summariser = cast("SummarisingOpening", opening(context)).feedback_summariser()
    make = _release if shareable else _summary
    text = make(summariser, content, file.name, programme, "json" if json else "html" * bool(html))
    if html is None:
        typer.echo(text, nl=not text.endswith("\n"))
    else:
        write(html, text)


def _check(forms: int, *, shareable: bool, programme: str) -> None:
    """Raise InputError where the options do not go together."""
    if forms > 1:
        raise InputError(
            what="--json, --md and --html",
            problem="they are three forms of the same",
            remedy="Choose one of them.",
        )
    if programme and not shareable:
        raise InputError(
            what="--programme",
            problem="it names the ledger of what is shared",
            remedy="Add --shareable, or leave it out.",
        )


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            # one byte more than may be read tells that there is too much
            return opened.read(_MOST_BYTES + 1)
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise InputError(what=str(file), problem=problem, remedy="Check the path.") from error


def _summary(
    summariser: "FeedbackSummariser", content: bytes, name: str, programme: str, form: str
) -> str:
    from coach.rendering.summary_html import summary_page
    from coach.rendering.summary_json import summary_json
    from coach.rendering.summary_markdown import summary_markdown

    found: FeedbackSummary = summariser.summarise(content, name, progress=_told())
    _name_rows(found.file, found.unreadable, found.answers)
    texts = summariser.texts
    shown: dict[str, Callable[[], str]] = {
        "json": lambda: _document(summary_json(found)),
        "html": lambda: summary_page(found, texts),
    }
    return shown.get(form, lambda: summary_markdown(found, texts))()


def _release(
    summariser: "FeedbackSummariser", content: bytes, name: str, programme: str, form: str
) -> str:
    from coach.rendering.summary_html import release_page
    from coach.rendering.summary_json import release_json
    from coach.rendering.summary_markdown import release_markdown

    found: Release = summariser.share(content, name, programme, progress=_told())
    if summariser.unreadable(content, name):  # what stands in them is not repeated here
        say = "some rows could not be read and are not counted; without --shareable they are named."
        print(f"{name}: {say}", file=sys.stderr)
    texts = summariser.texts
    shown: dict[str, Callable[[], str]] = {
        "json": lambda: _document(release_json(found)),
        "html": lambda: release_page(found, texts),
    }
    return shown.get(form, lambda: release_markdown(found, texts))()


def _document(value: object) -> str:
    from coach.cli.json_output import document

    return document(value)


def _name_rows(file: str, unreadable: "tuple[RowRemark, ...]", answers: int) -> None:
    """Say on standard error which rows could not be read, and that the others were."""
    rest = len(unreadable) - _SHOWN
    more = f" {rest} more could not be read; the summary names them." if rest > 0 else ""
    others = {0: "", 1: " The other row was read."}
    more += others.get(answers, f" The other {answers:,} rows were read.")
    shown = [f"{file}, row {remark.row}: {remark.why}." for remark in unreadable[:_SHOWN]]
    if shown:
        print("\n".join(shown) + more, file=sys.stderr)


def _told() -> Callable[[int, int], None]:
    return lambda done, of: tell("Reading the comments", done / of if of else 1.0)
