"""Checked questions, and what a mentor is likely to be asked, as cards."""

from collections.abc import Callable, Sequence

from coach.domain.preparation import CheckedQuestion, PreBrief, QuestionFlag
from coach.rendering.inertness import inert

FLAG_WORDS: dict[QuestionFlag, str] = {
    "spokesperson": "Asks one person to speak for many",
    "disclosure": "Asks for something private",
    "leading": "Holds its own answer",
    "third_person": "Is about somebody who is not there",
    "stereotype": "Rests on a cliché",
}
Buttons = Callable[[int], str]
"""What can be done with the item at a place, as HTML."""


def checked_card(questions: Sequence[CheckedQuestion], buttons: Buttons) -> str:
    """Return each question with what to mind about it, in the order given."""
    flagged = sum(bool(one.flags) for one in questions)
    rows = "".join(_checked(one, place, buttons) for place, one in enumerate(questions))
    verdict = {0: "Nothing to mind", 1: "One to reword"}.get(flagged, f"{flagged} to reword")
    return f'<section class="paper"><h2>{verdict}</h2><ol class="checked">{rows}</ol></section>'


def _checked(one: CheckedQuestion, place: int, buttons: Buttons) -> str:
    if not one.flags:
        return (
            f'<li class="fine"><p class="asked-so">{inert(one.question)}</p>'
            '<p class="verdict"><span class="sign">✓</span> Fine as it is</p></li>'
        )
    flags = "".join(f'<span class="tag care">{FLAG_WORDS[flag]}</span>' for flag in one.flags)
    why = f"<p>{inert(one.why)}</p>" if one.why else ""
    better = (
        f'<p class="better"><span class="quiet">Rather:</span> {inert(one.rewrite)}</p>'
        f"{buttons(place)}"
        if one.rewrite
        else ""
    )
    return (
        f'<li class="minded"><p class="asked-so">{inert(one.question)}</p>'
        f'<p class="verdict">{flags}</p>{why}{better}</li>'
    )


def pre_brief_card(pre_brief: PreBrief, buttons: Buttons) -> str:
    """Return what is likely to be asked, each with an angle and whether it may be skipped."""
    ready = pre_brief.ready_from
    when = (
        f"Ready from {ready:%A} {ready.day} {ready:%B}, two days before you meet." if ready else ""
    )
    head = f'<p class="quiet">{inert(when)}</p>' if when else ""
    rows = "".join(
        f"<li><h3>{inert(one.question)}</h3><p>{inert(one.angle)}</p>"
        + (f'<p class="skip">{inert(one.may_skip)}</p>' if one.may_skip else "")
        + f"{buttons(place)}</li>"
        for place, one in enumerate(pre_brief.questions)
    )
    topics = "".join(f"<li>{inert(topic)}</li>" for topic in pre_brief.topics)
    on = f"<h3>On the table</h3><ul>{topics}</ul>" if topics else ""
    notices = "".join(f'<p class="notice">{inert(notice)}</p>' for notice in pre_brief.notices)
    empty = "" if pre_brief.questions else "<p>Nothing is left to look at.</p>"
    return (
        f'<section class="paper"><h2>What you may be asked</h2>{head}{empty}'
        f'<ol class="likely">{rows}</ol>{on}{notices}</section>'
    )
