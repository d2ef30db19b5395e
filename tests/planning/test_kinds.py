"""The kind of the next session follows from what a pair has done."""

import pytest

from coach.domain.playbook import SessionKind
from coach.planning.kinds import next_kind
from tests.contracts.pairs import a_pair_of, a_session_on

HELD, CANCELLED, PLANNED = "held", "cancelled", "planned"


@pytest.mark.parametrize(
    ("history", "planned", "minutes", "kind"),
    [
        ([], 6, 60, "first"),
        ([], 6, 20, "first"),
        ([CANCELLED], 6, 60, "first"),
        ([PLANNED], 6, 60, "first"),
        ([HELD], 6, 45, "standard"),
        ([HELD], 6, 31, "standard"),
        ([HELD], 6, 30, "short"),
        ([HELD, CANCELLED], 6, 45, "restart"),
        ([HELD, CANCELLED, HELD], 6, 45, "standard"),
        ([HELD, CANCELLED, PLANNED], 6, 45, "restart"),
        ([HELD] * 2, 6, 45, "standard"),
        ([HELD] * 3, 6, 45, "midpoint"),
        ([HELD] * 4, 6, 45, "standard"),
        ([HELD] * 5, 6, 45, "closing"),
        ([HELD] * 6, 6, 45, "standard"),
        ([HELD] * 2, 5, 45, "midpoint"),
        ([HELD] * 5, 6, 30, "closing"),
        ([HELD], 2, 45, "closing"),
        ([HELD] * 5 + [CANCELLED], 6, 45, "restart"),
    ],
)
def test_the_kind_follows_from_the_history(
    history: list[str], planned: int, minutes: int, kind: SessionKind
) -> None:
    sessions = tuple(
        a_session_on(f"2026-{month:02d}-01", status) for month, status in enumerate(history, 1)
    )
    pair = a_pair_of("Ana Brandt", "Tunde Okafor", sessions=sessions, planned_sessions=planned)

    assert next_kind(pair, minutes) == kind
