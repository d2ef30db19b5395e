"""The blocks of an agenda while it is being planned: a playbook's own, and those that are added."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.domain.pair import Pair
from coach.domain.playbook import Direction, Does, PlannedBlock, Playbook
from coach.domain.topic import TeachingDirection
from coach.planning.agenda_texts import BlockTexts
from coach.planning.ranking import Ranked

TEACHING: frozenset[Does] = frozenset({"teach", "try", "play_back"})
MOST_QUESTIONS = 3


@dataclass(frozen=True)
class Source:
    """What a block rests on: words to be found on the shelf."""

    page: str
    """Id of the page, such as R45."""
    about: str
    """What the claim is about."""
    says: str | None = None
    """The claim itself, where it is known."""


@dataclass(frozen=True)
class DraftBlock:
    """A block without its minutes."""

    title: str
    share: int
    floor: int
    direction: Direction
    does: Does
    purpose: str
    questions: tuple[str, ...]
    source: Source | None = None
    topic: str | None = None
    ai: bool = False
    actions: tuple[str, ...] = ()

    def asking(self, question: str) -> "DraftBlock":
        """Return the block with one more question in front, as far as there is room."""
        kept = tuple(one for one in self.questions if one != question)
        return replace(self, questions=(question, *kept)[:MOST_QUESTIONS])

    def with_floor(self, floor: int) -> "DraftBlock":
        """Return the block with another floor."""
        return replace(self, floor=floor)

    def saying(self, sentence: str) -> "DraftBlock":
        """Return the block with one more sentence about why it is there."""
        return replace(self, purpose=f"{self.purpose} {sentence}")


def blocks_of(plan: Sequence[PlannedBlock], playbook: Playbook, pair: Pair) -> list[DraftBlock]:
    """Return a playbook's blocks, with first names in the place of the sides where two meet."""
    names = naming(playbook, pair)
    return [
        DraftBlock(
            title=names.named(block.title),
            share=block.share,
            floor=block.floor,
            direction=block.direction,
            does=block.does,
            purpose=names.named(block.purpose),
            questions=tuple(names.named(question) for question in block.questions),
            source=Source(block.source, f"{block.title}. {block.purpose}")
            if block.source
            else None,
        )
        for block in plan
    ]


def added(texts: BlockTexts, *, share: int, does: Does, floor: int = 1) -> DraftBlock:
    """Return a joint block that the planner adds."""
    return DraftBlock(
        title=texts.title,
        share=share,
        floor=floor,
        direction="joint",
        does=does,
        purpose=texts.purpose,
        questions=texts.questions,
        source=_source(texts.source, texts),
    )


def _source(page: str | None, block: PlannedBlock | BlockTexts) -> Source | None:
    return Source(page, f"{block.title}. {block.purpose}") if page else None


@dataclass(frozen=True)
class Naming:
    """What a playbook's texts call the two sides, and the first names to put there."""

    words: tuple[tuple[str, str], ...] = ()

    def named(self, text: str) -> str:
        """Return the text with names for sides; a name that begins a sentence stays a name."""
        for side, name in self.words:
            pattern = re.compile(rf"\b{re.escape(side)}\b", re.IGNORECASE)
            text = name.join(pattern.split(text))
        return text


def naming(playbook: Playbook, pair: Pair) -> Naming:
    """Return the naming of a pair; a group keeps the playbook's words."""
    leader, mentor = pair.first_name("leader"), pair.first_name("mentor")
    if not leader or not mentor or playbook.group:
        return Naming()
    return Naming(((playbook.sides.senior, leader), (playbook.sides.junior, mentor)))


def with_topics(
    blocks: Sequence[DraftBlock], chosen: Mapping[TeachingDirection, Sequence[Ranked]]
) -> list[DraftBlock]:
    """Put topics into the blocks that teach, one round of them for each topic.

    A round is the run of teaching blocks of one direction; a second topic repeats it, both with
    half the share.
    """
    done: list[DraftBlock] = []
    place = 0
    while place < len(blocks):
        run = _run(blocks, place)
        direction = blocks[place].direction
        topics = chosen.get(direction, []) if run and direction != "joint" else []
        done += [
            taught(block, topic, rounds=len(topics)) for topic in topics for block in run
        ] or list(run or blocks[place : place + 1])
        place += max(1, len(run))
    return done


def taught(block: DraftBlock, topic: Ranked, *, rounds: int = 1) -> DraftBlock:
    """Return a teaching block about a topic, with the topic's source where it has none."""
    one = topic.candidate
    listed = one.backed_by
    source = block.source
    if source is None and listed is not None and listed.source:
        source = Source(listed.source, one.title, listed.says)
    return replace(
        block,
        share=max(1, block.share // rounds),
        topic=one.title,
        ai=one.ai,
        source=source,
    )


def with_risk(blocks: Sequence[DraftBlock], texts: BlockTexts) -> list[DraftBlock]:
    """Follow the teaching of each AI topic with a block on policy and risk, taken out of it."""
    done: list[DraftBlock] = []
    covered: set[str] = set()
    for place, block in enumerate(blocks):
        done.append(block)
        goes_on = any(later.topic == block.topic for later in blocks[place + 1 :])
        if block.ai and block.topic and not goes_on and block.topic not in covered:
            covered.add(block.topic)
            share = max(1, sum(one.share for one in blocks if one.topic == block.topic) // 5)
            done.append(replace(added(texts, share=share, does="risk"), topic=block.topic))
    return done


def _run(blocks: Sequence[DraftBlock], place: int) -> Sequence[DraftBlock]:
    """Return the teaching blocks of one direction that follow each other from here."""
    end = place
    while (
        end < len(blocks)
        and blocks[end].does in TEACHING
        and blocks[end].direction == blocks[place].direction
    ):
        end += 1
    return blocks[place:end]
