"""Programmes on the real shelf; goals are given by their names, so that no model is needed."""

from datetime import date
from functools import cache

from coach.domain.health import Attendance, AttendedSession
from coach.domain.programme_plan import PlanLine, ProgrammePlan
from coach.domain.release import QuestionFigure, Release, ThemeFigure
from coach.domain.session import SessionStatus
from coach.services.design_programme import ProgrammeDesigner, open_designer
from tests.doubles.hash_embedder import HashEmbedder

TODAY = date(2026, 9, 27)
KINDS = ("digital skills", "inclusion", "retention", "culture", "strategy", "")
"""Names of the goals; empty stands for one that is none of them."""


@cache
def designer() -> ProgrammeDesigner:
    return open_designer(HashEmbedder())


@cache
def a_plan(pairs: int = 12, goal: str = "retention", weeks: int = 26) -> ProgrammePlan:
    return designer().design(pairs=pairs, goal=goal or "zebra crossing quartz", weeks=weeks)


def lines_of(plan: ProgrammePlan) -> list[PlanLine]:
    """Return every line of a plan that may cite."""
    return [
        *plan.why,
        plan.rhythm,
        *(line for phase in plan.phases for line in phase.does),
        *(line for role in plan.roles for line in role.does),
        *plan.training,
        *plan.supervision,
        *(check.asks for check in plan.check_ins),
        *(risk.says for risk in plan.risks),
        *plan.evidence,
        *plan.notices,
    ]


def met(name: str, *sessions: str, planned: int = 6, **changes: object) -> Attendance:
    """Return a pair's attendance; a session is written `held 2026-08-01 [leader]`."""
    told = []
    for session in sessions:
        status, day, *by = session.split()
        told.append(
            AttendedSession.model_validate(
                {
                    "date": day,
                    "status": SessionStatus(status),
                    "cancelled_by": by[0] if by else None,
                }
            )
        )
    values = {"pair": name, "name": name, "programme": "Spring", "planned_sessions": planned}
    return Attendance.model_validate({**values, "sessions": told, **changes})


def a_release(**changes: object) -> Release:
    values: dict[str, object] = {
        "programme": "Spring",
        "window": "2026 Q3",
        "people_at_least": 10,
        "band": "10-19",
        "questions": (
            QuestionFigure(id="usefulness", score="3.5", favourable="61-79 %"),
            QuestionFigure(id="openness", score="3", favourable="41-60 %"),
        ),
        "themes": (ThemeFigure(code="scheduling", label="Time and scheduling", share="many"),),
        "response": "three quarters or more",
        "cannot_see": "You cannot see who answered.",
    }
    return Release.model_validate({**values, **changes})
