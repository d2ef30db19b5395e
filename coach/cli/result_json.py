"""What was prepared in a turn, as JSON, and back again where a later turn needs it."""

from typing import Any

from coach.cli.agenda_json import agenda_from_json, agenda_json
from coach.cli.brief import brief_json
from coach.cli.plan_topic import mini_plan_json
from coach.cli.topics import topics_json
from coach.domain.agenda import Agenda
from coach.domain.preparation import CheckedQuestions, MiniPlan, SessionBrief
from coach.domain.record import Record
from coach.domain.topic import TopicList


def result_json(result: Record) -> Any:
    """Return a result as the command that makes it alone prints it."""
    match result:
        case Agenda():
            return agenda_json(result)
        case TopicList():
            return topics_json(result)
        case SessionBrief():
            return brief_json(result)
        case MiniPlan():
            return mini_plan_json(result)
        case CheckedQuestions():
            return [one.model_dump(mode="json") for one in result.questions]
        case _:
            return result.model_dump(mode="json")


def earlier_result(value: Any) -> Record | None:
    """Return the agenda that an earlier turn carried; nothing else is gone on with.

    Raises:
        InputError: It has blocks like an agenda, but is none.
    """
    if isinstance(value, dict) and "blocks" in value:
        return agenda_from_json(value)
    return None
