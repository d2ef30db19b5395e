"""The sheet of an agenda: the card, what can be done with it, and its parts one by one."""

from coach.domain.agenda import Agenda, AgendaBlock
from coach.rendering import inert
from coach.rendering.agenda_html import agenda_card
from coach.rendering.agenda_wording import begins
from coach.web.acts import button
from coach.web.plan import Plan

LONGEST_BLOCK = 60


def agenda_sheet(plan: Plan, surface: str, *, chosen: bool) -> str:
    """Return the sheet as one line of HTML, empty if there is no agenda and nothing to say.

    Args:
        plan: The agenda, and what was done to it last.
        surface: Which bridge carries its buttons.
        chosen: Whether a pair was chosen that the agenda can be kept with.
    """
    news = _news(plan)
    if plan.agenda is None:
        return f'<div class="sheet-card" id="{surface}-{plan.steps}">{news}</div>' if news else ""
    return (
        f'<div class="sheet-card" id="{surface}-{plan.steps}">{news}'
        f"{_tools(plan, surface, chosen=chosen)}{agenda_card(plan.agenda)}"
        f"{_parts(plan.agenda, surface, unfolded=plan.unfolded)}{_along(plan, plan.agenda)}</div>"
    )


def _news(plan: Plan) -> str:
    problem = f'<p class="problem">{inert(plan.problem)}</p>' if plan.problem else ""
    said = f'<p class="said">{inert(plan.said)}</p>' if plan.said else ""
    return f'<div class="news" role="status">{problem}{said}</div>' if problem or said else ""


def _tools(plan: Plan, surface: str, *, chosen: bool) -> str:
    return (
        '<div class="tools">'
        f"{button(surface, 'shorter', '15 min shorter')}"
        f"{button(surface, 'longer', '15 min longer')}"
        f"{button(surface, 'undo', 'Undo', off=not plan.before)}"
        f'<span class="end">{_keep(plan, surface, chosen=chosen)}</span></div>'
    )


def _parts(agenda: Agenda, surface: str, *, unfolded: bool) -> str:
    rows = "".join(
        _part(block, place, len(agenda.blocks), surface)
        for place, block in enumerate(agenda.blocks, 1)
    )
    open_ = " open" if unfolded else ""
    return (
        f'<details class="parts"{open_}><summary>Change single parts</summary>'
        f"<ol>{rows}</ol></details>"
    )


def _part(block: AgendaBlock, place: int, last: int, surface: str) -> str:
    name = block.title
    up = button(surface, f"up {place}", "↑", unseen=f"Move {name} up", off=place == 1)
    down = button(surface, f"down {place}", "↓", unseen=f"Move {name} down", off=place == last)
    drop = button(surface, f"drop {place}", "Drop", unseen=name, off=last == 1)
    return (
        f'<li><span class="name">{inert(name)}</span><span class="does">'
        f"{_minutes(block, place, surface)}{up}{down}{drop}</span></li>"
    )


def _minutes(block: AgendaBlock, place: int, surface: str) -> str:
    id = f"{surface}-minutes-{place}"
    lengths = sorted({*range(1, 21), *range(25, LONGEST_BLOCK + 1, 5), block.minutes})
    options = "".join(
        f'<option value="minutes {place} {minutes}"'
        f"{' selected' if minutes == block.minutes else ''}>{minutes} min</option>"
        for minutes in lengths
    )
    return (
        f'<label class="unseen" for="{id}">Minutes of {inert(block.title)}</label>'
        f'<select id="{id}" name="do-{surface}">{options}</select>'
    )


def _along(plan: Plan, agenda: Agenda) -> str:
    """Return the links to files and to the page that is printed."""
    files = [("agenda.docx", "Word"), ("agenda.md", "Markdown")]
    if begins(agenda):
        files.append(("agenda.ics", "Calendar"))
    links = "".join(
        f'<a href="exports/{plan.token}/{name}" download>{words}</a>' for name, words in files
    )
    hint = "" if begins(agenda) else '<span class="quiet">Say when you meet for a calendar entry.'
    hint += "</span>" if hint else ""
    return (
        f'<p class="along"><span class="quiet">Take it along:</span>{links}'
        f'<a href="print/{plan.token}">Print, or run it with a clock</a>{hint}</p>'
    )


def _keep(plan: Plan, surface: str, *, chosen: bool) -> str:
    if plan.kept:
        return '<span class="tag good">Kept</span>'
    if not chosen:
        return '<span class="quiet">Choose a pair to keep it with.</span>'
    return button(surface, "accept", "Keep this agenda", kind="main")
