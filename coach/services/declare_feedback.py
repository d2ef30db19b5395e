"""Declare what a programme does with feedback; a change applies from the next window on."""

from datetime import date as Date
from datetime import timedelta
from pathlib import Path

from coach.domain.feedback import FeedbackPlan
from coach.domain.windows import local_day, window_of
from coach.errors import InputError
from coach.ports import Clock
from coach.ports.feedback import FeedbackRecords, FeedbackStore
from coach.services.plan_changes import check_change
from coach.shelves import as_model, read_yaml


class PlanDeclarer:
    """Keeps the plans of programmes."""

    def __init__(self, store: FeedbackStore, clock: Clock, *, model_reads: str = "") -> None:
        """Keep plans in a store.

        Args:
            store: Where feedback is kept.
            clock: Tells today.
            model_reads: The model that may read comments from the next window on, empty for none.
        """
        self._store = store
        self._clock = clock
        self._model_reads = model_reads

    def declare(self, plan: FeedbackPlan) -> tuple[FeedbackPlan, str]:
        """Store a plan; return it, and the ISO day from which it applies.

        The first plan of a programme applies from its start, or from today if that is past. A later
        one applies from the first day after the window that is open, so that nobody's answer is
        treated by other rules than those it was given under.

        Raises:
            InputError: It would change what answers were given under, or its calendar, form or
                floors differ from those of the programmes it is pooled with.
        """
        plan = plan.model_copy(update={"model_reads": self._model_reads})
        with self._store.writing() as records:
            newest = records.plan(plan.programme)
            today = local_day(newest or plan, self._clock.now().astimezone())
            _check_pool(records, plan)
            if newest is None:
                # what was before nobody was told about: attendance of earlier days stays unseen
                first = max(plan.starts, today)
            else:
                check_change(newest, plan, today)
                in_force = records.plan(plan.programme, on=today) or newest
                first = _next_window(in_force, today)
            records.declare(plan, applies_from=first)
        return plan, first.isoformat()

    def tell_who_reads(self) -> int:
        """Have every plan name the model that may read comments; return how many had to change.

        Like any change it applies from the next window on, and is shown above the box then.
        """
        changed = 0
        with self._store.writing() as records:
            for plan in records.plans():
                if plan.model_reads == self._model_reads:
                    continue
                today = local_day(plan, self._clock.now().astimezone())
                in_force = records.plan(plan.programme, on=today) or plan
                told = plan.model_copy(update={"model_reads": self._model_reads})
                records.declare(told, applies_from=_next_window(in_force, today))
                changed += 1
        return changed


def read_plan(path: Path) -> FeedbackPlan:
    """Return the plan in a YAML file, or raise InputError or ShelfError."""
    if not path.is_file():
        raise InputError(what=str(path), problem="there is no such file", remedy="Check its path.")
    values = read_yaml(path)
    if not isinstance(values, dict):
        problem = "it is not a list of `name: value` lines"
        raise InputError(what=str(path), problem=problem, remedy="See docs/privacy.md.")
    if "sample" in values:
        problem = "only the coach itself marks a programme as invented"
        raise InputError(what=str(path), problem=problem, remedy="Remove the line `sample`.")
    if "model_reads" in values:
        problem = "which model reads comments is a setting of the coach, not of a programme"
        raise InputError(what=str(path), problem=problem, remedy="Remove the line `model_reads`.")
    return as_model(FeedbackPlan, values, path)


def _next_window(plan: FeedbackPlan, today: Date) -> Date:
    """Return the first day after the window that is open; before the start, the start."""
    if today < plan.starts:
        return plan.starts
    window = window_of(plan, today)
    return (window.closes if window else today) + timedelta(days=1)


def _check_pool(records: FeedbackRecords, plan: FeedbackPlan) -> None:
    """Raise InputError unless pooled programmes agree, and none of them is published alone."""
    for other in records.plans():
        same_name = other.programme.casefold() == plan.programme.casefold()
        if same_name or other.published_as.casefold() != plan.published_as.casefold():
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
