"""What a programme may change once people have answered: nothing that they answered under."""

from collections.abc import Iterator
from datetime import date as Date

from coach.domain.feedback import FeedbackPlan
from coach.domain.floors import Floors
from coach.domain.windows import window_of
from coach.errors import InputError


def check_change(before: FeedbackPlan, after: FeedbackPlan, today: Date) -> None:
    """Raise InputError if a change would touch answers that were given under the earlier plan.

    Args:
        before: The newest plan so far.
        after: What it is to become.
        today: The programme's local day.
    """
    for problem, remedy in _objections(before, after, today):
        raise InputError(what=f"The programme {after.programme!r}", problem=problem, remedy=remedy)


def _objections(
    before: FeedbackPlan, after: FeedbackPlan, today: Date
) -> Iterator[tuple[str, str]]:
    if before.published_as.casefold() != after.published_as.casefold():
        yield (
            "it was decided at its start under which name it is published",
            "Leave `pool` as it is, or declare a new programme.",
        )
    if (before.starts, before.time_zone) != (after.starts, after.time_zone):
        yield "its start and its time zone stay as they are", "Change what comes later."
    if _begun(before, today) != _begun(after, today) or bool(before.phases) != bool(after.phases):
        yield (
            "windows that have begun stay as they are",
            "Leave the phases that have begun, and change later ones.",
        )
    yield from _objections_to_end(before, after, today)
    if any(getattr(after.floors, name) < floor for name, floor in before.floors):
        yield (
            "a floor that people answered under is never lowered",
            f"Leave `floors` at {_said(before.floors)} or higher.",
        )
    labels = {question.id: question.label for question in before.questions}
    changed = [q.id for q in after.questions if labels.get(q.id, q.label) != q.label]
    if changed:
        yield (
            f"the question {changed[0]!r} would mean something else under the same id",
            "Give a question with other words an id of its own.",
        )


def _objections_to_end(
    before: FeedbackPlan, after: FeedbackPlan, today: Date
) -> Iterator[tuple[str, str]]:
    if before.ends == after.ends:
        return
    if before.ends is not None and before.ends < today:
        yield "it has ended, and what was left over then is never published", "Declare a new one."
    window = window_of(before, today)
    if after.ends is not None and window is not None and after.ends < window.closes:
        yield (
            f"the window that is open closes on {window.closes.isoformat()}, as its forms say",
            "Let it end on that day or later.",
        )
    if window is not None and before.ends == window.closes:
        yield "the window that is open closes with it, as its forms say", "Declare a new one."


def _begun(plan: FeedbackPlan, today: Date) -> tuple[object, ...]:
    return tuple(phase for phase in plan.phases if phase.opens <= today)


def _said(floors: Floors) -> str:
    return ", ".join(f"{name} {floor}" for name, floor in floors)
