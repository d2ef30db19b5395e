"""What the web app needs of the coach where feedback is given and releases are read."""

from collections.abc import Mapping
from typing import Protocol

from coach.domain.access import Reader
from coach.domain.feedback import PrivateNote, SharedSentence
from coach.domain.feedback_desk import Exposure, OpenForm, Receipt, WhyHidden
from coach.domain.health import Attendance
from coach.domain.release import PublishedRelease
from coach.domain.release_telling import ToldRelease


class CollectsFeedback(Protocol):
    """Feedback as its author sees it; whoever may not read a thing is told that it is not there."""

    def forms(self, reader: Reader) -> tuple[OpenForm, ...]:
        """Return the forms of a reader's held sessions in open windows, newest first."""

    def submit(
        self,
        reader: Reader,
        form_id: str,
        /,
        *,
        pair: str,
        session: str,
        ratings: Mapping[str, int],
        comment: str,
        version: int,
    ) -> Receipt:
        """Store a form, or raise EditedMeanwhile, SessionClosed or InputError."""

    def withdraw(self, reader: Reader, answer_id: str, /) -> None:
        """Remove an answer whose window is open."""

    def notes(self, reader: Reader) -> tuple[PrivateNote, ...]:
        """Return the reader's own notes, newest first."""

    def keep_note(
        self, reader: Reader, note_id: str, /, *, pair: str, session: str, text: str
    ) -> PrivateNote:
        """Keep a note of the reader; an empty text removes it."""

    def who_reads(self, reader: Reader, draft: str, /) -> tuple[Exposure, ...]:
        """Return what each kind of reader would see of a draft, which is not kept."""

    def can_share(self, reader: Reader) -> bool:
        """Tell whether the programme lets an author send the manager one sentence."""

    def share(self, reader: Reader, text: str, /) -> SharedSentence:
        """Keep a sentence for the next release."""

    def shared(self, reader: Reader) -> tuple[SharedSentence, ...]:
        """Return the reader's own sentences, published ones included."""

    def withdraw_shared(self, reader: Reader, id: str, /) -> None:
        """Remove a sentence that waits for its release."""

    def end_pairing(self, reader: Reader, pair_id: str, /) -> str:
        """End a pairing; return the neutral words that the other reads."""

    def is_ended(self, reader: Reader, pair_id: str, /) -> str:
        """Return the neutral words if a pairing of the reader has ended, else nothing."""

    def help_route(self, reader: Reader) -> str:
        """Return whom the reader can turn to."""


class ShowsReleases(Protocol):
    """What a programme manager reads, and every participant may read as well."""

    def read(self, reader: Reader) -> tuple[PublishedRelease, ...]:
        """Return the releases of the reader's programme, newest first."""

    def tell(self, reader: Reader) -> ToldRelease:
        """Return the newest release as a model tells it; no sentences where none does."""

    def why_hidden(self, reader: Reader) -> tuple[WhyHidden, ...]:
        """Return why things are hidden, in general and without a count."""

    def programmes(self) -> tuple[str, ...]:
        """Return the programmes that collect feedback, by name."""

    def shows_attendance(self, reader: Reader) -> bool:
        """Tell whether the programme said up front that its manager sees who met."""

    def attendance(self, reader: Reader) -> tuple[Attendance, ...]:
        """Return which sessions took place; NotFound where the programme did not say so."""
