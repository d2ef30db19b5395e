"""Before a session: what the mentor may be asked, each item to be struck without a trace."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from coach.domain.preparation import PreBrief
from coach.language.cleaning import clean
from coach.rendering.question_cards import pre_brief_card
from coach.web.acts import Act, button
from coach.web.exports import ExportShelf, reminder_offer
from coach.web.help_desk import trouble
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_QUESTION
from coach.web.reading import lines_of, text_of
from coach.web.workshop import Visitor, Workshop

ReadWhen = Callable[[str], tuple[datetime | None, str]]


@dataclass(frozen=True)
class Preview:
    """What a mentor may be asked; whatever was struck is not in it any more."""

    pre_brief: PreBrief | None = None
    token: str = ""
    problem: str = ""
    steps: int = 0


class PreviewDesk:
    """Writes previews, and offers a reminder two days before."""

    def __init__(self, workshop: Workshop, shelf: ExportShelf, read_when: ReadWhen) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop
        self._shelf = shelf
        self._read_when = read_when

    async def preview(
        self, before: Preview, meeting: Meeting, text: str, when: str, visitor: Visitor
    ) -> Preview:
        """Return what the mentor may be asked, and when to look at it."""
        steps = before.steps + 1
        starts, problem = self._read_when(when)
        lines = lines_of(clean(text_of(text, LONGEST_QUESTION)))[:40]
        if problem:
            return replace(before, problem=problem, steps=steps)
        outcome = await self._workshop.do(
            lambda coach: coach.pre_brief(meeting.pair, lines, starts=starts), visitor
        )
        if outcome.made is None:
            return replace(before, problem=outcome.problem, steps=steps)
        return Preview(pre_brief=outcome.made, token=self._remind(outcome.made), steps=steps)

    def strike(self, preview: Preview, act: Act) -> Preview:
        """Return the preview without one of its items, as if it had never been there."""
        pre_brief, place = preview.pre_brief, act.number(0)
        if pre_brief is None or place is None:
            return replace(preview, steps=preview.steps + 1)
        kept = tuple(one for n, one in enumerate(pre_brief.questions) if n != place)
        left = pre_brief.model_copy(update={"questions": kept})
        return replace(preview, pre_brief=left, problem="", steps=preview.steps + 1)

    def _remind(self, pre_brief: PreBrief) -> str:
        if pre_brief.ready_from is None:
            return ""
        text = "Look at what you may be asked, and strike what you would rather not answer."
        return self._shelf.put(
            reminder_offer("Before your mentoring session", pre_brief.ready_from, text)
        )


def preview_sheet(preview: Preview) -> str:
    """Return the card of a preview, with a button to strike each item."""
    if preview.problem:
        return trouble(preview.problem)
    if preview.pre_brief is None:
        return ""
    shown = pre_brief_card(
        preview.pre_brief,
        lambda place: button(
            "preview", f"strike {place}", "Strike", unseen=_asked(preview, place), kind="plain"
        ),
    )
    link = f'<a href="exports/{preview.token}/reminder.ics" download>Remind me two days before</a>'
    foot = f'<p class="along">{link}</p>' if preview.token else ""
    return f'<div class="sheet-card" id="preview-{preview.steps}">{shown}{foot}</div>'


def _asked(preview: Preview, place: int) -> str:
    assert preview.pre_brief is not None, "only an item that is shown has a button"
    return preview.pre_brief.questions[place].question
