"""Candidates: the sentences an answer may be made of, ranked for the question's form."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.domain.document import Claim, ClaimKind
from coach.domain.passage import Hit, Passage
from coach.grounding.planted import Matter
from coach.language.asking import Form
from coach.language.sentences import split_sentences
from coach.language.words import content_stems
from coach.retrieval.about_source import is_about_source

_FITTING = {
    Form.DEFINITION: {ClaimKind.DEFINITION},
    Form.WHY: {ClaimKind.REASON},
    Form.HOW: {ClaimKind.ADVICE, ClaimKind.EXAMPLE},
    Form.NUMBER: {ClaimKind.NUMBER},
    Form.LIST: {ClaimKind.LIST},
    Form.WHO: {ClaimKind.QUOTE, ClaimKind.EXAMPLE, ClaimKind.STORY},
}
_EXAMPLE_ASKED = re.compile(
    r"\b(?:example|instance|case stud|who does (?:it|this) well)", re.IGNORECASE
)
_ABOUT_ASKED = re.compile(
    r"\b(?:who (?:wrote|is the author|published)|author|written by|publish\w*|come out|came out|"
    r"how old is|grade|"
    r"reliab\w+|trustworth\w*|trust (?:the|that|this|it)|credib\w+|believe|weakness\w*|evidence|"
    r"research|stud(?:y|ies)|cite[sd]?|source[sd]?|article|"
    r"biased?|up to date|outdated|backed|rely)\b",
    re.IGNORECASE,
)
_FITS = 0.03
_ASIDE = 0.25
_NEXT = 0.12
_SAME = 0.08
_OURS = 0.04
"""What the article itself says comes before a playbook's retelling, and findings before advice."""
_ECHO = 0.2
_ATTRIBUTION = re.compile(r",? (?:says|said|writes|wrote|according to)\b.*$", re.IGNORECASE)
_TOLD = 0.8
"""A sentence is told already if our last answer held more than this share of its content words."""
_TOLD_ALREADY = 0.12
_MAY_BE_TOLD_AGAIN = frozenset({Form.WHO, Form.WHEN, Form.WHERE, Form.NUMBER, Form.RELIABILITY})
"""Forms that may ask for a detail of what was told."""
_FRESH = 0.12
_FRESH_WORDS = 6
"""New content words from which a sentence counts as wholly new."""


@dataclass(frozen=True)
class Candidate:
    """A sentence, where it stands, and how well it serves the question."""

    claim: Claim
    passage: Passage
    position: int
    score: float
    stems: frozenset[str]

    @property
    def words(self) -> int:
        """Length in words."""
        return len(self.claim.text.split())

    def repeats(self, other: "Candidate", limit: float) -> bool:
        """Tell whether the two say largely the same, by shared stems."""
        shorter = min(len(self.stems), len(other.stems))
        return bool(shorter) and len(self.stems & other.stems) / shorter > limit


def candidates(
    question: str, form: Form, hits: Sequence[Hit], *, said: str = ""
) -> list[Candidate]:
    """Return the sentences of the hits, best first for this form of question.

    Sentences that give orders in place of saying something are left out: see `grounding.planted`.
    """
    told = (
        [] if form in _MAY_BE_TOLD_AGAIN else [set(content_stems(s)) for s in split_sentences(said)]
    )
    asked = set(content_stems(question))
    matter = Matter(question, (claim.text for hit in hits for claim in hit.passage.claims))
    found: list[Candidate] = []
    for hit in hits:
        for sentence in hit.sentences:
            claim = hit.passage.claims[sentence.position]
            stems = frozenset(content_stems(claim.text))
            if matter.planted(claim.text):
                continue
            score = sentence.score + _bonus(question, form, hit.passage, sentence.position)
            if form is not Form.YES_NO and _echoes(claim.text, asked):
                score -= _ECHO
            if any(len(stems & one) > _TOLD * len(stems) for one in told):
                score -= _TOLD_ALREADY
            found.append(
                Candidate(
                    claim=claim,
                    passage=hit.passage,
                    position=sentence.position,
                    score=score,
                    stems=stems,
                )
            )
    return sorted(found, key=lambda candidate: -candidate.score)


def _echoes(sentence: str, asked: set[str]) -> bool:
    """Tell whether the sentence says nothing but the question's own words, and who says so."""
    said = set(content_stems(_ATTRIBUTION.sub("", sentence)))
    return bool(said) and said <= asked


def _bonus(question: str, form: Form, passage: Passage, position: int) -> float:
    kind = passage.claims[position].kind
    bonus = _FITS if kind in _FITTING.get(form, ()) else 0.0
    if kind in (ClaimKind.EXAMPLE, ClaimKind.STORY) and _EXAMPLE_ASKED.search(question):
        bonus += 2 * _FITS
    claim = passage.claims[position]
    if claim.ours or any(page.startswith("S") for page in claim.via):
        bonus -= _OURS
    if (
        is_about_source(passage)
        and form is not Form.RELIABILITY
        and not _ABOUT_ASKED.search(question)
    ):
        bonus -= _ASIDE
    return bonus


def following(
    best: Candidate, others: Iterable[Candidate], said: frozenset[str]
) -> Candidate | None:
    """Return the best continuation: near in the text, near the question, and saying something new.

    Args:
        best: The sentence that answers.
        others: What may follow it.
        said: Stems of the question and of what is taken already.
    """

    def worth(candidate: Candidate) -> float:
        fresh = min(len(candidate.stems - said), _FRESH_WORDS) / _FRESH_WORDS
        return candidate.score + _nearness(best, candidate) + _FRESH * fresh

    return max(others, key=worth, default=None)


def _nearness(best: Candidate, candidate: Candidate) -> float:
    if candidate.passage.id != best.passage.id:
        return 0.0
    return _NEXT if 0 < candidate.position - best.position <= 2 else _SAME
