"""The part of the scripted coach that plans programmes and summarises files.

The services are real and need no model: goals are compared by their words, comments are coded by
theirs, and the ledger forgets.
"""

from datetime import date
from threading import Event

from coach.domain.access import Reader
from coach.domain.health import ProgrammeHealth
from coach.domain.programme_plan import ProgrammePlan
from coach.domain.release import Release
from coach.domain.sponsor import SponsorPage
from coach.domain.summary import FeedbackSummary
from coach.domain.summary_texts import SummaryTexts
from coach.domain.survey import SurveyForm
from coach.errors import InputError
from coach.services.programme_health import programme_health
from coach.services.sponsor_page import sponsor_page
from coach.services.survey_items import survey_items
from coach.web.manager_needs import CommentsRead
from tests.doubles.keyword_reader import KeywordReader
from tests.doubles.scripted_feedback import ScriptedReleases
from tests.services.programmes import designer
from tests.services.summarising import a_summariser, texts

TODAY = date(2026, 11, 21)


class ScriptedManager:
    """Plans with the real designer; what it knows of releases and attendance is scripted."""

    def __init__(self, releases: ScriptedReleases) -> None:
        self._releases = releases

    def health(self, reader: Reader) -> ProgrammeHealth:
        """Return how a manager's pairs meet, as the real desk would."""
        if reader.role != "manager":
            raise InputError(
                what="Programme health",
                problem="it is made for programme managers",
                remedy="Your own sessions stand under Prepare.",
            )
        shown = self._releases.shows_attendance(reader)
        attendance = self._releases.attendance(reader) if shown else ()
        return programme_health(attendance, today=TODAY, says_so=shown)

    def design(self, *, pairs: int, goal: str, weeks: int) -> ProgrammePlan:
        """Return the real plan."""
        return designer().design(pairs=pairs, goal=goal, weeks=weeks)

    def survey(self, purpose: str | None = None) -> SurveyForm:
        """Return the real questions."""
        return survey_items(purpose)

    def sponsor_page(
        self, *, pairs: int, goal: str, weeks: int, reader: Reader | None = None
    ) -> SponsorPage:
        """Return the real page, with the newest of the scripted releases."""
        releases = self._releases.read(reader) if reader else ()
        plan = self.design(pairs=pairs, goal=goal, weeks=weeks)
        return sponsor_page(plan, releases[0].release if releases else None)


class ScriptedSummaries:
    """Summarises with the real service; it waits while `open` is not set."""

    def __init__(self) -> None:
        self._real = a_summariser(reader=KeywordReader())
        self.open = Event()
        self.open.set()
        self.breaks = ""
        """Text of an error that every file raises; "" for none."""

    @property
    def texts(self) -> SummaryTexts:
        return texts()

    def summarise(
        self, content: bytes, name: str, progress: CommentsRead | None = None
    ) -> FeedbackSummary:
        """Return the summary once `open` is set."""
        if progress:
            progress(0, 4)
        self.open.wait(30)
        if self.breaks:
            raise RuntimeError(f"{self.breaks} {content!r}")
        return self._real.summarise(content, name, progress)

    def share(
        self, content: bytes, name: str, programme: str = "", progress: CommentsRead | None = None
    ) -> Release:
        """Return the real release."""
        if self.breaks:
            raise RuntimeError(f"{self.breaks} {content!r}")
        return self._real.share(content, name, programme, progress)
