"""Cases of the task `disclosure`: an invented programme, its answers, and what may be shown."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from coach.disclosure.releasing import Outcome
from coach.domain.comment import Code
from coach.domain.feedback import CountedRow, Rating
from coach.domain.floors import Floors
from coach.domain.record import Record
from coach.domain.release import Response, Share, Trend

Numbers = Annotated[str, Field(pattern=r"^\d+(-\d+)?$")]
"""`4`, or `1-12` with both ends."""


class Answers(Record):
    """People who answer alike, each about a partner of the same number unless `about` is given."""

    mentors: Numbers = "0"
    """Which mentors; `0` is nobody."""
    leaders: Numbers = "0"
    about: str = ""
    """One person whom all of them meet, each in a pair of their own."""
    ratings: dict[str, Rating] = Field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    """Themes of their comments; none for no comment."""
    group: str = ""
    """In the declared split; their side where it is empty."""
    times: int = Field(default=1, ge=1)
    """Sessions that each of them answers about."""


class Window(Record):
    """What was answered in one window."""

    name: str
    answers: tuple[Answers, ...] = ()


class ShownGroup(Record):
    """What is shown of one group."""

    band: str
    score: str
    favourable: str | None = None


class ShownQuestion(Record):
    """What is shown of one question."""

    score: str
    favourable: str | None = None
    trend: Trend | None = None
    split: dict[str, ShownGroup] | None = None


class Expected(Record):
    """What must be shown after the last window."""

    outcome: Outcome
    band: str | None = None
    questions: dict[str, ShownQuestion] = Field(default_factory=dict)
    """Every question that is shown."""
    themes: dict[Code, Share] = Field(default_factory=dict)
    """Every theme that is shown."""
    response: Response | None = None
    to_date: dict[str, str] | None = None
    """Scores of all windows together, by question; None where the case is not about them."""
    never_shown: tuple[str, ...] = ()
    """Words that stand in no release of the programme."""


class DisclosureCase(Record):
    """A programme, its windows, and what its manager sees in the end."""

    id: str = Field(min_length=1)
    why: str = Field(min_length=1)
    pairs: int = Field(ge=1)
    invited: int | None = None
    split: bool = True
    questions: dict[str, str] = Field(default={"usefulness": "How useful was it?"})
    """Labels by id."""
    floors: Floors = Floors()
    windows: tuple[Window, ...] = Field(min_length=1)
    expect: Expected

    @property
    def said(self) -> tuple[str, ...]:
        """Why the case is there: nothing is typed."""
        return (self.why,)


def rows_of(window: Window) -> Iterator[CountedRow]:
    """Yield the rows of a window, with names of people as their marks."""
    for some in window.answers:
        for side, other, numbers in (
            ("mentor", "leader", some.mentors),
            ("leader", "mentor", some.leaders),
        ):
            for number in _each(numbers):
                author = f"{side}-{number:02}"
                about = some.about or f"{other}-{number:02}"
                for time in range(some.times):
                    yield CountedRow(
                        row=f"{window.name}/{author}/{about}/{time}",
                        author=author,
                        pair="+".join(sorted((author, about))),
                        counterpart=about,
                        group=some.group or side,
                        ratings=some.ratings,
                        codes=some.codes,
                        commented=bool(some.codes),
                    )


def _each(numbers: str) -> range:
    first, _, last = numbers.partition("-")
    return range(int(first), int(last or first) + 1) if int(first) else range(0)
