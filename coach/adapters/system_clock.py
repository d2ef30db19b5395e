"""The clock of the machine."""

import time
from datetime import datetime


class SystemClock:
    """Tells monotonic time: it never jumps when the machine's date is set."""

    def seconds(self) -> float:
        """Return seconds since an arbitrary start, never less than before."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the machine's local date and time, without a time zone."""
        return datetime.now()
