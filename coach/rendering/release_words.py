"""Words of a release that its object does not hold: what a question asks, and days in full."""

from datetime import date as Date

from coach.domain.feedback import QUESTIONS

_ASKED = {question.id: question.label for question in QUESTIONS}


def question_words(id: str) -> str:
    """Return a question as the form asks it; one of a programme's own by its name."""
    own = id.replace("_", " ")
    return _ASKED.get(id, own[:1].upper() + own[1:])


def day_words(day: str) -> str:
    """Return an ISO date as `6 October 2026`."""
    try:
        found = Date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"
