"""Run a programme: who takes part, brought in from a list, and the invented pairs to try with."""

from dataclasses import dataclass
from pathlib import Path

from coach.domain.person import Person
from coach.domain.roster import RosterPreview
from coach.ports import Clock, PairStore
from coach.services.import_roster import RosterImporter
from coach.services.sample_programme import create_sample, has_sample, remove_sample


@dataclass(frozen=True)
class Programme:
    """The people and invented pairs of one store."""

    store: PairStore
    roster: RosterImporter
    clock: Clock
    sample_folder: Path
    """The one with `programme.yaml`."""

    def has_sample(self) -> bool:
        """Tell whether invented pairs are kept."""
        return has_sample(self.store)

    def create_sample(self, *, again: bool = True) -> int:
        """Store the invented pairs; return how many came.

        Args:
            again: Whether somebody asks for them; without, they do not come back once removed.
        """
        today = self.clock.now().date()
        return create_sample(self.store, today=today, folder=self.sample_folder, again=again)

    def remove_sample(self) -> int:
        """Remove the invented pairs; return how many went."""
        return remove_sample(self.store)

    def preview_roster(self, text: str) -> RosterPreview:
        """Return what an import of a pasted list would do; nothing is written."""
        return self.roster.preview(text.encode("utf-8", errors="replace"), "the list")

    def confirm_roster(self, seen: RosterPreview) -> tuple[Person, ...]:
        """Store the people of a preview, and only them."""
        return self.roster.confirm(seen)
