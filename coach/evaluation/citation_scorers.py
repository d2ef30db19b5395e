"""Whether what is said is cited, from the right place, and with words that stand there."""

import re
from functools import lru_cache

from coach.domain.answer import Citation, CitationStatus, Statement
from coach.domain.passage import Passage
from coach.evaluation.cases import ANSWERS
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.subject import Asked
from coach.grounding.passages import sentences_of
from coach.language.words import content_stems

SHARED = 0.2
"""The share of a statement's content words that a fitting passage has, at least."""

_ARTICLE = re.compile(r"s\d+")
_PAGE = re.compile(r"[A-Z]\d+[a-z]?")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+")
_NOTHING = re.compile(r"\A(?:I|We) (?:have|found|know) (?:nothing|no)\b[^.;]*[.;]?")
"""What the library lacks cannot be cited; only that clause, not what follows it."""
_TOKEN = re.compile(r"[^\W_]+")


def cites_expected_source(asked: Asked) -> Mark | None:
    """Say whether one of the expected sources is cited."""
    wanted = asked.case.source
    if not wanted:
        return None
    cited = asked.reply.citations
    names = ", ".join(dict.fromkeys(_name(c) for c in cited)) or "nothing"
    return yes(
        any(
            is_from(c.source, (c.via.id,) if c.via else (), name) for c in cited for name in wanted
        ),
        f"cites {names}, expected {' or '.join(wanted)}",
    )


def is_from(source: str, pages: tuple[str, ...], name: str) -> bool:
    """Say whether a source, or the public pages behind it, is what a case calls by this name."""
    if _PAGE.fullmatch(name):
        return name in pages
    return source.startswith(f"{name}-") if _ARTICLE.fullmatch(name) else source == name


def claims_cited(asked: Asked) -> Mark | None:
    """Say whether an answer cites at all, to existing numbers, whatever states a fact."""
    if asked.reply.outcome not in ANSWERS:
        return None
    numbers = {citation.n for citation in asked.reply.citations}
    unknown = {n for one in asked.statements for n in one.cites} - numbers
    if unknown:
        return yes(False, f"there is no citation {min(unknown)}")
    if not any(one.cites for one in asked.statements):
        return yes(False, "nothing is cited")
    bare = _bare_claims(asked)
    return yes(not bare, f"without a citation: {bare[0].text[:80]}" if bare else "")


def quotes_stand(asked: Asked) -> Mark | None:
    """Say whether every quote, and every quoted run of words, stands in its passage."""
    if not asked.reply.citations:
        return None
    for citation in asked.reply.citations:
        passage = asked.passages.get(citation.passage)
        if citation.status is CitationStatus.WITHDRAWN:
            continue
        if passage is None:
            return yes(False, f"[{citation.n}] names no passage of the library")
        if passage.source != citation.source:
            return yes(False, f"[{citation.n}] names another source than its passage")
        if not _stands(citation.quote, passage):
            return yes(False, f"[{citation.n}] is not in its passage: {citation.quote[:80]}")
    loose = _loose_quotation(asked)
    return yes(not loose, f"quoted, but in no cited passage: {loose[:80]}")


def citations_fit(asked: Asked) -> Mark | None:
    """Say whether each statement shares words with every passage that it cites."""
    if asked.reply.outcome not in ANSWERS or not asked.reply.citations:
        return None
    cited = {citation.n: citation for citation in asked.reply.citations}
    for one in asked.statements:
        stems = _stems(one.text)
        for citation in (cited[n] for n in one.cites if n in cited):
            passage = asked.passages.get(citation.passage)
            there = _stems(_everything(passage)) if passage else frozenset()
            if len(stems) > 3 and len(stems & there) < SHARED * len(stems):
                return yes(False, f"[{citation.n}] is about something else: {one.text[:80]}")
    return Mark(1.0)


def _name(citation: Citation) -> str:
    return f"{citation.source} ({citation.via.id})" if citation.via else citation.source


def _bare_claims(asked: Asked) -> list[Statement]:
    """Return statements of fact that no mark covers; a mark covers what stands before it too."""
    bare: list[Statement] = []
    for block in asked.paragraphs:
        covered = False
        for one in reversed(block.statements):
            covered = covered or bool(one.cites)
            rest = _NOTHING.sub("", one.text)
            if not covered and (_FIGURE.search(rest) or _NAME.search(rest)):
                bare.append(one)
    return bare


def _loose_quotation(asked: Asked) -> str:
    texts = list(asked.passages.values())
    for one in asked.statements:
        for match in _QUOTED.finditer(one.text):
            words = match.group(1)
            if one.cites and len(words.split()) > 2 and not any(_stands(words, p) for p in texts):
                return words
    return ""


def _stands(quote: str, passage: Passage) -> bool:
    """Say whether the words stand one after the other; an ellipsis or cell edge may part them."""
    text = _bare(" ".join((_everything(passage), *sentences_of(passage))))
    pieces = [_bare(piece) for piece in re.split(r"…|\.{3}|\|", quote)]
    return any(piece.strip() for piece in pieces) and all(piece in text for piece in pieces)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Return the words alone, in lower case, with a space before, between and after them."""
    return f" {' '.join(_TOKEN.findall(text.lower()))} " if _TOKEN.search(text) else " "


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


def _everything(passage: Passage) -> str:
    cells = (
        " ".join((table.caption, *table.header, *(cell for row in table.rows for cell in row)))
        for table in passage.tables
    )
    return " ".join((passage.title, passage.heading, passage.text, *cells))
