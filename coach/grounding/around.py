"""What may be said of a source beside what its passages say: who wrote it, when, and its grade."""

from collections.abc import Iterable

from coach.domain.source import GRADE_WORDS, Source


def known_around(sources: Iterable[Source]) -> dict[str, str]:
    """Return by source what a claim may say of it that stands in none of its passages."""
    return {source.id: _known_of(source) for source in sources}


def _known_of(source: Source) -> str:
    """Return what may be said of a source beside what its passages say."""
    pages = " ".join(
        f"{page.title}, {page.grade}, {GRADE_WORDS[page.grade]}." for page in source.pages.values()
    )
    names_none = "It names no study." if source.grade == "D" else ""
    return (
        f"{source.byline}. {source.called}. "
        f"We grade that source {source.grade}, {GRADE_WORDS[source.grade]}: "
        f"{source.grade_reason} {names_none} {pages}"
    )
