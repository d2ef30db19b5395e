"""Files that visitors brought: held in memory for an hour, each for the browser that brought it."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from coach.domain.release import Release
from coach.domain.summary import FeedbackSummary

SECONDS_HELD = 3600.0
SECONDS_BETWEEN = 60.0
"""How often it is looked whether something is too old."""
SECONDS_A_TICKET = 12 * 3600.0
MOST_HELD = 12
"""Files at once: with 10 MB each they fit into the memory of a small machine."""
MOST_OF_ONE = 3
"""Files of one browser; the oldest goes first."""
MOST_TICKETS = 10_000
Later = Callable[[float, Callable[[], None]], None]
"""Does something after so many seconds."""


@dataclass
class Work:
    """Something that is made of a file in a thread, as far as it has come."""

    words: str
    share: float = 0.0
    done: bool = False
    problem: str = ""
    """Why nothing was made, as a sentence."""

    def read(self, done: int, of: int) -> None:
        """Take note of how many comments are read."""
        self.share = min(max(done / of, 0.0), 1.0) if of else 1.0
        self.words = f"Reading the comments: {done:,} of {of:,}"

    def end(self, problem: str = "") -> None:
        """Say that it is over."""
        self.problem, self.share, self.done = problem, 1.0, True


@dataclass(frozen=True)
class HeldFile:
    """A file, and what was made of it; nothing of it is ever written down."""

    token: str
    owner: str
    """Name of the browser."""
    name: str
    content: bytes = field(repr=False)
    made: "Made" = field(default_factory=lambda: Made(), repr=False)


@dataclass
class Made:
    """What was made of a file."""

    reading: Work = field(default_factory=lambda: Work("Opening the file"))
    summary: FeedbackSummary | None = None
    sharing: Work | None = None
    release: Release | None = None

    @property
    def busy(self) -> bool:
        """Whether a thread still works on it."""
        return not self.reading.done or (self.sharing is not None and not self.sharing.done)


class HeldFiles:
    """Holds files and the tickets with which one is brought; safe to use from several threads."""

    def __init__(
        self, *, seconds: Callable[[], float] = time.monotonic, later: Later | None = None
    ) -> None:
        """Hold nothing yet; `later` wakes it up to forget what is too old."""
        self._seconds = seconds
        self._later = later or _in_a_thread
        self._files: OrderedDict[str, tuple[float, HeldFile]] = OrderedDict()
        self._tickets: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._lock = threading.Lock()
        self._waking = False

    def ticket(self, owner: str) -> str:
        """Return a ticket with which this browser may bring one file."""
        ticket = secrets.token_urlsafe(24)
        with self._lock:
            self._tickets[ticket] = (self._seconds() + SECONDS_A_TICKET, owner)
            while len(self._tickets) > MOST_TICKETS:
                self._tickets.popitem(last=False)
        return ticket

    def spend(self, ticket: str, owner: str) -> bool:
        """Tell whether the ticket is this browser's; it cannot be used again."""
        with self._lock:
            until, whose = self._tickets.get(ticket, (0.0, ""))
            if not owner or not secrets.compare_digest(whose, owner):
                return False
            del self._tickets[ticket]
            return until > self._seconds()

    def hold(self, owner: str, name: str, content: bytes) -> HeldFile | None:
        """Return the file as it is held, None if there is no room for it."""
        file = HeldFile(secrets.token_urlsafe(24), owner, name, content)
        with self._lock:
            self._forget_old()
            mine = [one for _, one in self._files.values() if one.owner == owner]
            if len(mine) >= MOST_OF_ONE:
                idle = next((one for one in mine if not one.made.busy), None)
                if idle is None:
                    return None
                del self._files[idle.token]
            if len(self._files) >= MOST_HELD:
                return None
            self._files[file.token] = (self._seconds() + SECONDS_HELD, file)
            if not self._waking:
                self._waking = True
                self._later(SECONDS_BETWEEN, self._wake)
        return file

    def find(self, token: str, owner: str) -> HeldFile | None:
        """Return the file of a token, None for anybody but the browser that brought it."""
        with self._lock:
            self._forget_old()
            _, file = self._files.get(token, (0.0, None))
        if file is None or not owner or not secrets.compare_digest(file.owner, owner):
            return None
        return file

    def forget(self, token: str) -> None:
        """Forget a file and all that was made of it."""
        with self._lock:
            self._files.pop(token, None)

    def __len__(self) -> int:
        """Return how many files are held."""
        with self._lock:
            self._forget_old()
            return len(self._files)

    def _wake(self) -> None:
        """Forget what is too old though nobody asks for it, as long as anything is held."""
        with self._lock:
            self._forget_old()
            self._waking = bool(self._files)
            if self._waking:
                self._later(SECONDS_BETWEEN, self._wake)

    def _forget_old(self) -> None:
        now = self._seconds()
        while self._files and next(iter(self._files.values()))[0] <= now:
            self._files.popitem(last=False)


def _in_a_thread(seconds: float, act: Callable[[], None]) -> None:
    timer = threading.Timer(seconds, act)
    timer.daemon = True  # it must not keep the process alive
    timer.start()
