"""The weeks of a programme: phases that fill them exactly, and the sessions that fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.playbook import Playbook, SessionKind
from coach.planning.agenda_texts import filled
from coach.planning.minutes import allot
from coach.services.programme_texts import Length, PhaseText, RhythmTexts

_QUICK_BELOW = 10
"""Weeks of sessions below which pairs meet every two weeks, for less time."""
_MONTH, _FORTNIGHT = 4, 2
_WEEKLY_UP_TO = 3
"""Weeks of sessions in which even every two weeks would leave a single session."""


@dataclass(frozen=True)
class Stretch:
    """A phase with its weeks."""

    phase: PhaseText
    starts: int
    weeks: int

    @property
    def ends(self) -> int:
        """Its last week."""
        return self.starts + self.weeks - 1


@dataclass(frozen=True)
class Sessions:
    """How often people meet in a round."""

    count: int
    minutes: int
    weeks: int
    """Weeks from the first to the last week with sessions, a review between them included."""
    quick: bool
    """Whether the rhythm is shorter than a month."""

    @property
    def every(self) -> int:
        """Weeks from one session to the next, 1 or more."""
        return max(1, round((self.weeks - 1) / (self.count - 1)))

    def spacing(self, texts: RhythmTexts) -> str:
        """Return the rhythm in words."""
        words = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
        every = words.get(self.every, str(self.every))
        return texts.weekly if self.every == 1 else filled(texts.spaced, every=every)


def stretches(length: Length, weeks: int) -> tuple[Stretch, ...]:
    """Return the phases of a length, laid end to end over exactly so many weeks."""
    shares, floors = [p.share for p in length.phases], [p.least for p in length.phases]
    laid, start = [], 1
    for phase, long in zip(length.phases, allot(weeks, shares, floors), strict=True):
        laid.append(Stretch(phase, start, long))
        start += long
    return tuple(laid)


def sessions_in(laid: Sequence[Stretch], length: Length, playbook: Playbook) -> Sessions:
    """Return the sessions of a round; with two rounds those that fit the shorter one."""
    holding = [one for one in laid if one.phase.holds]
    weeks = holding[-1].ends - holding[0].starts + 1
    if length.rounds > 1:
        weeks = min(one.weeks for one in holding)
    quick = weeks < _QUICK_BELOW
    every = _MONTH if not quick else _FORTNIGHT if weeks > _WEEKLY_UP_TO else 1
    kind: SessionKind = "short" if quick and not playbook.group else "standard"
    plans = {plan.kind: plan.minutes for plan in playbook.sessions}
    minutes = plans.get(kind) or max(plans.values())
    # rounded, since five weeks between two sessions are as many as a pair may stay apart
    count = max(2, round((weeks - 1) / every) + 1)
    return Sessions(count=count, minutes=minutes, weeks=weeks, quick=quick)
