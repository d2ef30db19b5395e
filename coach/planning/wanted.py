"""What an agenda is planned from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.playbook import Playbook, SessionKind
from coach.domain.topic import TeachingDirection
from coach.planning.ranking import Ranked


@dataclass(frozen=True)
class Wanted:
    """What an agenda is planned from."""

    pair: Pair
    playbook: Playbook
    playbook_id: str
    kind: SessionKind
    minutes: int
    topics: Mapping[TeachingDirection, Sequence[Ranked]]
    """Best first; those that somebody asked for stand before the others."""
    wish: Ranked | None
    """The topic asked for by name."""
    today: Date
    starts: datetime | None = None

    def side_name(self, side: PairSide) -> str:
        """Return the first name of a side's person, or the playbook's word for a group's side."""
        sides = self.playbook.sides
        return self.pair.first_name(side) or (sides.senior if side == "leader" else sides.junior)
