"""Settling with a model which job a turn asks for, where our own reading is torn.

The model chooses from our list and nothing else. What it reads out beside the job fills only what
was left empty, and only with words and figures that the person wrote.
"""

import re
from collections.abc import Mapping

from coach.domain.request import Job, Request
from coach.language.figures import figures
from coach.language.words import words
from coach.prompting.asking import Asker, Budget
from coach.prompting.schemas import Understood

_JOBS: Mapping[Job, str] = {
    Job.AGENDA: "plans a session with its minutes",
    Job.EDIT_AGENDA: "changes the plan that lies before them",
    Job.TOPICS: "suggests topics for the two",
    Job.GIVE_BACK: "suggests what they could give the other in return",
    Job.BRIEF: "sums up what to mind before their session",
    Job.PRE_BRIEF: "shows a mentor what they may be asked",
    Job.CHECK_QUESTIONS: "looks over questions they want to ask",
    Job.MINI_PLAN: "plans how they teach one topic",
    Job.SCRIPT: "finds words for a hard moment",
    Job.DEBRIEF: "writes up a session from their notes",
    Job.GOAL: "sharpens a goal of theirs",
    Job.LEDGER: "shows what each side has given so far",
}


class Understander:
    """Asks a model what a turn wants, once, where our own reading is torn."""

    def __init__(self, asker: Asker) -> None:
        """Ask through `asker`."""
        self._asker = asker

    def settle(
        self, request: Request, text: str, budget: Budget, *, agenda: bool = False
    ) -> Request | None:
        """Return what is asked for, or None for a question that goes on to the library.

        For `unsure` the request comes back as it was, with its question to the person; so does
        one that is not torn, and no call is made for it.

        Args:
            request: As our own reading has it.
            text: What was typed.
            budget: What the turn may still spend; this is one call of it.
            agenda: Whether an agenda lies before the person: only then one can be changed.

        Raises:
            ModelError: There is no usable answer; the sentence says why.
        """
        if not request.torn:
            return request
        known = [job for job in _JOBS if agenda or job is not Job.EDIT_AGENDA]
        values = {"jobs": "\n".join(f"{job}: {_JOBS[job]}" for job in known), "message": text}
        told = self._asker.ask("understand", values, Understood, budget).value
        if told.job == "question":
            return None
        if told.job == "unsure" or told.job not in known:
            return request
        return _filled(request, Job(told.job), told, text)


def _filled(request: Request, job: Job, told: Understood, text: str) -> Request:
    """Return the request for this job, its empty slots filled with what the person wrote."""
    same = job is request.job
    slots = {
        "minutes": _said_number(told.minutes, text),
        "topic": _said(told.topic, text),
        "partner": _said(told.partner, text),
    }
    filled = {name: value for name, value in slots.items() if getattr(request, name) is None}
    given = request.text if same else request.text or text
    return request.model_copy(
        update={**filled, "job": job, "text": given, "ask_back": None, "torn": False}
    )


def _said_number(value: int | None, text: str) -> int | None:
    written = {figure.value for figure in figures(text)} | set(re.findall(r"\d+", text))
    return value if value is not None and str(value) in written else None


def _said(value: str | None, text: str) -> str | None:
    """Return words of a model that the person wrote as well, None for any other."""
    written = set(words(text))
    found = words(value or "")
    return value if found and written.issuperset(found) else None
