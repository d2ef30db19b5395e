"""The shelf file `briefs.yaml`: what a brief says of each sign, to each reader."""

from pathlib import Path

from pydantic import Field

from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.planning.agenda_texts import read_texts
from coach.services.pair_signs import Sign

ByReader = str | dict[PairSide, str]


class Avoid(Record):
    """One thing not to do, and the words by which the playbook's failure is found."""

    says: str
    about: str


class AskTexts(Record):
    """Questions to ask the partner."""

    you_cancelled: str
    partner_cancelled: str
    cancelled: str
    partner_is_late: str
    first_know: str
    first_leave: str
    opener: str
    learn: tuple[str, ...] = Field(min_length=1)
    goal: str
    safe: tuple[str, ...] = Field(min_length=2)
    """Asked of anybody; the last resort."""


class ActionLines(Record):
    """How an open action is shown."""

    line: str
    nobody: str
    due: str
    late: str
    more: str


class BriefTexts(Record):
    """What stands in `briefs.yaml`."""

    listen_for: dict[str, ByReader]
    ask: AskTexts
    avoid: dict[Sign, Avoid | dict[PairSide, Avoid]]
    otherwise: dict[PairSide, Avoid]
    actions: ActionLines
    last_session: str
    last_sessions: str

    def listening(self, name: str, reader: PairSide) -> str:
        """Return the template of one thing to listen for."""
        found = self.listen_for[name]
        return found if isinstance(found, str) else found[reader]

    def avoiding(self, sign: Sign | None, reader: PairSide) -> Avoid | None:
        """Return what not to do at a sign, or without one; None if the sign has nothing."""
        found = self.avoid.get(sign) if sign else self.otherwise
        return found[reader] if isinstance(found, dict) else found


def read_brief_texts(folder: Path) -> BriefTexts:
    """Read `briefs.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(BriefTexts, folder / "briefs.yaml")
