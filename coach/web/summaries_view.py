"""What the Summaries tab shows around the cards that our own routes serve."""

from coach.rendering import inert

_WHAT = (
    "One answer in each row; the columns are found by their names, such as pair, side, usefulness "
    "and comment."
)
_KEPT = (
    "Held in memory for an hour, for this browser alone, and written down nowhere. As soon as "
    "somebody else looks on this page, it is forgotten."
)


def ask_view(ticket: str) -> str:
    """Return where a file is chosen or dropped; the ticket lets the page bring one."""
    return (
        '<div class="drop"><h2>Summarise a file of feedback</h2>'
        f'<p><button type="button" name="picks" value="{inert(ticket)}" class="main">Choose a file'
        '</button> <span class="quiet">or drop it here</span></p>'
        f'<p class="quiet">CSV or Excel (XLSX), at most 10 MB. {_WHAT}</p>'
        f'<p class="quiet">{_KEPT}</p></div>'
    )


def place_view(token: str, steps: int, *, shared: bool) -> str:
    """Return the place that look/summaries.js fills with what comes of a file."""
    kind = "shared" if shared else "summary"
    return (
        f'<div class="sheet-card" id="{kind}-{steps}">'
        f'<div class="arrives" id="{kind}-of-{inert(token)}"></div></div>'
    )


def said_view(words: str, steps: int) -> str:
    """Return a piece of news where a card would be."""
    return (
        f'<div class="sheet-card" id="summary-{steps}"><div class="news" role="status">'
        f'<p class="said">{inert(words)}</p></div></div>'
    )
