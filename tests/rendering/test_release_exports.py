"""What is taken along is the release object and nothing else, and no cell of it calculates."""

import csv
import json
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coach.domain.release import PublishedRelease
from coach.rendering import inert
from coach.rendering.release_exports import (
    COLUMNS,
    as_text,
    release_csv,
    release_json,
    release_page,
    release_rows,
    release_xlsx,
)
from tests.doubles.scripted_coach import cite
from tests.doubles.scripted_feedback import a_release, a_small_release
from tests.rendering.payloads import FORMULAS, PAYLOADS

_CITED = cite(1, "reciprocal", "who teach and learn from each other as equals")
_WHOLE = a_release(cited=(_CITED,))


def _csv(published: PublishedRelease) -> list[list[str]]:
    return list(csv.reader(StringIO(release_csv(published).decode("utf-8-sig"))))


def _hostile(text: str) -> PublishedRelease:
    published = a_release(text)
    changes = {"window": text, "hidden": (text,), "cannot_see": text}
    release = published.release.model_copy(update=changes)
    return published.model_copy(update={"release": release, "shared": (text,)})


def test_the_json_is_the_release_as_the_ledger_keeps_it() -> None:
    assert PublishedRelease.model_validate_json(release_json(_WHOLE)) == _WHOLE
    assert set(json.loads(release_json(_WHOLE))) == set(PublishedRelease.model_fields)


def test_the_table_says_what_the_release_says_and_no_other_figure() -> None:
    cells = " ".join(cell for row in release_rows(_WHOLE) for cell in row)
    kept = release_json(_WHOLE).decode()

    for text in ("2026 Q3", "4.0", "61-79 %", "mixed", "Preparation", "most", "up", "2026 Q2"):
        assert text in cells and text in kept
    assert [one for one in re.findall(r"\d+(?:\.\d+)?", cells) if one not in kept] == []


def test_the_table_has_the_same_columns_in_every_row() -> None:
    for published in (_WHOLE, a_small_release()):
        header, *rows = _csv(published)
        assert tuple(header) == COLUMNS and {len(row) for row in rows} == {len(COLUMNS)}


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula_in_either_file(text: str) -> None:
    hostile = _hostile(text)
    risky = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

    assert not [cell for row in _csv(hostile) for cell in row if cell.startswith(risky)]
    sheet = load_workbook(BytesIO(release_xlsx(hostile))).active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    values = [str(cell.value or "") for row in sheet.iter_rows() for cell in row]
    assert "f" not in kinds and not [value for value in values if value.startswith(risky)]


@pytest.mark.parametrize("text", [*PAYLOADS, "a\x00b\x1b[2Jc", "x" * 5_000, "\ud800", "12", "007"])
def test_a_sheet_opens_again_with_every_cell_as_text(text: str) -> None:
    sheet = load_workbook(BytesIO(release_xlsx(_hostile(text)))).active
    assert sheet is not None

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    numbers = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "n"]
    assert set(numbers) <= {None}
    assert len(_csv(_hostile(text))) == sheet.max_row


def test_ordinary_words_are_not_touched() -> None:
    assert as_text("≤ 20 %") == "≤ 20 %" and as_text("61-79 %") == "61-79 %"


def test_the_same_release_makes_the_same_bytes_whenever_it_is_made() -> None:
    first, second = release_xlsx(_WHOLE), release_xlsx(_WHOLE)

    assert first == second and release_csv(_WHOLE) == release_csv(_WHOLE)
    with ZipFile(BytesIO(first)) as sheet:
        assert {info.date_time for info in sheet.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"openpyxl" not in sheet.read("docProps/core.xml")


def test_the_page_to_print_is_the_card_and_loads_nothing_from_elsewhere() -> None:
    page = release_page(_WHOLE)

    assert page.startswith("<!doctype html>") and inert("4.0") in page
    assert "<script" not in page
    led = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert led and [one for one in led if not one.startswith(inert("../"))] == []


@pytest.mark.parametrize("text", PAYLOADS)
def test_the_page_to_print_is_inert(text: str) -> None:
    assert "canary.invalid" not in release_page(_hostile(text))
