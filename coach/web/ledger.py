"""What each side gave and got, as a card."""

from collections.abc import Sequence

from coach.domain.ledger import ledger_of
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE
from coach.rendering import inert
from coach.web.help_desk import trouble
from coach.web.meeting import Meeting
from coach.web.workshop import Visitor, Workshop

_NOBODY = '<div class="sheet-card"><p class="quiet">Choose a pair to see it.</p></div>'


class LedgerDesk:
    """Shows the ledger of who meets."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop

    async def show(self, meeting: Meeting, visitor: Visitor) -> str:
        """Return the card of the pair that meets."""
        pair = meeting.chosen
        if pair is None:
            return _NOBODY
        outcome = await self._workshop.do(lambda coach: coach.say_ledger(pair), visitor)
        if outcome.made is None:
            return trouble(outcome.problem)
        return f'<div class="sheet-card">{ledger_card(pair, outcome.made)}</div>'


def ledger_card(pair: Pair, says: Sequence[str] = ()) -> str:
    """Return who taught what, and what that calls for."""
    given = ledger_of(pair).given
    sides = "".join(
        f"<div><h3>{inert(pair.first_name(side) or f'The {side}s')} gave</h3>"
        f"{_topics(given[side])}</div>"
        for side in OTHER_SIDE
    )
    words = "".join(f"<p>{inert(sentence)}</p>" for sentence in says)
    return (
        f'<section class="paper ledger"><h2>Given and got</h2>{words}'
        f'<div class="two">{sides}</div></section>'
    )


def _topics(topics: Sequence[str]) -> str:
    rows = "".join(f"<li>{inert(topic)}</li>" for topic in topics)
    return f"<ul>{rows}</ul>" if rows else '<p class="quiet">Nothing yet.</p>'
