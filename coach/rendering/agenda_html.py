"""An agenda as HTML: the card beside the chat, and the blocks that its page shows too."""

from itertools import groupby

from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.playbook import Direction
from coach.rendering.agenda_wording import (
    SUGGESTION,
    begins,
    clock,
    direction_words,
    kind_words,
    minutes_words,
    percentages,
    spent,
    when_words,
)
from coach.rendering.inertness import inert
from coach.rendering.replies import chips, source_list

_CLASSES: dict[Direction, str] = {
    "junior_to_senior": "junior",
    "senior_to_junior": "senior",
    "joint": "joint",
}


def agenda_card(agenda: Agenda) -> str:
    """Return the agenda as one line of HTML, with links as from the app's root."""
    return (
        f'<section class="agenda" aria-label="{inert(agenda.title)}">'
        f'<header><h2>{inert(agenda.title)}</h2><p class="facts">{facts(agenda)}</p></header>'
        f"{way_bar(agenda)}{block_list(agenda, heading=3)}{notice_list(agenda)}"
        f"{source_list(agenda.citations)}</section>"
    )


def facts(agenda: Agenda) -> str:
    """Return when it is, which kind of session it is, and how long it takes."""
    when = when_words(agenda)
    parts = [*([when] if when else []), kind_words(agenda), minutes_words(agenda.minutes)]
    return " · ".join(map(inert, parts))


def way_bar(agenda: Agenda) -> str:
    """Return a bar of who teaches when, in proportion, and its legend in words."""
    runs = [
        (way, sum(block.minutes for block in some))
        for way, some in groupby(agenda.blocks, key=lambda block: block.direction)
    ]
    pieces = "".join(
        f'<span class="{_CLASSES[way]}" style="flex-grow:{minutes}"></span>'
        for way, minutes in runs
    )
    bar = f'<div class="bar" aria-hidden="true">{pieces}</div>'
    return f'<div class="ways">{bar}{_legend(agenda)}</div>'


def block_list(agenda: Agenda, *, heading: int, base: str = "") -> str:
    """Return the blocks as an ordered list.

    Args:
        agenda: Whose blocks they are.
        heading: The level of a block's heading, 2 to 6.
        base: Leads from the page to the app's root, such as `../`.
    """
    blocks = zip(agenda.blocks, agenda.starts_at, strict=True)
    shown = "".join(_block(agenda, block, start, heading, base) for block, start in blocks)
    return f'<ol role="list" class="blocks">{shown}</ol>'


def notice_list(agenda: Agenda) -> str:
    """Return what the people should know about the plan, a paragraph each."""
    return "".join(f'<p class="notice">{inert(notice)}</p>' for notice in agenda.notices)


def _legend(agenda: Agenda) -> str:
    share = percentages(agenda)
    rows = "".join(
        f'<li class="{_CLASSES[way]}"><span class="way">{inert(direction_words(agenda, way))}'
        f"</span> {minutes} min, {share[way]} %</li>"
        for way, minutes in spent(agenda).items()
    )
    return f'<ul role="list" class="legend" aria-label="How the time is spread">{rows}</ul>'


def _block(agenda: Agenda, block: AgendaBlock, start: int, heading: int, base: str) -> str:
    cited = {citation.n: citation for citation in agenda.citations}
    lasts = f'{block.minutes}<span aria-hidden="true"> min</span>'
    lasts += f'<span class="unseen"> {"minute" if block.minutes == 1 else "minutes"}</span>'
    from_ = "" if begins(agenda) else '<span class="unseen">from </span>'
    topic = f'<p class="topic">{inert(block.topic)}</p>' if block.topic else ""
    basis = chips(block.cites, cited, base) or f' <span class="ours">{SUGGESTION}</span>'
    return (
        f'<li class="block {_CLASSES[block.direction]}" '
        f'data-start="{start}" data-minutes="{block.minutes}">'
        f'<p class="time">{from_}{clock(agenda, start)}</p><div class="what">'
        f"<h{heading}>{inert(block.title)}</h{heading}>"
        f'<p class="who"><span class="lasts">{lasts}</span>'
        f'<span class="way">{inert(direction_words(agenda, block.direction))}</span></p>'
        f'{topic}<p class="purpose">{inert(block.purpose)}{basis}</p>'
        f"{_actions(block)}{_questions(block)}</div></li>"
    )


def _actions(block: AgendaBlock) -> str:
    if not block.actions:
        return ""
    rows = "".join(f"<li>{inert(action)}</li>" for action in block.actions)
    return f'<ul role="list" class="actions" aria-label="Open actions">{rows}</ul>'


def _questions(block: AgendaBlock) -> str:
    rows = "".join(f"<li>{inert(question)}</li>" for question in block.questions)
    return f'<ul role="list" class="questions" aria-label="Questions to ask">{rows}</ul>'
