"""Preparation on the real shelves; words alone decide what is near, and a double checks."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.preparation import CheckedQuestion
from coach.domain.session import Action, Session, SessionStatus
from coach.services.prepare_session import Grounds, Preparation
from coach.services.topic_sense import MeaningSense
from coach.shelves import shelf
from tests.doubles.set_clock import SetClock
from tests.planning.real_planner import library, meanings, suggester

COACHING = shelf("knowledge") / "coaching"
BURDEN, SAFER = "your generation", "What makes you stay in a job?"
HELP_ROUTE = "the front desk"


def check(lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
    """Flag what speaks of a generation."""
    return tuple(
        CheckedQuestion(
            question=line, flags=("spokesperson",), why="Nobody is a group.", rewrite=SAFER
        )
        if BURDEN in line
        else CheckedQuestion(question=line)
        for line in lines
    )


def refers(text: str) -> str | None:
    """Refer what speaks of hitting."""
    return f"Please turn to {HELP_ROUTE}." if "hit me" in text else None


@cache
def sense() -> MeaningSense:
    return MeaningSense(meanings())


@cache
def grounds() -> Grounds:
    playbooks, claims = library()
    return Grounds(
        claims=claims,
        playbooks=playbooks,
        suggester=suggester(),
        sense=sense(),
        check=check,
        help_route=HELP_ROUTE,
        now=SetClock().now,
        refers=refers,
    )


@cache
def preparation() -> Preparation:
    return Preparation(COACHING, grounds())


def ana(**changes: Any) -> Person:
    values: dict[str, Any] = {
        "name": "Ana Brandt",
        "title": "CFO",
        "can_teach": ("how investment cases are judged", "delegation"),
        "wants_to_learn": ("prompt writing",),
    }
    return Person(side="leader", **{**values, **changes})


def tunde(**changes: Any) -> Person:
    values: dict[str, Any] = {
        "name": "Tunde Okafor",
        "can_teach": ("prompt writing", "dashboards"),
        "wants_to_learn": ("budgets",),
    }
    return Person(side="mentor", **{**values, **changes})


def the_pair(*sessions: Session, **changes: Any) -> Pair:
    """Return Ana and Tunde with these sessions."""
    values: dict[str, Any] = {"people": (ana(), tunde()), "goals": ("Automate one report",)}
    return Pair(**{**values, "sessions": sessions, **changes})


def the_circle(**changes: Any) -> Pair:
    """Return a group of two leaders and two mentors."""
    people = (
        ana(),
        Person(name="Kofi Mensah", side="leader"),
        tunde(),
        Person(name="Mei Chen", side="mentor"),
    )
    values: dict[str, Any] = {"people": people, "group": True}
    return Pair(**{**values, "playbook": "cross-generational-circle", **changes})


def held(day: str, *actions: Action, topics: Sequence[str] = (), **changes: Any) -> Session:
    return Session.model_validate(
        {"date": day, "status": "held", "topics": topics, "actions": actions, **changes}
    )


def cancelled(day: str, by: str | None) -> Session:
    return Session.model_validate({"date": day, "status": "cancelled", "cancelled_by": by})


def planned(day: str) -> Session:
    return Session.model_validate({"date": day, "status": SessionStatus.PLANNED})


def owed(text: str = "Send the template", owner: str = "leader", due: str | None = None) -> Action:
    return Action.model_validate({"text": text, "owner": owner, "due": due})
