"""What the web app needs of the coach where a programme is planned and a file is summarised."""

from collections.abc import Callable
from typing import Protocol

from coach.domain.access import Reader
from coach.domain.health import ProgrammeHealth
from coach.domain.programme_plan import ProgrammePlan
from coach.domain.release import Release
from coach.domain.sponsor import SponsorPage
from coach.domain.summary import FeedbackSummary
from coach.domain.summary_texts import SummaryTexts
from coach.domain.survey import SurveyForm

CommentsRead = Callable[[int, int], None]
"""Called with how many comments are read, and of how many."""


class ManagesProgrammes(Protocol):
    """What a programme manager plans and watches; nothing here reads feedback."""

    def health(self, reader: Reader) -> ProgrammeHealth:
        """Return how the pairs of a manager's programme meet; InputError for anybody else."""

    def design(self, *, pairs: int, goal: str, weeks: int) -> ProgrammePlan:
        """Return the plan of a programme, or raise InputError."""

    def survey(self, purpose: str | None = ...) -> SurveyForm:
        """Return the questions for a purpose, or the whole bank."""

    def sponsor_page(
        self, *, pairs: int, goal: str, weeks: int, reader: Reader | None = ...
    ) -> SponsorPage:
        """Return one page for the sponsor, with what was published last if a reader asks."""


class SummarisesFiles(Protocol):
    """Summarises a file of feedback that somebody holds, and keeps nothing of its comments."""

    @property
    def texts(self) -> SummaryTexts:
        """The fixed words of a summary."""

    def summarise(
        self, content: bytes, name: str, progress: CommentsRead | None = ...
    ) -> FeedbackSummary:
        """Return what a file says, for the one who holds it, or raise InputError."""

    def share(
        self, content: bytes, name: str, programme: str = ..., progress: CommentsRead | None = ...
    ) -> Release:
        """Return what others may see of a file, or raise InputError."""
