"""What a programme manager reads, as cards: health, plan, survey and the sponsor's page."""

from collections.abc import Iterable, Mapping

from coach.domain.answer import Citation
from coach.domain.health import ProgrammeHealth
from coach.domain.programme_plan import PlanLine, ProgrammePlan
from coach.domain.sponsor import SponsorPage
from coach.domain.survey import SurveyForm, SurveyItem
from coach.rendering.inertness import inert
from coach.rendering.preparation_cards import card
from coach.rendering.programme_words import (
    ASKED,
    PLAN,
    SUGGESTION,
    item_answer,
    item_basis,
    plan_facts,
    source_lines,
    survey_title,
    weeks_words,
)
from coach.rendering.replies import chips

_Cited = Mapping[int, Citation]


def health_card(health: ProgrammeHealth) -> str:
    """Return how the pairs of a programme meet."""
    cited = {one.n: one for one in health.citations}
    steps = (PlanLine(text=one.text, cites=one.cites) for one in health.next_steps)
    return card(
        f"How {health.programme or 'the programme'} goes",
        f"<p>{inert(' '.join(health.says))}</p>",
        _plain("Pairs", (one.says for one in health.pairs)),
        _lines("What to do next", steps, cited),
        citations=health.citations,
    )


def plan_card(plan: ProgrammePlan) -> str:
    """Return a programme from its purpose to its report back."""
    cited = {one.n: one for one in plan.citations}
    phases = "".join(
        f'<li><p class="step"><strong>{inert(one.name)}</strong> '
        f'<span class="quiet">{weeks_words(one.starts, one.ends)}</span></p>'
        f"{_list(one.does, cited)}</li>"
        for one in plan.phases
    )
    roles = "".join(
        f'<li><p class="step"><strong>{inert(one.name)}</strong></p>{_list(one.does, cited)}</li>'
        for one in plan.roles
    )
    asked = "".join(
        f"<li><strong>{inert(one.name)}</strong> "
        f'<span class="quiet">week {one.week}</span><br>{_line(one.asks, cited)}</li>'
        for one in plan.check_ins
    )
    windows = [f"{one.name}: {weeks_words(one.starts, one.ends)}" for one in plan.windows]
    return card(
        f"A plan for {plan_facts(plan)}",
        f'<p class="quiet">Goal: {inert(plan.goal)}</p>',
        _lines(plan.format, (*plan.why, plan.rhythm), cited),
        f'<h3>{PLAN["phases"]}</h3><ol class="steps">{phases}</ol>',
        f'<h3>{PLAN["roles"]}</h3><ul class="steps">{roles}</ul>',
        _lines(PLAN["training"], plan.training, cited),
        _lines(PLAN["supervision"], plan.supervision, cited),
        f"<h3>{PLAN['check_ins']}</h3><ul>{asked}</ul>",
        _plain(PLAN["windows"], windows),
        _plain(PLAN["sees"], plan.visibility.sees),
        _plain(PLAN["never"], plan.visibility.never),
        f'<h3>{PLAN["risks"]}</h3><ul class="steps">{_risks(plan, cited)}</ul>',
        _lines(PLAN["evidence"], plan.evidence, cited),
        _lines(PLAN["notices"], plan.notices, cited, suggest=False),
        citations=plan.citations,
    )


def survey_card(form: SurveyForm) -> str:
    """Return the items of a form with what each measures and what to mind."""
    cited = {one.n: one for one in form.citations}
    rows = "".join(_item(item, cited) for item in form.items)
    return card(
        survey_title(form.purpose),
        f'<ol class="steps">{rows}</ol>',
        _lines(PLAN["notices"], form.notices, cited, suggest=False),
        citations=form.citations,
    )


def sponsor_card(page: SponsorPage) -> str:
    """Return the sponsor's page as a card."""
    return card(page.title, _sections(page, 3), citations=page.citations)


def sponsor_print(page: SponsorPage, *, back: str = "../") -> str:
    """Return the sponsor's page as a whole HTML page to print.

    `back` leads from its address to the app's root.
    """
    root = inert(back)
    sheets = "".join(
        f'<link rel="stylesheet" href="{root}look/{name}"{media}>'
        for name, media in (
            ("coach.css", ""),
            ("programme.css", ""),
            ("print.css", ' media="print"'),
        )
    )
    sources = "".join(f"<li>{inert(line)}</li>" for line in source_lines(page.citations))
    return (
        '<!doctype html><html lang="en-GB" class="own"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{inert(page.title)}</title>{sheets}</head>"
        '<body class="own"><main class="sheet"><article class="page">'
        f"<header><h1>{inert(page.title)}</h1></header>{_sections(page, 2, linked=False)}"
        f'<section class="cited"><h2>Sources</h2><ul>{sources}</ul></section></article>'
        f'<p class="back"><a href="{root}">Back to the coach</a></p></main></body></html>'
    )


def _sections(page: SponsorPage, heading: int, *, linked: bool = True) -> str:
    """Return the sections as running text; on paper a mark is no link."""
    cited = {one.n: one for one in page.citations}
    return "".join(
        f"<h{heading}>{inert(section.heading)}</h{heading}>"
        f"<p>{' '.join(_said(line, cited, linked=linked) for line in section.lines)}</p>"
        for section in page.sections
    )


def _said(line: PlanLine, cited: _Cited, *, linked: bool) -> str:
    marks = chips(line.cites, cited) if linked else "".join(f" [{n}]" for n in line.cites)
    return f"{inert(line.text)}{marks}"


def _item(item: SurveyItem, cited: _Cited) -> str:
    return (
        f'<li><p class="step"><strong>{inert(item.text)}</strong></p>'
        f'<p class="quiet">{inert(f"{ASKED[item.side]} · {item_answer(item)}")}</p>'
        f"<p>{inert(item_basis(item))}{_basis(item.cites, cited)}</p>"
        f"<p>{inert(item.mind)}</p></li>"
    )


def _risks(plan: ProgrammePlan, cited: _Cited) -> str:
    return "".join(
        f'<li><p class="step"><strong>{inert(risk.name)}</strong></p>'
        f"<p>{_line(risk.says, cited)}</p><p>Early sign: {inert(risk.sign)}</p>"
        f"<p>What to do: {inert(risk.response)}</p></li>"
        for risk in plan.risks
    )


def _lines(heading: str, lines: Iterable[PlanLine], cited: _Cited, *, suggest: bool = True) -> str:
    rows = _list(lines, cited, suggest=suggest)
    return f"<h3>{inert(heading)}</h3>{rows}" if rows else ""


def _list(lines: Iterable[PlanLine], cited: _Cited, *, suggest: bool = True) -> str:
    rows = "".join(f"<li>{_line(one, cited, suggest=suggest)}</li>" for one in lines)
    return f"<ul>{rows}</ul>" if rows else ""


def _line(line: PlanLine, cited: _Cited, *, suggest: bool = True) -> str:
    return f"{inert(line.text)}{_basis(line.cites, cited) if suggest or line.cites else ''}"


def _basis(cites: tuple[int, ...], cited: _Cited) -> str:
    return chips(cites, cited) or f' <span class="ours">{SUGGESTION}</span>'


def _plain(heading: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{inert(line)}</li>" for line in lines)
    return f"<h3>{inert(heading)}</h3><ul>{rows}</ul>" if rows else ""
