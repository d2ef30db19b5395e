"""What every form of an agenda says in the same words: times, who teaches, what stands behind."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coach.domain.agenda import Agenda
from coach.domain.answer import Citation, CitationStatus
from coach.domain.person import first_name
from coach.domain.playbook import Direction, SessionKind
from coach.language.cleaning import one_line

SUGGESTION = "coach suggestion"
"""The mark of a block that no source backs."""
DIRECTIONS: tuple[Direction, ...] = ("junior_to_senior", "senior_to_junior", "joint")
_SIDES: dict[Direction, str] = {
    "junior_to_senior": "junior to senior",
    "senior_to_junior": "senior to junior",
    "joint": "together",
}
_KINDS: dict[SessionKind, str] = {
    "first": "First session",
    "standard": "Standard session",
    "short": "Short session",
    "feedback": "Feedback session",
    "midpoint": "Midpoint review",
    "closing": "Closing session",
    "restart": "Restart",
}


@dataclass(frozen=True)
class SourceNote:
    """A source as it is listed under an agenda."""

    marks: str
    """The numbers that cite it: `[1][3]`."""
    title: str
    weight: str
    """What stands behind it, in words."""
    pages: tuple[str, ...] = ()
    """The public pages behind a playbook's sentences."""


def kind_words(agenda: Agenda) -> str:
    """Return the kind of session in words."""
    return _KINDS[agenda.kind]


def minutes_words(minutes: int) -> str:
    """Return a length as it is said: `1 minute`, `45 minutes`."""
    return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"


def percentages(agenda: Agenda) -> dict[Direction, int]:
    """Return how the minutes are spread, in whole per cent that add up to 100."""
    shares = {way: share * 100 for way, share in agenda.share}
    whole = {way: int(shares[way]) for way in DIRECTIONS}
    # Those that lost most by rounding down get the rest, one each.
    lost = sorted(DIRECTIONS, key=lambda way: whole[way] - shares[way])
    for way in lost[: 100 - sum(whole.values())]:
        whole[way] += 1
    return whole


def spent(agenda: Agenda) -> dict[Direction, int]:
    """Return the minutes of each direction that has any."""
    minutes = {
        way: sum(block.minutes for block in agenda.blocks if block.direction == way)
        for way in DIRECTIONS
    }
    return {way: some for way, some in minutes.items() if some}


def begins(agenda: Agenda) -> datetime | None:
    """Return when the session begins, or None where the day or the time of day is not known.

    Midnight stands for a day without a time. A time zone is left out: the time is the pair's own.
    """
    starts = agenda.starts
    if starts is None or (starts.hour, starts.minute) == (0, 0):
        return None
    return starts.replace(tzinfo=None)


def clock(agenda: Agenda, minute: int) -> str:
    """Return the time of day at a minute of the session, else the minute: `10:04`, `4 min`."""
    start = begins(agenda)
    return f"{start + timedelta(minutes=minute):%H:%M}" if start else f"{minute} min"


def day_words(agenda: Agenda) -> str:
    """Return the day as people say it, empty if none is set: `Tuesday 1 December 2026`."""
    day = agenda.starts
    return f"{day:%A} {day.day} {day:%B} {day.year}" if day else ""


def when_words(agenda: Agenda) -> str:
    """Return the day and the time from beginning to end, as far as they are known."""
    day = day_words(agenda)
    if begins(agenda) is None:
        return day
    return f"{day}, {clock(agenda, 0)} to {clock(agenda, agenda.minutes)}"


def called(agenda: Agenda) -> tuple[str, ...]:
    """Return what each person is called: the first name, or the whole one where two share it."""
    names = [one_line(name) for name in agenda.people]
    firsts = [first_name(name) for name in names]
    return tuple(
        first if firsts.count(first) == 1 else name
        for first, name in zip(firsts, names, strict=True)
    )


def teacher_and_learner(agenda: Agenda, direction: Direction) -> tuple[str, str] | None:
    """Return who teaches whom where two people meet; None for a group and for shared work."""
    names = called(agenda)
    if len(names) != 2 or direction == "joint":
        return None
    senior, junior = names
    return (junior, senior) if direction == "junior_to_senior" else (senior, junior)


def direction_words(agenda: Agenda, direction: Direction) -> str:
    """Return a direction in words: `Tunde teaches`, `both`; for a group `junior to senior`."""
    pair = teacher_and_learner(agenda, direction)
    if pair:
        return f"{pair[0]} teaches"
    return "both" if len(agenda.people) == 2 else _SIDES[direction]


def people_words(agenda: Agenda) -> str:
    """Return who meets, in one phrase; empty if nobody is named."""
    names = [one_line(name) for name in agenda.people]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return joined(names)


def joined(parts: list[str]) -> str:
    """Return parts as an enumeration: `a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def marks(numbers: tuple[int, ...]) -> str:
    """Return citation marks: `[1][3]`."""
    return "".join(f"[{n}]" for n in numbers)


def source_notes(agenda: Agenda) -> tuple[SourceNote, ...]:
    """Return the agenda's sources, each once, in the order of their first number."""
    by_source: dict[str, list[Citation]] = {}
    for citation in agenda.citations:
        by_source.setdefault(citation.source, []).append(citation)
    return tuple(_note(citations) for citations in by_source.values())


def _note(citations: list[Citation]) -> SourceNote:
    weight = max(citations, key=lambda one: (not one.ours, one.grade)).weight
    if all(one.status is CitationStatus.WITHDRAWN for one in citations):
        weight = "source withdrawn"
    doubts = tuple(one.n for one in citations if one.status is CitationStatus.UNSUPPORTED)
    if doubts:
        weight += f"; {marks(doubts)} bears this out only in part"
    pages = dict.fromkeys(_page(one) for one in citations if one.via)
    return SourceNote(
        marks=marks(tuple(one.n for one in citations)),
        title=one_line(citations[0].title),
        weight=weight,
        pages=tuple(pages),
    )


def _page(citation: Citation) -> str:
    page = citation.via
    assert page is not None, "only citations with a page are asked for it"
    year = str(page.year) if page.year else None
    return ", ".join(one_line(part) for part in (page.title, page.publisher, year) if part)
