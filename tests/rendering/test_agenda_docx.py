"""An agenda as a Word document."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm

from coach.language.cleaning import one_line
from coach.rendering.agenda_docx import agenda_docx
from tests.builders import an_agenda
from tests.rendering.agendas import FORMULAS, NAMES, PAYLOADS, a_full_agenda, a_hostile_agenda


def _read(content: bytes) -> DocumentObject:
    return Document(BytesIO(content))


def _texts(document: DocumentObject) -> list[str]:
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    paragraphs = [p for cell in cells for p in cell.paragraphs]
    return [paragraph.text for paragraph in (*document.paragraphs, *paragraphs)]


def test_each_block_is_a_row_with_its_time_under_a_head_that_is_repeated() -> None:
    head, *rows = _read(agenda_docx(a_full_agenda())).tables[0].rows

    assert [cell.text for cell in head.cells] == ["Time", "What and why", "What to ask"]
    assert head._tr.trPr is not None and head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].text for row in rows[:2]] == ["10:00\n4 min", "10:04\n3 min"]
    assert len(rows) == 8


def test_no_row_is_torn_apart_by_the_end_of_a_page() -> None:
    rows = _read(agenda_docx(a_full_agenda())).tables[0].rows

    assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
               for row in rows)  # fmt: skip


def test_without_a_time_of_day_rows_tell_the_minute() -> None:
    rows = _read(agenda_docx(a_full_agenda(starts=None))).tables[0].rows

    assert rows[0].cells[0].text == "From"
    assert rows[2].cells[0].text == "4 min\n3 min"


def test_a_block_tells_direction_topic_purpose_source_actions_and_questions() -> None:
    texts = _texts(_read(agenda_docx(a_full_agenda())))

    assert "Ana gives back · Ana teaches" in texts
    assert "Topic: How an investment case is judged" in texts
    assert "Ana teaches something that Tunde asked for, with a real case. [3]" in texts
    assert "☐\tAna: try one prompt on the monthly report (was due 24 September 2026)" in texts
    assert "?\tIs our next date still good?" in texts


def test_titles_are_headings_and_the_last_part_lists_the_sources() -> None:
    document = _read(agenda_docx(a_full_agenda()))
    headings = [
        p.text for p in document.paragraphs if ((p.style and p.style.name) or "")[:7] == "Heading"
    ]

    assert headings == ["Session of Ana Brandt and Tunde Okafor", "What we take away", "Sources"]
    assert document.paragraphs[-1].text.startswith("[3] Try It In Reverse (an article or blog")


def test_an_agenda_without_sources_has_no_list_of_them() -> None:
    assert "Sources" not in _texts(_read(agenda_docx(an_agenda())))


def test_the_table_fits_both_a4_and_letter() -> None:
    document = _read(agenda_docx(a_full_agenda()))
    section = document.sections[0]
    assert section.left_margin is not None and section.right_margin is not None
    width = sum((cell.width or 0) for cell in document.tables[0].rows[0].cells)

    assert width <= Mm(210) - section.left_margin - section.right_margin
    assert width <= Mm(215.9) - section.left_margin - section.right_margin


def test_the_properties_name_the_agenda_and_no_library() -> None:
    content = agenda_docx(a_full_agenda())
    properties = _read(content).core_properties
    core = ZipFile(BytesIO(content)).read("docProps/core.xml").decode()

    assert properties.title == "Session of Ana Brandt and Tunde Okafor"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert "python" not in core and "2013" not in core


def test_the_language_is_british_english_everywhere() -> None:
    content = agenda_docx(a_full_agenda())
    styles = ZipFile(BytesIO(content)).read("word/styles.xml").decode()

    assert _read(content).core_properties.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in styles and "en-US" not in styles.replace(
        'eastAsia="en-US"', ""
    )


@pytest.mark.parametrize("text", [*PAYLOADS, *NAMES, *FORMULAS])
def test_foreign_words_are_text_and_nothing_is_fetched(text: str) -> None:
    content = agenda_docx(a_hostile_agenda(text))

    parts = {name: ZipFile(BytesIO(content)).read(name).decode("utf-8", "replace")
             for name in ZipFile(BytesIO(content)).namelist()}  # fmt: skip
    assert f"Topic: {one_line(text)}" in _texts(_read(content))
    assert "w:instrText" not in parts["word/document.xml"]
    assert "w:hyperlink" not in parts["word/document.xml"]
    assert 'TargetMode="External"' not in "".join(parts.values())


def test_characters_that_xml_forbids_are_left_out() -> None:
    forbidden = "".join(map(chr, (*range(32), 0x7F, 0xD800, 0xFFFE, 0xFFFF)))

    texts = _texts(_read(agenda_docx(a_hostile_agenda(f"a{forbidden}b"))))

    assert "Topic: a b" in texts


def test_a_very_long_title_is_cut_in_the_properties_alone() -> None:
    document = _read(agenda_docx(an_agenda(title="x" * 400)))

    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text == "x" * 400
