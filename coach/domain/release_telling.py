"""What may be told of a release: every figure and theme as it stands there, of what it is said."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from coach.domain.answer import Citation
from coach.domain.record import Record
from coach.domain.release import Release
from coach.domain.release_mentions import (
    Mention,
    figures_in,
    level_of,
    mentions_in,
    plain_words,
)

MOST_CHARACTERS = 900
"""Of a paragraph."""
_CLAUSES = re.compile(r";\s*|,?\s+(?:while|whereas|but)\s+")
_BASES = re.compile(
    r"\b(?:some|many|most)(?: of (?:the|those))? (?:people|who answered|sessions)\b"
    r"|\bof those who answered\b"
)


class ToldRelease(Record):
    """A release as a model tells it; no sentences where the template is to tell it."""

    sentences: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    worded_by: str | None = None


def paragraph_fault(release: Release, sentences: Sequence[str]) -> str:
    """Return the first thing that sentences tell otherwise than a release, empty if none.

    It fails closed: what is not known to be harmless is a fault. A word names the fault; no text
    of a sentence is repeated.
    """
    if not release.people_at_least or not sentences:
        return "nothing is shown"
    if sum(map(len, sentences)) > MOST_CHARACTERS:
        return "length"
    before: list[Mention] = []
    told = 0
    for sentence in sentences:
        if not re.fullmatch(r"[^\n!?]*[^\s!?]\.", sentence):
            return "form"
        found, fault = _read(release, sentence, before)
        if fault:
            return fault
        before, told = found, told + len(found)
    return "" if told else "nothing is said"


def cited_in(release: Release, sentence: str) -> tuple[Citation, ...]:
    """Return the citations of the action that a sentence tells."""
    plain = plain_words(sentence)
    for theme in release.themes:
        for action in theme.actions:
            if plain_words(action.text).rstrip(".") in plain:
                return action.citations
    return ()


def _read(release: Release, sentence: str, before: Sequence[Mention]) -> tuple[list[Mention], str]:
    """Return what a sentence mentions, and what is wrong with it."""
    every: list[Mention] = []
    plain, actions = _without_actions(release, plain_words(sentence).rstrip("."))
    if _BASES.search(plain):
        return [], "share of something else"
    for clause in _CLAUSES.split(plain):
        mentions = []
        for found in mentions_in(release, clause):
            if found is None:
                return [], "unknown word"
            mentions.append(found)
        if fault := _bound(release, mentions):
            return [], fault
        every += mentions
    themes = {one.value for one in every if one.kind == "theme"}
    themes = themes or {one.value for one in before if one.kind == "theme"}
    if actions and themes != actions:
        return [], "action of another theme"
    return every, ""


def _without_actions(release: Release, plain: str) -> tuple[str, set[str]]:
    """Return a sentence without the actions that it tells, and the codes of their themes."""
    codes: set[str] = set()
    for theme in release.themes:
        for action in theme.actions:
            text = plain_words(action.text).rstrip(".")
            if text and plain.endswith(text):
                plain = plain.removesuffix(text).rstrip(" :")
                codes.add(theme.code.value)
    return plain, codes


def _bound(release: Release, mentions: Sequence[Mention]) -> str:
    """Return what is said of something of which it does not stand in the release."""
    for one in mentions:
        if one.kind == "people" and one.value != str(release.people_at_least):
            return "people"
        if one.kind == "response" and one.value != release.response:
            return "response"
    if {"question", "theme"} <= {one.kind for one in mentions}:
        return "two things in one"
    scores = {"level", "score", "favourable", "trend"}
    for about, said in (("question", scores), ("theme", {"share"})):
        for subject, value in _pairs([m for m in mentions if m.kind in {about, *said}], about):
            if not _stands(release, subject, value):
                return "said of something else"
    return ""


def _pairs(
    mentions: Sequence[Mention], about: str
) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Yield what is said of what: of the subjects just before it, or of those that follow.

    A subject of which nothing is said comes with None, and so does what is said of nothing.
    """
    groups: list[tuple[list[Mention | None], list[Mention | None]]] = []
    subjects_first = bool(mentions) and mentions[0].kind == about
    for one in mentions:
        first = (one.kind == about) == subjects_first
        if not groups or (first and groups[-1][1]):
            groups.append(([], []))
        groups[-1][0 if first else 1].append(one)
    for ahead, behind in groups:
        subjects, values = (ahead, behind) if subjects_first else (behind, ahead)
        yield from product(subjects or [None], values or [None])


def _stands(release: Release, subject: Mention | None, value: Mention | None) -> bool:
    if subject is None:
        return False
    if subject.kind == "theme":
        share = next(t.share for t in release.themes if t.code.value == subject.value)
        return value is None or value.value == share
    figure = next((one for one in release.questions if one.id == subject.value), None)
    if figure is None:
        return False
    held = {
        "level": level_of(figure.score) or "",
        "score": re.sub(r"\.0(?= |$)", "", figure.score),
        "favourable": figures_in(figure.favourable or ""),
        "trend": figure.trend or "",
    }
    return value is None or (held[value.kind] != "" and held[value.kind] == value.value)
