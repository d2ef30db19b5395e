"""Reliability: whether a figure or a source can be relied on, said first."""

from collections.abc import Sequence

from coach.domain.answer import Block, Paragraph, Statement
from coach.domain.draft import Brief
from coach.domain.source import GRADE_WORDS, PublicPage, Source
from coach.language.figures import figures
from coach.retrieval.about_source import is_about_source
from coach.writing.candidates import Candidate
from coach.writing.citing import Citer

_NEAREST = 6
"""Among so many sentences, one with a figure is taken for the one asked about."""


def judge_figure(brief: Brief, ranked: Sequence[Candidate], citer: Citer) -> tuple[Block, ...]:
    """Return what is claimed and how well it is backed; nothing if no claim is near."""
    claim = _asked_about(brief, ranked)
    if claim is None:
        return ()
    source = brief.sources[claim.passage.source]
    pages = [source.pages[id] for id in claim.claim.via if id in source.pages]
    statements = [
        # a verdict is our own: within the claim it would be held against the passage
        Statement(text=_verdict(claim, source, pages)),
        citer.state(claim.claim, claim.passage),
        citer.state(claim.claim, claim.passage, _backing(claim, source, pages)),
    ]
    about = [c for c in ranked if is_about_source(c.passage) and c.passage.source == source.id]
    statements += [citer.state(c.claim, c.passage) for c in about[:1] if c is not claim]
    return (Paragraph(statements=tuple(statements)),)


def _asked_about(brief: Brief, ranked: Sequence[Candidate]) -> Candidate | None:
    """The claim with the question's own figure if it has one, else the nearest claim."""
    asked = {figure.value for figure in figures(f"{brief.question} {brief.context}")}
    for candidate in ranked[:30]:
        if asked & {figure.value for figure in figures(candidate.claim.text)}:
            return candidate
    with_figures = [one for one in ranked[:_NEAREST] if figures(one.claim.text)]
    return next(iter([*with_figures, *ranked]), None)


def _verdict(claim: Candidate, source: Source, pages: Sequence[PublicPage]) -> str:
    if claim.claim.ours:
        return "It is our own judgement: no source stands behind it."
    if claim.claim.unsourced:
        return "Treat it as a claim, not as evidence."
    grade = max((page.grade for page in pages), default=source.grade)
    return {
        "A": "Fairly well: it rests on peer-reviewed work.",
        "B": "With some care: it rests on a programme's own document.",
        "C": "With care: it rests on a vendor's help page.",
        "D": "Not far: nothing but an article or blog stands behind it.",
    }[grade]


def _backing(claim: Candidate, source: Source, pages: Sequence[PublicPage]) -> str:
    if claim.claim.ours:
        return "Take it as advice to try, and see whether it holds for you."
    if pages:
        page = max(pages, key=lambda page: page.grade)
        return f"The page behind it is graded {page.grade}: {GRADE_WORDS[page.grade]}."
    if claim.claim.unsourced:
        name = source.called[0].upper() + source.called[1:]
        return f"{name} names no study for it, and we grade that source {source.grade}."
    return f"We grade {source.called} {source.grade}: {GRADE_WORDS[source.grade]}."
