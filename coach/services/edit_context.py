"""What a change of an agenda works with: the agenda, whose it is, and how to find its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.agenda import Agenda
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.domain.request import BlockRef
from coach.errors import RuleBroken
from coach.planning import editing
from coach.planning.agenda_texts import AgendaTexts, filled
from coach.planning.meanings import Meanings
from coach.services.find_blocks import BlockFinder, places_of
from coach.services.prepare_agenda import AgendaMaker
from coach.services.suggest_topics import TopicSuggester

Change = tuple[Agenda, str]
"""The agenda after a change, and what to say of it."""


class EditTexts(Record):
    """What stands in `edits.yaml`."""

    done: dict[str, str]
    problem: dict[str, str]
    places: dict[str, str]
    kinds: dict[str, str]


class CannotEdit(RuleBroken):
    """A change cannot be made as it was said; its text is what the coach answers."""

    def __init__(self, said: str, *, asks: bool = False) -> None:
        self.said = said
        self.asks = asks
        super().__init__(said)


@dataclass(frozen=True)
class Tools:
    """What changes need beside the agenda."""

    suggester: TopicSuggester
    maker: AgendaMaker
    meanings: Meanings
    blocks: BlockFinder
    texts: EditTexts
    agenda_texts: AgendaTexts


@dataclass(frozen=True)
class Context:
    """One agenda that is to be changed."""

    agenda: Agenda
    pair: Pair
    reader: PairSide
    """The side of the one who speaks."""
    before: Agenda | None
    """The agenda before the last change, to go back to."""
    tools: Tools

    def say(self, name: str, **words: object) -> str:
        """Return what is said after a change."""
        return filled(self.tools.texts.done[name], **words)

    def problem(self, name: str, **words: object) -> CannotEdit:
        """Return what stands in the way, to be raised."""
        return CannotEdit(filled(self.tools.texts.problem[name], **words), asks=name == "several")

    def named(self, ref: BlockRef) -> tuple[int, ...]:
        """Return the places of the blocks that are meant, none if nothing fits."""
        return self.tools.blocks.find(ref, self.agenda, self.pair, reader=self.reader).places

    def places(self, ref: BlockRef) -> tuple[int, ...]:
        """Return the places of the blocks that are meant, or raise CannotEdit."""
        found = self.tools.blocks.find(ref, self.agenda, self.pair, reader=self.reader)
        if found.several:
            raise self.problem("several", parts=listed(found.several, "or"))
        if found.too_few:
            topics = found.too_few == "topics"
            count = len(self.agenda.topics) if topics else len(self.agenda.blocks)
            things = found.too_few if count != 1 else found.too_few.removesuffix("s")
            raise self.problem("no_such", count=count, things=things)
        if found.unknown:
            parts = listed([block.topic or block.title for block in self.agenda.blocks])
            raise self.problem("unknown", words=ref.words or ref.whose, parts=parts)
        return found.places

    def minutes(self, places: Sequence[int]) -> int:
        """Return how long some blocks take together."""
        return sum(self.agenda.blocks[n].minutes for n in places)

    def name(self, places: Sequence[int]) -> str:
        """Return how some blocks are called: by their topic where they are all of it."""
        block = self.agenda.blocks[places[0]]
        whole = block.topic is not None and set(places_of(block.topic, self.agenda)) <= set(places)
        return block.topic if whole and block.topic else block.title

    def with_risk(self, agenda: Agenda) -> Agenda:
        """Return the agenda with a policy-and-risk block for each AI topic."""
        risk = self.tools.agenda_texts.risk
        return editing.with_risk_blocks(agenda, self.tools.meanings.is_ai, risk)


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names in quotation marks, as a list in running text."""
    quoted = [f"“{name}”" for name in dict.fromkeys(names)]
    return f" {last} ".join((", ".join(quoted[:-1]), quoted[-1])) if len(quoted) > 1 else quoted[0]


def said_minutes(minutes: int) -> str:
    """Return a number of minutes as people say it."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
