"""Read what was published: the manager and every participant read the same."""

from coach.domain.access import Kind, Reader, Thing, check_may_read
from coach.domain.feedback_desk import WhyHidden
from coach.domain.health import Attendance
from coach.domain.release import PublishedRelease
from coach.domain.release_telling import ToldRelease
from coach.errors import NotFound
from coach.ports.feedback import ReleaseStore
from coach.wording.paragraph import ParagraphWriter


class ReleaseDesk:
    """Hands out releases and attendance, from a store that holds nothing else."""

    def __init__(
        self,
        store: ReleaseStore,
        why_hidden: tuple[WhyHidden, ...],
        *,
        teller: ParagraphWriter | None = None,
    ) -> None:
        """Hand out what the store holds; `teller` puts a release into a model's words."""
        self._store = store
        self._why_hidden = why_hidden
        self._teller = teller

    def read(self, reader: Reader) -> tuple[PublishedRelease, ...]:
        """Return the releases of the reader's programme, newest first.

        A programme whose feedback is pooled with another's shows what the pool published.
        """
        check_may_read(reader, Thing(kind=Kind.RELEASE, programme=reader.programme))
        with self._store.reading() as records:
            plan = records.plan(reader.programme)
            return tuple(reversed(records.releases(plan.published_as))) if plan else ()

    def tell(self, reader: Reader) -> ToldRelease:
        """Return the newest release as a model tells it; no sentences where none does."""
        newest = next(iter(self.read(reader)), None)
        if self._teller is None or newest is None:
            return ToldRelease()
        return self._teller.write(newest.release)

    def why_hidden(self, reader: Reader) -> tuple[WhyHidden, ...]:
        """Return why things are hidden: always the same, whatever there is to hide."""
        check_may_read(reader, Thing(kind=Kind.RELEASE, programme=reader.programme))
        return self._why_hidden

    def attendance(self, reader: Reader) -> tuple[Attendance, ...]:
        """Return which sessions took place, if the programme said that the manager sees it.

        Raises:
            NotFound: It did not say so, or the reader is no manager.
        """
        with self._store.reading() as records:
            plan = records.plan(reader.programme)
            shown = plan is not None and plan.attendance_shown
            thing = Thing(kind=Kind.ATTENDANCE, programme=reader.programme, attendance_shown=shown)
            check_may_read(reader, thing)
            return records.attendance(reader.programme)

    def shows_attendance(self, reader: Reader) -> bool:
        """Tell whether the reader's programme said up front that its manager sees who met."""
        with self._store.reading() as records:
            plan = records.plan(reader.programme)
        return plan is not None and plan.attendance_shown

    def number(self, reader: Reader, number: int) -> PublishedRelease:
        """Return one release by its place in the ledger, or raise NotFound."""
        for one in self.read(reader):
            if one.number == number:
                return one
        raise NotFound(kind="release", name=str(number))

    def programmes(self) -> tuple[str, ...]:
        """Return the programmes that declared feedback, by name."""
        with self._store.reading() as records:
            return tuple(plan.programme for plan in records.plans())
