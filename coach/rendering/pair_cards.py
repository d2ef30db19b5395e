"""A pair as a card: its people, goals, sessions and open actions."""

from collections.abc import Callable

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.session import Action, Session, SessionStatus
from coach.rendering.inertness import inert

_STATUS = {
    SessionStatus.PLANNED: "planned",
    SessionStatus.HELD: "held",
    SessionStatus.CANCELLED: "cancelled",
}
Buttons = Callable[[Action], str]
"""What can be done with an action, as HTML."""


def pair_card(pair: Pair, buttons: Buttons) -> str:
    """Return all that is stored of a pair; its sessions newest first."""
    people = "".join(_person(person) for person in pair.people)
    goals = "".join(f"<li>{inert(goal)}</li>" for goal in pair.goals)
    sessions = "".join(_session(session, pair, buttons) for session in reversed(pair.sessions))
    tag = '<span class="tag">Invented sample</span>' if pair.sample else ""
    none = '<p class="quiet">None yet.</p>'
    route = f"<h3>Whom they can turn to</h3><p>{inert(pair.help_route)}</p>"
    return (
        f'<section class="paper pair"><h2>{inert(pair.name)} {tag}</h2>'
        f'<p class="quiet">{inert(_facts(pair))}</p><div class="people">{people}</div>'
        f"<h3>Goals</h3>{_wrapped('ul', goals) or none}"
        f"<h3>Sessions</h3>{_wrapped('ol', sessions, 'sessions') or none}"
        f"{route if pair.help_route else ''}</section>"
    )


def _facts(pair: Pair) -> str:
    held = f"{len(pair.held)} of {pair.planned_sessions} planned sessions held"
    return " · ".join(part for part in (pair.programme, pair.playbook, held) if part)


def _person(person: Person) -> str:
    role = ", ".join(part for part in (person.title, person.function) if part)
    rows = "".join(
        f"<dt>{label}</dt><dd>{inert('; '.join(phrases))}</dd>"
        for label, phrases in (
            ("Can teach", person.can_teach),
            ("Wants to learn", person.wants_to_learn),
        )
        if phrases
    )
    return (
        f'<div class="person"><p class="way">{person.side.capitalize()}</p>'
        f"<h3>{inert(person.name)}</h3>"
        f'<p class="quiet">{inert(role)}</p><dl>{rows}</dl></div>'
    )


def _session(session: Session, pair: Pair, buttons: Buttons) -> str:
    day = f"{session.date.day} {session.date:%B %Y}"
    by = f" by the {session.cancelled_by}" if session.cancelled_by else ""
    long = f" · {session.minutes} min" if session.minutes else ""
    plan = " · with an agenda" if session.agenda else ""
    topics = f"<p>{inert('; '.join(session.topics))}</p>" if session.topics else ""
    actions = "".join(_action(action, pair, buttons) for action in session.actions)
    return (
        f'<li><p><strong>{day}</strong> <span class="quiet">{_STATUS[session.status]}{by}'
        f"{long}{plan}</span></p>{topics}"
        f"{_wrapped('ul', actions, 'actions')}</li>"
    )


def _action(action: Action, pair: Pair, buttons: Buttons) -> str:
    who = pair.owner_name(action) or ("both" if action.owner == "both" else "")
    due = f"due {action.due.day} {action.due:%B}" if action.due else ""
    state = "done" if action.done else ("open" if action.accepted else "not agreed yet")
    facts = " · ".join(part for part in (who, due, state) if part)
    return (
        f'<li class="{"done" if action.done else "open"}">{buttons(action)}'
        f'<span>{inert(action.text)} <span class="quiet">{inert(facts)}</span></span></li>'
    )


def _wrapped(tag: str, rows: str, look: str = "") -> str:
    """Return the rows of a list in its element, nothing without rows."""
    return f'<{tag} class="{look}">{rows}</{tag}>' if rows else ""
