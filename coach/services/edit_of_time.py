"""Edits of when a session is and how long it takes, read from a marked clause."""

import re

from coach.domain.request import ChangeLength, Edit, MoveStart, SetMinutes, SetStart
from coach.language.counting import COUNT, counted
from coach.language.moments import Moment
from coach.language.words import words
from coach.services.job_texts import DAY, LENGTH

_FLAGS = re.IGNORECASE
_FILLERS = frozenset(
    """it this that the session meeting agenda plan whole thing us we i i've we've we'll i'll make
    have got only just do doing cut keep set get down up to in for at on about around max maximum
    tops total altogether overall instead please then now there's there is should be are
    enough a an of into so really can must fit within under squeeze meet start starting begin move
    shift push put bring reschedule postpone schedule rather as well okay ok take takes last lasts
    shorten reduce trim extend lengthen stretch limit want need like would version today me my our
    one by until till from not more than no longer left available turns out unfortunately actually
    time slot everything works better suits fine good him her them with date day change another
    place rearrange book pencil arrange""".split()
)
_LONGER = re.compile(r"\b(?:longer|lengthen|extend|stretch|expand|add|extra|more)\b", _FLAGS)
_SHORTER = re.compile(
    r"\b(?:shorter|shorten|briefer|quicker|tighter|condense|tighten|trim|cut|reduce|less|fewer|"
    r"shave|(?:lose|drop)(?=.*\b" + LENGTH + r")|too long|crisper|compress)\b",
    _FLAGS,
)
_DEGREES = frozenset(
    """shorter longer lengthen extend stretch expand add extra more shorten briefer quicker tighter
    condense tighten trim cut reduce less fewer lose shave drop too long short crisper compress bit
    little much slightly even off minutes some way""".split()
)
_TO = re.compile(
    rf"\b(?:to|into|at|in|under|within|for)\s+(?:(?:about|only|just)\s+)?{LENGTH}\b", _FLAGS
)
_BY = re.compile(
    rf"\bby\s+(?:\w+\s+)?{LENGTH}|{LENGTH}\s+(?:shorter|longer|less|more|fewer|extra|off)|"
    rf"\b(?:add|cut|trim|lose|drop|extra|another|reduce|extend|shave(?:\s+off)?)\s+(?:by\s+|"
    rf"an?\s+extra\s+|"
    rf"another\s+)?{LENGTH}",
    _FLAGS,
)
_LATER = re.compile(
    rf"(?P<much>{LENGTH}|(?P<count>{COUNT})\s+(?P<unit>day|week|month)s?)\s+(?P<way>later|earlier|"
    rf"sooner|back|forward)\b",
    _FLAGS,
)
_PUSHED = re.compile(
    rf"\b(?P<way>push|move|put|bring|pull|postpone|delay|shift)\s+(?:(?:it|this|that|us|the\s+\w+)"
    rf"\s+)?"
    rf"(?P<side>back|forward|up|out|on|off)?\s*(?:by\s+|for\s+)?(?P<much>{LENGTH}|"
    rf"(?P<count>{COUNT})\s+(?P<unit>day|week|month)s?)(?!\w)",
    _FLAGS,
)
_NEXT_WEEK = re.compile(r"\b(?:next week|the week after|the following week)\b", _FLAGS)
_DAYS = {"day": 1, "week": 7, "month": 28}


def time_edits(text: str, typed: str, *, moment: Moment | None, minutes: int | None) -> list[Edit]:
    """Return what a clause that speaks of nothing but time wants changed; [] if it speaks of more.

    Args:
        text: The clause, DAY and LENGTH in place of its moment and its length of time.
        typed: The clause as it was typed.
        moment: What DAY stands for.
        minutes: What LENGTH stands for.
    """
    moved = _moved(text, minutes)
    if moved:
        return [moved]
    if _only(text, _DEGREES) and (not moment or minutes):
        changed = _changed_length(text, minutes)
        if changed:
            return [changed]
    if not only_of_time(text):
        return []
    edits: list[Edit] = []
    if minutes or (moment and moment.minutes):
        edits.append(SetMinutes(minutes=minutes or (moment.minutes if moment else 0) or 0))
    if moment:
        edits += _started(typed, moment)
    return edits


def only_of_time(text: str) -> bool:
    """Tell whether a marked clause speaks of time alone."""
    return (DAY in text or LENGTH in text) and _only(text, frozenset())


def _only(text: str, also: frozenset[str]) -> bool:
    return set(words(text)) <= _FILLERS | also | {DAY, LENGTH}


def _moved(text: str, minutes: int | None) -> MoveStart | None:
    """Read "an hour later", "push it back a week"."""
    found = _LATER.search(text) or _PUSHED.search(text)
    if not found or not _only(text.replace(found.group(), " "), frozenset({"bit"})):
        return None
    said = found.groupdict()
    side = said.get("side")
    earlier = (said["way"] or "").lower() in ("earlier", "sooner", "forward") or (
        (side or "").lower() in ("forward", "up")
        or ((said["way"] or "").lower() == "bring" and side != "back")
    )
    sign = -1 if earlier else 1
    if said["unit"]:
        return MoveStart(days=sign * counted(said["count"]) * _DAYS[said["unit"].lower()])
    return MoveStart(minutes=sign * minutes) if minutes else None


def _changed_length(text: str, minutes: int | None) -> Edit | None:
    """Read "shorter", "10 minutes longer", "cut it by ten minutes"."""
    if minutes and _TO.search(text):
        return None
    if text.strip(" .!?").lower() in ("more", "less"):
        return None  # of what, a library is asked
    longer, shorter = _LONGER.search(text), _SHORTER.search(text)
    if re.search(r"\btoo short\b", text, _FLAGS):
        return ChangeLength(longer=True)
    if not longer and not shorter:
        return None
    if minutes and not _BY.search(text):
        return SetMinutes(minutes=minutes)
    return ChangeLength(longer=not shorter, by=minutes)


def _started(typed: str, moment: Moment) -> list[Edit]:
    if moment.when:
        parts = (
            "both" if moment.has_date and moment.has_time else "date" if moment.has_date else "time"
        )
        return [SetStart.model_validate({"starts": moment.when, "parts": parts})]
    # no day is named, but it is clear how far the session moves
    return [MoveStart(days=7)] if not moment.problem and _NEXT_WEEK.search(typed) else []
