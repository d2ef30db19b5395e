"""The doors out of a pairing: whom to turn to, and how it ends; without the widgets."""

from dataclasses import replace
from secrets import token_hex

from coach.rendering import inert
from coach.web.acts import Act, button
from coach.web.looking import takes_part
from coach.web.meeting import Meeting
from coach.web.needs import PreparingCoach
from coach.web.who_view import CARE
from coach.web.workshop import Visitor, Workshop

VERBS = frozenset({"help", "end", "surely", "close"})
_CLOSE = button(CARE, "close", "Close")


class CareDesk:
    """Names the help route, and ends a pairing after a second word."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop

    async def act(self, meeting: Meeting, act: Act, visitor: Visitor) -> tuple[str, Meeting]:
        """Return what is shown after a press, and who meets."""
        reader, stored = meeting.reader, meeting.stored
        if act.verb == "close" or reader is None or stored is None or not takes_part(reader):
            return "", meeting
        if act.verb == "end":
            return _confirm(meeting), meeting
        if act.verb == "help":
            outcome = await self._workshop.do(
                lambda coach: coach.feedback.help_route(reader), visitor
            )
            return (_help(outcome.made) if outcome.made else _trouble(outcome.problem)), meeting

        def work(coach: PreparingCoach) -> str:
            return coach.feedback.end_pairing(reader, stored.pair.id)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return _trouble(outcome.problem), meeting
        return _ended(outcome.made, _other(meeting)), replace(
            meeting, ended=outcome.made, left=False
        )


def _help(route: str) -> str:
    return _card(
        "Get help",
        f'<p class="help">You can turn to <strong>{inert(route)}</strong>.</p>'
        "<p>You do not need proof, and you do not need to be sure. Nobody is told that you looked "
        "here. In immediate danger, call the emergency number where you are.</p>"
        f'<p class="does">{_CLOSE}</p>',
    )


def _confirm(meeting: Meeting) -> str:
    other = inert(_other(meeting))
    yes = button(CARE, "surely", "End this pairing", kind="main")
    no = button(CARE, "close", "Go on as we are")
    return _card(
        "End this pairing?",
        "<p>Either of you may end it at any time, without a reason. None is asked for, and none is "
        f"stored. {other} reads a neutral sentence that takes no side. Your programme manager is "
        "told no more than that it has ended.</p>"
        "<p>What you wrote in your forms stays as it is. There are no further sessions.</p>"
        f'<p class="does">{yes}{no}</p>',
    )


def _ended(words: str, other: str) -> str:
    return _card(
        "This pairing has ended",
        f'<p>{inert(other)} reads this:</p><p class="said-so">{inert(words)}</p>'
        f'<p class="does">{_CLOSE}</p>',
    )


def _trouble(problem: str) -> str:
    return _card("That did not work", f'<p class="problem">{inert(problem)}</p>{_CLOSE}')


def _card(title: str, body: str) -> str:
    """Return a card that differs each time it is shown: the page waits for a change."""
    paper = f'<section class="paper"><h2>{title}</h2>{body}</section>'
    return f'<div class="sheet-card" id="care-{token_hex(4)}">{paper}</div>'


def _other(meeting: Meeting) -> str:
    """Return what the other side is called."""
    reader = meeting.reader
    side = "leader" if reader is not None and reader.role == "mentor" else "mentor"
    return meeting.pair.first_name("leader" if side == "leader" else "mentor") or f"The {side}"
