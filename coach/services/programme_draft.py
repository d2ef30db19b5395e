"""A programme as far as it is settled: what every part of a plan is worded from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TypeVar

from coach.domain.playbook import Playbook
from coach.domain.programme_plan import GoalKind, PlanLine
from coach.planning.agenda_texts import filled
from coach.services.cite_claims import Footnotes
from coach.services.programme_guide import Guide
from coach.services.programme_phases import Sessions, Stretch
from coach.services.programme_texts import Choice, Line
from coach.services.programme_visibility import visible_at

Text = TypeVar("Text")
PEOPLE_A_GROUP = 8
"""Mentors in a supervision group, and people in a group format: a coach suggestion."""


@dataclass(frozen=True)
class Draft:
    """What has been settled of a plan, and its footnotes so far."""

    pairs: int
    weeks: int
    kind: GoalKind | None
    choice: Choice
    playbook: Playbook
    laid: Sequence[Stretch]
    sessions: Sessions
    words: dict[str, object]
    guide: Guide
    footnotes: Footnotes = field(default_factory=Footnotes)

    @property
    def groups(self) -> int:
        """Groups of the format; 0 where people meet in pairs."""
        return ceil(2 * self.pairs / PEOPLE_A_GROUP) if self.playbook.group else 0

    @property
    def units(self) -> int:
        """Pairs or groups: the most that can stand behind a figure."""
        return self.groups or self.pairs

    @property
    def holding(self) -> list[Stretch]:
        """The phases with sessions."""
        return [one for one in self.laid if one.phase.holds]

    def fitting(self, texts: Mapping[str, Text], name: str) -> Text:
        """Return the text of that name, or the one for a programme too small for figures."""
        alone = visible_at(self.units) == "none"
        return texts.get(f"{name}_alone", texts[name]) if alone else texts[name]

    def line(self, line: Line, **words: object) -> PlanLine:
        """Return a line of the shelf, filled in and with its citation."""
        cites = self.footnotes.cite(self.guide.backs(line.backing))
        return PlanLine(text=filled(line.text, **{**self.words, **words}), cites=cites)

    def lines(self, some: Iterable[Line], **words: object) -> tuple[PlanLine, ...]:
        """Return lines of the shelf, each filled in and with its citation."""
        return tuple(self.line(one, **words) for one in some)
