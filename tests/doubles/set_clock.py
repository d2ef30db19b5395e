"""A clock that stands still until a test moves it."""


class SetClock:
    """Tells the time that it was set to."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.now = seconds

    def seconds(self) -> float:
        """Return the time that was set, in seconds."""
        return self.now
