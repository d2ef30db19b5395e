"""A reply as HTML: our markup around inert words, with citations that open their passage."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote as quoted

from coach.domain.answer import Block, Bullets, Citation, CitationStatus, Grid, Reply, Statement
from coach.domain.conversation import Outcome
from coach.rendering.inertness import inert
from coach.rendering.markdown import SUGGESTION, marked

OUTCOME_WORDS = {
    Outcome.PARTIAL: "Part of an answer",
    Outcome.NOT_IN_LIBRARY: "Not in the library",
    Outcome.OFF_TOPIC: "Outside what I know",
    Outcome.NEEDS_CLARIFICATION: "A question back",
    Outcome.REFERRED: "Better with a person",
    Outcome.DECLINED: "This stays private",
}
"""A short label above the words, for the outcomes that need one."""

_EMBEDDED = "Answers come from the library, no model"
_INSTEAD = "Put together from the library; the model's words were not used"
ANSWER_PROMPT = "answer"
"""The prompt that a model words answers with."""
_HELD = "held to the library"
_PLANNED = "prepared without it"
_Cited = Mapping[int, Citation]


def to_html(reply: Reply, *, help_route: str = "", shown: int | None = None) -> str:
    """Return the reply as one line of HTML.

    Args:
        reply: What the coach said.
        help_route: Whom to turn to; set apart in a reply that refers a person elsewhere.
        shown: How many blocks to show, for a reply that arrives in pieces; None shows all,
            with sources, notices and the engine.
    """
    cited = {citation.n: citation for citation in reply.citations}
    says = "".join(_block(block, cited) for block in reply.blocks[:shown])
    if reply.outcome is Outcome.REFERRED and help_route:
        says = _with_help(says, inert(help_route))
    body = f'<div class="says">{_label(reply.outcome)}{says}</div>'
    rest = (
        "" if shown is not None else source_list(reply.citations) + _notices(reply) + _foot(reply)
    )
    return f'<div class="reply {reply.outcome.value}">{body}{rest}</div>'


def passage_link(citation: Citation, base: str = "") -> str:
    """Return the address of the page that shows the citation's quote in its passage.

    `base` leads from the page that links to the app's root, such as `../`.
    """
    return f"{base}sources/{quoted(citation.passage, safe='')}?q={quoted(citation.quote, safe='')}"


def _with_help(says: str, route: str) -> str:
    """Set the help route apart: the paragraph that names it, or else a line of its own."""
    strong = f"<strong>{route}</strong>"
    before, named, after = says.partition(route)
    if not named:
        return f'{says}<p class="help">You can turn to {strong}</p>'
    start = before.rpartition("<p>")
    return f'{start[0]}<p class="help">{start[2]}{strong}{after}'


def _label(outcome: Outcome) -> str:
    words = OUTCOME_WORDS.get(outcome)
    return f'<p class="outcome">{words}</p>' if words else ""


def _block(block: Block, cited: _Cited) -> str:
    if isinstance(block, Grid):
        return _grid(block, cited)
    statements = [_statement(one, cited) for one in block.statements]
    if isinstance(block, Bullets):
        return "<ul>" + "".join(f"<li>{one}</li>" for one in statements) + "</ul>"
    return f"<p>{' '.join(statements)}</p>"


def _statement(statement: Statement, cited: _Cited) -> str:
    words, stop = marked(statement)
    label = f'<span class="suggestion">{SUGGESTION}</span> ' if statement.suggestion else ""
    return f"{label}{inert(words)}{chips(statement.cites, cited)}{inert(stop)}"


def _grid(grid: Grid, cited: _Cited) -> str:
    head = "".join(f'<th scope="col">{inert(cell)}</th>' for cell in grid.header)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in grid.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="grid">{table}</div>' + (
        f'<p class="covers">The table is from{chips(grid.cites, cited)}</p>' if grid.cites else ""
    )


def _row(cells: tuple[str, ...]) -> str:
    first = f'<th scope="row">{inert(cells[0])}</th>' if cells else ""
    return first + "".join(f"<td>{inert(cell)}</td>" for cell in cells[1:])


def chips(numbers: Iterable[int], cited: Mapping[int, Citation], base: str = "") -> str:
    """Return the marks of the citations with these numbers; each opens its passage."""
    shown = "".join(_chip(cited[n], base) for n in numbers if n in cited)
    return f'&nbsp;<span class="chips">{shown}</span>' if shown else ""


def _chip(citation: Citation, base: str = "") -> str:
    name = f'<span class="unseen">source </span>[{citation.n}]'
    if citation.status is CitationStatus.WITHDRAWN:
        return f'<span class="chip withdrawn" title="source withdrawn">{name}</span>'
    title = inert(citation.title)
    if not citation.passage:
        return f'<span class="chip" title="{title}">{name}</span>'
    link = inert(passage_link(citation, base))
    return f'<a class="chip" href="{link}" title="{title}">{name}</a>'


def source_list(citations: tuple[Citation, ...], base: str = "") -> str:
    """Return the sources of the citations, each once, with what stands behind it."""
    if not citations:
        return ""
    by_source: dict[str, list[Citation]] = {}
    for citation in citations:
        by_source.setdefault(citation.source, []).append(citation)
    return f'<ul class="sources">{"".join(_source(some, base) for some in by_source.values())}</ul>'


def _source(citations: list[Citation], base: str) -> str:
    """Return a source once, with every number that cites it."""
    shown = "".join(_chip(citation, base) for citation in citations)
    first = citations[0]
    title = inert(first.title)
    if first.passage:
        title = f'<a class="card" href="{inert(passage_link(first, base))}">{title}</a>'
    said = [max(citations, key=lambda one: (not one.ours, one.grade)).weight]
    if all(one.status is CitationStatus.WITHDRAWN for one in citations):
        title, said = inert(first.title), ["source withdrawn"]
    doubts = [f"[{one.n}]" for one in citations if one.status is CitationStatus.UNSUPPORTED]
    doubt = f'<br><span class="doubt">{", ".join(doubts)} bears this out only in part</span>'
    grade = f'<span class="grade"> · {"".join(said)}</span>{doubt if doubts else ""}'
    return f'<li><span class="chips">{shown}</span><span>{title}{grade}</span></li>'


def _notices(reply: Reply) -> str:
    return "".join(f'<p class="notice">{inert(notice)}</p>' for notice in reply.notices)


def _foot(reply: Reply) -> str:
    engine = reply.provenance.engine
    words = f"Worded by {inert(engine)}, {_PLANNED if reply.job else _HELD}"
    if engine == "embedded":
        own = _INSTEAD if _was_asked(reply) else _EMBEDDED
        words = own if reply.citations else ""
    copy = '<button type="button" class="copy">Copy</button>'
    return f'<p class="foot"><span class="engine">{words}</span>{copy}</p>'


def _was_asked(reply: Reply) -> bool:
    """Tell whether a model was asked for the answer's words."""
    return any(use.name == ANSWER_PROMPT for use in reply.provenance.prompts)
