"""Everything about feedback, built together at its first use."""

from dataclasses import dataclass
from pathlib import Path

from coach.ports import Clock, PairStore
from coach.ports.comments import ReadsComments
from coach.ports.feedback import FeedbackStore
from coach.services.close_window import WindowCloser
from coach.services.declare_feedback import PlanDeclarer
from coach.services.enrolment import Register
from coach.services.feedback_desk import FeedbackDesk
from coach.services.manager_desk import ManagerDesk
from coach.services.read_releases import ReleaseDesk
from coach.services.sample_feedback import create_sample_feedback
from coach.services.summarise_feedback import FeedbackSummariser


@dataclass(frozen=True)
class FeedbackRooms:
    """The desks, and what stands behind them."""

    desk: FeedbackDesk
    releases: ReleaseDesk
    manager: ManagerDesk
    summaries: FeedbackSummariser
    closer: WindowCloser
    declarer: PlanDeclarer
    register: Register
    store: FeedbackStore
    pairs: PairStore
    comments: ReadsComments
    """The embedded reader."""
    clock: Clock
    sample_folder: Path

    def create_sample(self) -> int:
        """Give the invented pairs invented feedback, and close its windows; return the answers.

        Nothing happens where there are no invented pairs, or they have their feedback.
        """
        with self.pairs.reading() as records:
            ids = [one.id for one in records.page("", count=10_000).lines if one.sample]
            pairs = tuple(records.pair(id) for id in ids)
        if not pairs:
            return 0
        made = create_sample_feedback(
            self.store,
            pairs,
            comments=self.comments,
            today=self.clock.now().date(),
            folder=self.sample_folder,
        )
        if made:
            self.closer.close_due()
        return made

    def remove_sample(self) -> None:
        """Remove the invented feedback with its releases."""
        with self.store.writing() as records:
            records.remove_sample()
