"""A report: every score with its interval, what was asked of it, and which cases failed."""

from typing import Self

from coach.domain.record import Record
from coach.errors import InputError
from coach.evaluation.beside import Writers


class Row(Record):
    """One scorer over one split of one suite."""

    suite: str
    split: str
    scorer: str
    cases: int
    """How many cases the scorer had something to say about."""
    found: float
    of: int
    """What was counted: facts where a case has several, else cases."""
    score: float
    """0 to 1."""
    low: float
    high: float
    """Ends of the 95 % Wilson interval."""
    at_least: float | None = None
    at_most: float | None = None
    passed: bool | None = None
    """None where nothing is asked of the score."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same row in another report."""
        return self.suite, self.split, self.scorer


class Failure(Record):
    """A case in which a scorer found something missing or wrong."""

    suite: str
    split: str
    scorer: str
    case: str
    """The case's id; its number alone if it is held."""
    why: str = ""
    question: str = ""
    outcome: str = ""
    answer: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same failure in another report."""
        return self.suite, self.split, self.scorer, self.case


class Caught(Record):
    """Which checks of a suite a sentinel failed; none is a fault of the suite."""

    suite: str
    sentinel: str
    by: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the suite caught it."""
        return bool(self.by)


class Difference(Record):
    """A score with the library as it is, and with one that lists no questions."""

    suite: str
    scorer: str
    cases: int
    listed: float
    without: float
    at_most: float

    @property
    def passed(self) -> bool:
        """Whether both are near enough."""
        return abs(self.listed - self.without) <= self.at_most


class Report(Record):
    """One run of some suites."""

    passed: bool = True
    engine: str
    index: str
    """Fingerprint of what was asked."""
    commit: str | None
    """Of the checkout, None in an installed package."""
    seconds: float
    rows: tuple[Row, ...]
    sentinels: tuple[Caught, ...] = ()
    differences: tuple[Difference, ...] = ()
    failures: tuple[Failure, ...] = ()
    writers: Writers | None = None
    """Both writers side by side; None where the embedded one alone was asked."""

    def judged(self) -> Self:
        """Return the report with `passed` set from all of its checks."""
        passed = (
            all(row.passed is not False for row in self.rows)
            and all(one.passed for one in self.sentinels)
            and all(one.passed for one in self.differences)
            and (self.writers is None or self.writers.as_it_should)
        )
        return self.model_copy(update={"passed": passed})


def read_report(text: str, name: str) -> Report:
    """Return a report that was written as JSON, or raise InputError."""
    try:
        return Report.model_validate_json(text)
    except ValueError as error:
        raise InputError(
            what=name,
            problem="it is not a report of this version",
            remedy="Write one with: coach eval --json > FILE.",
        ) from error
