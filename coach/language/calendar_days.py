"""Days as people write them: "next Tuesday", "in two weeks", "3 Dec", "3/12", "the 3rd"."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.language.counting import counted, placed
from coach.language.day_phrases import DAYS, MONTHS, PHRASES, Naming

_FLAGS = re.IGNORECASE | re.ASCII


@dataclass(frozen=True)
class Day:
    """A day that a text names, read from a given today."""

    day: date | None
    """Null if there is no such day, or if none is named exactly: "next week"."""
    start: int
    end: int
    others: tuple[date, ...] = ()
    """What else it could mean."""
    problem: str = ""
    """Why there is no such day, as a sentence; empty if nothing is wrong."""


_Reader = Callable[[dict[str, str], date], Day]


def find_day(text: str, today: date) -> Day | None:
    """Return the first day that a text names, the fullest reading of it."""
    found = [
        (match, reader)
        for form, reader in _FORMS
        for match in form.finditer(text)
        if _is_day(match, text)
    ]
    # a vague one ("next week") gives way to any that names a day
    found.sort(key=lambda pair: (pair[1] is _vague, pair[0].start(), -pair[0].end()))
    for match, reader in found:
        said = {name: part.lower() for name, part in match.groupdict().items() if part}
        try:
            day = reader(said, today)
        except OverflowError:
            continue
        if day.day or day.problem or reader is _vague:
            return replace(day, start=match.start(), end=match.end())
    return None


def said_day(day: date, today: date) -> str:
    """Return a day as it is said: without the year if it is this one or follows soon."""
    year = f" {day.year}" if abs((day - today).days) > 300 else ""
    return f"{day.day} {calendar.month_name[day.month]}{year}"


def _is_day(match: re.Match[str], text: str) -> bool:
    """Tell a day from a word that only looks like one."""
    word = (match.groupdict().get("weekday") or "").lower()
    if match.group().lower() in ("sat", "sun", "wed", "mon"):
        follows = re.match(r",?\s+[0-9]", text[match.end() :]) or re.search(
            r"\b(?:on|by|until|till|for|before|from)\s$", text[: match.start()], _FLAGS
        )
        if follows:
            return True
        return match.group()[0].isupper() and match.start() > 0
    before = text[max(0, match.start() - 6) : match.start()].lower()
    return not (word and re.search(r"\b(?:last|every|each|most|past)\s$", before))


def _found(day: date | None, *others: date, problem: str = "") -> Day:
    return Day(day, 0, 0, tuple(one for one in others if one != day), problem)


def _exact(said: dict[str, str], today: date) -> Day:
    """Read a day of a month: with its year that one, without it the next one to come."""
    day, month = _day_number(said["day"]), _month_number(said["month"])
    year = _year_number(said.get("year", ""))
    name = calendar.month_name[month] if 1 <= month <= 12 else ""
    if not name or not 1 <= day <= (29 if month == 2 else calendar.monthrange(2001, month)[1]):
        return _found(None, problem=f"There is no {day} {name}." if name and 0 < day < 32 else "")
    come = year or today.year + ((month, day) < (today.month, today.day))
    if day > calendar.monthrange(come, month)[1]:
        return _found(None, problem=f"There is no {day} {name} {come}.")
    found = date(come, month, day)
    if found < today:
        return _found(None, problem=f"{day} {name} {come} has passed.")
    return _matching(found, said, today)


def _matching(found: date, said: dict[str, str], today: date) -> Day:
    """Hold a date to the day of the week that was said with it."""
    if "weekday" not in said or DAYS[said["weekday"]] == found.weekday():
        return _found(found)
    is_a, not_a = calendar.day_name[found.weekday()], calendar.day_name[DAYS[said["weekday"]]]
    shown = f"{found.day} {calendar.month_name[found.month]} {found.year}"
    return _found(None, problem=f"{shown} is a {is_a}, not a {not_a}.")


def _numeric(said: dict[str, str], today: date) -> Day:
    """Read 3/12: the day first, as in Britain; the month first too if both can be."""
    first, second, year = said["first"], said["second"], said.get("year", "")
    both = [
        _exact({"day": day, "month": month} | ({"year": year} if year else {}), today)
        for day, month in ((first, second), (second, first))
    ]
    days = [one.day for one in both if one.day]
    if days:
        return _found(days[0], *days[1:])
    return both[0] if both[0].problem else both[1]


def _of_month(said: dict[str, str], today: date) -> Day:
    """Read "the 3rd": of this month if it is still to come, else of the next that has it."""
    day = _day_number(said["day"])
    if not 1 <= day <= 31:
        return _found(None)
    months = [
        (today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1)
        for n in range(13)
    ]
    days = [date(y, m, day) for y, m in months if day <= calendar.monthrange(y, m)[1]]
    if "next" in said.get("which", ""):
        days = [one for one in days if (one.year, one.month) != (today.year, today.month)]
    return _found(next(one for one in days if one >= today))


def _named(said: dict[str, str], today: date) -> Day:
    """Read today and tomorrow, with a week or more on top."""
    words = said["named"]
    ahead = 0 if words in ("today", "tonight") or "this" in words else 1
    ahead += words.startswith("the day after")
    return _found(today + timedelta(days=ahead + 7 * _weeks(said)))


def _weekday(said: dict[str, str], today: date) -> Day:
    """Read a day of the week, with what was said of the week."""
    number, which = DAYS[said["weekday"]], said.get("which", "")
    coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    this_week = today + timedelta(days=number - today.weekday())
    if "after next" in which:
        return _found(this_week + timedelta(days=14))
    if which.endswith("next week"):
        return _found(this_week + timedelta(days=7))
    if "this" in which and "coming" not in which:
        return _found(this_week if this_week >= today else coming)
    if which == "next":
        return _found(this_week + timedelta(days=7), coming)
    return _found(coming + timedelta(days=7 * _weeks(said)))


def _weeks(said: dict[str, str]) -> int:
    """Return the weeks that are put on top of a day."""
    more = said.get("more", "")
    if "fortnight" in more:
        return 2
    return counted(said["count"]) if "count" in said else int("week" in more)


def _ahead(said: dict[str, str], today: date) -> Day:
    """Read "in two weeks": so many days, weeks or months from today."""
    unit = said["unit"]
    count = counted(said.get("count", "a"))
    if unit.startswith("month"):
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        return _found(date(year, month, min(today.day, calendar.monthrange(year, month)[1])))
    days = {"d": 1, "w": 7, "f": 14}[unit[0]]
    return _found(today + timedelta(days=days * count))


def _end_of(said: dict[str, str], today: date) -> Day:
    """Read the end of a week as its Friday, the end of a month as its last day."""
    later = said.get("which") == "next"
    if said["unit"] == "week":
        friday = today + timedelta(days=4 - today.weekday())
        return _found(friday + timedelta(days=7 * (later or friday < today)))
    year, month = today.year + (today.month + later > 12), (today.month - 1 + later) % 12 + 1
    if said["unit"] == "year":
        year, month = today.year + later, 12
    return _found(date(year, month, calendar.monthrange(year, month)[1]))


def _vague(said: dict[str, str], today: date) -> Day:
    return _found(None)


def _day_number(words: str) -> int:
    return int(words) if words.isdecimal() else placed(words)


def _month_number(words: str) -> int:
    return int(words) if words.isdecimal() else MONTHS[words]


def _year_number(words: str) -> int:
    return int(words) + (2000 if len(words) == 2 else 0) if words else 0


_READERS: dict[Naming, _Reader] = {
    "exact": _exact,
    "numeric": _numeric,
    "of_month": _of_month,
    "named": _named,
    "weekday": _weekday,
    "ahead": _ahead,
    "end_of": _end_of,
    "vague": _vague,
}
_FORMS = tuple((re.compile(form, _FLAGS), _READERS[naming]) for form, naming in PHRASES)
