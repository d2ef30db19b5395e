"""`coach programme`: design a programme, choose survey questions, brief its sponsor."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import opening
from coach.cli.programme_feedback import declare, health, releases
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.programme_plan import ProgrammePlan
    from coach.domain.sponsor import SponsorPage
    from coach.domain.survey import SurveyForm

programme = typer.Typer(help="Design a programme, write its survey, brief its sponsor.")

Pairs = Annotated[int, typer.Option(help="how many pairs, 1 to 5000")]
Goal = Annotated[
    str,
    typer.Option(
        help="what it is for: digital skills, inclusion, retention, culture, strategy, "
        "or your own words"
    ),
]
Weeks = Annotated[int, typer.Option(help="weeks from preparation to report back, 4 to 104")]
Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]
Md = Annotated[bool, typer.Option("--md", help="print Markdown; it is what you get without --json")]


programme.command()(declare)
programme.command()(releases)
programme.command()(health)


@programme.command()
def design(
    context: typer.Context,
    *,
    pairs: Pairs,
    goal: Goal,
    weeks: Weeks,
    json: Json = False,
    md: Md = False,
) -> None:
    """Plan a programme: phases, roles, training, windows, what you will see, and risks."""
    _check_one_form(json=json, md=md)
    from coach.cli.json_output import document
    from coach.rendering.programme_markdown import plan_markdown

    plan = _plan(context, pairs, goal, weeks)
    typer.echo(document(plan_json(plan)) if json else plan_markdown(plan), nl=json)


@programme.command()
def survey(
    *,
    purpose: Annotated[
        str | None, typer.Option(help="after_session, midpoint, end or before_after")
    ] = None,
    json: Json = False,
    md: Md = False,
) -> None:
    """Show questions to ask, each with what it measures, its source and what to mind."""
    _check_one_form(json=json, md=md)
    from coach.cli.json_output import document
    from coach.rendering.programme_markdown import survey_markdown
    from coach.services.survey_items import survey_items

    form = survey_items(purpose)
    typer.echo(document(survey_json(form)) if json else survey_markdown(form), nl=json)


@programme.command()
def sponsor(
    context: typer.Context,
    *,
    pairs: Pairs,
    goal: Goal,
    weeks: Weeks,
    json: Json = False,
    md: Md = False,
) -> None:
    """Write one page for the sponsor."""
    _check_one_form(json=json, md=md)
    from coach.cli.json_output import document
    from coach.rendering.programme_markdown import sponsor_markdown
    from coach.services.sponsor_page import sponsor_page

    page = sponsor_page(_plan(context, pairs, goal, weeks))
    typer.echo(document(sponsor_json(page)) if json else sponsor_markdown(page), nl=json)


def plan_json(plan: "ProgrammePlan") -> dict[str, Any]:
    """Return a plan as scripts outside the project read it."""
    return _with_citations(plan)


def survey_json(form: "SurveyForm") -> dict[str, Any]:
    """Return a form as scripts outside the project read it."""
    answers = ["open" if item.is_open else "1-5" for item in form.items]
    shown = _with_citations(form)
    items = zip(shown["items"], answers, strict=True)
    return {**shown, "items": [{**item, "answer": answer} for item, answer in items]}


def sponsor_json(page: "SponsorPage") -> dict[str, Any]:
    """Return the sponsor's page as scripts outside the project read it."""
    return {**_with_citations(page), "words": page.words}


def _with_citations(shown: "ProgrammePlan | SurveyForm | SponsorPage") -> dict[str, Any]:
    """Return a result with its citations as every `--json` prints them."""
    from coach.rendering.citation_json import citation_json

    values = shown.model_dump(mode="json")
    return {**values, "citations": [citation_json(one) for one in shown.citations]}


def _plan(context: typer.Context, pairs: int, goal: str, weeks: int) -> "ProgrammePlan":
    """Return the plan; only goals in free words need the embedder."""
    from coach.bootstrap import build_embedder
    from coach.services.design_programme import check_wish, open_designer

    check_wish(pairs=pairs, goal=goal, weeks=weeks)
    designer = open_designer(build_embedder(opening(context).settings()))
    return designer.design(pairs=pairs, goal=goal, weeks=weeks)


def _check_one_form(*, json: bool, md: bool) -> None:
    if json and md:
        raise InputError(
            what="coach programme",
            problem="it makes one form at a time",
            remedy="Choose --json or --md.",
        )
