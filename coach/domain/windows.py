"""The calendar of feedback: in which window a day lies, and when its release appears."""

from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

from coach.domain.feedback import FeedbackPlan, Phase

RELEASE_TIME = time(9, 0)
"""Local to the programme."""
WORKING_DAYS = 3
"""After a window's last day, Monday to Friday; public holidays are not known here."""
_SATURDAY = 5


def local_day(plan: FeedbackPlan, moment: datetime) -> Date:
    """Return the programme's local day of a moment with a time zone."""
    return moment.astimezone(ZoneInfo(plan.time_zone)).date()


def window_of(plan: FeedbackPlan, day: Date) -> Phase | None:
    """Return the window in which a day lies; None outside of the programme, or between phases."""
    if day < plan.starts or (plan.ends is not None and day > plan.ends):
        return None
    if plan.phases:
        return next((one for one in plan.phases if one.opens <= day <= one.closes), None)
    return _within(plan, _quarter(day))


def windows_before(plan: FeedbackPlan, day: Date) -> tuple[Phase, ...]:
    """Return the windows whose last day is before this one, oldest first."""
    if plan.phases:
        return tuple(one for one in plan.phases if one.closes < day)
    found: list[Phase] = []
    at = plan.starts
    while at < day and (plan.ends is None or at <= plan.ends):
        window = _within(plan, _quarter(at))
        if window.closes < day:
            found.append(window)
        at = window.closes + timedelta(days=1)
    return tuple(found)


def release_day(window: Phase) -> Date:
    """Return the third working day after the window's last one."""
    day, left = window.closes, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def release_moment(plan: FeedbackPlan, window: Phase) -> datetime:
    """Return when the window's release appears, in UTC."""
    local = datetime.combine(release_day(window), RELEASE_TIME, tzinfo=ZoneInfo(plan.time_zone))
    return local.astimezone(UTC)


def _quarter(day: Date) -> Phase:
    number = (day.month - 1) // 3 + 1
    opens = Date(day.year, 3 * number - 2, 1)
    beyond = Date(day.year + 1, 1, 1) if number == 4 else Date(day.year, 3 * number + 1, 1)
    return Phase(name=f"{day.year} Q{number}", opens=opens, closes=beyond - timedelta(days=1))


def _within(plan: FeedbackPlan, window: Phase) -> Phase:
    """Return the window cut to the programme's own days."""
    closes = window.closes if plan.ends is None else min(window.closes, plan.ends)
    return window.model_copy(update={"opens": max(window.opens, plan.starts), "closes": closes})
