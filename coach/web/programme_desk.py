"""How a programme goes, and how one is planned, without the widgets: each verb returns a card."""

from dataclasses import dataclass

from coach.domain.programme_plan import LONGEST_WEEKS, MOST_PAIRS, SHORTEST_WEEKS
from coach.domain.sponsor import SponsorPage
from coach.language.cleaning import one_line
from coach.rendering.programme_cards import (
    health_card,
    plan_card,
    sponsor_card,
    sponsor_print,
    survey_card,
)
from coach.rendering.programme_markdown import plan_markdown, sponsor_markdown, survey_markdown
from coach.web.exports import ExportShelf, Offer
from coach.web.help_desk import sheet, trouble
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_QUESTION
from coach.web.reading import text_of
from coach.web.workshop import Visitor, Workshop

_NOBODY = (
    '<div class="empty"><h2>How the programme goes</h2><p>For whoever manages a programme: choose '
    "Programme manager in the bar above. Design, Questions to ask and Sponsor page are open to "
    "everybody.</p></div>"
)
_PAIRS = f"Say how many pairs there will be, as a whole number from 1 to {MOST_PAIRS:,}."
_WEEKS = f"Say how many weeks it lasts, as a whole number from {SHORTEST_WEEKS} to {LONGEST_WEEKS}."


@dataclass(frozen=True)
class Wish:
    """What a programme shall be, as it stands in the boxes."""

    pairs: float | None
    goal: str
    weeks: float | None

    @property
    def problem(self) -> str:
        """Why nothing can be planned from it; the coach itself knows the ranges."""
        if _whole(self.pairs) is None:
            return _PAIRS
        return _WEEKS if _whole(self.weeks) is None else ""


class ProgrammeDesk:
    """Plans programmes and shows how one goes."""

    def __init__(self, workshop: Workshop, shelf: ExportShelf) -> None:
        """Work with the coach of the workshop; what can be taken along goes on the shelf."""
        self._workshop = workshop
        self._shelf = shelf

    async def health(self, meeting: Meeting, visitor: Visitor) -> str:
        """Return how the pairs of the programme meet, for its manager."""
        reader = meeting.reader
        if reader is None:
            return _NOBODY
        outcome = await self._workshop.do(lambda coach: coach.manager.health(reader), visitor)
        return sheet(health_card(outcome.made)) if outcome.made else trouble(outcome.problem)

    async def design(self, wish: Wish, visitor: Visitor) -> str:
        """Return the plan of a programme."""
        if wish.problem:
            return trouble(wish.problem)
        outcome = await self._workshop.do(
            lambda coach: coach.manager.design(
                pairs=_figure(wish.pairs), goal=_goal(wish.goal), weeks=_figure(wish.weeks)
            ),
            visitor,
        )
        plan = outcome.made
        if plan is None:
            return trouble(outcome.problem)
        token = self._shelf.put(Offer(files={"plan.md": lambda: plan_markdown(plan).encode()}))
        return _card(plan_card(plan), _link(token, "plan.md"))

    async def survey(self, purpose: str, visitor: Visitor) -> str:
        """Return the questions for a purpose; `all` stands for the whole bank."""
        wanted = None if purpose == "all" else purpose
        outcome = await self._workshop.do(lambda coach: coach.manager.survey(wanted), visitor)
        form = outcome.made
        if form is None:
            return trouble(outcome.problem)
        token = self._shelf.put(Offer(files={"survey.md": lambda: survey_markdown(form).encode()}))
        return _card(survey_card(form), _link(token, "survey.md"))

    async def sponsor(
        self, wish: Wish, meeting: Meeting, *, published: bool, visitor: Visitor
    ) -> str:
        """Return the sponsor's page; `published` adds the last release of whoever looks."""
        reader = meeting.reader if published else None
        if wish.problem:
            return trouble(wish.problem)
        if published and reader is None:
            return trouble(
                "Choose who looks, in the bar above: what was published is read for a programme."
            )
        outcome = await self._workshop.do(
            lambda coach: coach.manager.sponsor_page(
                pairs=_figure(wish.pairs),
                goal=_goal(wish.goal),
                weeks=_figure(wish.weeks),
                reader=reader,
            ),
            visitor,
        )
        page = outcome.made
        if page is None:
            return trouble(outcome.problem)
        token = self._shelf.put(sponsor_offer(page))
        view = f'<a href="print/{token}" target="_blank" rel="noopener">Print view</a>'
        return _card(sponsor_card(page), f"{view}{_link(token, 'sponsor.md')}")


def sponsor_offer(page: SponsorPage) -> Offer:
    """Return what can be taken along of a sponsor's page."""
    return Offer(
        files={"sponsor.md": lambda: sponsor_markdown(page).encode()},
        page=lambda: sponsor_print(page, back="../"),
    )


def _whole(value: object) -> int | None:
    """Return a figure of a box, None if it is no whole number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
        return None  # what is no number at all has no rest of 0 either
    return int(value)


def _figure(value: float | None) -> int:
    return _whole(value) or 0


def _goal(text: str) -> str:
    return one_line(text_of(text, LONGEST_QUESTION))


def _link(token: str, file: str) -> str:
    return f'<a href="exports/{token}/{file}" download>Markdown</a>'


def _card(card: str, links: str) -> str:
    """Return a card with what can be taken along of it."""
    copy = '<button type="button" name="copies" class="plain">Copy</button>'
    return f'<div class="sheet-card plan">{card}<p class="along">{links}{copy}</p></div>'
