"""Looking into a workbook's archive before anything of it is expanded."""

import stat
import struct
import zipfile
import zlib
from io import BytesIO

from coach.adapters.table_text import SAVE_AGAIN
from coach.errors import InputError

_ENCRYPTED = 0x1
_MOST_ENTRIES, _MOST_EXPANDED, _MOST_RATIO = 1_000, 50 * 1024 * 1024, 100
_SMALL = 1024 * 1024
"""Expanded size up to which a high ratio is no bomb: 100 empty rows shrink as well."""
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What a foreign reader raises on a damaged file: nearly anything that is not a programmer's.
DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def check_archive(content: bytes, what: str) -> None:
    """Raise InputError unless it is a workbook that is safe to expand; only its index is read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            expanded = sum(entry.file_size for entry in entries)
            fault = _archive_fault(entries, names, expanded, len(content))
            if not fault and _declares_entities(archive, entries):
                fault = "it holds definitions that no spreadsheet program writes"
    except DAMAGED as error:
        problem = "it is a damaged archive"
        raise InputError(what=what, problem=problem, remedy=SAVE_AGAIN) from error
    if fault:
        raise InputError(what=what, problem=fault, remedy=SAVE_AGAIN)


def _archive_fault(
    entries: list[zipfile.ZipInfo], names: set[str], expanded: int, size: int
) -> str:
    """Return what speaks against opening the archive, empty if nothing does."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return "it is protected by a password"
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        return "it is an archive, and not an Excel workbook (.xlsx)"
    if len(entries) > _MOST_ENTRIES or len(names) < len(entries):
        return "it has more parts than a workbook has"
    if expanded > _MOST_EXPANDED or (expanded > _SMALL and expanded > _MOST_RATIO * size):
        return "it expands to far more than a table needs"
    if any(name.endswith("vbaProject.bin") for name in names):
        return "it holds macros"
    if any(entry.compress_type not in _USUAL for entry in entries):
        return "it is packed in a way that no spreadsheet program uses"
    if any(_leaves(entry) for entry in entries):
        return "it names files outside of itself"
    return ""


def _leaves(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.replace("\\", "/").split("/")
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    return linked or ".." in parts or parts[0] == "" or ":" in parts[0]


def _declares_entities(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Tell whether a part begins with a document type, by which entities could be defined."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(4_096).replace(b"\0", b"").upper():
                    return True
    return False
