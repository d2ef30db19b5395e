"""Take a job: a turn that asks for something to be prepared, for the pair that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.domain.agenda import Agenda
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.pair import Pair, unnamed_pair
from coach.domain.request import Job, Request
from coach.errors import Ambiguous, CoachError, ModelError, NotFound
from coach.ports import Clock
from coach.prompting.asking import Budget
from coach.services.do_job import Done, JobDoer, Occasion, side_of
from coach.services.find_job import JobFinder
from coach.services.keep_pairs import PairKeeper
from coach.services.model_notices import ModelNotices
from coach.services.say_results import paragraph
from coach.wording.understand import Understander

Taken = tuple[Job, Done]


@dataclass(frozen=True)
class Settling:
    """What settles a turn whose words leave open whether anything is to be prepared."""

    understander: Understander
    notices: ModelNotices
    """What is said where its model gave no answer, so that the person is asked."""


class JobTaker:
    """Finds the job of a turn and the pair it is about, and has it done."""

    def __init__(
        self,
        finder: JobFinder,
        doer: JobDoer,
        clock: Clock,
        pairs: PairKeeper | None = None,
        *,
        settling: Settling | None = None,
    ) -> None:
        """Do jobs; where the words leave open whether there is one, a model may settle it."""
        self._finder = finder
        self._doer = doer
        self._clock = clock
        self._pairs = pairs
        self._settling = settling

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
        notice = ""
        if request and budget and self._settling:
            request, notice = self._settled(self._settling, request, text, budget, latest)
        if request is None:
            return None
        job, done = self._done(request, role, agendas, pair, budget)
        return job, replace(done, notices=(notice, *done.notices)) if notice else done

    def _settled(
        self,
        settling: Settling,
        request: Request,
        text: str,
        budget: Budget,
        agenda: Agenda | None,
    ) -> tuple[Request | None, str]:
        """Return what a model made of the request, and what is said where it made nothing."""
        has_agenda = agenda is not None
        try:
            return settling.understander.settle(request, text, budget, agenda=has_agenda), ""
        except ModelError as error:
            return request, settling.notices.failed(error)

    def _done(
        self,
        request: Request,
        role: Role,
        agendas: Sequence[Agenda],
        pair: Pair | None,
        budget: Budget | None,
    ) -> Taken:
        latest, before = agendas[-1] if agendas else None, agendas[-2] if len(agendas) > 1 else None
        try:
            about = pair or self._named(request) or unnamed_pair()
            side = side_of(role.value, request)
            on = Occasion(pair=about, side=side, agenda=latest, before=before, budget=budget)
            return request.job, self._doer.do(request, on)
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
