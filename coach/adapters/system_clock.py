"""The clock of the machine."""

import time


class SystemClock:
    """Tells monotonic time: it never jumps when the machine's date is set."""

    def seconds(self) -> float:
        """Return seconds since an arbitrary start, never less than before."""
        return time.monotonic()
