"""The rows of exported feedback as answers, or the reasons why they are none."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from coach.domain.feedback_columns import FeedbackTable, FileRow, as_rating
from coach.domain.person import OTHER_SIDE, PairSide, as_side
from coach.domain.summary import RowRemark
from coach.language.cleaning import clean, one_line
from coach.language.dates import dates

LONGEST_READ = 5_000
"""Letters of a comment that are read."""
_NOT_ANSWERED = frozenset({"", "-", "–", "—", ".", "n/a", "n.a."})
_NAMED = frozenset({"leader", "senior", "executive", "mentee", "mentor", "junior"})
_SHOWN = 12
"""Letters of a wrong cell up to which it is repeated: a longer one may be a comment."""
_YEARS = range(2000, 2100)
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T,].*)?", re.ASCII)


@dataclass(frozen=True)
class AnswerRow:
    """One person's answer."""

    number: int
    """1-based without the header."""
    side: PairSide
    pair: str
    session: str
    """Empty where the file names none."""
    date: str
    """ISO date, empty where there is none that can be read."""
    ids: dict[PairSide, str]
    """Who the two people are, for each side that the file names."""
    ratings: dict[str, int]
    comment: str

    @property
    def author(self) -> str:
        """The person: side and id, else side and pair."""
        return self._person(self.side)

    @property
    def counterpart(self) -> str:
        """The other person of the pair."""
        return self._person(OTHER_SIDE[self.side])

    @property
    def named(self) -> bool:
        """Whether the file says who both people are."""
        return len(self.ids) == len(OTHER_SIDE)

    def _person(self, side: PairSide) -> str:
        return f"{side}:id:{self.ids[side]}" if side in self.ids else f"{side}:pair:{self.pair}"


@dataclass(frozen=True)
class ReadRows:
    """What a file holds."""

    answers: tuple[AnswerRow, ...]
    unreadable: tuple[RowRemark, ...]
    undated: tuple[int, ...]
    """Rows whose date cannot be read; they count all the same."""
    cut: tuple[int, ...]
    """Rows whose comment is longer than what is read."""


def read_rows(table: FeedbackTable) -> ReadRows:
    """Return each row as an answer, or why it is none; nothing is lost in between."""
    answers: list[AnswerRow] = []
    unreadable: list[RowRemark] = []
    undated: list[int] = []
    cut: list[int] = []
    for row in table.rows:
        faults = [row.fault] if row.fault else list(_faults(row))
        if faults:
            unreadable.append(RowRemark(row=row.number, why="; ".join(faults)))
            continue
        answer = _answer(row)
        answers.append(answer)
        if row.cells.get("date", "").strip() and not answer.date:
            undated.append(row.number)
        if len(clean(row.cells["comment"])) > LONGEST_READ:
            cut.append(row.number)
    return ReadRows(_completed(answers), tuple(unreadable), tuple(undated), tuple(cut))


def key(cell: str) -> str:
    """Return an id as it is compared: `P01`, ` p01` and full-width letters are the same."""
    return unicodedata.normalize("NFKC", one_line(cell)).casefold()


def _faults(row: FileRow) -> Iterable[str]:
    """Tell what keeps a row from being an answer."""
    if not key(row.cells["pair"]):
        yield "the pair is missing"
    side = one_line(row.cells["side"])
    if not side:
        yield "the side is missing; it must be leader or mentor"
    elif _side(side) is None:
        yield f"side {_told(side)}; it must be leader or mentor"
    given = {id: cell for id, cell in row.ratings.items() if not _blank(cell)}
    for id, cell in given.items():
        if as_rating(cell) is None:
            yield f"{id} {_told(one_line(cell))}; it must be 1 to 5"
    if not given and not clean(row.cells["comment"]):
        yield "it has neither a rating nor a comment"


def _told(cell: str) -> str:
    return f'is "{cell}"' if len(cell) <= _SHOWN else "holds a text"


def _blank(cell: str) -> bool:
    return as_rating(cell) is None and one_line(cell).casefold() in _NOT_ANSWERED


def _side(cell: str) -> PairSide | None:
    """Return the side that a cell names, alone or in a phrase such as `I am the mentor`."""
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKC", cell).casefold())
    sides = {as_side(word.removesuffix("s")) for word in words if word.removesuffix("s") in _NAMED}
    return next((side for side in OTHER_SIDE if sides == {side}), None)


def _answer(row: FileRow) -> AnswerRow:
    side = _side(one_line(row.cells["side"]))
    assert side is not None  # else the row had a fault
    ids = {one: key(row.cells.get(one, "")) for one in OTHER_SIDE}
    return AnswerRow(
        number=row.number,
        side=side,
        pair=key(row.cells["pair"]),
        session=key(row.cells.get("session", "")),
        date=_date(one_line(row.cells.get("date", ""))),
        ids={one: id for one, id in ids.items() if id not in _NOT_ANSWERED},
        ratings={
            id: rating
            for id, cell in row.ratings.items()
            if (rating := as_rating(cell)) is not None
        },
        comment=clean(row.cells["comment"])[:LONGEST_READ],
    )


def _date(text: str) -> str:
    """Return an ISO date, empty for none; of 3/4 the first number is taken for the day."""
    numbers = _NUMERIC.fullmatch(text)
    if numbers:
        one, other, year = map(int, numbers.groups())
        tries = [(year, other, one), (year, one, other)]
    else:
        said = next((found.value for found in dates(text)), "")
        parts = [int(part) for part in said.split("-") if part.isdigit()]
        tries = [(parts[0], parts[1], parts[2])] if len(parts) == len("ymd") else []
    for year, month, day in tries:
        try:
            if year in _YEARS:
                return Date(year, month, day).isoformat()
        except ValueError:
            continue
    return ""


def _completed(answers: Sequence[AnswerRow]) -> tuple[AnswerRow, ...]:
    """Return the answers, each with the ids that other rows of its pair give.

    A person who is named in one row and not in the next would else be counted as two.
    """
    known: dict[tuple[str, PairSide], set[str]] = defaultdict(set)
    for answer in answers:
        for side, id in answer.ids.items():
            known[answer.pair, side].add(id)

    def whole(answer: AnswerRow) -> AnswerRow:
        ids = {
            side: next(iter(known[answer.pair, side]))
            for side in OTHER_SIDE
            if len(known[answer.pair, side]) == 1
        }
        return replace(answer, ids=ids | answer.ids)

    return tuple(map(whole, answers))
