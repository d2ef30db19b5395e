"""Declare what a programme does with feedback; a change applies from the next window on."""

from datetime import date as Date
from datetime import timedelta
from pathlib import Path

from coach.domain.feedback import FeedbackPlan
from coach.domain.windows import local_day, window_of
from coach.errors import InputError
from coach.ports import Clock
from coach.ports.feedback import FeedbackRecords, FeedbackStore
from coach.shelves import as_model, read_yaml


class PlanDeclarer:
    """Keeps the plans of programmes."""

    def __init__(self, store: FeedbackStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def declare(self, plan: FeedbackPlan) -> tuple[FeedbackPlan, str]:
        """Store a plan; return it, and the ISO day from which it applies.

        The first plan of a programme applies from its start. A later one applies from the first
        day after the window that is open, so that nobody's answer is treated by other rules than
        those it was given under.

        Raises:
            InputError: It would change under which name the programme is published, or its
                calendar differs from that of the programmes it is pooled with.
        """
        with self._store.writing() as records:
            before = records.plan(plan.programme)
            if before is None:
                _check_pool(records, plan)
                first = plan.starts
            else:
                _check_change(before, plan)
                first = self._next_window(before)
            records.declare(plan, applies_from=first)
        return plan, first.isoformat()

    def _next_window(self, plan: FeedbackPlan) -> Date:
        today = local_day(plan, self._clock.now().astimezone())
        window = window_of(plan, today)
        return (window.closes if window else today) + timedelta(days=1)


def read_plan(path: Path) -> FeedbackPlan:
    """Return the plan in a YAML file, or raise InputError or ShelfError."""
    if not path.is_file():
        raise InputError(what=str(path), problem="there is no such file", remedy="Check its path.")
    values = read_yaml(path)
    if not isinstance(values, dict):
        problem = "it is not a list of `name: value` lines"
        raise InputError(what=str(path), problem=problem, remedy="See docs/privacy.md.")
    return as_model(FeedbackPlan, values, path)


def _check_change(before: FeedbackPlan, after: FeedbackPlan) -> None:
    """Raise InputError for a change that no later window may have."""
    what = f"The programme {after.programme!r}"
    if before.published_as != after.published_as:
        raise InputError(
            what=what,
            problem="it was decided at its start under which name it is published",
            remedy="Leave `pool` as it is, or declare a new programme.",
        )
    if (before.starts, before.phases[:1], before.time_zone) != (
        after.starts,
        after.phases[:1],
        after.time_zone,
    ):
        raise InputError(
            what=what,
            problem="its start, its time zone and the phases that have begun stay as they are",
            remedy="Change what comes later.",
        )


def _check_pool(records: FeedbackRecords, plan: FeedbackPlan) -> None:
    """Raise InputError unless pooled programmes agree, and none of them is published alone."""
    for other in records.plans():
        if other.published_as.casefold() != plan.published_as.casefold():
            continue
        alone = not other.pool or not plan.pool
        same = all(
            getattr(other, name) == getattr(plan, name)
            for name in ("starts", "ends", "time_zone", "phases", "questions", "split", "floors")
        )
        if alone or not same:
            raise InputError(
                what=f"The programme {plan.programme!r}",
                problem=f"it would be published together with {other.programme!r}, "
                + ("which stands alone" if alone else "which has another calendar or form"),
                remedy="Choose another name, or give both the same `pool`, days and questions.",
            )
