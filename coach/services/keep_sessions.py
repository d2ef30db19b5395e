"""What becomes of a pair's sessions: planned, held, debriefed; each returns the pair changed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from coach.domain.agenda import Agenda
from coach.domain.pair import Pair
from coach.domain.person import LONGEST_PHRASE
from coach.domain.preparation import Debrief, DraftAction
from coach.domain.session import Action, Session, SessionStatus
from coach.errors import InputError, NotFound


def with_done(pair: Pair, action_id: str, *, done: bool) -> Pair:
    """Return the pair with an action done, or open again; NotFound if there is none of that id."""
    if not action_id or action_id not in {a.id for one in pair.sessions for a in one.actions}:
        raise NotFound(kind="action", name=action_id)

    def mark(action: Action) -> Action:
        return action.model_copy(update={"done": done}) if action.id == action_id else action

    return _each_session(
        pair,
        lambda session: session.model_copy(
            update={"actions": tuple(mark(action) for action in session.actions)}
        ),
    )


def with_agenda(pair: Pair, agenda: Agenda, starts: datetime | None) -> Pair:
    """Return the pair with an agenda on the session planned for its day, or on a new one.

    Raises:
        InputError: Nobody says when, and no session is planned.
    """
    begins = starts or agenda.starts
    day = begins.date() if begins else _next_planned(pair).date
    planned = _planned_on(pair, day, begins)
    session = Session(
        id=planned.id if planned else "",
        date=day,
        starts=begins or (planned.starts if planned else None),
        minutes=agenda.minutes,
        status=SessionStatus.PLANNED,
        kind=agenda.kind,
        topics=tuple(topic[:LONGEST_PHRASE] for topic in agenda.topics),
        actions=planned.actions if planned else (),
        agenda=agenda,
    )
    return _put(pair, session, instead_of=planned)


def with_session(pair: Pair, session: Session) -> Pair:
    """Return the pair with a session in its place by date.

    It takes the place of the one of its id, else of one that is planned for its day, and what it
    leaves out of the latter's agenda, topics and actions is kept. One that is there already in
    just these words is not put in twice.
    """
    known = [one for one in pair.sessions if session.id and one.id == session.id]
    if known:
        return _put(pair, session, instead_of=known[0])
    if session.status is not SessionStatus.PLANNED and any(
        _alike(one, session) for one in pair.sessions
    ):
        return pair
    planned = _planned_on(pair, session.date, session.starts)
    if planned is None:
        return _put(pair, session, instead_of=None)
    said = {field: value for field, value in session if value not in (None, "", ())}
    return _put(pair, planned.model_copy(update=said), instead_of=planned)


def with_actions(pair: Pair, session_id: str, debrief: Debrief, actions: Sequence[Action]) -> Pair:
    """Return the pair with accepted actions on a session, which has been held, then.

    Raises:
        NotFound: The pair has no session of that id.
        InputError: The session was cancelled.
    """
    found = [one for one in pair.sessions if session_id and one.id == session_id]
    if not found:
        raise NotFound(kind="session", name=session_id)
    (session,) = found
    if session.status is SessionStatus.CANCELLED:
        raise InputError(
            what=f"The session of {session.date:%d %B %Y}",
            problem="it was cancelled, and cannot be debriefed",
            remedy="Choose the session that was held.",
        )
    proposed = {_key(draft.text): draft for draft in debrief.actions}
    there = {_key(action.text) for action in session.actions}
    new = {
        _key(action.text): _completed(action, proposed.get(_key(action.text)))
        for action in actions
        if _key(action.text) not in there
    }
    held = {"status": SessionStatus.HELD, "actions": (*session.actions, *new.values())}
    return _put(pair, session.model_copy(update=held), instead_of=session)


def _completed(action: Action, draft: DraftAction | None) -> Action:
    proposed = {"owner": draft.owner, "due": draft.due} if draft else {}
    left_out = {key: value for key, value in proposed.items() if not getattr(action, key)}
    return action.model_copy(update={**left_out, "accepted": True})


def _next_planned(pair: Pair) -> Session:
    last = max((one.date for one in pair.held), default=date.min)
    for session in sorted(pair.sessions, key=lambda one: one.date):
        if session.status is SessionStatus.PLANNED and session.date >= last:
            return session
    raise InputError(
        what="The agenda",
        problem="it has no date, and no session is planned",
        remedy="Say when you meet.",
    )


def _planned_on(pair: Pair, day: date, starts: datetime | None) -> Session | None:
    """Return the session planned for a day; of several the one at that time, else the first."""
    planned = [
        one for one in pair.sessions if one.status is SessionStatus.PLANNED and one.date == day
    ]
    return next((one for one in planned if starts and one.starts == starts), None) or next(
        iter(planned), None
    )


def _put(pair: Pair, session: Session, *, instead_of: Session | None) -> Pair:
    """Return the pair with the session behind all those that are not later."""
    others = [one for one in pair.sessions if one is not instead_of]
    if instead_of is not None and instead_of.date == session.date:
        others = list(pair.sessions)
        others[[one is instead_of for one in others].index(True)] = session
    else:
        later = [place for place, one in enumerate(others) if one.date > session.date]
        others.insert(later[0] if later else len(others), session)
    return pair.model_copy(update={"sessions": tuple(others)})


def _alike(one: Session, other: Session) -> bool:
    return _without_ids(one) == _without_ids(other)


def _without_ids(session: Session) -> Session:
    actions = tuple(action.model_copy(update={"id": ""}) for action in session.actions)
    return session.model_copy(update={"id": "", "actions": actions})


def _each_session(pair: Pair, change: Callable[[Session], Session]) -> Pair:
    return pair.model_copy(update={"sessions": tuple(map(change, pair.sessions))})


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
