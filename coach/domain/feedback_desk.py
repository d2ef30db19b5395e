"""What a participant's feedback page shows: forms, receipts, and who would read what."""

from datetime import date as Date

from coach.domain.feedback import Question
from coach.domain.record import Record


class OpenForm(Record):
    """The form of one session for one person, empty or as it was sent."""

    id: str
    """Of the answer: made when the form is first opened, so that it is stored once."""
    pair: str
    session: str
    day: Date
    """Of the session."""
    with_whom: str
    """First name of the other side, or what the group is called."""
    questions: tuple[Question, ...]
    ratings: dict[str, int]
    """What was sent, by question; empty before."""
    comment: str = ""
    version: int = 0
    """0 for a form that was never sent."""
    closes: Date
    """The last day on which it can be changed."""
    who_reads: tuple[str, ...] = ()
    """In plain words, above the box for the comment."""

    @property
    def sent(self) -> bool:
        """Whether it was sent before."""
        return self.version > 0


class Receipt(Record):
    """What came of sending a form."""

    answer: str
    version: int
    closes: Date
    contacts: tuple[str, ...] = ()
    """Whom the author can turn to, where the comment may need a person; told to nobody else."""
    said: str


class Exposure(Record):
    """What one kind of reader would see of a draft."""

    who: str
    sees: str


class WhyHidden(Record):
    """Why something is not shown, without a count."""

    title: str
    text: str
