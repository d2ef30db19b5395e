"""The forms and notes that stand on a visitor's screen: as sent, and as typed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coach.domain.access import Reader
from coach.domain.feedback import PrivateNote
from coach.domain.feedback_desk import OpenForm


@dataclass(frozen=True)
class Draft:
    """What stands in a form and was not sent yet."""

    ratings: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""


@dataclass(frozen=True)
class Book:
    """The forms and notes of one person, kept for one visitor alone."""

    reader: Reader | None = None
    pair: str = ""
    """Of who meets: a note without a session belongs to it."""
    forms: tuple[OpenForm, ...] = ()
    notes: tuple[PrivateNote, ...] = ()
    at: int = 0
    """Place of the form that is open."""
    drafts: Mapping[tuple[str, str], Draft] = field(default_factory=dict)
    theirs: OpenForm | None = None
    """What was sent from another window meanwhile."""
    contacts: tuple[str, ...] = ()
    asking: bool = False
    """Whether a withdrawal waits for a second word."""
    said: str = ""
    problem: str = ""
    noted: str = ""
    """What the last step did to the note."""
    steps: int = 0

    @property
    def form(self) -> OpenForm | None:
        """The form that is open."""
        return self.forms[self.at] if self.at < len(self.forms) else None

    @property
    def draft(self) -> Draft:
        """What stands in the open form: what was typed, or else what was sent."""
        form = self.form
        if form is None:
            return Draft()
        return self.drafts.get(key_of(form)) or Draft(form.ratings, form.comment)

    @property
    def note(self) -> PrivateNote | None:
        """The note beside the open form."""
        pair, session = key_of(self.form) if self.form else (self.pair, "")
        mine = (one for one in self.notes if (one.pair, one.session) == (pair, session))
        return next(mine, None)

    def told(self, *, said: str = "", problem: str = "") -> "Book":
        """Return the same with what the last step did, and nothing of the step before."""
        return replace(
            self,
            said=said,
            problem=problem,
            noted="",
            contacts=(),
            theirs=None,
            asking=False,
            steps=self.steps + 1,
        )

    def with_draft(self, draft: Draft | None) -> "Book":
        """Return the same with what stands in the open form; None forgets it."""
        if self.form is None:
            return self
        drafts = {key: one for key, one in self.drafts.items() if key != key_of(self.form)}
        return replace(self, drafts=drafts | ({key_of(self.form): draft} if draft else {}))


def key_of(form: OpenForm) -> tuple[str, str]:
    """Return what tells forms apart: an empty one has another id each time it is read."""
    return form.pair, form.session
