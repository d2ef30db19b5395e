"""The task `masking`: what tells who people are is masked, and ordinary words stay."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

from pydantic import Field, field_validator

from coach.comments.mask_span import Span, SpanType
from coach.comments.masking import Masked, mask
from coach.domain.record import Record
from coach.evaluation.case_files import read_case_file
from coach.evaluation.scoring import Mark
from coach.evaluation.task import Task, Told

NUMBERS: frozenset[str] = frozenset(
    {"EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "CREDIT_CARD", "IP_ADDRESS", "US_SSN"}
)
PLACES: frozenset[str] = frozenset({"STREET_ADDRESS", "ZIP_CODE"})
EITHER_WAY = "ANY"
"""Marks what may be masked or not, such as the name of a tool."""
ENOUGH = 0.5
"""Of the longer of two spans that their overlap must cover."""

_MARKED = re.compile(r"\{\{([A-Z_]+)\|(.+?)\}\}", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class MaskingCase(Record):
    """One comment; what must be masked is marked `{{PHONE_NUMBER|020 7946 0018}}`."""

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    known: tuple[str, ...] = ()
    """Names of a roster."""

    @field_validator("text")
    @classmethod
    def _kinds_known(cls, text: str) -> str:
        for kind in _MARKED.findall(text):
            if kind[0] != EITHER_WAY and kind[0] not in get_args(SpanType):
                raise ValueError(f"{kind[0]!r} is no kind of span")
        return text

    @property
    def said(self) -> tuple[str, ...]:
        """The comment as it is marked."""
        return (self.text,)

    @property
    def plain(self) -> str:
        """The comment as somebody wrote it."""
        return _MARKED.sub(r"\2", self.text)

    @property
    def marks(self) -> tuple[tuple[str, int, int], ...]:
        """Kind, start and end of each mark, in the plain comment."""
        found, shorter = [], 0
        for match in _MARKED.finditer(self.text):
            start = match.start() - shorter
            found.append((match.group(1), start, start + len(match.group(2))))
            shorter += len(match.group()) - len(match.group(2))
        return tuple(found)


class MasksNothing:
    """A masking that is bad on purpose."""

    def mask(self, text: str, *, known_names: Collection[str] = ()) -> Masked:
        """Return the text as it is."""
        return Masked(text=text)


class MasksEverything:
    """Another: it leaves no word."""

    def mask(self, text: str, *, known_names: Collection[str] = ()) -> Masked:
        """Return one mask for the whole text."""
        return Masked(text="[name]", spans=(Span(type="PERSON", start=0, end=len(text)),))


@dataclass(frozen=True)
class Looked:
    """What came of masking a case."""

    case: MaskingCase
    masked: Masked

    @cached_property
    def wanted(self) -> tuple[Span, ...]:
        """What had to be masked."""
        marks = (mark for mark in self.case.marks if mark[0] != EITHER_WAY)
        return tuple(Span.model_validate(dict(type=t, start=s, end=e)) for t, s, e in marks)

    def found(self, kinds: Collection[str]) -> Mark | None:
        """Mark how much of these kinds was found."""
        wanted = [span for span in self.wanted if span.type in kinds]
        missed = [w for w in wanted if not any(_is_same(w, span) for span in self.masked.spans)]
        why = ", ".join(self.case.plain[span.start : span.end] for span in missed)
        return Mark(float(len(wanted) - len(missed)), len(wanted), why) if wanted else None


def _is_same(wanted: Span, found: Span) -> bool:
    shared = min(wanted.end, found.end) - max(wanted.start, found.start)
    longer = max(wanted.end - wanted.start, found.end - found.start)
    return wanted.type == found.type and shared >= ENOUGH * longer


def _mask(subject: object, case: MaskingCase) -> Looked:
    """Mask with the bad subject, or with the product's own masking: the coach has no other."""
    if isinstance(subject, MasksNothing | MasksEverything):
        return Looked(case, subject.mask(case.plain, known_names=case.known))
    return Looked(case, mask(case.plain, known_names=case.known))


def _numbers_right(done: Looked) -> Mark | None:
    found = [span for span in done.masked.spans if span.type in NUMBERS]
    false = [span for span in found if not any(_is_same(want, span) for want in done.wanted)]
    why = ", ".join(f"{span.type} {done.case.plain[span.start : span.end]}" for span in false)
    return Mark(float(len(found) - len(false)), len(found), why) if found else None


def _words_kept(done: Looked) -> Mark | None:
    """Mark the words outside all marks that are still there."""
    marks = [(start, end) for _, start, end in done.case.marks]
    words = [w for w in _WORD.finditer(done.case.plain) if not _touched(w, marks)]
    masks = [(span.start, span.end) for span in done.masked.spans]
    gone = [word.group() for word in words if _touched(word, masks)]
    return Mark(float(len(words) - len(gone)), len(words), ", ".join(gone)) if words else None


def _touched(word: re.Match[str], places: list[tuple[int, int]]) -> bool:
    return any(start < word.end() and end > word.start() for start, end in places)


def _told(done: Looked) -> Told:
    return Told(", ".join(span.type for span in done.masked.spans), done.masked.text)


def _read(path: Path) -> tuple[MaskingCase, ...]:
    return read_case_file(path, MaskingCase)


MASKING: Task[MaskingCase, Looked] = Task(
    read=_read,
    run=_mask,
    scorers={
        "numbers_found": lambda done: done.found(NUMBERS),
        "numbers_right": _numbers_right,
        "names_found": lambda done: done.found({"PERSON"}),
        "addresses_found": lambda done: done.found(PLACES),
        "ids_found": lambda done: done.found({"ID_NUMBER", "US_DRIVER_LICENSE", "DOMAIN_NAME"}),
        "words_kept": _words_kept,
    },
    sentinels={
        "masks_nothing": lambda documents: MasksNothing(),
        "masks_everything": lambda documents: MasksEverything(),
    },
    told=_told,
)
