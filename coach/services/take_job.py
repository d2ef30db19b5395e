"""Take a job: a turn that asks for something to be prepared, for the pair that it is about."""

from collections.abc import Sequence

from coach.domain.agenda import Agenda
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.pair import Pair, unnamed_pair
from coach.domain.request import Job, Request
from coach.errors import Ambiguous, CoachError, NotFound
from coach.ports import Clock
from coach.prompting.asking import Budget
from coach.services.do_job import Asker, Done, JobDoer, side_of
from coach.services.find_job import JobFinder
from coach.services.keep_pairs import PairKeeper
from coach.services.say_results import paragraph
from coach.wording.understand import Understander

Taken = tuple[Job, Done]


class JobTaker:
    """Finds the job of a turn and the pair it is about, and has it done."""

    def __init__(
        self,
        finder: JobFinder,
        doer: JobDoer,
        clock: Clock,
        pairs: PairKeeper | None = None,
        *,
        understander: Understander | None = None,
    ) -> None:
        """Do jobs; where the words leave one open, `understander` may settle it."""
        self._finder = finder
        self._doer = doer
        self._clock = clock
        self._pairs = pairs
        self._understander = understander

    def take(
        self,
        text: str,
        *,
        role: Role,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        budget: Budget | None = None,
    ) -> Taken | None:
        """Return what was prepared, or None for a turn that asks for nothing of the kind.

        A model may settle what the turn wants only within a budget.
        """
        agendas = [turn.result for turn in turns if isinstance(turn.result, Agenda)]
        latest = agendas[-1] if agendas else None
        request = self._finder.find(
            text,
            turns,
            now=self._clock.now(),
            people=tuple(person.name for person in pair.people) if pair else (),
            agenda=latest is not None,
        )
        if request and budget and self._understander:
            has_agenda = latest is not None
            request = self._understander.settle(request, text, budget, agenda=has_agenda)
        if request is None:
            return None
        try:
            about = pair or self._named(request) or unnamed_pair()
            side = side_of(role.value, request)
            before = agendas[-2] if len(agendas) > 1 else None
            asker = Asker(pair=about, side=side, agenda=latest, before=before, budget=budget)
            return request.job, self._doer.do(request, asker)
        except CoachError as problem:
            said = Done((paragraph(str(problem)),), outcome=Outcome.NEEDS_CLARIFICATION)
            return request.job, said

    def _named(self, request: Request) -> Pair | None:
        """Return the stored pair of the partner that the words name, None if there is none."""
        if self._pairs is None or not request.partner:
            return None
        try:
            return self._pairs.find(request.partner).pair
        except Ambiguous:
            raise
        except NotFound:
            return None
