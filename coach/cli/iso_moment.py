"""A date or a date and time as a person types it for a command."""

import re
from datetime import datetime

from coach.domain.session import EARLIEST, LATEST
from coach.errors import InputError

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_EXAMPLE = "Write it like 2026-12-01T10:00, or 2026-12-01 if the time is open."


def iso_moment(text: str, *, what: str) -> datetime:
    """Return a local date and time; a date alone is its midnight, which stands for no time.

    Args:
        text: ISO 8601: a date, or a date and a time of day without a time zone.
        what: Where it stands, such as `--date`, for the message.

    Raises:
        InputError: It has another form or a time zone, or there is no such day or time.
    """
    typed = text.strip()
    if not _FORM.fullmatch(typed):
        zone = _ZONE.search(typed) is not None and _FORM.match(typed) is not None
        problem = "it has a time zone" if zone else "it is not a date"
        remedy = "Give the pair's own time without one: 2026-12-01T10:00." if zone else _EXAMPLE
        raise InputError(what=f"{what} {typed[:40]!r}", problem=problem, remedy=remedy)
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        problem = "there is no such day or time"
        raise InputError(what=f"{what} {typed!r}", problem=problem, remedy=_EXAMPLE) from error
    if not EARLIEST <= moment.date() <= LATEST:
        problem = f"the year must be {EARLIEST.year} to {LATEST.year}"
        raise InputError(what=f"{what} {typed!r}", problem=problem, remedy=_EXAMPLE)
    return moment
