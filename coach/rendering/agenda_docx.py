"""An agenda as a Word document: one page where that is possible, with room to write."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from coach.domain.agenda import Agenda, AgendaBlock
from coach.language.cleaning import one_line
from coach.rendering.agenda_wording import (
    SUGGESTION,
    begins,
    clock,
    direction_words,
    kind_words,
    marks,
    minutes_words,
    people_words,
    percentages,
    source_notes,
    spent,
    when_words,
)

LANGUAGE = "en-GB"
_BOX = "\N{BALLOT BOX}"
_INK, _QUIET = RGBColor(0x17, 0x48, 0x45), RGBColor(0x4A, 0x55, 0x53)
_WIDTHS = (Mm(17), Mm(92), Mm(71))
"""Of the columns; together what both A4 and Letter leave between margins of 15 mm."""
_NOTE_LINES = 5


def agenda_docx(agenda: Agenda) -> bytes:
    """Return the agenda as the bytes of a DOCX file, in British English, without an author."""
    document = Document()
    _set_up(document, agenda)
    document.add_heading(one_line(agenda.title), level=1)
    _facts(document, agenda)
    _table(document, agenda)
    for notice in agenda.notices:
        document.add_paragraph(one_line(notice), style="List Bullet")
    _notes(document)
    _sources(document, agenda)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: DocumentObject, agenda: Agenda) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(12)
    section.header_distance = section.footer_distance = Mm(6)
    _properties(document, agenda)
    sizes = (("Normal", 9.5, 0, 1), ("Heading 1", 15, 0, 2), ("Heading 2", 10.5, 5, 1),
             ("Heading 3", 10, 0, 0), ("List Bullet", 9, 0, 0))  # fmt: skip
    for name, size, before, after in sizes:
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Calibri"
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.0
        if name.startswith("Heading"):
            style.font.color.rgb = _INK
            # The template names theme fonts, which would win over the name above.
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)


def _properties(document: DocumentObject, agenda: Agenda) -> None:
    """Name the document, and take out what the template says of itself."""
    properties = document.core_properties
    properties.title = one_line(agenda.title)[:255]
    properties.subject = kind_words(agenda)
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    for name in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.findall(qn(name)):
            properties._element.remove(element)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _facts(document: DocumentObject, agenda: Agenda) -> None:
    when, people, share = when_words(agenda), people_words(agenda), percentages(agenda)
    about = [when, kind_words(agenda), minutes_words(agenda.minutes), people]
    document.add_paragraph().add_run(" · ".join(part for part in about if part)).bold = True
    spread = [
        f"{direction_words(agenda, way)} {minutes} min ({share[way]} %)"
        for way, minutes in spent(agenda).items()
    ]
    paragraph = document.add_paragraph(" · ".join(spread))
    paragraph.paragraph_format.space_after = Pt(4)


def _table(document: DocumentObject, agenda: Agenda) -> None:
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    heads = ("Time" if begins(agenda) else "From", "What and why", "What to ask")
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    _mark_row(table.rows[0], "w:tblHeader")
    for block, start in zip(agenda.blocks, agenda.starts_at, strict=True):
        row = table.add_row()
        _time(row.cells[0], agenda, block, start)
        _block(row.cells[1], agenda, block)
        _questions(row.cells[2], block)
    for row in table.rows:
        _mark_row(row, "w:cantSplit")
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)


def _mark_row(row: _Row, mark: str) -> None:
    """Give a row a property: repeated on every page, or kept on one."""
    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def _time(cell: _Cell, agenda: Agenda, block: AgendaBlock, start: int) -> None:
    cell.paragraphs[0].add_run(clock(agenda, start)).bold = True
    _quiet(cell.add_paragraph(f"{block.minutes} min"))


def _block(cell: _Cell, agenda: Agenda, block: AgendaBlock) -> None:
    title = cell.paragraphs[0]
    title.style = "Heading 3"
    title.add_run(one_line(block.title))
    who = title.add_run(f" · {direction_words(agenda, block.direction)}")
    who.bold, who.font.color.rgb = False, _QUIET
    if block.topic:
        cell.add_paragraph("Topic: ").add_run(one_line(block.topic)).bold = True
    basis = marks(block.cites) or f"({SUGGESTION})"
    purpose = cell.add_paragraph(f"{one_line(block.purpose)} ".lstrip())
    run = purpose.add_run(basis)
    run.font.size, run.font.color.rgb = Pt(8), _QUIET
    for action in block.actions:
        _hanging(cell.add_paragraph(f"{_BOX}\t{one_line(action)}"))


def _questions(cell: _Cell, block: AgendaBlock) -> None:
    for place, question in enumerate(block.questions):
        asked = cell.add_paragraph() if place else cell.paragraphs[0]
        _hanging(asked).add_run("?\t")
        asked.add_run(one_line(question)).italic = True


def _hanging(paragraph: Paragraph) -> Paragraph:
    """Let the lines after the first stand under its words, not under its mark."""
    paragraph.paragraph_format.left_indent = Mm(5)
    paragraph.paragraph_format.first_line_indent = Mm(-5)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(5))
    return paragraph


def _quiet(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _notes(document: DocumentObject) -> None:
    """Leave ruled lines for what was said, learnt and promised."""
    document.add_heading("What we take away", level=2)
    for _ in range(_NOTE_LINES):
        line = document.add_paragraph()
        line.paragraph_format.line_spacing = Pt(18)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(180))
        line.add_run("\t").underline = True


def _sources(document: DocumentObject, agenda: Agenda) -> None:
    notes = source_notes(agenda)
    if not notes:
        return
    document.add_heading("Sources", level=2)
    for note in notes:
        pages = f". Behind it: {'; '.join(note.pages)}" if note.pages else ""
        _quiet(document.add_paragraph(f"{note.marks} {note.title} ({note.weight}){pages}"))
