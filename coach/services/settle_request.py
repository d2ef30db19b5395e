"""Settle a request: what somebody answers when we had to ask back is put into it."""

import re
from datetime import datetime

from coach.domain.request import Job, Request, SetStart
from coach.language.clock_times import find_times
from coach.language.moments import Moment, find_moment
from coach.language.requesting import plain

_FORMER = re.compile(r"\b(?:first|former|1st|yes|yep|yeah|correct|right|exactly)\b")
_LATTER = re.compile(r"\b(?:second|latter|2nd|last|other)\b")
_PREPARE = re.compile(
    r"\b(?:plan|prepare|write|suggest|brief|check|show|do it|go ahead|please do)\b"
)
_LIBRARY = re.compile(r"\b(?:look|library|second|latter|no|nope|answer|read)\b")
_NUMBER = re.compile(r"\D*([0-9]{1,2})\D*")
_LONGEST = 6
"""Words of an answer that only chooses."""


def settled(before: Request, asked: str, text: str, *, now: datetime) -> Request | None:
    """Return the request before with the answer in it, or None if the text answers nothing.

    Args:
        before: The request that made us ask back.
        asked: The turn that it was read from.
        text: What was answered.
        now: The person's own date and time.
    """
    said = plain(text)
    if before.torn:
        wanted = (_FORMER.search(said) or _PREPARE.search(said)) and not _LIBRARY.search(said)
        return before.model_copy(update={"ask_back": None, "torn": False}) if wanted else None
    answer, moment = find_moment(text, now), find_moment(asked, now)
    if answer and answer.when:
        return _on(before, *_joined(answer, asked))
    if not moment or not moment.when or len(said.split()) > _LONGEST:
        return None
    chosen = _chosen(said, (moment.when, *moment.alternatives))
    return _on(before, chosen, has_time=moment.has_time) if chosen else None


def _chosen(said: str, readings: tuple[datetime, ...]) -> datetime | None:
    """Return the reading that is meant by its place or by the number of its day."""
    number = _NUMBER.fullmatch(said)
    if number:
        return next((one for one in readings if one.day == int(number[1])), None)
    if _LATTER.search(said):
        return readings[-1]
    return readings[0] if _FORMER.search(said) else None


def _joined(answer: Moment, asked: str) -> tuple[datetime, bool]:
    """Return the day that was answered, at the time said before if no other was."""
    when = answer.when or datetime.min
    clock = next((one.value for one in find_times(asked) if one.value), None)
    if answer.has_time or clock is None:
        return when, answer.has_time
    return datetime.combine(when.date(), clock), True


def _on(request: Request, when: datetime, has_time: bool) -> Request:
    if request.job is Job.EDIT_AGENDA:
        edit = SetStart(starts=when, parts="both" if has_time else "date")
        return request.model_copy(update={"edit": edit, "ask_back": None})
    return request.model_copy(update={"when": when, "date_only": not has_time, "ask_back": None})
