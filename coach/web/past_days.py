"""The day on which somebody met: read as a day that has been, where a plan reads one to come."""

import re
from datetime import date, datetime, timedelta

from coach.language.moments import find_moment

_YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
_AGO = re.compile(r"\b(a|\d{1,2}) (day|week)s? ago\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|on)\s+", re.IGNORECASE)
_YEAR = timedelta(days=364)
_WEEK = timedelta(days=7)


def past_day(words: str, now: datetime) -> date | None:
    """Return the day that the words name, today for none; None if it is not one that has been."""
    today = now.date()
    if not words:
        return today
    if _YESTERDAY.search(words):
        return today - timedelta(days=1)
    if ago := _AGO.search(words):
        many = 1 if ago[1].lower() == "a" else int(ago[1])
        return today - many * (timedelta(days=1) if ago[2].lower() == "day" else _WEEK)
    if not any(character.isdigit() for character in words):  # the name of a weekday, or today
        named = find_moment(_LAST.sub("", words), now)
        day = named.when.date() if named and named.when and named.has_date else None
        while day and day > today:
            day -= _WEEK
        return day
    # Seen from a year ago, a day without a year is the last one of that name.
    moment = find_moment(words, now - _YEAR)
    when = moment.when if moment and moment.has_date else None
    return when.date() if when and when.date() <= today else None
