"""What the finder shows: pairs to choose by name, and programmes to manage."""

from collections.abc import Sequence

from coach.domain.stored_pair import PairLine, PairPage
from coach.rendering import inert
from coach.web.acts import button
from coach.web.looking import mark_of

SURFACE = "who"
"""The bridge of the bar and of the finder."""
SAMPLE = ' <span class="tag">Invented sample</span>'
_WITHOUT = f'<p class="without">{button(SURFACE, "none", "Go on without a pair", kind="plain")}</p>'


def matches_view(page: PairPage, programmes: Sequence[str], sought: str) -> str:
    """Return what fits a search, as buttons; of a pair no more than its names and programme."""
    if not page.lines and not programmes:
        words = (
            f"No pair has {sought!r} in its names or its programme."
            if sought
            else "There is no pair yet. Add one under Pairs, or go on without."
        )
        return f'<p class="quiet">{inert(words)}</p>{_WITHOUT}'
    rows = "".join(f"<li>{pair_choice(line)}</li>" for line in page.lines)
    rest = page.total - len(page.lines)
    more = f"{rest:,} more: type a name or a programme." if rest > 0 else ""
    return (
        f'<ul class="matches">{rows}</ul><p class="quiet">{inert(more)}</p>'
        f"{_managed(programmes)}{_WITHOUT}"
    )


def problem_view(problem: str) -> str:
    """Return why nothing was found."""
    return f'<p class="problem">{inert(problem)}</p>'


def pair_choice(line: PairLine, kind: str = "") -> str:
    """Return the button that chooses a pair: its names, and its programme."""
    tag = SAMPLE if line.sample else ""
    look = f' class="{kind}"' if kind else ""
    programme = "" if line.sample else line.programme  # its tag says it
    return (
        f'<button type="button" name="do-{SURFACE}" value="choose {inert(line.id)}"{look}>'
        f'<strong>{inert(line.name)}</strong>{tag}<span class="quiet">{inert(programme)}</span>'
        "</button>"
    )


def _managed(programmes: Sequence[str]) -> str:
    rows = "".join(
        f'<li><button type="button" name="do-{SURFACE}" value="manage {mark_of(name)}">'
        f'<span class="unseen">Look as </span>Programme manager '
        f'<span class="quiet">{inert(name)}</span></button></li>'
        for name in programmes
    )
    return f'<p class="quiet">Or look as:</p><ul class="matches">{rows}</ul>' if rows else ""
