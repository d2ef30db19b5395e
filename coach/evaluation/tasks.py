"""The tasks by name, as suites call them."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from coach.domain.document import Document
from coach.evaluation.agenda_task import AGENDAS
from coach.evaluation.cases import read_cases
from coach.evaluation.degradation_task import DEGRADATION
from coach.evaluation.disclosure_task import DISCLOSURE
from coach.evaluation.feedback_task import FEEDBACK
from coach.evaluation.grounding_task import GROUNDING
from coach.evaluation.injection_task import INJECTION
from coach.evaluation.masking_task import MASKING
from coach.evaluation.question_task import QUESTIONS
from coach.evaluation.routing_task import ROUTING
from coach.evaluation.scorers import ASKING, SEARCHING
from coach.evaluation.sentinels import SENTINELS, Sentinel, sentinel
from coach.evaluation.subject import Asked, ask_case, search_case
from coach.evaluation.task import Task, Told
from coach.evaluation.topics_task import TOPICS
from coach.rendering import to_markdown


def _told(asked: Asked) -> Told:
    reply = asked.reply
    return Told(reply.outcome.value, to_markdown(reply), reply.provenance.engine)


def _sentinels() -> dict[str, Callable[[Iterable[Document]], Sentinel]]:
    return {name: partial(sentinel, name) for name in SENTINELS}


TASKS: dict[str, Task[Any, Any]] = {
    "ask": Task(read_cases, ask_case, ASKING, _sentinels(), _told),
    "search": Task(read_cases, search_case, SEARCHING, _sentinels()),
    "agenda": AGENDAS,
    "topics": TOPICS,
    "questions": QUESTIONS,
    "routing": ROUTING,
    "masking": MASKING,
    "feedback": FEEDBACK,
    "disclosure": DISCLOSURE,
    "injection": INJECTION,
    "grounding": GROUNDING,
    "degradation": DEGRADATION,
}
"""What a suite's `task` may be."""
