"""How often one visitor may ask."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_WINDOW = 60.0


class Pace:
    """Counts what each visitor asked within the last minute; safe to use from several threads."""

    def __init__(
        self,
        a_minute: int,
        *,
        seconds: Callable[[], float] = time.monotonic,
        visitors: int = 10_000,
    ) -> None:
        """Allow `a_minute` questions to each visitor, and remember at most `visitors` of them."""
        self._a_minute = a_minute
        self._seconds = seconds
        self._visitors = visitors
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, visitor: str) -> float:
        """Count one question; return 0, or the seconds to wait if it is one too many."""
        with self._lock:
            now = self._seconds()
            asked = self._asked.setdefault(visitor, deque())
            self._asked.move_to_end(visitor)
            while asked and now - asked[0] >= _WINDOW:
                asked.popleft()
            if len(asked) >= self._a_minute:
                return _WINDOW - (now - asked[0])
            asked.append(now)
            while len(self._asked) > self._visitors:
                self._asked.popitem(last=False)
            return 0.0
