"""What a programme manager reads, as Markdown: health, plan, survey and the sponsor's page."""

from collections.abc import Iterable

from coach.domain.answer import Citation
from coach.domain.health import ProgrammeHealth
from coach.domain.programme_plan import PlanLine, ProgrammePlan
from coach.domain.sponsor import SponsorPage
from coach.domain.survey import SurveyForm, SurveyItem
from coach.rendering.agenda_markdown import escaped
from coach.rendering.programme_words import (
    ASKED,
    PLAN,
    PURPOSES,
    SUGGESTION,
    item_answer,
    item_basis,
    plan_facts,
    source_lines,
    survey_title,
    weeks_words,
)


def health_markdown(health: ProgrammeHealth) -> str:
    """Return how the pairs of a programme meet."""
    steps = [PlanLine(text=one.text, cites=one.cites) for one in health.next_steps]
    return _document(
        f"How {health.programme or 'the programme'} goes",
        escaped(" ".join(health.says)),
        _plain("Pairs", (one.says for one in health.pairs)),
        _lines("What to do next", steps),
        citations=health.citations,
    )


def plan_markdown(plan: ProgrammePlan) -> str:
    """Return a programme from its purpose to its report back."""
    phases = [
        f"### {escaped(one.name)}, {weeks_words(one.starts, one.ends)}\n\n{_list(one.does)}"
        for one in plan.phases
    ]
    roles = [f"### {escaped(one.name)}\n\n{_list(one.does)}" for one in plan.roles]
    asked = "\n".join(
        f"- **{escaped(one.name)}** (week {one.week}): {_line(one.asks)}" for one in plan.check_ins
    )
    risks = "\n".join(
        f"- **{escaped(one.name)}.** {_line(one.says)}  \n"
        f"  Early sign: {escaped(one.sign)}  \n  What to do: {escaped(one.response)}"
        for one in plan.risks
    )
    windows = [f"{one.name}: {weeks_words(one.starts, one.ends)}" for one in plan.windows]
    return _document(
        f"A plan for {plan_facts(plan)}",
        f"Goal: {escaped(plan.goal)}",
        _lines(plan.format, (*plan.why, plan.rhythm)),
        "\n\n".join((f"## {PLAN['phases']}", *phases)),
        "\n\n".join((f"## {PLAN['roles']}", *roles)),
        _lines(PLAN["training"], plan.training),
        _lines(PLAN["supervision"], plan.supervision),
        f"## {PLAN['check_ins']}\n\n{asked}",
        _plain(PLAN["windows"], windows),
        _plain(PLAN["sees"], plan.visibility.sees),
        _plain(PLAN["never"], plan.visibility.never),
        f"## {PLAN['risks']}\n\n{risks}",
        _lines(PLAN["evidence"], plan.evidence),
        _lines(PLAN["notices"], plan.notices, suggest=False),
        citations=plan.citations,
    )


def survey_markdown(form: SurveyForm) -> str:
    """Return the items of a form with what each measures and what to mind."""
    whole = form.purpose is None
    return _document(
        survey_title(form.purpose),
        "\n\n".join(_item(item, whole=whole) for item in form.items),
        _lines(PLAN["notices"], form.notices, suggest=False),
        citations=form.citations,
    )


def sponsor_markdown(page: SponsorPage) -> str:
    """Return the sponsor's page."""
    sections = (
        f"## {escaped(section.heading)}\n\n"
        + " ".join(_line(line, suggest=False) for line in section.lines)
        for section in page.sections
    )
    return _document(page.title, *sections, citations=page.citations)


def _document(title: str, *parts: str, citations: tuple[Citation, ...]) -> str:
    # the marks stay bare, so that a reader of the plain text finds them
    rows = (line.partition(" ") for line in source_lines(citations))
    sources = "\n".join(f"- {marks} {escaped(words)}" for marks, _, words in rows)
    kept = [f"# {escaped(title)}", *(part for part in parts if part)]
    if sources:
        kept.append(f"## Sources\n\n{sources}")
    return "\n\n".join(kept) + "\n"


def _item(item: SurveyItem, *, whole: bool) -> str:
    when = f", {PURPOSES[item.purpose]}" if whole else ""
    return (
        f"**{escaped(item.text)}**  \n{ASKED[item.side].capitalize()}{when}; "
        f"{escaped(item_answer(item))}.  \n{escaped(item_basis(item))} {_marks(item.cites)}  \n"
        f"{escaped(item.mind)}"
    )


def _lines(heading: str, lines: Iterable[PlanLine], *, suggest: bool = True) -> str:
    rows = _list(lines, suggest=suggest)
    return f"## {escaped(heading)}\n\n{rows}" if rows else ""


def _plain(heading: str, lines: Iterable[str]) -> str:
    rows = "\n".join(f"- {escaped(line)}" for line in lines)
    return f"## {escaped(heading)}\n\n{rows}" if rows else ""


def _list(lines: Iterable[PlanLine], *, suggest: bool = True) -> str:
    return "\n".join(f"- {_line(one, suggest=suggest)}" for one in lines)


def _line(line: PlanLine, *, suggest: bool = True) -> str:
    mark = _marks(line.cites) if suggest or line.cites else ""
    return f"{escaped(line.text)} {mark}".rstrip()


def _marks(cites: tuple[int, ...]) -> str:
    return "".join(f"[{n}]" for n in cites) or f"({SUGGESTION})"
