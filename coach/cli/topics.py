"""`coach topics`: what each side of a pair could teach the other."""

from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

import typer

from coach.cli.opening import opening

if TYPE_CHECKING:
    from coach.domain.pair import Pair
    from coach.domain.topic import Topic, TopicList

_WAYS = {"junior_to_senior": "junior to senior", "senior_to_junior": "senior to junior"}


class SuggestingCoach(Protocol):
    """The coach as this command uses it."""

    def suggest_topics(self, pair: "Pair", *, count: int = ...) -> "TopicList":
        """Return topics for a pair in both directions, best first."""


def topics(
    context: typer.Context,
    *,
    pair: Annotated[str, typer.Option(help="a pair's file, or the name of a stored pair")],
    count: Annotated[int, typer.Option(help="how many topics, 4 to 8")] = 8,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Suggest topics in both directions, each with what is given in return."""
    from coach.cli.json_output import document
    from coach.cli.pair import pair_of

    of = pair_of(context, pair)
    coach = cast(SuggestingCoach, opening(context).coach())
    found = coach.suggest_topics(of, count=count)
    typer.echo(document(topics_json(found)) if json else _for_a_person(found))


def topics_json(found: "TopicList") -> dict[str, Any]:
    """Return a list of topics as scripts outside the project read it."""
    return {
        "topics": [_topic_json(topic) for topic in found.topics],
        "ask": list(found.ask),
        "notices": list(found.notices),
    }


def _topic_json(topic: "Topic") -> dict[str, Any]:
    from coach.rendering.citation_json import citation_json

    return {
        "title": topic.title,
        "direction": topic.direction,
        "why_it_matters": topic.why_it_matters,
        "why_teach": topic.why_teach,
        "opener": topic.opener,
        "trade": topic.trade,
        "level": topic.level,
        "score": topic.score,
        "parts": topic.parts.model_dump(),
        "citations": [citation_json(citation) for citation in topic.citations],
        "notices": list(topic.notices),
    }


def _for_a_person(found: "TopicList") -> str:
    parts = ["\n".join(_lines(topic)) for topic in found.topics]
    if found.ask:
        parts.append("\n".join(("To sharpen the list, ask:", *(f"  {one}" for one in found.ask))))
    return "\n\n".join((*parts, *found.notices))


def _lines(topic: "Topic") -> list[str]:
    return [
        f"{topic.title} ({_WAYS[topic.direction]}), in return: {topic.trade}",
        f"  {topic.why_it_matters}",
        f"  {topic.why_teach}",
        f"  To open: {topic.opener}",
        *(f"  Note: {notice}" for notice in topic.notices),
    ]
