"""A clock that stands still until a test moves it."""

from datetime import datetime


class SetClock:
    """Tells the time that it was set to."""

    def __init__(self, seconds: float = 0.0, day: datetime = datetime(2026, 11, 21, 9, 0)) -> None:
        self.at = seconds
        self.day = day

    def seconds(self) -> float:
        """Return the time that was set, in seconds."""
        return self.at

    def now(self) -> datetime:
        """Return the date and time that were set."""
        return self.day
