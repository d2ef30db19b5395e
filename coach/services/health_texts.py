"""The shelf of programme health: what is said of pairs and of the whole, and what to do next."""

from pathlib import Path
from typing import Literal

from coach.domain.health import Concern, StallKind
from coach.domain.record import Record
from coach.planning.agenda_texts import read_texts
from coach.services.programme_texts import Counted, Line


class WholeTexts(Record):
    """What is said of all pairs together."""

    pairs: Counted
    ended: Counted
    all_ended: Counted
    held: Counted
    none_held: str
    cancelled: str
    by_leader: Counted
    by_mentor: Counted
    by_nobody: Counted
    none_cancelled: str
    stalled: Counted
    none_stalled: str


class HealthTexts(Record):
    """What stands in `health.yaml`."""

    not_shown: str
    nobody: str
    stalled: dict[StallKind, str]
    pair: dict[Literal["ended", "done", "done_one", "next", "waiting", "undated", "unknown"], str]
    whole: WholeTexts
    steps: dict[Concern, Line]


def read_health_texts(folder: Path) -> HealthTexts:
    """Read `health.yaml` of the feedback shelf, or raise ShelfError."""
    return read_texts(HealthTexts, folder / "health.yaml")
