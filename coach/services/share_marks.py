"""Marks of shared rows: by them a later file's answers are known again, and nobody is named."""

import hmac
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from coach.domain.comment import ReadComment
from coach.domain.feedback import CountedRow
from coach.language.cleaning import one_line
from coach.services.summary_rows import AnswerRow, key

_TELLING, _OWN = 3, 5
"""Words from which a comment tells an answer from others: in its programme, and in all of them."""
_BY_CHANCE = 2
"""Rows that two programmes may have alike: both may have a pair P01, and a session 1."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARK, _SHORT = 32, 8
"""Hex digits of a mark; short ones only tell the few questions and ratings of a person apart."""
_QUESTION = "?"
"""Before the mark of a question, where a row's marks are written in one line."""


@dataclass(frozen=True)
class RowMarks:
    """The marks of one row, by what they stand for; empty where the row has no such thing.

    All but `said` are of a person of a pair as well: two people's marks are never equal.
    """

    said: str
    """All that the row says, and how many rows of its file have said it before."""
    person: str
    """Side and pair."""
    session: str = ""
    date: str = ""
    comment: str = ""
    """Its words, if there are three or more."""
    own: str = ""
    """Its words, if there are five or more."""
    ratings: Mapping[str, str] = field(default_factory=dict)
    """Ratings by question, both as marks."""

    def line(self) -> str:
        """Return them as the ledger keeps them: one line for a row."""
        kinds = ("said", "person", "session", "date", "comment", "own")
        found = [f"{kind}:{mark}" for kind in kinds if (mark := getattr(self, kind))]
        return " ".join(
            (*found, *(f"{_QUESTION}{id}:{mark}" for id, mark in sorted(self.ratings.items())))
        )


class Marker:
    """Turns rows and people into marks that lead back to nobody without the ledger's salt."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt

    def marks(self, answers: Sequence[AnswerRow]) -> tuple[RowMarks, ...]:
        """Return the marks of each row, whatever its place in the file."""
        return tuple(self._marks(answer, nth) for answer, nth in _counted_up(answers))

    def counted(
        self, answers: Sequence[AnswerRow], read: Mapping[int, ReadComment]
    ) -> tuple[CountedRow, ...]:
        """Return the rows as they are counted: marks instead of people, themes instead of words."""
        return tuple(
            self._counted(answer, nth, read.get(answer.number))
            for answer, nth in _counted_up(answers)
        )

    def _marks(self, answer: AnswerRow, nth: int) -> RowMarks:
        person = (answer.side, answer.pair)
        words = _WORD.findall(key(answer.comment).replace("’", "'"))
        comment = self._mark("comment", *person, *words) if len(words) >= _TELLING else ""
        return RowMarks(
            said=self._said(answer, nth),
            person=self._mark("side", *person),
            session=self._mark("session", *person, answer.session) if answer.session else "",
            date=self._mark("date", *person, answer.date) if answer.date else "",
            comment=comment,
            own=comment if len(words) >= _OWN else "",
            ratings={
                self._mark("question", id)[:_SHORT]: self._rating(person, id, rating)
                for id, rating in answer.ratings.items()
            },
        )

    def _counted(self, answer: AnswerRow, nth: int, comment: ReadComment | None) -> CountedRow:
        return CountedRow(
            row=self._said(answer, nth),
            author=self._mark("person", answer.author),
            pair=self._mark("pair", answer.pair),
            counterpart=self._mark("person", answer.counterpart),
            group=answer.side,
            ratings=answer.ratings,
            codes=comment.codes if comment else (),
            commented=bool(comment and comment.says_something),
        )

    def _said(self, answer: AnswerRow, nth: int) -> str:
        return self._mark("row", _content(answer), str(nth))

    def _rating(self, person: tuple[str, str], question: str, rating: int) -> str:
        return self._mark("rating", *person, question, str(rating))[:_SHORT]

    def _mark(self, *parts: str) -> str:
        return hmac.digest(self._salt, json.dumps(parts).encode(), "sha256").hex()[:_MARK]


class SharedFile:
    """A file that was shared: its rows' marks, by what another row may have in common with them."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take them as the ledger keeps them."""
        rows = [_read(line) for line in lines]
        self.said = frozenset(row.said for row in rows)
        self._by: dict[object, dict[object, RowMarks]] = {}
        for row in rows:
            rated = frozenset(row.ratings.items())
            # of many rows of a person that are compared alike, one is enough
            self._put(row.session, (row.date, rated), row)
            self._put(row.date, rated, row)
            self._put(row.comment, "", row)
            self._put((row.person, bool(row.session), bool(row.date)), rated, row)

    def has(self, row: RowMarks, alike: Callable[[RowMarks, RowMarks], bool]) -> bool:
        """Tell whether one of its rows is like this one."""
        in_common: list[object] = [row.session, row.date, row.comment]
        in_common += [
            (row.person, session, date)
            for session, date in product((False, True), repeat=2)
            if not (session and row.session) and not (date and row.date)
        ]
        return any(alike(row, one) for key in in_common for one in self._by.get(key, {}).values())

    def _put(self, key: object, shape: object, row: RowMarks) -> None:
        if key:
            self._by.setdefault(key, {}).setdefault(shape, row)

    def is_mostly(self, rows: Sequence[RowMarks]) -> bool:
        """Tell whether half of the smaller file or more, and not by chance, is in the other."""
        found = sum(self.has(row, _maybe_same) for row in rows)
        return found > _BY_CHANCE and 2 * found >= min(len(rows), len(self.said))


def overlaps(rows: Sequence[RowMarks], files: Sequence[SharedFile]) -> bool:
    """Tell whether any row is an answer of a file of the same programme."""
    return any(file.has(row, _same) for row in rows for file in files)


def overlaps_elsewhere(rows: Sequence[RowMarks], files: Sequence[SharedFile]) -> bool:
    """Tell whether the rows hold answers that files of other programmes have.

    Programmes call their pairs and sessions alike, so that a row or two prove nothing, unless a
    comment is the same as well. Where it cannot be told when both answers were given, or the days
    differ in the same session, more is asked: ratings agree by chance too often.
    """
    said = frozenset(row.said for row in rows)
    if any(said and said == file.said for file in files):
        return True
    if any(file.has(row, _same_words) for row in rows for file in files):
        return True
    same = sum(any(file.has(row, _surely_same) for file in files) for row in rows)
    return same > _BY_CHANCE or any(file.is_mostly(rows) for file in files)


def _same(one: RowMarks, other: RowMarks) -> bool:
    """Tell whether two rows of a person are one answer, whatever was dropped from either."""
    if any(
        mark and mark == known
        for mark, known in (
            (one.session, other.session),
            (one.date, other.date),
            (one.comment, other.comment),
        )
    ):
        return True
    return _undecided(one, other) and _rated_alike(one, other)


def _same_words(one: RowMarks, other: RowMarks) -> bool:
    return bool(one.own) and one.own == other.own


def _surely_same(one: RowMarks, other: RowMarks) -> bool:
    """Tell whether day, or session where a day is missing, and ratings agree."""
    if one.date and other.date:
        return one.date == other.date and _rated_alike(one, other)
    return _one_session(one, other) and _rated_alike(one, other)


def _maybe_same(one: RowMarks, other: RowMarks) -> bool:
    """Tell whether ratings agree, and nothing says that the answers are of two sessions."""
    undecided = _one_session(one, other) or _undecided(one, other)
    return undecided and _rated_alike(one, other)


def _one_session(one: RowMarks, other: RowMarks) -> bool:
    return bool(one.session) and one.session == other.session


def _undecided(one: RowMarks, other: RowMarks) -> bool:
    """Tell whether they have neither sessions nor days to be compared by."""
    return not (one.session and other.session) and not (one.date and other.date)


def _rated_alike(one: RowMarks, other: RowMarks) -> bool:
    """Tell whether they agree in every question that both answer: a column may be gone."""
    both = one.ratings.keys() & other.ratings.keys()
    return bool(both) and all(one.ratings[id] == other.ratings[id] for id in both)


def _read(line: str) -> RowMarks:
    """Return the marks of a row of the ledger."""
    parts = dict(part.split(":", 1) for part in line.split() if ":" in part)
    ratings = {id[1:]: parts.pop(id) for id in list(parts) if id.startswith(_QUESTION)}
    return RowMarks(
        said=parts.get("said", line),
        person=parts.get("person", ""),
        session=parts.get("session", ""),
        date=parts.get("date", ""),
        comment=parts.get("comment", ""),
        own=parts.get("own", ""),
        ratings=ratings,
    )


def _counted_up(answers: Sequence[AnswerRow]) -> Iterator[tuple[AnswerRow, int]]:
    """Yield each answer and the how manieth of its content it is: equal rows stay two rows."""
    said = Counter[str]()
    for answer in answers:
        content = _content(answer)
        said[content] += 1
        yield answer, said[content]


def _content(answer: AnswerRow) -> str:
    """Return all that a row says, whatever its spaces, case and place in the file."""
    ratings = sorted(answer.ratings.items())
    ids = sorted(answer.ids.items())
    comment = one_line(answer.comment).casefold()
    said = [answer.side, answer.pair, answer.session, answer.date, ids, ratings, comment]
    return json.dumps(said)
