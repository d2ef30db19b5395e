"""What a reply of the chat has prepared, as the card beside it."""

from functools import partial

from coach.domain.pair import Pair
from coach.domain.preparation import (
    CheckedQuestions,
    Debrief,
    Goal,
    MiniPlan,
    PreBrief,
    Script,
    SessionBrief,
)
from coach.domain.record import Record
from coach.domain.topic import TopicList
from coach.rendering.preparation_cards import (
    brief_card,
    debrief_card,
    goal_card,
    mini_plan_card,
    script_card,
)
from coach.rendering.question_cards import checked_card, pre_brief_card
from coach.rendering.topic_cards import topic_cards
from coach.web.help_desk import sheet
from coach.web.topic_desk import ways_on

SURFACE = "beside"
"""Which bridge carries the buttons of topics."""


def result_sheet(result: Record | None, pair: Pair) -> str:
    """Return the card of a result, empty for one that the words of the reply say already."""
    card = _card(result, pair)
    return sheet(card) if card else ""


def _card(result: Record | None, pair: Pair) -> str:
    match result:
        case TopicList():
            return topic_cards(result, pair, partial(ways_on, SURFACE))
        case SessionBrief():
            return brief_card(result)
        case MiniPlan():
            return mini_plan_card(result)
        case Script():
            return script_card(result)
        case Goal():
            return goal_card(result)
        case Debrief():
            names: dict[str, str] = {one.side: one.first_name for one in pair.people}
            return debrief_card(result, names)
        case CheckedQuestions():
            return checked_card(result.questions, lambda place: "")
        case PreBrief():
            return pre_brief_card(result, lambda place: "")
    return ""
