"""Programme health: which pairs meet, who cancels, who has stalled; attendance and nothing else."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date as Date
from typing import Literal

from coach.domain.health import (
    Attendance,
    AttendedSession,
    Concern,
    NextStep,
    PairHealth,
    ProgrammeHealth,
    Stall,
    StallKind,
)
from coach.domain.person import PairSide
from coach.domain.session import SessionStatus
from coach.language.phrasing import day, in_words, joined, shortened
from coach.planning.agenda_texts import filled
from coach.services.cite_claims import Footnotes
from coach.services.health_texts import HealthTexts, read_health_texts
from coach.services.programme_guide import Guide, own_guide

PAST_DAYS = 21
"""Days past a planned date without the session held: Mentorloop's help pages (P5)."""
QUIET_DAYS = 35
"""Days since a pair last met without a date for the next session: a coach suggestion."""
OFTEN = 2
"""Cancellations by a pair's mentor from which the load is asked about."""
_NAME_WORDS = 12


def programme_health(
    attendance: Sequence[Attendance], *, today: Date, says_so: bool, guide: Guide | None = None
) -> ProgrammeHealth:
    """Return how the pairs of one programme meet.

    Args:
        attendance: Its pairs, in any order.
        today: The day from which the days are counted.
        says_so: Whether the programme told its participants up front that attendance is shown;
            if not, nothing is told but that.
        guide: Texts and claims; the coach's own shelf by default.

    Raises:
        ValueError: The pairs are of several programmes; what was said up front holds for one.
    """
    programmes = {one.programme.casefold() for one in attendance}
    if len(programmes) > 1:
        raise ValueError(f"attendance of {len(programmes)} programmes at once")
    guide = guide or own_guide()
    texts = read_health_texts(guide.folder)
    name = attendance[0].programme if attendance else ""
    if not says_so:
        return ProgrammeHealth(programme=name, today=today, shown=False, says=(texts.not_shown,))
    pairs = sorted((_pair(one, today, texts) for one in attendance), key=_order)
    footnotes = Footnotes()
    steps = tuple(_steps(pairs, texts, guide, footnotes))
    return ProgrammeHealth(
        programme=name,
        today=today,
        shown=True,
        says=tuple(_whole(pairs, texts)),
        pairs=tuple(pairs),
        held=sum(one.held for one in pairs),
        planned=sum(one.planned for one in pairs),
        cancelled_by_leader=sum(one.cancelled_by_leader for one in pairs),
        cancelled_by_mentor=sum(one.cancelled_by_mentor for one in pairs),
        cancelled_by_nobody_named=sum(one.cancelled_by_nobody_named for one in pairs),
        next_steps=steps,
        citations=footnotes.citations,
    )


def stall_of(pair: Attendance, today: Date) -> Stall | None:
    """Return how a pair has come to a halt; None if it goes on, has ended, or met as planned.

    A planned session before the one last held is a leftover of the diary, no open promise.
    """
    held = _dates(pair, SessionStatus.HELD)
    if pair.ended or len(held) >= pair.planned_sessions:
        return None
    open_dates = _open_dates(pair)
    if open_dates:
        past = (today - open_dates[0]).days
        return Stall(kind="overdue", since=open_dates[0], days=past) if past >= PAST_DAYS else None
    known = [*(one.date for one in pair.sessions), *([pair.since] if pair.since else [])]
    if not known:
        return None
    since = held[-1] if held else min(known)
    quiet = (today - since).days
    kind: StallKind = "undated" if held else "never_met"
    return Stall(kind=kind, since=since, days=quiet) if quiet >= QUIET_DAYS else None


def _open_dates(pair: Attendance) -> list[Date]:
    """Return the planned dates after the last session held, earliest first."""
    held = _dates(pair, SessionStatus.HELD)
    return [d for d in _dates(pair, SessionStatus.PLANNED) if not held or d > held[-1]]


def _dates(pair: Attendance, status: SessionStatus) -> list[Date]:
    return sorted(one.date for one in pair.sessions if one.status is status)


def _pair(pair: Attendance, today: Date, texts: HealthTexts) -> PairHealth:
    name = shortened(pair.name, _NAME_WORDS) or pair.pair
    if pair.ended:
        says = filled(texts.pair["ended"], name=name)
        return PairHealth(pair=pair.pair, name=name, says=says, ended=True)
    stall = stall_of(pair, today)
    return PairHealth(
        pair=pair.pair,
        name=name,
        says=_stalled(name, stall, today, texts) if stall else _goes_on(pair, name, today, texts),
        held=len(_dates(pair, SessionStatus.HELD)),
        planned=pair.planned_sessions,
        cancelled_by_leader=_cancelled(pair.sessions, "leader"),
        cancelled_by_mentor=_cancelled(pair.sessions, "mentor"),
        cancelled_by_nobody_named=_cancelled(pair.sessions, None),
        next_date=next((one for one in _open_dates(pair) if one >= today), None),
        stall=stall,
    )


def _cancelled(sessions: Iterable[AttendedSession], by: PairSide | None) -> int:
    return sum(s.status is SessionStatus.CANCELLED and s.cancelled_by == by for s in sessions)


def _stalled(name: str, stall: Stall, today: Date, texts: HealthTexts) -> str:
    date = day(stall.since, today)
    return filled(texts.stalled[stall.kind], name=name, date=date, days=stall.days)


def _goes_on(pair: Attendance, name: str, today: Date, texts: HealthTexts) -> str:
    """Return where a pair stands that has not stalled."""
    held = len(_dates(pair, SessionStatus.HELD))
    words = {
        "name": name,
        "planned": in_words(pair.planned_sessions),
        "held": in_words(held) if held else "none",
    }
    if held >= pair.planned_sessions:
        return filled(texts.pair["done_one" if pair.planned_sessions == 1 else "done"], **words)
    if not pair.sessions:
        return filled(texts.pair["unknown"], **words)
    dates = _open_dates(pair)
    if not dates:
        return filled(texts.pair["undated"], **words)
    form: Literal["next", "waiting"] = "next" if dates[0] >= today else "waiting"
    return filled(texts.pair[form], date=day(dates[0], today), **words)


def _order(pair: PairHealth) -> tuple[bool, int, str]:
    return pair.ended, -(pair.stall.days if pair.stall else -1), pair.name.casefold()


def _whole(pairs: Sequence[PairHealth], texts: HealthTexts) -> Iterable[str]:
    """Yield the whole in sentences, without pairs that ended beyond their number."""
    whole = texts.whole
    going = [one for one in pairs if not one.ended]
    ended = len(pairs) - len(going)
    if not pairs:
        yield texts.nobody
        return
    if not going:
        yield _capital(whole.all_ended.of(ended))
        return
    yield _capital(whole.pairs.of(len(going)))
    if ended:
        yield _capital(whole.ended.of(ended))
    held, planned = sum(one.held for one in going), sum(one.planned for one in going)
    count = in_words(planned)
    yield (
        _capital(whole.held.of(held, planned=count))
        if held
        else filled(whole.none_held, planned=count)
    )
    by = [
        (whole.by_leader, sum(one.cancelled_by_leader for one in going)),
        (whole.by_mentor, sum(one.cancelled_by_mentor for one in going)),
        (whole.by_nobody, sum(one.cancelled_by_nobody_named for one in going)),
    ]
    who = [text.of(count) for text, count in by if count]
    yield filled(whole.cancelled, who=joined(who)) if who else whole.none_cancelled
    stalled = sum(one.stall is not None for one in going)
    yield _capital(whole.stalled.of(stalled)) if stalled else whole.none_stalled


_SIGNS: dict[Concern, Callable[[PairHealth], bool]] = {
    "overdue": lambda one: one.stall is not None and one.stall.kind == "overdue",
    "undated": lambda one: one.stall is not None and one.stall.kind == "undated",
    "never_met": lambda one: one.stall is not None and one.stall.kind == "never_met",
    "leader_cancels": lambda one: one.cancelled_by_leader > 0,
    "mentor_cancels": lambda one: one.cancelled_by_mentor >= OFTEN,
    "cancelled": lambda one: one.cancelled > 0,
}
"""What attendance must show of some pair before a step is worth taking."""


def _steps(
    pairs: Sequence[PairHealth], texts: HealthTexts, guide: Guide, footnotes: Footnotes
) -> Iterable[NextStep]:
    for about, step in texts.steps.items():
        if any(_SIGNS[about](one) for one in pairs):
            cites = footnotes.cite(guide.backs(step.backing))
            yield NextStep(about=about, text=step.text, cites=cites)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
