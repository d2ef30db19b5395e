"""A release to take along: the release object and nothing else, as JSON, CSV, XLSX or a page."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.xml.functions import tostring

from coach.domain.release import PublishedRelease
from coach.language.cleaning import one_line
from coach.rendering.inertness import inert
from coach.rendering.release_cards import release_card

COLUMNS = ("part", "about", "group", "people", "score", "favourable", "says")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CORE = "docProps/core.xml"
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The date inside the file: the same release gives the same bytes."""
Row = tuple[str, ...]


def release_json(published: PublishedRelease) -> bytes:
    """Return the release as the ledger keeps it."""
    value = published.model_dump(mode="json")
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def release_csv(published: PublishedRelease) -> bytes:
    """Return the release as rows, each cell quoted, none of them a formula."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(release_rows(published))
    return text.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is UTF-8


def release_xlsx(published: PublishedRelease) -> bytes:
    """Return the same rows as a sheet whose cells are all text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = "Release"
    for row in (COLUMNS, *release_rows(published)):
        sheet.append([cell or None for cell in row])
    for cell in (cell for line in sheet.iter_rows() for cell in line if cell.value):
        cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEFG", (14, 34, 16, 10, 16, 14, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    return _timeless(book)


def release_page(published: PublishedRelease, *, back: str = "../") -> str:
    """Return a whole HTML page to print; `back` leads from its address to the app's root."""
    root, title = inert(back), inert(f"{published.release.programme}: {published.release.window}")
    sheets = "".join(
        f'<link rel="stylesheet" href="{root}look/{name}.css">' for name in ("coach", "releases")
    )
    return (
        '<!doctype html><html lang="en-GB" class="own"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title>{sheets}</head><body class="own"><main class="sheet">'
        f"{release_card(published, base=back, level=1)}"
        f'<p class="back"><a href="{root}">Back to the coach</a></p></main></body></html>'
    )


def release_rows(published: PublishedRelease) -> Iterator[Row]:
    """Yield what a release says, a row for each thing, safe to open in a spreadsheet."""
    for row in _rows(published):
        yield tuple(as_text(cell) for cell in row)


def as_text(cell: str) -> str:
    """Return a cell on one line, marked as text where a spreadsheet would calculate it."""
    # What a line break or a tab would hide from the mark is gone before it is set.
    text = one_line(cell)
    return f"'{text}" if text.startswith(_FORMULA) or cell[:1] in {"\t", "\r"} else text


def _rows(published: PublishedRelease) -> Iterator[Row]:
    release = published.release
    least = f"at least {release.people_at_least}" if release.people_at_least else ""
    yield _row("release", release.programme, people=release.band or "", says=release.window)
    yield _row("release", "appeared on", says=published.day)
    yield _row("release", "people", people=least)
    if release.response:
        yield _row("release", "response", says=release.response)
    for figure in release.questions:
        whole = (figure.score, figure.favourable or "")
        yield ("question", figure.id, "", release.band or "", *whole, figure.trend or "")
        for group in figure.split or ():
            part = (group.score, group.favourable or "")
            yield ("question", figure.id, group.group, group.band, *part, "")
    for theme in release.themes:
        yield _row("theme", theme.label, says=theme.share)
        for action in theme.actions:
            marks = "".join(f"[{one.n}] {one.title}. " for one in action.citations)
            yield _row("action", theme.label, says=f"{action.text} {marks}")
    for row in published.to_date:
        since = ", ".join(row.windows)
        yield ("to date", row.question, "", row.band, row.score, row.favourable or "", since)
    for sentence in published.shared:
        yield _row("shared sentence", "", says=sentence)
    for sentence in release.hidden:
        yield _row("not shown", "", says=sentence)
    yield _row("cannot be seen", "", says=release.cannot_see)


def _row(part: str, about: str, *, people: str = "", says: str = "") -> Row:
    return (part, about, "", people, "", "", says)


def _timeless(book: Workbook) -> bytes:
    """Return the workbook's bytes without the moment at which they were made."""
    made, clean = BytesIO(), BytesIO()
    book.save(made)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime(*_NO_TIME[:3])
    with ZipFile(made) as old, ZipFile(clean, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            core = tostring(book.properties.to_tree()) if name == _CORE else None
            new.writestr(ZipInfo(name, _NO_TIME), core or old.read(name), ZIP_DEFLATED)
    return clean.getvalue()
