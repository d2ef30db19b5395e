"""Reading the text form of a table: CSV with whatever separator and encoding it was saved in."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator

from coach.errors import InputError

Promise = Callable[[list[str]], int]
"""How many columns that we look for the first row of a table has."""
SAVE_AGAIN = "Open it in a spreadsheet program and save it as XLSX, or as CSV in UTF-8."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = (",", ";", "\t")
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|table|meta|\?xml|script|div)\b", re.IGNORECASE)
_SEP_LINE = re.compile(r"\A\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_UNREADABLE = 0.002
"""Share of control characters from which bytes are no text."""
_LAST = "\x1eend of the table\x1e"
"""A line of our own at the end: it is swallowed if a quotation mark was left open."""


def csv_rows(content: bytes, what: str, promise: Promise) -> Iterator[list[str]]:
    """Yield the rows of a text file, blank ones included.

    Args:
        content: The bytes of the file.
        what: The file, as a message names it.
        promise: Tells by the first row which separator was meant.

    Raises:
        InputError: It is a web page or no text, or a quotation mark does not close.
    """
    text = decoded(content, what)
    if _PAGE.match(text):
        raise InputError(
            what=what, problem="it is a web page, whatever its name says", remedy=SAVE_AGAIN
        )
    if len(_UNREADABLE.findall(text)) > _MOST_UNREADABLE * len(text):
        raise InputError(what=what, problem="it is neither text nor a workbook", remedy=SAVE_AGAIN)
    named = _SEP_LINE.match(text)
    if named:  # Excel's own way of naming the separator
        text = text[named.end() :]
    text = text.lstrip("\r\n")
    separator = named.group(1) if named else _separator(text, promise)
    yield from _records(text, separator, what)


def decoded(content: bytes, what: str) -> str:
    """Return the bytes as text: UTF-8, UTF-16 or UTF-32 by its mark or its shape, else cp1252."""
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "")
    for name in (encoding,) if encoding else (_wide(content), "utf-8", "cp1252"):
        try:
            if name:
                return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise InputError(
        what=what, problem="its letters are in an encoding that cannot be told", remedy=SAVE_AGAIN
    )


def _wide(content: bytes) -> str:
    """Return UTF-16's name if every other byte is mostly zero, as in Latin text without a mark."""
    sample = content[: 4_096 // 2 * 2]
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if len(content) % 2 == 0 and zeros > 0.7 * len(sample[first::2]) and not others:
            return name
    return ""


def _separator(text: str, promise: Promise) -> str:
    """Return what separates the cells: the sign that makes the most columns we know."""
    first = text[:20_000]
    rated = []
    for place, separator in enumerate(_SEPARATORS):
        header = next((row for row in _lenient(first, separator) if any(row)), [])
        rated.append((promise(header), len(header), -place))
    return _SEPARATORS[-max(rated)[2]]


def _lenient(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        return


def _records(text: str, separator: str, what: str) -> Iterator[list[str]]:
    number = -1  # the header is not counted
    end = "\n" + _LAST
    reader = csv.reader(io.StringIO(text + end, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader):
            if row == [_LAST]:
                return
            if any(_LAST in cell for cell in row):
                problem = f"a quotation mark that opens in {_row(number)} is never closed"
                raise InputError(what=what, problem=problem, remedy=_QUOTES)
            yield row
    except csv.Error as error:
        problem = f"{_row(number + 1)} has a cell of more than {csv.field_size_limit():,} letters"
        raise InputError(what=what, problem=problem, remedy=_QUOTES) from error


_QUOTES = 'Close every quotation mark, and write it twice ("") where it belongs to the text.'


def _row(number: int) -> str:
    return f"row {number}" if number > 0 else "the first row"
