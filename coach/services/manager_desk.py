"""A manager's desk beside the releases: health, the designer, the survey bank, the sponsor page."""

from coach.domain.access import Reader
from coach.domain.health import ProgrammeHealth
from coach.domain.programme_plan import ProgrammePlan
from coach.domain.release import Release
from coach.domain.sponsor import SponsorPage
from coach.domain.survey import SurveyForm
from coach.errors import InputError
from coach.ports import Clock
from coach.services.design_programme import ProgrammeDesigner
from coach.services.programme_guide import Guide
from coach.services.programme_health import programme_health
from coach.services.read_releases import ReleaseDesk
from coach.services.sponsor_page import sponsor_page
from coach.services.survey_items import survey_items


class ManagerDesk:
    """What a programme manager plans and watches; nothing here reads feedback."""

    def __init__(
        self, releases: ReleaseDesk, designer: ProgrammeDesigner, guide: Guide, clock: Clock
    ) -> None:
        self._releases = releases
        self._designer = designer
        self._guide = guide
        self._clock = clock

    def health(self, reader: Reader) -> ProgrammeHealth:
        """Return how the pairs of the reader's programme meet, if the programme said so up front.

        Raises:
            InputError: The reader is no manager.
        """
        if reader.role != "manager":
            raise InputError(
                what="Programme health",
                problem="it is made for programme managers",
                remedy="Your own sessions stand under Prepare.",
            )
        says_so = self._releases.shows_attendance(reader)
        attendance = self._releases.attendance(reader) if says_so else ()
        today = self._clock.now().date()
        return programme_health(attendance, today=today, says_so=says_so, guide=self._guide)

    def design(self, *, pairs: int, goal: str, weeks: int) -> ProgrammePlan:
        """Return the plan of a programme; see `ProgrammeDesigner.design`."""
        return self._designer.design(pairs=pairs, goal=goal, weeks=weeks)

    def survey(self, purpose: str | None = None) -> SurveyForm:
        """Return the items of a purpose, or the whole bank; see `survey_items`."""
        return survey_items(purpose, guide=self._guide)

    def sponsor_page(
        self, *, pairs: int, goal: str, weeks: int, reader: Reader | None = None
    ) -> SponsorPage:
        """Return one page for the sponsor, with what was published last if a reader asks."""
        plan = self.design(pairs=pairs, goal=goal, weeks=weeks)
        return sponsor_page(plan, self._last_published(reader), guide=self._guide)

    def _last_published(self, reader: Reader | None) -> Release | None:
        if reader is None:
            return None
        published = (one.release for one in self._releases.read(reader))
        return next((one for one in published if one.band is not None), None)
