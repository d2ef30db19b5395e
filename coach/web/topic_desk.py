"""Finds topics for who meets, without the widgets."""

from dataclasses import dataclass, replace
from functools import partial

from coach.domain.topic import Topic, TopicList
from coach.language.cleaning import one_line
from coach.rendering.topic_cards import topic_cards
from coach.web.acts import Act, button
from coach.web.help_desk import trouble
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_LINE
from coach.web.reading import side_of, text_of
from coach.web.workshop import Visitor, Workshop

SURFACE = "topics"
VERBS = frozenset({"prepare", "plan"})


@dataclass(frozen=True)
class Found:
    """Topics as they were found, and for whom."""

    topics: TopicList | None = None
    pair: str = ""
    """Id of the pair they are for."""
    problem: str = ""
    steps: int = 0

    def at(self, act: Act) -> Topic | None:
        """Return the topic that a button stands under."""
        place = act.number(0)
        if self.topics is None or place is None or place >= len(self.topics.topics):
            return None
        return self.topics.topics[place]


class TopicDesk:
    """Suggests topics, and what one side can give back."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop

    async def suggest(self, before: Found, meeting: Meeting, wish: str, visitor: Visitor) -> Found:
        """Return topics in both directions, near a wish if there is one."""
        wanted = one_line(text_of(wish, LONGEST_LINE)) or None
        if wanted and len(wanted) > LONGEST_LINE:
            return replace(before, problem="Say it in a few words.", steps=before.steps + 1)
        outcome = await self._workshop.do(
            lambda coach: coach.suggest_topics(meeting.pair, wish=wanted), visitor
        )
        return _found(before, meeting, outcome.made, outcome.problem)

    async def give_back(
        self, before: Found, meeting: Meeting, giver: str, visitor: Visitor
    ) -> Found:
        """Return what one side can offer the other."""
        side = side_of(giver)
        outcome = await self._workshop.do(
            lambda coach: coach.give_back(meeting.pair, giver=side), visitor
        )
        return _found(before, meeting, outcome.made, outcome.problem)


def topic_sheet(found: Found, meeting: Meeting) -> str:
    """Return the topics as cards, or what went wrong."""
    if found.problem:
        return trouble(found.problem)
    if found.topics is None:
        return ""
    shown = topic_cards(found.topics, meeting.pair, partial(ways_on, SURFACE))
    return f'<div class="sheet-card" id="{SURFACE}-{found.steps}">{shown}</div>'


def ways_on(surface: str, place: int, topic: Topic) -> str:
    """Return the buttons that lead on from a topic."""
    prepare = button(
        surface,
        f"prepare {place}",
        "Prepare a session on this",
        unseen=topic.title,
        kind="main leads",
    )
    plan = button(
        surface, f"plan {place}", "Plan 20 minutes", unseen=f"on {topic.title}", kind="leads"
    )
    return prepare + plan


def _found(before: Found, meeting: Meeting, topics: TopicList | None, problem: str) -> Found:
    steps = before.steps + 1
    if topics is None:
        return replace(before, problem=problem, steps=steps)
    return Found(topics=topics, pair=meeting.pair.id, steps=steps)
