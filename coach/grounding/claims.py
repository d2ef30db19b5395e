"""Checks of a claim that need no model: figures, names, roles and polarity."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.grounding.alignment import read
from coach.grounding.binding import STRONG, figure_moved, name_moved, nearest_sentence, shared
from coach.grounding.naming import is_written
from coach.grounding.opposites import opposites, overstated
from coach.grounding.polarity import halves, negation_differs, reading
from coach.grounding.roles import comparison, is_degree, subject_replaced, swapped
from coach.language.figures import Figure, agrees, figures
from coach.language.names import names
from coach.language.sentences import split_sentences

_RESEARCH = re.compile(
    r"\b(?:research|stud(?:y|ies)|evidence|surveys?|data|science|trials?)\s+"
    r"(?:\w+\s+)?(?:shows?|suggests?|finds?|found|proves?|proved|confirms?|demonstrates?|says?|backs?)\b"
    r"|\b(?:proven|scientifically|according to (?:research|a study|studies))\b",
    re.IGNORECASE,
)
_RESEARCH_STEMS = frozenset("research studi survey evid trial data scientif proven".split())
_EVERYDAY_ACRONYMS = frozenset("ceo cfo cto coo hr it ai uk us usa pm q&a ok faq".split())
_COUNTED = re.compile(
    r"\s*(?:[.,;:!?]|$|\s(?:over|in|within|during|per|a|before|between|to|with)\b)"
)
_ENDS = re.compile(r"\s*(?:[.,;:!?]|$|\s(?:of|in|and|or|to|with|for|before|after|is|has|takes)\b)")
_LABELLED = re.compile(
    r"\b(?:session|meeting|week|month|day|year|step|phase|round|level|stage|part|chapter)\s+$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:the|these|those|you|its|their|your)\s+$", re.IGNORECASE)
_FEWEST = 2
"""A half of fewer content words is too short to be held against anything."""
_NEAR = 0.7
"""Research may be named in a sentence that shares so much of what the nearest one shares."""
_TIE = 0.05
"""Sentences so close to the nearest one are as near: a claim that any of them says is said."""


class Fault(StrEnum):
    """What is wrong with a claim."""

    FIGURE = "figure"
    NAME = "name"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    OVERSTATED = "overstated"
    ROLES = "roles"
    ATTRIBUTION = "attribution"
    RESEARCH = "research"


@dataclass(frozen=True)
class Reason:
    """One fault, in words for a person."""

    fault: Fault
    says: str


@dataclass(frozen=True)
class Verdict:
    """The outcome of the checks; no reasons means that nothing speaks against the claim."""

    reasons: tuple[Reason, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether nothing speaks against the claim."""
        return not self.reasons


def check_claim(
    claim: str, evidence: Sequence[str], *, around: str = "", known_names: Sequence[str] = ()
) -> Verdict:
    """Check every sentence of a claim against the sentences it cites.

    Args:
        claim: A sentence or two, without citation marks.
        evidence: The sentences of all cited passages.
        around: Title and heading of the passages and who wrote them: may back names and dates.
        known_names: Names that need no source, such as the reader's partner.
    """
    evidence = [sentence for text in evidence for sentence in split_sentences(text)]
    reasons: list[Reason] = []
    for sentence in split_sentences(claim):
        reasons += _figures_stand(sentence, evidence, around)
        reasons += _names_stand(sentence, evidence, around, known_names)
        reasons += _research_stands(sentence, evidence)
        reasons += _said_of_the_same(sentence, evidence, around)
        reasons += _not_turned(sentence, evidence)
    return Verdict(tuple(dict.fromkeys(reasons)))


def states_fact(text: str) -> bool:
    """Say whether a text states something that needs a source: a figure, a name, or research."""
    return bool(_RESEARCH.search(text) or names(text) or any(_counts(f) for f in figures(text)))


def _counts(figure: Figure) -> bool:
    """Tell a figure that needs a source from `first` and `every week`, which advice is made of."""
    return figure.unit is None or (figure.unit != "th" and not figure.unit.startswith("/"))


def _figures_stand(claim: str, evidence: Sequence[str], around: str) -> Iterator[Reason]:
    given = [figure for text in (*evidence, around) for figure in read(text).figures]
    words = (
        read(" ".join(evidence)).stems
        if any(f.unit == "th" for f in figures(claim))
        else frozenset()
    )
    for figure in figures(claim):
        text = claim[figure.start : figure.end]
        if any(agrees(figure, one) for one in given):
            continue
        if figure.unit is None and figure.value == "2" and "both" in read(" ".join(evidence)).stems:
            continue
        if figure.unit == "th" and text.lower() in words:
            continue
        if _in_another_form(claim, figure, given):
            continue
        yield Reason(Fault.FIGURE, f"{text!r} does not stand in what is cited")


def _in_another_form(claim: str, figure: Figure, given: Sequence[Figure]) -> bool:
    """Say whether a figure is no more than another wording: of a count, of a place, of a pair.

    `six times over nine months` counts, unlike `six times more`; `session three` is the third;
    and `the two` points back.
    """
    before, after = claim[: figure.start], claim[figure.end :]
    if figure.unit == "x":
        counted = Figure(figure.value, None, figure.start, figure.end)
        return bool(_COUNTED.match(after)) and any(agrees(counted, one) for one in given)
    if figure.unit is None and _ENDS.match(after) and _LABELLED.search(before):
        return any(one.unit == "th" and one.value == figure.value for one in given)
    return figure.unit is None and figure.value == "2" and bool(_POINTS.search(before))


def _names_stand(
    claim: str, evidence: Sequence[str], around: str, known_names: Sequence[str]
) -> Iterator[Reason]:
    written = " ".join((*evidence, around, *known_names))
    for name in names(claim):
        everyday = name.text.lower().removesuffix("s") in _EVERYDAY_ACRONYMS
        if not everyday and not is_written(name, written):
            yield Reason(Fault.NAME, f"{name.text!r} does not stand in what is cited")


def _research_stands(claim: str, evidence: Sequence[str]) -> Iterator[Reason]:
    """Refuse `research shows` where the nearest sentence names no research, or says it has none."""
    match = _RESEARCH.search(claim)
    if not match:
        return
    stems = frozenset(word.stem for word in reading(claim) if word.content)
    _, best = nearest_sentence(stems - _RESEARCH_STEMS, evidence)
    for sentence in evidence:
        near = shared(stems - _RESEARCH_STEMS, sentence) >= _NEAR * best
        named = any(word.stem in _RESEARCH_STEMS and not word.negated for word in reading(sentence))
        if near and named:
            return
    yield Reason(Fault.RESEARCH, f"{match.group()!r}: what is cited names no research")


def _said_of_the_same(claim: str, evidence: Sequence[str], around: str) -> Iterator[Reason]:
    if moved := figure_moved(claim, evidence):
        yield Reason(Fault.ATTRIBUTION, f"{moved!r} is said of something else there")
    if exchanged := name_moved(claim, evidence, around=around):
        yield Reason(
            Fault.ATTRIBUTION, f"{exchanged[1]!r} stands there in place of {exchanged[0]!r}"
        )


def _not_turned(claim: str, evidence: Sequence[str]) -> Iterator[Reason]:
    """Hold each half of a claim against the nearest halves of sentences."""
    said = [half for sentence in evidence for half in halves(sentence)]
    for half in halves(claim):
        yield from _half_turned(half, said)


def _half_turned(claim: str, said: Sequence[str]) -> Iterator[Reason]:
    stems = frozenset(word.stem for word in reading(claim) if word.content)
    _, best = nearest_sentence(stems, said)
    if best < STRONG or len(stems) < _FEWEST:
        return
    found: list[Reason] = []
    for sentence in said:
        if shared(stems, sentence) >= best - _TIE:
            turned = _turned(claim, sentence)
            if not turned:
                return
            found = found or turned
    yield from found


def _turned(claim: str, sentence: str) -> list[Reason]:
    compared = comparison(claim, sentence)
    reasons = []
    if compared is False:
        reasons.append(Reason(Fault.ROLES, "what is compared has changed places"))
    if word := negation_differs(claim, sentence):
        reasons.append(Reason(Fault.NEGATION, f"one of the two denies {word!r}"))
    reasons += [
        Reason(Fault.OPPOSITE, f"{mine!r}, where the source says {theirs!r}")
        for mine, theirs in opposites(claim, sentence)
        if compared is None or not is_degree(mine)
    ]
    if word := overstated(claim, sentence):
        reasons.append(Reason(Fault.OVERSTATED, f"{word!r}, where the source speaks of some"))
    if sides := swapped(claim, sentence):
        reasons.append(Reason(Fault.ROLES, f"{sides[0]!r} and {sides[1]!r} have changed places"))
    if subjects := subject_replaced(claim, sentence):
        reasons.append(Reason(Fault.ROLES, f"said of {subjects[1]!r}, not of {subjects[0]!r}"))
    return reasons
