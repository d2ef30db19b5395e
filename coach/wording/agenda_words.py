"""An agenda in other words: purposes and questions; everything else is as it was computed."""

from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.prompting.asking import Budget
from coach.wording.own_words import item_of, own_phrases
from coach.wording.placeholders import names_of
from coach.wording.rewording import Item, RewordedTexts, Reworder


class AgendaWords:
    """Puts the words of agendas into better ones."""

    def __init__(self, reworder: Reworder) -> None:
        self._reworder = reworder

    def reword(
        self, agenda: Agenda, pair: Pair, *, reader: PairSide = "leader", budget: Budget
    ) -> Agenda:
        """Return the agenda with other purposes and questions where they say the same.

        A block that a person wrote or moved keeps its words; titles, topics and actions always do.
        """
        own = (*own_phrases(pair), *agenda.topics)
        found = self._reworder.reword(
            [
                item
                for place, block in enumerate(agenda.blocks)
                for item in _items(place, block, own)
            ],
            prompt="agenda_words",
            reader=reader,
            names=names_of(pair),
            budget=budget,
        )
        blocks = tuple(_worded(place, block, found) for place, block in enumerate(agenda.blocks))
        return agenda.model_copy(
            update={
                "blocks": blocks,
                "notices": (*agenda.notices, *found.notices),
                "worded_by": found.worded_by,
            }
        )


def _items(place: int, block: AgendaBlock, own: tuple[str, ...]) -> list[Item]:
    if block.fixed:
        return []
    questions = [
        item_of(f"{place}.{at}", text, "question", own) for at, text in enumerate(block.questions)
    ]
    return [item_of(f"{place}.purpose", block.purpose, "purpose", own), *questions]


def _worded(place: int, block: AgendaBlock, found: RewordedTexts) -> AgendaBlock:
    questions = tuple(found.of(f"{place}.{at}", text) for at, text in enumerate(block.questions))
    alike = len(set(questions)) < len(set(block.questions))
    return block.model_copy(
        update={
            "purpose": found.of(f"{place}.purpose", block.purpose),
            "questions": block.questions if alike else questions,
        }
    )
