"""Which writer is on and what leaves the machine for it; without the widgets."""

from coach.domain.writer import ModelCheck
from coach.rendering.writer_cards import check_card, writer_card
from coach.web.help_desk import trouble
from coach.web.needs import PreparingCoach
from coach.web.workshop import Visitor, Workshop


class SettingsDesk:
    """Shows the writer, and tries it."""

    def __init__(self, workshop: Workshop) -> None:
        """Look at the coach of the workshop."""
        self._workshop = workshop

    async def show(self, visitor: Visitor) -> str:
        """Return the card of the writer as it is now; no request is made for it."""

        def work(coach: PreparingCoach) -> str:
            return writer_card(coach.writer.status(), coach.writer.texts)

        outcome = await self._workshop.do(work, visitor)
        return outcome.made or trouble(outcome.problem)

    async def check(self, visitor: Visitor) -> str:
        """Return what one fixed question to the model came to."""

        def work(coach: PreparingCoach) -> str:
            made: ModelCheck | None = coach.writer.check()
            return check_card(made, coach.writer.texts)

        outcome = await self._workshop.do(work, visitor)
        return outcome.made or trouble(outcome.problem)
