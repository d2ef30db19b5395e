"""Planted claims with the passages they are held against, read from planted.yaml."""

from pathlib import Path
from typing import Any

import yaml

from coach.domain.answer import Citation, CitationStatus, Paragraph, Statement
from coach.domain.document import Claim
from coach.domain.passage import Passage

PLANTED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8")
)
AROUND = {
    "s0-seminars-vs-reverse-mentoring": "One article, without an author",
    "s1-power-of-reverse-mentoring": "Yakob Makonnen's article",
    "s2-mentorship-vs-peer-learning": "The CEO Hangout article",
    "s3-reciprocal-mentoring": "Mentorloop's article",
    "s4-wiifm": "Thiran's article, Roshan Thiran, Leaderonomics, 2013-03-13",
}


def a_passage(
    id: str, *claims: str, source: str = "s4-wiifm", heading: str = "A heading"
) -> Passage:
    return Passage(
        id=id,
        source=source,
        title="A title",
        heading=heading,
        order=0,
        claims=tuple(Claim(text=claim) for claim in claims),
    )


def planted_passages() -> dict[str, Passage]:
    return {
        key: Passage(
            id=key,
            source=entry["source"],
            title=entry["title"],
            heading=entry["heading"],
            order=0,
            claims=tuple(Claim(text=claim) for claim in entry["claims"]),
        )
        for key, entry in PLANTED["passages"].items()
    }


def cite(n: int, passage: Passage, *, quote: str | None = None) -> Citation:
    return Citation(
        n=n,
        source=passage.source,
        title=passage.title,
        grade="D",
        quote=passage.claims[0].text if quote is None else quote,
        status=CitationStatus.VERIFIED,
        passage=passage.id,
    )


def said(*statements: tuple[str, tuple[int, ...]]) -> Paragraph:
    return Paragraph(
        statements=tuple(Statement(text=text, cites=cites) for text, cites in statements)
    )
