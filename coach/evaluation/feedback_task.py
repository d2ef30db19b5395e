"""The task `feedback`: comments are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from coach.domain.comment import MOST_CODES, Code, ReadComment, Tone
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.evaluation.case_files import read_case_file
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.task import Task, Told

Kind = Literal["themes", "nothing", "instruction", "sensitive", "everyday"]
"""`themes` and `nothing` are coded; `everyday` only looks like an instruction or a case for a
person, and its themes are not asked for."""


class FeedbackCase(Record):
    """One comment, and what is to be read from it."""

    id: str = Field(min_length=1)
    c: str = Field(min_length=1)
    side: PairSide | None = None
    kind: Kind = "themes"
    says: dict[Code, Tone] = Field(default_factory=dict)
    """Its themes, and how each is meant."""
    why: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """The comment."""
        return (self.c,)


class ReadsComments(Protocol):
    """Whatever reads comments like the coach."""

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Return what was read from each comment, in the order given."""


@dataclass(frozen=True)
class Read:
    """What was read from a case's comment."""

    case: FeedbackCase
    read: ReadComment


class CodesAlways:
    """A reader that is bad on purpose: it gives every comment the same codes."""

    def __init__(self, codes: tuple[Code, ...], needs_human: str = "") -> None:
        self._codes = codes
        self._needs_human = needs_human

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Return the same for whatever was said."""
        tones = tuple(Tone.CONCERN for _ in self._codes)
        return tuple(
            ReadComment(masked=t, codes=self._codes, tones=tones, needs_human=self._needs_human)
            for t in texts
        )


@dataclass(frozen=True)
class WholeTask(Task[FeedbackCase, Read]):
    """A task whose cases are done together: each for itself, but encoded as one list."""

    run_all: Callable[[Any, Sequence[Any]], Sequence[Read]] = lambda subject, cases: ()
    """Has the subject do what all cases ask for, in order."""


def _read_all(subject: ReadsComments, cases: Sequence[FeedbackCase]) -> Sequence[Read]:
    texts, sides = [case.c for case in cases], [case.side for case in cases]
    read = subject.read_comments(texts, sides=sides)
    return [Read(case, one) for case, one in zip(cases, read, strict=True)]


def _read_case(subject: ReadsComments, case: FeedbackCase) -> Read:
    (done,) = _read_all(subject, [case])
    return done


def _f1(code: Code) -> Callable[[Read], Mark | None]:
    """Return the scorer of one code: its marks add up to F1, twice the hits of all that count."""

    def scorer(done: Read) -> Mark | None:
        return _hits(done, {code})

    return scorer


def _codes_f1(done: Read) -> Mark | None:
    return _hits(done, set(Code))


def _hits(done: Read, codes: set[Code]) -> Mark | None:
    if done.case.kind not in {"themes", "nothing"}:
        return None
    wanted, found = codes & set(done.case.says), codes & set(done.read.codes)
    if not wanted and not found:
        return None
    hits = wanted & found
    missed = [f"no {code.value}" for code in Code if code in wanted - hits]
    false = [f"read as {code.value}" for code in Code if code in found - hits]
    why = ", ".join((*missed, *false))
    return Mark(2.0 * len(hits), of=len(wanted) + len(found), why=why)


def _tones(done: Read) -> Mark | None:
    """Count the tones of those codes that were found."""
    found = dict(zip(done.read.codes, done.read.tones, strict=True))
    both = [code for code in done.case.says if code in found]
    if not both:
        return None
    wrong = [code for code in both if found[code] is not done.case.says[code]]
    why = ", ".join(f"{code.value} as {found[code].value}" for code in wrong)
    return Mark(float(len(both) - len(wrong)), of=len(both), why=why)


def _empty_found(done: Read) -> Mark | None:
    if done.case.kind != "nothing":
        return None
    codes = ", ".join(done.read.codes)
    return yes(not codes and not done.read.left_out, f"read as {codes or done.read.left_out}")


def _instructions_idle(done: Read) -> Mark | None:
    if done.case.kind != "instruction":
        return None
    themes = [code for code in done.read.codes if code is not Code.OTHER]
    return yes(bool(done.read.left_out) or not themes, f"counted as {', '.join(themes)}")


def _feedback_left_out(done: Read) -> Mark | None:
    if done.case.kind == "instruction":
        return None
    return Mark(1.0, why=done.read.left_out) if done.read.left_out else Mark(0.0)


def _person_called(done: Read) -> Mark | None:
    if done.case.kind != "sensitive":
        return None
    return yes(bool(done.read.needs_human), "nobody is told to look at it")


def _person_called_idly(done: Read) -> Mark | None:
    if done.case.kind == "sensitive":
        return None
    return Mark(1.0, why=done.read.needs_human) if done.read.needs_human else Mark(0.0)


def _told(done: Read) -> Told:
    read = done.read
    return Told(", ".join(read.codes) or read.left_out, read.needs_human)


def _read(path: Path) -> tuple[FeedbackCase, ...]:
    return read_case_file(path, FeedbackCase)


FEEDBACK = WholeTask(
    read=_read,
    run=_read_case,
    run_all=_read_all,
    scorers={
        "codes_f1": _codes_f1,
        **{f"f1_{code.value}": _f1(code) for code in Code},
        "tones_right": _tones,
        "empty_found": _empty_found,
        "instructions_idle": _instructions_idle,
        "feedback_left_out": _feedback_left_out,
        "person_called": _person_called,
        "person_called_idly": _person_called_idly,
    },
    sentinels={
        "codes_nothing": lambda documents: CodesAlways(()),
        "codes_everything": lambda documents: CodesAlways(
            tuple(Code)[:MOST_CODES], needs_human="may describe anything"
        ),
    },
    told=_told,
)
