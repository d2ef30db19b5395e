"""What is prepared beside an agenda, as cards: brief, plan of a topic, scripts, goal, debrief."""

from collections.abc import Iterable, Mapping, Sequence

from coach.domain.answer import Citation
from coach.domain.preparation import (
    Debrief,
    DraftAction,
    Goal,
    MiniPlan,
    Script,
    SessionBrief,
    StepKind,
)
from coach.rendering.inertness import inert
from coach.rendering.replies import chips, source_list

STEP_WORDS: dict[StepKind, str] = {
    "hook": "Hook",
    "show": "Show",
    "try": "Let them try",
    "play_back": "Play it back",
    "stretch": "Stretch",
}
_WAYS = ("Plainly", "Warmly", "In brief")
_MISSING = {
    "what": "what will be different",
    "who": "who it is for",
    "when": "by when",
    "sign": "how you will see it",
}


def brief_card(brief: SessionBrief) -> str:
    """Return one screen before a session."""
    actions = _list("Still open", brief.open_actions)
    marks = chips((one.n for one in brief.citations), {one.n: one for one in brief.citations})
    return card(
        f"Brief for the {brief.reader}",
        _list("Listen for", brief.listen_for),
        _list("Ask", brief.ask, kind="questions"),
        actions,
        f"<h3>Leave alone</h3><p>{inert(brief.avoid)}{marks}</p>",
        notices=brief.notices,
        citations=brief.citations,
    )


def mini_plan_card(plan: MiniPlan) -> str:
    """Return a topic in steps, each with its minutes."""
    steps = "".join(
        f'<li><p class="step"><strong>{STEP_WORDS[step.kind]}</strong> '
        f'<span class="quiet">{step.minutes} min</span></p><p>{inert(step.text)}</p></li>'
        for step in plan.steps
    )
    marks = chips((one.n for one in plan.citations), {one.n: one for one in plan.citations})
    return card(
        f"{plan.topic}, in {plan.minutes} minutes",
        f'<ol class="steps">{steps}</ol>',
        f"<h3>To try afterwards</h3><p>{inert(plan.try_it)}{marks}</p>",
        notices=plan.notices,
        citations=plan.citations,
    )


def script_card(script: Script) -> str:
    """Return three ways to say something hard."""
    ways = "".join(
        f'<li><p class="step"><strong>{way}</strong></p><p class="said-so">{inert(words)}</p></li>'
        for way, words in zip(_WAYS, script.says, strict=True)
    )
    return card(
        script.title,
        f"<p>{inert(script.before)}</p>",
        f'<ul class="steps">{ways}</ul>',
        f'<p class="help">If it goes wrong, or feels wrong, you can turn to '
        f"<strong>{inert(script.help_route)}</strong>.</p>",
        notices=script.notices,
    )


def goal_card(goal: Goal) -> str:
    """Return a goal with what would make it clearer."""
    missing = [_MISSING[part] for part in goal.missing]
    lack = f"<p>It does not say yet {inert(_and(missing))}.</p>" if missing else ""
    step = f"<h3>First step</h3><p>{inert(goal.first_step)}</p>" if goal.first_step else ""
    return card(
        "A goal you can check later",
        f'<p class="said-so">{inert(goal.text)}</p>',
        lack,
        _list("To make it clearer", goal.ask, kind="questions"),
        step,
    )


def debrief_card(
    debrief: Debrief, names: Mapping[str, str] | None = None, *, actions: bool = True
) -> str:
    """Return what came of a session, as a proposal.

    Args:
        debrief: What was proposed.
        names: What each side is called; without any, by its side.
        actions: Whether to list the actions; a form beside the card may show them.
    """
    did = f"<h3>Somebody did something</h3><p>{inert(debrief.i_did)}</p>" if debrief.i_did else ""
    listed = [action_words(action, names or {}) for action in debrief.actions] if actions else []
    empty = "" if debrief.learnings or debrief.actions else "<p>I found nothing in it to keep.</p>"
    return card(
        "What came of it",
        empty,
        _list("Worth remembering", debrief.learnings),
        _list("Who does what", listed),
        did,
        _list("Left open", debrief.ask, kind="questions"),
        notices=debrief.notices,
    )


def action_words(action: DraftAction, names: Mapping[str, str]) -> str:
    """Return an action in one line; who and when only where they are known."""
    who = names.get(action.owner or "", action.owner)
    day = f" by {action.due.day} {action.due:%B %Y}" if action.due else ""
    facts = f"{who or ''}{day}".strip()
    return f"{action.text} ({facts})" if facts else action.text


def card(
    title: str,
    *parts: str,
    notices: Sequence[str] = (),
    citations: tuple[Citation, ...] = (),
) -> str:
    """Return a card of these parts, which are HTML already; the rest are words."""
    told = "".join(f'<p class="notice">{inert(notice)}</p>' for notice in notices)
    return (
        f'<section class="paper"><h2>{inert(title)}</h2>{"".join(parts)}{told}'
        f"{source_list(citations)}</section>"
    )


def _list(heading: str, lines: Iterable[str], *, kind: str = "") -> str:
    rows = "".join(f"<li>{inert(line)}</li>" for line in lines)
    look = f' class="{kind}"' if kind else ""
    return f"<h3>{heading}</h3><ul{look}>{rows}</ul>" if rows else ""


def _and(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else list(parts))
