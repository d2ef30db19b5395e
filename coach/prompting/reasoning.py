"""Leaving out what a model thinks aloud before it answers, while the answer arrives."""

import re
from collections.abc import Iterator
from enum import Enum

_NAMES = ("think", "thinking", "reasoning")
_OPENING = frozenset([*(f"<{name}>" for name in _NAMES), "[think]"])
_CLOSING = frozenset([*(f"</{name}>" for name in _NAMES), "[/think]"])
_HEADERS = frozenset(["<|start|>", "<|channel|>"])
_ENDS = frozenset(["<|end|>", "<|return|>", "<|call|>"])
_MESSAGE = "<|message|>"
_MARKS = _OPENING | _CLOSING | _HEADERS | _ENDS | {_MESSAGE, "<|constrain|>"}
_MARK = re.compile("|".join(map(re.escape, sorted(_MARKS))), re.IGNORECASE | re.ASCII)
_STARTS = frozenset(mark[:length] for mark in _MARKS for length in range(1, len(mark)))
_LONGEST = max(map(len, _STARTS))
_ASIDE = re.compile(r"\s*(?:assistant)?\s*(analysis|commentary)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:[{\[]|```)")
_TELLING = 64
"""Characters after which it is known whether the answer begins with its JSON."""


class Fresh:
    """What came so far was no answer; it begins anew."""


FRESH = Fresh()


class _Mode(Enum):
    ANSWER = "what arrives is the answer"
    ASIDE = "a model thinks, or speaks to itself"
    HEADER = "the name of a channel"
    ENDED = "the answer is over"


class SpokenPart:
    """Parts the answer from the reasoning before it, in whatever pieces both arrive.

    Reasoning ends with a closing mark, with or without an opening one; all that stands before is
    left out. An opening mark counts until the JSON of an answer has begun: later it is content.
    """

    def __init__(self) -> None:
        self._mode = _Mode.ANSWER
        self._held = ""  # may be the start of a mark
        self._header = ""
        self._said = ""  # the first words of the answer, until they tell whether it is JSON
        self._is_json = False

    @property
    def is_open(self) -> bool:
        """Whether the model is still thinking, so that there is no answer."""
        return self._mode in (_Mode.ASIDE, _Mode.HEADER)

    def feed(self, text: str) -> Iterator[str | Fresh]:
        """Yield what belongs to the answer, and FRESH wherever all before was none of it."""
        self._held += text
        place = 0
        while found := _MARK.search(self._held, place):
            yield from self._words(self._held[place : found.start()])
            yield from self._mark(found.group())
            place = found.end()
        rest = self._held[place:]
        keep = _start_of_mark(rest)
        self._held = rest[len(rest) - keep :]
        yield from self._words(rest[: len(rest) - keep])

    def end(self) -> Iterator[str]:
        """Yield what was held back, once nothing more will come."""
        held, self._held = self._held, ""
        yield from self._words(held)

    def _words(self, text: str) -> Iterator[str]:
        if self._mode is _Mode.HEADER:
            self._header += text
        elif self._mode is _Mode.ANSWER and text:
            if len(self._said) < _TELLING:
                self._said += text
                self._is_json = _JSON.match(self._said) is not None
            yield text

    def _mark(self, written: str) -> Iterator[str | Fresh]:
        mark = written.lower()
        if mark in _CLOSING:
            yield self._begin_anew()
        elif mark in _OPENING:
            if self._mode is _Mode.ANSWER and self._is_json:
                yield written
            elif self._mode is _Mode.ANSWER:
                self._mode = _Mode.ASIDE
        elif mark in _HEADERS:
            self._mode, self._header = _Mode.HEADER, ""
        elif mark == _MESSAGE:
            yield from self._message()
        elif mark in _ENDS:
            yield from self._over()

    def _message(self) -> Iterator[Fresh]:
        """Begin a message; where the mark before its header got lost, that was taken for words."""
        header = self._header if self._mode is _Mode.HEADER else self._said
        if self._mode is _Mode.ASIDE or _ASIDE.match(header):
            self._mode = _Mode.ASIDE
        else:
            yield self._begin_anew()

    def _over(self) -> Iterator[Fresh]:
        if self._mode is _Mode.ASIDE:
            yield self._begin_anew()
        elif self._mode is _Mode.ANSWER:
            self._mode = _Mode.ENDED

    def _begin_anew(self) -> Fresh:
        self._mode, self._said, self._is_json = _Mode.ANSWER, "", False
        return FRESH


def _start_of_mark(text: str) -> int:
    """Return how many characters at the end of a text may be the start of a mark."""
    tail = text[-_LONGEST:].lower()
    if "<" not in tail and "[" not in tail:
        return 0
    return next((n for n in range(len(tail), 0, -1) if tail[-n:] in _STARTS), 0)
