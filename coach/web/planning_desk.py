"""Prepares agendas and changes them, by words and by buttons; without the widgets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import get_args

from coach.domain.agenda import Agenda
from coach.domain.conversation import Outcome, Role
from coach.domain.playbook import SessionKind
from coach.domain.request import (
    BlockRef,
    ChangeLength,
    Drop,
    Edit,
    Job,
    SetBlockMinutes,
    Shift,
)
from coach.language.cleaning import clean, one_line
from coach.language.moments import find_moment
from coach.rendering.agenda_wording import day_words
from coach.web.acts import Act
from coach.web.exports import ExportShelf, agenda_offer
from coach.web.meeting import Host, Meeting
from coach.web.needs import LONGEST_LINE, LONGEST_QUESTION, EditedAgenda, PreparingCoach
from coach.web.plan import Plan
from coach.web.reading import first_words, role_side, text_of
from coach.web.workshop import Visitor, Workshop

VERBS = frozenset({"shorter", "longer", "up", "down", "drop", "minutes", "undo", "accept", "fold"})
_BY = 15
_KINDS: dict[str, SessionKind] = {kind: kind for kind in get_args(SessionKind)}
_NO_CHANGE = (
    "I cannot read that as a change of the agenda. Say it as: make it 30, add hiring, "
    "move the feedback up, or drop the second topic."
)
_NO_AGENDA = "There is no agenda yet. Prepare one first."


class PlanningDesk:
    """Makes plans with the coach, and keeps them with their pair when a person says so."""

    def __init__(
        self,
        workshop: Workshop,
        shelf: ExportShelf,
        host: Host,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """Prepare with the coach of the workshop; what can be taken along goes on the shelf."""
        self._workshop = workshop
        self._shelf = shelf
        self._host = host
        self._now = now

    async def prepare(
        self,
        plan: Plan,
        meeting: Meeting,
        visitor: Visitor,
        *,
        minutes: float | None,
        kind: str = "",
        topic: str = "",
        when: str = "",
    ) -> Plan:
        """Return the plan with a new agenda, or as it was with what stood in the way."""
        if minutes is None or minutes != int(minutes):
            return plan.failed("Say how many minutes you have, as a whole number from 15 to 120.")
        starts, problem = self.read_when(when)
        if problem:
            return plan.failed(problem)
        wish = one_line(text_of(topic, LONGEST_LINE)) or None
        chosen = _KINDS.get(kind)

        def work(coach: PreparingCoach) -> Agenda:
            return coach.prepare_agenda(
                meeting.pair, minutes=int(minutes), kind=chosen, topic=wish, starts=starts
            )

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return plan.failed(outcome.problem)
        return Plan(steps=plan.steps).with_agenda(outcome.made, "", self._offer(outcome.made))

    async def say(
        self, plan: Plan, meeting: Meeting, text: str, role: Role, visitor: Visitor
    ) -> Plan:
        """Return the plan after a change that was asked for in words."""
        words = clean(text_of(text, LONGEST_QUESTION))
        if plan.agenda is None:
            return plan.failed(_NO_AGENDA)
        if not words:
            return plan.failed("Say what to change, such as: make it 30, or drop the second topic.")
        outcome = await self._workshop.do(
            lambda coach: coach.ask(words, role=role, turns=plan.turns(), pair=meeting.pair),
            visitor,
        )
        if outcome.made is None:
            return plan.failed(outcome.problem)
        reply = outcome.made
        result, said = reply.result, first_words(reply)
        if not isinstance(result, Agenda):
            asks = reply.outcome is Outcome.NEEDS_CLARIFICATION or reply.job == Job.EDIT_AGENDA
            return plan.failed(said if asks and said else _NO_CHANGE)
        if result == plan.agenda:
            return plan.failed(said)
        return plan.with_agenda(result, said, self._offer(result))

    async def act(
        self, plan: Plan, meeting: Meeting, act: Act, role: Role, visitor: Visitor
    ) -> tuple[Plan, Meeting]:
        """Return the plan after a button, and who meets as it is stored now."""
        if plan.agenda is None:
            return plan.failed(_NO_AGENDA), meeting
        if act.verb == "accept":
            return await self._accept(plan, plan.agenda, meeting, visitor)
        if act.verb == "undo":
            earlier = plan.before[-1] if plan.before else plan.agenda
            return plan.back(self._offer(earlier)), meeting
        edit = _edit(act)
        if edit is None:
            return plan.failed("That part is not there any more."), meeting
        agenda, reader = plan.agenda, role_side(role)

        def work(coach: PreparingCoach) -> EditedAgenda:
            return coach.edit_agenda(agenda, edit, meeting.pair, reader=reader)

        outcome = await self._workshop.do(work, visitor)
        edited = outcome.made
        if edited is None:
            return plan.failed(outcome.problem), meeting
        unfolded = plan.unfolded or act.verb not in {"shorter", "longer"}
        if edited.agenda == agenda:
            return replace(plan.failed(edited.said), unfolded=unfolded), meeting
        changed = plan.with_agenda(edited.agenda, edited.said, self._offer(edited.agenda))
        return replace(changed, unfolded=unfolded), meeting

    def shown(self, agenda: Agenda, plan: Plan) -> Plan:
        """Return a plan that shows an agenda which was made in the chat."""
        return plan.with_agenda(agenda, "", self._offer(agenda))

    def read_when(self, text: str) -> tuple[datetime | None, str]:
        """Return the moment that somebody wrote, or a sentence if it cannot be read."""
        words = one_line(text_of(text, LONGEST_LINE))
        if not words:
            return None, ""
        moment = find_moment(words, self._now())
        if moment is None:
            return None, "I cannot read that as a date. Write it as: next Tuesday at 10."
        if moment.ask:
            return None, moment.ask
        return moment.when, ""

    async def _accept(
        self, plan: Plan, agenda: Agenda, meeting: Meeting, visitor: Visitor
    ) -> tuple[Plan, Meeting]:
        stored = meeting.stored
        if stored is None:
            return plan.failed("Choose a pair first: an agenda is kept with its pair."), meeting
        outcome = await self._workshop.do(
            lambda coach: coach.pairs.accept_agenda(
                stored.pair.id, agenda, starts=agenda.starts, version=stored.version
            ),
            visitor,
        )
        if outcome.made is None:
            # Theirs is read now, so that a second press keeps this one knowingly.
            again = await self._host.again(meeting, visitor) if outcome.meanwhile else meeting
            return plan.failed(outcome.problem), again
        day = day_words(agenda)
        said = f"Kept with your session on {day}." if day else "Kept with your next session."
        kept = replace(plan, said=said, problem="", kept=True, steps=plan.steps + 1)
        return kept, meeting.with_stored(outcome.made)

    def _offer(self, agenda: Agenda) -> str:
        return self._shelf.put(agenda_offer(agenda))


def _edit(act: Act) -> Edit | None:
    if act.verb in {"shorter", "longer"}:
        return ChangeLength(longer=act.verb == "longer", by=_BY)
    place = act.number(0)
    if not place:
        return None
    block = BlockRef(of="block", nth=place)
    if act.verb == "up":
        return Shift(what=block, to="up")
    if act.verb == "down":
        return Shift(what=block, to="down")
    if act.verb == "drop":
        return Drop(what=block)
    minutes = act.number(1)
    return SetBlockMinutes(what=block, minutes=minutes) if minutes else None
