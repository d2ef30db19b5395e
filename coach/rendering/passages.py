"""A passage as a page: the whole of it, with the quoted words marked and where they come from."""

from coach.domain.document import Claim, Table
from coach.domain.passage import Passage
from coach.domain.source import GRADE_WORDS, PublicPage, Source, SourceKind
from coach.language.cleaning import one_line
from coach.rendering.inertness import inert

_Span = tuple[int, int]


def passage_page(passage: Passage, source: Source, quote: str = "") -> str:
    """Return a whole HTML page around the passage, for a reader who opens it by its address."""
    return (
        '<!doctype html><html lang="en" class="own"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{inert(passage.heading)}</title>"
        '<link rel="stylesheet" href="../look/coach.css"></head>'
        f'<body class="own"><main class="sheet">{passage_article(passage, source, quote)}'
        '<p class="back"><a href="../">Back to the coach</a></p></main></body></html>'
    )


def passage_article(passage: Passage, source: Source, quote: str = "") -> str:
    """Return the passage as one HTML element, the quote in `<mark>` where it stands."""
    marks = iter(_marks(passage.claims, one_line(quote)))
    claims = "".join(f"<p>{_claim(claim, next(marks))}</p>" for claim in passage.claims)
    tables = "".join(_table(table, one_line(quote)) for table in passage.tables)
    return (
        f'<article class="passage"><h2>{inert(passage.heading)}</h2>{claims}{tables}'
        f'<div class="origin">{_origin(source)}{_pages(passage, source)}</div></article>'
    )


def _marks(claims: tuple[Claim, ...], quote: str) -> list[_Span | None]:
    """Return, for each claim, the part of it that the quote covers; a quote may span claims."""
    texts = [one_line(claim.text) for claim in claims]
    start = " ".join(texts).find(quote) if quote else -1
    end = start + len(quote)
    spans: list[_Span | None] = []
    offset = 0
    for text in texts:
        first, last = max(start - offset, 0), min(end - offset, len(text))
        spans.append((first, last) if start >= 0 and first < last else None)
        offset += len(text) + 1
    return spans


def _claim(claim: Claim, span: _Span | None) -> str:
    words = _with_mark(one_line(claim.text), span)
    tags = "".join(f' <span class="via">{inert(page)}</span>' for page in claim.via)
    ours = ' <span class="via">coach suggestion</span>' if claim.ours else ""
    return words + tags + ours


def _with_mark(text: str, span: _Span | None) -> str:
    if span is None:
        return inert(text)
    first, last = span
    before, after = text[:first], text[last:]
    # `inert` trims, so the spaces at both seams are put back by hand.
    return (
        f"{inert(before)}{' ' * before.endswith(' ')}<mark>{inert(text[first:last])}</mark>"
        f"{' ' * after.startswith(' ')}{inert(after)}"
    )


def _table(table: Table, quote: str) -> str:
    head = "".join(f'<th scope="col">{inert(cell)}</th>' for cell in table.header)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_cell(one_line(cell), quote)}</td>' for cell in row)}</tr>"
        for row in table.rows
    )
    return (
        f'<div class="grid"><table><caption>{inert(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: str, quote: str) -> str:
    start = cell.find(quote) if quote else -1
    return _with_mark(cell, (start, start + len(quote)) if start >= 0 else None)


def _origin(source: Source) -> str:
    whose = "From your document" if source.kind is SourceKind.DOCUMENT else "Our summary of"
    if source.kind is SourceKind.PLAYBOOK:
        whose = "From our playbook"
    grade = GRADE_WORDS[source.grade]
    reason = f" {inert(source.grade_reason)}" if source.grade_reason else ""
    return (
        f'<p class="byline">{whose} <cite>{inert(source.byline)}</cite></p>'
        f'<p class="weight"><strong>How far to trust it:</strong> {grade}.{reason}</p>'
    )


def _pages(passage: Passage, source: Source) -> str:
    ids = dict.fromkeys(page for claim in passage.claims for page in claim.via)
    known = [source.pages[page] for page in ids if page in source.pages]
    if not known:
        return ""
    rows = "".join(f"<li>{_page(page)}</li>" for page in known)
    return f'<p class="weight"><strong>The public pages behind it:</strong></p><ul>{rows}</ul>'


def _page(page: PublicPage) -> str:
    year = str(page.year) if page.year else None
    names = ", ".join(part for part in (page.title, page.publisher, year) if part)
    url = f'<br><span class="url">{inert(page.url)}</span>' if page.url else ""
    grade = GRADE_WORDS[page.grade]
    return f'<span class="via">{inert(page.id)}</span> {inert(names)} ({grade}){url}'
