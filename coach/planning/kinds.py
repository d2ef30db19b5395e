"""Which kind of session comes next, told by what a pair has done."""

from coach.domain.pair import Pair
from coach.domain.playbook import SessionKind
from coach.domain.session import SessionStatus

SHORT = 30
"""Minutes up to which a session is a short one."""


def next_kind(pair: Pair, minutes: int) -> SessionKind:
    """Return the kind of the next session; feedback is never chosen, only asked for.

    None held: first. The latest one cancelled: restart. The last of those planned: closing. The
    one that opens the second half (the middle one of an odd number): midpoint.
    """
    held = len(pair.held)
    happened = [one for one in pair.sessions if one.status is not SessionStatus.PLANNED]
    if not held:
        return "first"
    if happened[-1].status is SessionStatus.CANCELLED:
        return "restart"
    if held + 1 == pair.planned_sessions:
        return "closing"
    if held == pair.planned_sessions // 2:
        return "midpoint"
    return "short" if minutes <= SHORT else "standard"
