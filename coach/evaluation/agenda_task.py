"""The task `agenda`: a session of a pair is planned, and held to the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import Field

from coach.domain.agenda import EACH_WAY, Agenda, AgendaBlock
from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.domain.playbook import Does, SessionKind
from coach.domain.record import Record
from coach.evaluation.case_files import read_case_file
from coach.evaluation.pair_fixtures import pair_fixture
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.task import Task, Told

_TWO_WAY: frozenset[SessionKind] = frozenset({"standard", "short"})


class AgendaCase(Record):
    """A pair, how long it has, and what the agenda must hold."""

    id: str = Field(min_length=1)
    pair: str
    """Stem of a file of `evals/fixtures/pairs`."""
    minutes: int
    kind: SessionKind | None = None
    topic: str | None = None
    expect_kind: SessionKind | None = None
    """The kind that is right where none is asked for."""
    has: tuple[Does, ...] = ()
    """What some block must be for."""
    teaches: tuple[str, ...] = ()
    """Topics that must be taught, in these or other words."""
    notices: tuple[str, ...] = ()
    """Words of which each must stand in some notice."""
    why: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What is asked for, in words."""
        wishes = [f"--kind {self.kind}" if self.kind else "", self.topic or ""]
        return (" ".join(("coach agenda", self.pair, str(self.minutes), *wishes)).strip(),)


class PlansAgendas(Protocol):
    """Whatever plans like the coach."""

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
    ) -> Agenda:
        """Return the agenda of a session."""

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether one of the topics may well be one of the others, in other words."""


@dataclass(frozen=True)
class PlannedCase:
    """What came of a case."""

    case: AgendaCase
    pair: Pair
    agenda: Agenda
    subject: PlansAgendas


class OneLongTalk:
    """A planner that is bad on purpose: the senior side talks, about what was talked of before."""

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
    ) -> Agenda:
        """Return one block."""
        block = AgendaBlock(
            minutes=minutes,
            title="A talk",
            direction="senior_to_junior",
            does="teach",
            topic=next(iter(pair.recent_topics), "Leadership"),
            purpose="Hear how it is done.",
            questions=("Any questions?",),
        )
        return Agenda(title="A talk", kind=kind or "standard", minutes=minutes, blocks=(block,))

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether a topic is among the others."""
        return bool({t.casefold() for t in topics} & {t.casefold() for t in others})


def _plan(subject: PlansAgendas, case: AgendaCase) -> PlannedCase:
    pair = pair_fixture(case.pair)
    agenda = subject.prepare_agenda(pair, minutes=case.minutes, kind=case.kind, topic=case.topic)
    return PlannedCase(case, pair, agenda, subject)


def _sums(done: PlannedCase) -> Mark:
    total = sum(block.minutes for block in done.agenda.blocks)
    return yes(total == done.case.minutes, f"{total} min of {done.case.minutes}")


def _both_ways(done: PlannedCase) -> Mark:
    share = done.agenda.share
    least = min(share.junior_to_senior, share.senior_to_junior)
    if least >= EACH_WAY:
        return Mark(1.0)
    excused = done.pair.group or done.agenda.kind not in _TWO_WAY
    return yes(excused and bool(done.agenda.notices), f"one direction has {least:.0%}")


def _kind_right(done: PlannedCase) -> Mark | None:
    wanted = done.case.expect_kind
    return (
        yes(done.agenda.kind == wanted, f"{done.agenda.kind}, expected {wanted}")
        if wanted
        else None
    )


def _actions_first(done: PlannedCase) -> Mark | None:
    count = len(done.pair.open_actions)
    if not count:
        return None
    return yes(len(done.agenda.blocks[0].actions) == count, "open actions do not come first")


def _nothing_repeated(done: PlannedCase) -> Mark | None:
    topics = [
        topic
        for topic in done.agenda.topics
        if topic.casefold() != (done.case.topic or "").casefold()
    ]
    if not done.pair.recent_topics:
        return None
    repeats = done.subject.alike(topics, done.pair.recent_topics)
    return yes(not repeats, f"{', '.join(topics)} repeats {', '.join(done.pair.recent_topics)}")


def _blocks_grounded(done: PlannedCase) -> Mark:
    bare = [b.title for b in done.agenda.blocks if not (b.questions and b.purpose and b.basis)]
    return yes(not bare, f"without question, purpose or basis: {', '.join(bare)}")


def _quotes_known(done: PlannedCase) -> Mark | None:
    cited = {n for block in done.agenda.blocks for n in block.cites}
    known = {citation.n for citation in done.agenda.citations if citation.quote}
    return yes(cited <= known, "a mark without its source") if cited else None


def _has_blocks(done: PlannedCase) -> Mark | None:
    wanted = set(done.case.has)
    missing = wanted - {block.does for block in done.agenda.blocks}
    if not wanted:
        return None
    return Mark(
        float(len(wanted - missing)),
        of=len(wanted),
        why=f"no {', '.join(missing)}" if missing else "",
    )


def _teaches(done: PlannedCase) -> Mark | None:
    wanted = done.case.teaches
    missing = [one for one in wanted if not done.subject.alike(done.agenda.topics, (one,))]
    if not wanted:
        return None
    why = f"{', '.join(missing)} not among {', '.join(done.agenda.topics)}" if missing else ""
    return Mark(float(len(wanted) - len(missing)), of=len(wanted), why=why)


def _warns(done: PlannedCase) -> Mark | None:
    said = " ".join(done.agenda.notices).casefold()
    wanted = done.case.notices
    missing = [words for words in wanted if words.casefold() not in said]
    if not wanted:
        return None
    why = f"no notice says: {'; '.join(missing)}" if missing else ""
    return Mark(float(len(wanted) - len(missing)), of=len(wanted), why=why)


def _read(path: Path) -> tuple[AgendaCase, ...]:
    return read_case_file(path, AgendaCase)


def _one_long_talk(documents: Iterable[Document]) -> Any:
    return OneLongTalk()


AGENDAS: Task[AgendaCase, PlannedCase] = Task(
    read=_read,
    run=_plan,
    scorers={
        "sums": _sums,
        "both_ways": _both_ways,
        "kind_right": _kind_right,
        "actions_first": _actions_first,
        "nothing_repeated": _nothing_repeated,
        "blocks_grounded": _blocks_grounded,
        "quotes_known": _quotes_known,
        "has_blocks": _has_blocks,
        "teaches": _teaches,
        "warns": _warns,
    },
    sentinels={"one_long_talk": _one_long_talk},
    told=lambda done: Told(done.agenda.kind, ", ".join(done.agenda.topics)),
)
