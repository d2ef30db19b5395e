"""A rehearsal as a card: the scenes to choose from, the talk so far, the look back."""

from collections.abc import Callable, Sequence

from coach.domain.rehearsal import TURNS, Exchange, Rehearsal, SceneCard
from coach.rendering.inertness import inert
from coach.rendering.preparation_cards import card
from coach.rendering.replies import chips

Button = Callable[[SceneCard], str]
"""Returns the button that begins a scene, as HTML."""


def scenes_card(scenes: Sequence[SceneCard], begin: Button) -> str:
    """Return the scenes one under the other, each with what begins it."""
    rows = "".join(
        f'<li><p class="step"><strong>{inert(one.title)}</strong></p>'
        f"<p>{inert(one.scene)}</p>{begin(one)}</li>"
        for one in scenes
    )
    return card("Choose a scene", f'<ul class="steps">{rows}</ul>')


def talk_card(rehearsal: Rehearsal) -> str:
    """Return where the talk stands, what went before folded away, or the look back at its end."""
    called = _capital(rehearsal.scene.called)
    parts = [
        f'<p class="quiet">{inert(rehearsal.scene.scene)}</p>',
        *(f'<p class="quiet">{inert(notice)}</p>' for notice in rehearsal.notices),
    ]
    if rehearsal.over:
        parts += [_look_back(rehearsal), _folded(rehearsal.exchanges, called, "The whole talk")]
        return card(rehearsal.scene.title, *parts, citations=rehearsal.citations)
    latest = "".join(_answer(one) for one in rehearsal.exchanges[-1:])
    parts += [
        _folded(rehearsal.exchanges[:-1], called, "What was said before"),
        f'<div class="talk">{latest}{_says(called, rehearsal.partner)}</div>',
        f'<p class="quiet">{_standing(len(rehearsal.talk))}</p>',
    ]
    return card(rehearsal.scene.title, *parts)


def _folded(exchanges: Sequence[Exchange], called: str, heading: str) -> str:
    rows = "".join(f"<li>{_says(called, one.partner)}{_answer(one)}</li>" for one in exchanges)
    if not rows:
        return ""
    listed = f'<ol class="steps talk">{rows}</ol>'
    return f'<details class="before"><summary>{heading}</summary>{listed}</details>'


def _says(called: str, line: str) -> str:
    return f'<p class="step"><strong>{inert(called)}</strong></p><p>{inert(line)}</p>'


def _answer(one: Exchange) -> str:
    look = "help" if one.did == "help" else "quiet"
    return (
        f'<p class="step"><strong>You</strong></p><p class="said-so">{inert(one.you)}</p>'
        f'<p class="{look}">{inert(one.note)}</p>'
    )


def _look_back(rehearsal: Rehearsal) -> str:
    cited = {one.n: one for one in rehearsal.citations}
    rows = "".join(
        f"<p>{inert(point.text)}{chips(point.cites, cited)}</p>" for point in rehearsal.feedback
    )
    return f"<h3>Looking back</h3>{rows}"


def _standing(said: int) -> str:
    left = TURNS - said
    return "Your last answer." if left == 1 else f"{left} answers to go, or end it when you like."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
