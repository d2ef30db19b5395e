"""What the forms of a plan, a survey and a sponsor's page say in the same words."""

from collections.abc import Iterable
from typing import Literal

from coach.domain.answer import Citation
from coach.domain.programme_plan import ProgrammePlan
from coach.domain.source import GRADE_WORDS
from coach.domain.survey import AskedOf, Purpose, SurveyItem

SUGGESTION = "coach suggestion"
"""The mark of a line that no source backs."""
PLAN: dict[
    Literal[
        "phases", "roles", "training", "supervision", "check_ins", "windows", "sees", "never",
        "risks", "evidence", "notices",
    ],
    str,
] = {
    "phases": "Phases",
    "roles": "Who does what",
    "training": "Training of both sides",
    "supervision": "Supervision",
    "check_ins": "What is asked, and when",
    "windows": "Windows whose answers are counted together",
    "sees": "What you will be able to see",
    "never": "What you will never see",
    "risks": "What can go wrong",
    "evidence": "What is known",
    "notices": "Good to know",
}  # fmt: skip
PURPOSES: dict[Purpose, str] = {
    "after_session": "after a session",
    "midpoint": "halfway",
    "end": "at the end",
    "before_after": "before and after",
}
ASKED: dict[AskedOf, str] = {
    "leader": "asked of the leader",
    "mentor": "asked of the mentor",
    "both": "asked of both",
}


def plan_facts(plan: ProgrammePlan) -> str:
    """Return size, length and sessions in a phrase: `12 pairs, 26 weeks, 5 sessions`."""
    pairs = "pair" if plan.pairs == 1 else "pairs"
    return f"{plan.pairs} {pairs}, {plan.weeks} weeks, {plan.sessions} sessions"


def weeks_words(starts: int, ends: int) -> str:
    """Return a stretch of weeks: `week 4`, `weeks 4 to 6`."""
    return f"week {starts}" if starts == ends else f"weeks {starts} to {ends}"


def survey_title(purpose: Purpose | None) -> str:
    """Return the title of a form, or of the whole bank."""
    return f"Questions to ask {PURPOSES[purpose]}" if purpose else "Questions to choose from"


def item_answer(item: SurveyItem) -> str:
    """Return how an item is answered: both ends of its scale, or in words."""
    return "in words" if item.is_open else f"1 {item.low}, 5 {item.high}"


def item_basis(item: SurveyItem) -> str:
    """Return what an item measures, and whose idea it takes up."""
    return f"Measures {item.measures}. Follows {item.follows}."


def source_lines(citations: Iterable[Citation]) -> list[str]:
    """Return the sources, each once with all its numbers, as paper needs them.

    A playbook's claim is told with the public page that it rests on, and that page's own weight.
    """
    marks: dict[str, str] = {}
    for one in citations:
        words = _source_words(one)
        marks[words] = f"{marks.get(words, '')}[{one.n}]"
    return [f"{numbers} {words}" for words, numbers in marks.items()]


def _source_words(citation: Citation) -> str:
    page = citation.via
    if page is None:
        return f"{citation.title} ({citation.weight})"
    owner = f", {page.publisher}" if page.publisher and page.publisher not in page.title else ""
    return f"{page.title}{owner} ({GRADE_WORDS[page.grade]}); told in: {citation.title}"
