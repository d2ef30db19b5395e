"""Topics as cards: who teaches whom, why it matters, and what its rank is made of."""

from collections.abc import Callable

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.topic import Topic, TopicLevel, TopicList
from coach.rendering.inertness import inert
from coach.rendering.replies import chips, source_list

_LEVELS: dict[TopicLevel, str] = {
    "first_steps": "First steps",
    "deeper": "Further on",
    "apply": "Ready to use on a decision",
}
_PARTS = (
    ("fit", "Fit", "how well what one teaches meets what the other wants"),
    ("novelty", "New to you", "how little of it you have had"),
    ("effort", "Effort", "how much there is to prepare"),
    ("risk", "Care needed", "how far it may touch private ground"),
)
Buttons = Callable[[int, Topic], str]
"""What can be done with the topic at a place, as HTML."""


def topic_cards(topics: TopicList, pair: Pair, buttons: Buttons) -> str:
    """Return the topics as one line of HTML, best first."""
    cards = "".join(_card(topic, place, pair, buttons) for place, topic in enumerate(topics.topics))
    notices = "".join(f'<p class="notice">{inert(notice)}</p>' for notice in topics.notices)
    asks = "".join(f"<li>{inert(ask)}</li>" for ask in topics.ask)
    better = (
        f'<h3>This would sharpen the list</h3><ul class="questions">{asks}</ul>' if asks else ""
    )
    return f'<div class="topics">{notices}<ol class="cards">{cards}</ol>{better}</div>'


def way_words(topic: Topic, pair: Pair) -> str:
    """Return who teaches whom: `Tunde teaches Ana`."""
    teacher: PairSide = "mentor" if topic.direction == "junior_to_senior" else "leader"
    learner: PairSide = "leader" if teacher == "mentor" else "mentor"
    if pair.group:
        return f"the {teacher}s teach the {learner}s"
    one, other = (pair.first_name(side) or f"the {side}" for side in (teacher, learner))
    return f"{one} teaches {other}"


def _card(topic: Topic, place: int, pair: Pair, buttons: Buttons) -> str:
    side = "junior" if topic.direction == "junior_to_senior" else "senior"
    marks = chips((one.n for one in topic.citations), {one.n: one for one in topic.citations})
    notices = "".join(f'<p class="notice">{inert(notice)}</p>' for notice in topic.notices)
    trade = f"<dt>In return</dt><dd>{inert(topic.trade)}</dd>" if topic.trade else ""
    return (
        f'<li class="topic-card {side}"><p class="way">{inert(way_words(topic, pair))} '
        f'<span class="quiet">· {_LEVELS[topic.level]}</span></p>'
        f"<h3>{inert(topic.title)}</h3>"
        f"<p>{inert(topic.why_it_matters)}{marks}</p>"
        f'<p class="opener">{inert(topic.opener)}</p>'
        f"<dl><dt>For the one who teaches</dt><dd>{inert(topic.why_teach)}</dd>{trade}</dl>"
        f"{notices}{_meters(topic)}"
        f'<p class="does">{buttons(place, topic)}</p>{source_list(topic.citations)}</li>'
    )


def _meters(topic: Topic) -> str:
    """Return the parts of its rank: bars for the eye, numbers for the ear."""
    rows = "".join(
        f'<li title="{meaning}"><span class="label">{label}</span>'
        f'<span class="meter"><span style="width:{round(value * 100)}%"></span></span>'
        f'<span class="unseen">: {round(value * 100)} of 100, {meaning}</span></li>'
        for name, label, meaning in _PARTS
        for value in (getattr(topic.parts, name),)
    )
    return f'<ul class="meters">{rows}</ul>'
