"""Editing an agenda: each change keeps every other block, and the minutes always sum."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coach.domain.agenda import LONGEST, SHORTEST, Agenda, AgendaBlock
from coach.domain.playbook import Direction, Does
from coach.errors import SessionLength
from coach.planning.agenda_texts import BlockTexts
from coach.planning.draft_blocks import MOST_QUESTIONS
from coach.planning.fitting import TWO_WAY, both_ways, fit
from coach.planning.minutes import allot
from coach.planning.ranking import Ranked


@dataclass(frozen=True)
class _Held:
    """A block of an agenda while minutes are spread anew: what it had is its weight."""

    block: AgendaBlock
    share: int
    floor: int = 1

    @property
    def title(self) -> str:
        return self.block.title

    @property
    def direction(self) -> Direction:
        return self.block.direction

    @property
    def does(self) -> Does:
        return self.block.does

    def with_floor(self, floor: int) -> "_Held":
        return replace(self, floor=floor)


def resized(agenda: Agenda, minutes: int) -> tuple[Agenda, tuple[str, ...]]:
    """Return the agenda in another length, and the titles of blocks for which there was no room.

    Raises:
        SessionLength: The minutes are outside of 15 to 120.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise SessionLength(minutes=minutes, shortest=SHORTEST, longest=LONGEST)
    held = [_Held(block, block.minutes) for block in agenda.blocks]
    fitted = fit(held, minutes, agenda.kind)
    blocks = [one.block for one in fitted.blocks]
    return _with(agenda, blocks, fitted.minutes, total=minutes), fitted.left_out


def with_block_minutes(agenda: Agenda, places: Sequence[int], minutes: int) -> Agenda:
    """Return the agenda with so many minutes for the blocks at these places together.

    The others share what is left as they did before, one minute each at least; where that cannot
    be, the blocks get as much as can be had.
    """
    chosen, others = set(places), [n for n in range(len(agenda.blocks)) if n not in places]
    most = agenda.minutes - len(others)
    wanted = max(len(chosen), min(minutes, most)) if others else agenda.minutes
    given: dict[int, int] = {}
    for some, total in ((sorted(chosen), wanted), (others, agenda.minutes - wanted)):
        shares = [agenda.blocks[n].minutes for n in some]
        given.update(zip(some, allot(total, shares, [1] * len(some)), strict=True))
    return _with(agenda, agenda.blocks, [given[n] for n in range(len(agenda.blocks))])


def moved(agenda: Agenda, places: Sequence[int], to: int) -> Agenda:
    """Return the agenda with the blocks at these places in front of the block now at `to`."""
    chosen = [agenda.blocks[n] for n in sorted(places)]
    before = [b for n, b in enumerate(agenda.blocks) if n < to and n not in places]
    after = [b for n, b in enumerate(agenda.blocks) if n >= to and n not in places]
    fixed = [block.model_copy(update={"fixed": True}) for block in chosen]
    return agenda.model_copy(update={"blocks": (*before, *fixed, *after)})


def without(agenda: Agenda, places: Sequence[int]) -> Agenda:
    """Return the agenda without these blocks; the others share their minutes.

    Raises:
        ValueError: No block would be left.
    """
    kept = [block for n, block in enumerate(agenda.blocks) if n not in places]
    if not kept:
        raise ValueError("an agenda needs a block")
    minutes = allot(agenda.minutes, [b.minutes for b in kept], [1] * len(kept))
    return _with(agenda, kept, minutes)


def with_topic(agenda: Agenda, places: Sequence[int], topic: Ranked) -> Agenda:
    """Return the agenda with another topic in the teaching blocks at these places."""
    blocks = list(agenda.blocks)
    for n in places:
        blocks[n] = about(blocks[n], topic, opens=n == min(places))
    return agenda.model_copy(update={"blocks": tuple(blocks)})


def about(block: AgendaBlock, topic: Ranked, *, opens: bool) -> AgendaBlock:
    """Return a teaching block about another topic; its first question comes with the topic.

    Who teaches stays: the block, with its title and purpose, is about that side.
    """
    one = topic.candidate
    old = (block.topic or "").casefold()
    questions = [q for q in block.questions if not old or old not in q.casefold()]
    if opens and one.family is not None:
        questions = [one.family.opener, *questions[1 if block.topic else 0 :]]
    return block.model_copy(
        update={
            "topic": one.title,
            "questions": tuple(questions[:MOST_QUESTIONS]) or block.questions,
            "cites": (),
            "fixed": True,
        }
    )


def with_block(agenda: Agenda, at: int, block: AgendaBlock) -> Agenda:
    """Return the agenda with one more block before the one at `at`; the others make room."""
    others = [b.minutes for b in agenda.blocks]
    minutes = min(block.minutes, max(1, agenda.minutes - len(others)))
    given = allot(agenda.minutes - minutes, others, [1] * len(others))
    blocks = [*agenda.blocks[:at], block, *agenda.blocks[at:]]
    return _with(agenda, blocks, [*given[:at], minutes, *given[at:]])


def with_risk_blocks(agenda: Agenda, is_ai: Callable[[str], bool], texts: BlockTexts) -> Agenda:
    """Return the agenda with a policy-and-risk block for every AI topic, and for none that is gone.

    A block that is there stays with its topic: the topic may meet a wish that is about AI.
    """
    stale = [
        n
        for n, b in enumerate(agenda.blocks)
        if b.does == "risk" and b.topic not in _taught(agenda)
    ]
    if stale:
        agenda = without(agenda, stale)
    covered = {block.topic for block in agenda.blocks if block.does == "risk"}
    for topic in _taught(agenda):
        if is_ai(topic) and topic not in covered:
            last = max(n for n, block in enumerate(agenda.blocks) if block.topic == topic)
            spent = sum(block.minutes for block in agenda.blocks if block.topic == topic)
            risk = AgendaBlock(
                minutes=max(1, spent // 5), title=texts.title, direction="joint", does="risk",
                topic=topic, purpose=texts.purpose, questions=texts.questions,
            )  # fmt: skip
            agenda = with_block(agenda, last + 1, risk)
    return agenda


def _taught(agenda: Agenda) -> tuple[str, ...]:
    topics = (block.topic for block in agenda.blocks if block.topic and block.does != "risk")
    return tuple(dict.fromkeys(topics))


def _with(
    agenda: Agenda,
    blocks: Sequence[AgendaBlock],
    minutes: Sequence[int],
    *,
    total: int | None = None,
) -> Agenda:
    """Return the agenda with these blocks and minutes, both directions held to their share."""
    given = list(minutes)
    if agenda.kind in TWO_WAY:
        given = both_ways([_Held(b, b.minutes) for b in blocks], given)
    timed = [b.model_copy(update={"minutes": n}) for b, n in zip(blocks, given, strict=True)]
    cited = {n for block in timed for n in block.cites}
    return Agenda.model_validate(
        agenda.model_dump()
        | {
            "blocks": [block.model_dump() for block in timed],
            "minutes": total or agenda.minutes,
            "citations": [c.model_dump() for c in agenda.citations if c.n in cited],
        }
    )
