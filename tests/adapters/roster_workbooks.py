"""Workbooks for tests: sound ones, and ones that nobody should open."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import openpyxl


def a_workbook(*rows: Sequence[Any], change: Callable[[Any], None] | None = None) -> bytes:
    """Return a workbook with these rows on its first sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the archive with a part added, or put in the place of one."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return out.getvalue()


def an_archive(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP file of parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", 8) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def as_excel_writes(*rows: Sequence[str]) -> bytes:
    """Return a workbook whose texts stand in a table of their own, as Excel saves them."""
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    texts = [text for row in rows for text in row]
    items = "".join(f"<si><t>{text}</t></si>" for text in texts).encode()
    numbers = iter(range(len(texts)))
    cells = "".join(
        "<row>" + "".join(f'<c t="s"><v>{next(numbers)}</v></c>' for _ in row) + "</row>"
        for row in rows
    ).encode()
    sheet = b"<worksheet " + space + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    book = with_part(a_workbook(), "xl/worksheets/sheet1.xml", sheet)
    book = with_part(book, "xl/sharedStrings.xml", b"<sst " + space + b">" + items + b"</sst>")
    with zipfile.ZipFile(BytesIO(book)) as archive:
        types = archive.read("[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    return with_part(book, "[Content_Types].xml", types.replace(b"</Types>", part))
