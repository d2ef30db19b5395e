"""`coach plan-topic`: one topic taught in some minutes, in five steps."""

from itertools import accumulate
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

import typer

from coach.cli.opening import opening

if TYPE_CHECKING:
    from coach.domain.pair import Pair
    from coach.domain.preparation import MiniPlan


class PlanningCoach(Protocol):
    """The coach as this command uses it."""

    def plan_topic(self, topic: str, pair: "Pair", minutes: int) -> "MiniPlan":
        """Return a topic in five steps."""


def plan_topic(
    context: typer.Context,
    topic: Annotated[str, typer.Argument(help="what is to be taught", metavar="TOPIC")],
    *,
    pair: Annotated[str, typer.Option(help="a pair's file, or the name of a stored pair")],
    minutes: Annotated[int, typer.Option(help="how long it may take, 5 to 60")] = 20,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Plan how a topic is taught: hook, show, try, play back, stretch."""
    from coach.cli.json_output import document
    from coach.cli.pair import pair_of

    of = pair_of(context, pair)
    coach = cast(PlanningCoach, opening(context).coach())
    plan = coach.plan_topic(topic, of, minutes)
    typer.echo(document(mini_plan_json(plan)) if json else _for_a_person(plan))


def mini_plan_json(plan: "MiniPlan") -> dict[str, Any]:
    """Return a plan as scripts outside the project read it."""
    from coach.rendering.citation_json import citation_json

    starts = accumulate((step.minutes for step in plan.steps), initial=0)
    return {
        "topic": plan.topic,
        "minutes": plan.minutes,
        "steps": [
            {"start": start, "minutes": step.minutes, "kind": step.kind, "text": step.text}
            for start, step in zip(starts, plan.steps, strict=False)
        ],
        "try_it": plan.try_it,
        "citations": [citation_json(citation) for citation in plan.citations],
        "notices": list(plan.notices),
    }


def _for_a_person(plan: "MiniPlan") -> str:
    steps = (
        f"{step.minutes:>3} min  {step.kind.replace('_', ' ')}: {step.text}" for step in plan.steps
    )
    sources = (f"Source: {one.title}, {one.weight}: {one.quote}" for one in plan.citations)
    first = "\n".join((f"{plan.topic}, {plan.minutes} minutes", *steps))
    return "\n\n".join((first, plan.try_it, *plan.notices, *sources))
