"""A workshop that is ready, and what its desks need, for tests without a page."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from coach.domain.stored_pair import StoredPair
from coach.web.looking import leader_of
from coach.web.meeting import Host, Meeting
from coach.web.preparation import Preparation
from coach.web.workshop import Visitor, Workshop
from tests.doubles.scripted_coach import ScriptedCoach
from tests.doubles.scripted_preparation import a_kept_pair

ANA = Visitor(page="p1", address="192.0.2.1")
Made = TypeVar("Made")


class Working:
    """A scripted coach with one pair, and the workshop around it."""

    def __init__(self) -> None:
        self.coach = ScriptedCoach()
        self.preparation = Preparation(lambda _: None, lambda _: self.coach)
        self.preparation.coach = self.coach
        self.workshop = Workshop(self.preparation)
        self.host = Host(self.workshop)
        self.stored: StoredPair = self.coach.pairs.add(a_kept_pair())
        self.meeting = Meeting(stored=self.stored, reader=leader_of(self.stored.pair))

    def now_stored(self) -> StoredPair:
        """Return the pair as it is kept now."""
        return self.coach.pairs.get(self.stored.pair.id)

    def change_elsewhere(self) -> None:
        """Save the pair as somebody else would, in another window."""
        now = self.now_stored()
        goals = (*now.pair.goals, "A goal of somebody else")
        self.coach.pairs.save(now, now.pair.model_copy(update={"goals": goals}))


def done(work: Awaitable[Made]) -> Made:
    """Return what some work makes."""

    async def wait() -> Made:
        return await work

    return asyncio.run(wait())
