"""What is being prepared while people already look at the page."""

import sys
import threading
from collections.abc import Callable
from typing import TypedDict

from coach.web.last_resort import LastResort
from coach.web.needs import Build, PreparingCoach

_UNEXPECTED = (
    "The coach could not be prepared. Stop it and start it again; "
    "if it happens again, reinstall it with: make run."
)


class Standing(TypedDict):
    """How far the preparation is, as `/ready` tells it."""

    page: bool
    coach: bool
    words: str
    share: float
    problem: str | None


class Preparation:
    """Opens the page, then builds the coach, in one thread; others read how far it is.

    One after the other, because two threads that import large libraries at once share one
    interpreter lock: together they are no faster, and the page would come later.
    """

    def __init__(self, open_page: Callable[["Preparation"], None], build: Build) -> None:
        """Prepare nothing yet; `open_page` returns once the page can be served."""
        self._open_page = open_page
        self._build = build
        self._page = False
        self._words = "Opening the page"
        self._share = 0.0
        self.coach: PreparingCoach | None = None
        self.problem: str | None = None

    def start(self) -> None:
        """Begin in a thread that does not keep the process alive."""
        threading.Thread(target=self._run, name="preparation", daemon=True).start()

    def progress(self, words: str, share: float) -> None:
        """Take note of how far the builder is."""
        self._words = words
        self._share = min(max(share, 0.0), 1.0)

    @property
    def standing(self) -> Standing:
        """How far the preparation is."""
        return {
            "page": self._page,
            "coach": self.coach is not None,
            "words": self._words,
            "share": self._share,
            "problem": self.problem,
        }

    def _run(self) -> None:
        with LastResort() as attempt:
            self._open_page(self)
            self._page = True
            self.progress("The library is being read", 0.0)
            self.coach = self._build(self.progress)
            self.progress("Ready", 1.0)
        self.problem = attempt.sentence(_UNEXPECTED)
        if self.problem:
            place = f" ({attempt.place})" if attempt.place else ""
            print(f"{self.problem}{place}", file=sys.stderr, flush=True)
