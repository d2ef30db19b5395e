"""An agenda as a page of its own: to print, and to keep beside you with a clock that runs."""

from coach.domain.agenda import Agenda
from coach.rendering.agenda_html import block_list, facts, notice_list, way_bar
from coach.rendering.agenda_wording import begins, source_notes
from coach.rendering.inertness import inert

WARNING_MINUTES = 5
"""Minutes before the end at which the page says that it is time to close."""


def agenda_page(agenda: Agenda, *, back: str = "../") -> str:
    """Return a whole HTML page; `back` leads from its address to the app's root."""
    root = inert(back)
    sheets = "".join(
        f'<link rel="stylesheet" href="{root}look/{name}"{media}>'
        for name, media in (("coach.css", ""), ("agenda.css", ""), ("print.css", ' media="print"'))
    )
    return (
        '<!doctype html><html lang="en-GB" class="own"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{inert(agenda.title)}</title>{sheets}"
        f'<script src="{root}look/timer.js" defer></script></head>'
        '<body class="own"><main class="sheet"><article class="agenda page">'
        f'<header><h1>{inert(agenda.title)}</h1><p class="facts">{facts(agenda)}</p></header>'
        f"{_timer(agenda)}{way_bar(agenda)}{block_list(agenda, heading=2, base=back)}"
        f"{notice_list(agenda)}{_sources(agenda)}{_NOTES}</article>"
        f'<p class="back"><a href="{root}">Back to the coach</a></p></main></body></html>'
    )


_NOTES = '<section class="notes" aria-hidden="true"><h2>Notes</h2></section>'
"""Lines to write on; the style sheet shows them on paper alone."""


def _timer(agenda: Agenda) -> str:
    """Return the clock; the script shows it, since without the script it could not run."""
    start = begins(agenda)
    planned = f' data-starts="{start:%Y-%m-%dT%H:%M:%S}"' if start else ""
    return (
        f'<section class="timer" aria-label="Timer" data-minutes="{agenda.minutes}" '
        f'data-warning="{WARNING_MINUTES}"{planned} hidden>'
        '<div class="running"><p class="now"></p>'
        '<p class="left" role="timer" aria-live="off"></p><p class="rest"></p></div>'
        '<p class="unseen" role="status" aria-live="polite"></p>'
        '<p class="buttons"><button type="button" class="start">Start now</button>'
        '<button type="button" class="stop" hidden>Stop the timer</button></p></section>'
    )


def _sources(agenda: Agenda) -> str:
    """Return the sources with the public pages behind them, as paper needs them."""
    notes = source_notes(agenda)
    if not notes:
        return ""
    rows = "".join(
        f"<li>{note.marks} {inert(note.title)} ({note.weight})"
        f"{'. Behind it: ' + inert('; '.join(note.pages)) if note.pages else ''}</li>"
        for note in notes
    )
    return f'<section class="cited"><h2>Sources</h2><ul>{rows}</ul></section>'
