"""After a session: what came of it, proposed from notes that are read once and forgotten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from coach.domain.pair import Pair
from coach.domain.preparation import Debrief
from coach.domain.session import Action, Session, SessionStatus
from coach.domain.stored_pair import StoredPair
from coach.language.cleaning import clean, one_line
from coach.rendering import inert
from coach.rendering.preparation_cards import debrief_card
from coach.web.help_desk import too_long
from coach.web.meeting import Host, Meeting
from coach.web.needs import LONGEST_LINE, LONGEST_NOTES, PreparingCoach
from coach.web.past_days import past_day
from coach.web.preview_desk import ReadWhen
from coach.web.reading import side_of, text_of
from coach.web.workshop import Visitor, Workshop

_OWNERS = ("leader", "mentor", "both", "")


@dataclass(frozen=True)
class Proposal:
    """What came of a session, as it was proposed from notes that are not kept."""

    debrief: Debrief | None = None
    day: date = date.min
    said: str = ""
    problem: str = ""
    steps: int = 0


@dataclass(frozen=True)
class Ticked:
    """An action as it stands in the form when it is accepted."""

    keep: bool
    text: str
    owner: str
    due: str


class DebriefDesk:
    """Proposes what to keep of a session, and keeps what a person accepts."""

    def __init__(
        self,
        workshop: Workshop,
        host: Host,
        read_when: ReadWhen,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop
        self._host = host
        self._read_when = read_when
        self._now = now

    async def propose(
        self,
        before: Proposal,
        meeting: Meeting,
        notes: str,
        author: str,
        when: str,
        visitor: Visitor,
    ) -> Proposal:
        """Return what came of a session; the notes are read once and forgotten."""
        steps = before.steps + 1
        words = clean(text_of(notes, LONGEST_NOTES))
        day = past_day(one_line(text_of(when, LONGEST_LINE)), self._now())
        if not words:
            problem = "Write down what happened first; a few words are enough."
        elif len(words) > LONGEST_NOTES:
            problem = too_long("Your notes", len(words), LONGEST_NOTES)
        else:
            problem = "" if day else "I cannot read that as a date. Write it as: 3 September."
        if problem or day is None:
            return replace(before, problem=problem, said="", steps=steps)
        found = day

        def work(coach: PreparingCoach) -> Debrief:
            return coach.draft_debrief(words, meeting.pair, author=side_of(author), day=found)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=steps)
        return Proposal(debrief=outcome.made, day=found, steps=steps)

    async def accept(
        self, proposal: Proposal, meeting: Meeting, ticked: Sequence[Ticked], visitor: Visitor
    ) -> tuple[Proposal, Meeting]:
        """Return the proposal and the meeting after the ticked actions joined the session."""
        steps = proposal.steps + 1
        debrief, stored = proposal.debrief, meeting.stored
        if debrief is None or stored is None:
            problem = "Choose a pair first: what you promise is kept with its pair."
            return replace(proposal, problem=problem, said="", steps=steps), meeting
        actions, problem = self._actions(ticked)
        if problem:
            return replace(proposal, problem=problem, said="", steps=steps), meeting

        def work(coach: PreparingCoach) -> StoredPair:
            recorded, session = _held_on(coach, stored, proposal.day)
            return coach.pairs.accept_debrief(recorded.pair.id, session, debrief, actions)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            again = await self._host.again(meeting, visitor) if outcome.meanwhile else meeting
            return replace(proposal, problem=outcome.problem, said="", steps=steps), again
        said = {0: "Kept, without an action.", 1: "Kept. The action opens your next agenda."}.get(
            len(actions), "Kept. The actions open your next agenda."
        )
        done = replace(proposal, said=said, problem="", steps=steps)
        return done, meeting.with_stored(outcome.made)

    def _actions(self, ticked: Sequence[Ticked]) -> tuple[tuple[Action, ...], str]:
        actions: list[Action] = []
        for one in ticked:
            text = one_line(text_of(one.text, LONGEST_LINE))
            if not one.keep or not text:
                continue
            if len(text) > LONGEST_LINE:
                return (), too_long("An action", len(text), LONGEST_LINE)
            due, problem = self._read_when(one.due)
            if problem:
                return (), problem
            owner = one.owner if one.owner in _OWNERS else ""
            day = due.date() if due else None
            actions.append(Action(text=text, owner=owner, due=day))
        return tuple(actions), ""


def proposal_sheet(proposal: Proposal) -> str:
    """Return the card of a proposal, or what was kept of it."""
    news = f'<p class="problem">{inert(proposal.problem)}</p>' if proposal.problem else ""
    news += f'<p class="said">{inert(proposal.said)}</p>' if proposal.said else ""
    news = f'<div class="news" role="status">{news}</div>' if news else ""
    card = debrief_card(proposal.debrief, actions=False) if proposal.debrief else ""
    return f'<div class="sheet-card">{news}{card}</div>' if news or card else ""


def _held_on(coach: PreparingCoach, stored: StoredPair, day: date) -> tuple[StoredPair, str]:
    """Return the pair with a held session on that day, recorded if need be, and its id."""
    met = [one for one in stored.pair.sessions if one.date == day]
    open_ = [one for one in met if one.status is not SessionStatus.CANCELLED]
    session = open_[-1] if open_ else Session(date=day, status=SessionStatus.HELD)
    if session.status is SessionStatus.HELD and session.id:
        return stored, session.id
    held = session.model_copy(update={"status": SessionStatus.HELD})
    recorded = coach.pairs.record_session(stored.pair.id, held)
    return recorded, _id_on(recorded.pair, day)


def _id_on(pair: Pair, day: date) -> str:
    return next(one.id for one in reversed(pair.held) if one.date == day)
