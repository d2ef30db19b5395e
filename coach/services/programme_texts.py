"""The shelf of the programme designer: choices, phases, roles, risks, each with its backing."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from coach.domain.programme_plan import GoalKind, RoleName
from coach.domain.record import Record
from coach.language.phrasing import in_words
from coach.planning.agenda_texts import filled, read_texts
from coach.services.programme_guide import Backing

VisibleAt = Literal["none", "words", "steps", "finer"]
"""What a size allows: no figures, three words, steps of 0.5, finer steps and a trend."""


class Line(Record):
    """A text, and what it rests on; without backing a coach suggestion."""

    text: str
    backing: Backing | None = None


class Counted(Record):
    """A text for one, and one for more."""

    one: str
    more: str

    def of(self, count: int, **words: object) -> str:
        """Return the text for a count, with the count in words up to twelve."""
        return filled(self.one if count == 1 else self.more, count=in_words(count), **words)


class Choice(Record):
    """A format, and the programmes it fits."""

    playbook: str
    weeks: tuple[int, int]
    most: int
    """Pairs."""

    def fits(self, *, pairs: int, weeks: int) -> bool:
        """Tell whether a programme of this size and length can be run in the format."""
        return pairs <= self.most and self.weeks[0] <= weeks <= self.weeks[1]


class PhaseText(Record):
    """A phase, its weight among the weeks and what is done in it."""

    name: str
    share: int = Field(ge=1)
    least: int = Field(ge=1)
    holds: bool = False
    """Whether sessions take place in it."""
    purpose: bool = False
    """Whether it is there to agree on the purpose."""
    tasks: tuple[str, ...]


class Length(Record):
    """The phases of programmes up to so many weeks."""

    up_to: int
    rounds: int = 1
    """How often sessions run from a first to a last one."""
    phases: tuple[PhaseText, ...]


class RhythmTexts(Record):
    """How often people meet."""

    steady: Line
    quick: Line
    grouped: Line
    weekly: str
    spaced: str


class RoleText(Record):
    """Who takes part, and what they do."""

    name: Counted
    does: tuple[Line, ...]


class SupervisionWords(Record):
    """How meetings and groups are counted."""

    meetings: Counted
    groups: Counted


class CheckInText(Record):
    """Something that is asked."""

    name: str
    asks: Line


class WindowTexts(Record):
    """What the windows are called."""

    only: str
    half: tuple[str, str]
    many: str


class SpareTexts(Record):
    """How many may stay silent."""

    none: str
    one: str
    more: str


class VisibilityTexts(Record):
    """What a manager sees."""

    none: tuple[str, ...]
    words: tuple[str, ...]
    steps: tuple[str, ...]
    finer: tuple[str, ...]
    rate: str
    attendance: str
    shared: str
    once: str
    roll: str
    never: tuple[str, ...]
    spare: SpareTexts
    unit_names: dict[Literal["pairs", "groups"], Counted]


class RiskText(Record):
    """A risk, and the programmes it belongs to."""

    name: str
    says: Line
    sign: str
    response: str
    goals: tuple[GoalKind, ...] = ()
    """Empty for every goal."""
    least: int = 1
    most: int = 5_000
    weeks: int = 104
    """The longest programme it belongs to."""


class DesignTexts(Record):
    """What stands in `programme_design.yaml`."""

    choices: dict[GoalKind | Literal["any"], tuple[Choice, ...]]
    why: dict[str, Line]
    beside: str
    own_design: str
    read_as: str
    no_kind: str
    short_of_six: Line
    short_purpose: Line
    start_small: Line
    digital_focus: Line
    in_groups: str
    weak: Counted
    rhythm: RhythmTexts
    lengths: tuple[Length, ...]
    tasks: dict[str, Line]
    """By name; a name with `_alone` takes its place where a programme is too small for figures."""
    roles: dict[RoleName, RoleText]
    training: tuple[Line, ...]
    training_for: dict[GoalKind, Line]
    supervision: tuple[Line, ...]
    supervision_alone: tuple[Line, ...]
    supervision_words: SupervisionWords
    check_ins: dict[str, CheckInText]
    """By `before`, `each`, `midpoint`, `end` and `later`; `_alone` where nothing is collected."""
    windows: WindowTexts
    visibility: VisibilityTexts
    risks: tuple[RiskText, ...]
    evidence: tuple[Backing, ...]
    evidence_for: dict[GoalKind, tuple[Backing, ...]]
    measure_name: str
    measures_for: dict[GoalKind, Line]


def read_design_texts(folder: Path) -> DesignTexts:
    """Read `programme_design.yaml` of the feedback shelf, or raise ShelfError."""
    return read_texts(DesignTexts, folder / "programme_design.yaml")
