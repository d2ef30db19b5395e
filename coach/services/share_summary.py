"""Sharing a summary: an imported file as a release that shows nobody's answer."""

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coach.disclosure.releasing import ReleaseTexts, WindowRows, make_release
from coach.domain.comment import ReadComment
from coach.domain.feedback import CountedRow, Question
from coach.domain.floors import Floors
from coach.domain.person import LONGEST_NAME
from coach.domain.release import ImportedSummary, Release
from coach.errors import InputError
from coach.language.cleaning import one_line
from coach.ports.feedback import ImportLedger, ImportStore
from coach.services.summary_actions import renumbered
from coach.services.summary_rows import AnswerRow

_WINDOW = "imported file {number}"
"""Never its dates: they are when people met."""


@dataclass(frozen=True)
class FileAnswers:
    """What is shared of a file."""

    programme: str
    answers: Sequence[AnswerRow]
    read: Callable[[], Mapping[int, ReadComment]]
    """Reads the comments, by the row's number; not asked where the ledger has the file."""
    questions: Sequence[Question]


class SummarySharer:
    """Makes releases of imported files, each in its own window of the ledger."""

    def __init__(self, store: ImportStore, texts: ReleaseTexts, *, each_pair: str) -> None:
        """Take the ledger, the release's words with their actions, and what to say without ids."""
        self._store = store
        self._texts = texts
        self._each_pair = each_pair

    def share(self, file: FileAnswers, what: str) -> Release:
        """Return the release of a file, and write it to the ledger.

        The same rows in any order give the release that the ledger has of them. Nothing is pooled:
        a file with too few answers is a window of its own, and stays one.

        Args:
            file: Its answers.
            what: The file, as a message names it.

        Raises:
            InputError: Some of its rows were shared before, beside others.
        """
        programme = one_line(file.programme)[:LONGEST_NAME]
        with self._store.writing() as ledger:
            known = _known(ledger, file, programme, what)
        if known is not None:
            return known
        read = file.read()  # takes a while, in which nobody should wait for the ledger
        with self._store.writing() as ledger:
            known = _known(ledger, file, programme, what)
            return self._add(ledger, file, programme, read) if known is None else known

    def _add(
        self,
        ledger: ImportLedger,
        file: FileAnswers,
        programme: str,
        read: Mapping[int, ReadComment],
    ) -> Release:
        marker, before = Marker(ledger.salt()), ledger.imports(programme)
        number = max((summary.number for summary in before), default=0) + 1
        window = WindowRows(
            programme=programme,
            window=_WINDOW.format(number=number),
            rows=marker.counted(file.answers, read),
            questions=tuple(file.questions),
            split=True,
            floors=Floors(),
            pairs=len({answer.pair for answer in file.answers}),
            invited=None,
            answered=len({answer.author for answer in file.answers}),
        )
        figures = [figure for summary in before for figure in summary.figures]
        made = make_release(window, before=figures, texts=self._texts)
        release = renumbered(made.release)
        if made.outcome == "published" and not all(answer.named for answer in file.answers):
            hidden = (*release.hidden, self._each_pair)
            release = release.model_copy(update={"hidden": hidden})
        ledger.add(
            ImportedSummary(
                programme=programme,
                number=number,
                row_marks=marker.marks(file.answers),
                release=release,
                figures=made.figures,
            )
        )
        return release


class Marker:
    """Turns rows and people into marks that lead back to nobody without the ledger's salt."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt

    def marks(self, answers: Sequence[AnswerRow]) -> frozenset[str]:
        """Return the marks of a file's rows: of what each says, and of which answer it is.

        By what they say two files are known to be the same. By which answers they are an overlap is
        noticed even where a comment was corrected, or a column with names was added.
        """
        said = Counter[str]()
        marks: set[str] = set()
        for answer in answers:
            content = _content(answer)
            said[content] += 1
            marks |= {
                self._mark("row", content, str(said[content])),
                self._mark("answer", _identity(answer) or content),
            }
        return frozenset(marks)

    def counted(
        self, answers: Sequence[AnswerRow], read: Mapping[int, ReadComment]
    ) -> tuple[CountedRow, ...]:
        """Return the rows as they are counted: marks instead of people, themes instead of words."""
        return tuple(self._counted(answer, read.get(answer.number)) for answer in answers)

    def _counted(self, answer: AnswerRow, comment: ReadComment | None) -> CountedRow:
        return CountedRow(
            row=self._mark("row", _content(answer), str(answer.number)),
            author=self._mark("person", answer.author),
            pair=self._mark("pair", answer.pair),
            counterpart=self._mark("person", answer.counterpart),
            group=answer.side,
            ratings=answer.ratings,
            codes=comment.codes if comment else (),
            commented=bool(comment and comment.says_something),
        )

    def _mark(self, *parts: str) -> str:
        message = json.dumps(parts).encode()
        return hmac.new(self._salt, message, hashlib.sha256).hexdigest()


def _known(ledger: ImportLedger, file: FileAnswers, programme: str, what: str) -> Release | None:
    """Return the release that the ledger has of these rows; None if it has none of them.

    Raises:
        InputError: It has some of them.
    """
    marks = Marker(ledger.salt()).marks(file.answers)
    before = ledger.imports(programme)
    for summary in before:
        if summary.row_marks == marks:
            return summary.release
    if any(summary.row_marks & marks for summary in before):
        raise _overlap(what, programme)
    return None


def _content(answer: AnswerRow) -> str:
    """Return all that a row says, whatever its spaces, case and place in the file."""
    ratings = sorted(answer.ratings.items())
    ids = sorted(answer.ids.items())
    comment = one_line(answer.comment).casefold()
    said = [answer.side, answer.pair, answer.session, answer.date, ids, ratings, comment]
    return json.dumps(said)


def _identity(answer: AnswerRow) -> str:
    """Return which answer it is, where the file gives its session, or at least its day."""
    which = answer.session or answer.date
    return json.dumps([answer.side, answer.pair, which]) if which else ""


def _overlap(what: str, programme: str) -> InputError:
    return InputError(
        what=what,
        problem=f"some of its answers were shared before, in another file of {programme!r}",
        remedy="Share that file again as it was, or a file of new answers only; a new round whose "
        "sessions count from 1 again needs a name of its own: --programme.",
    )
