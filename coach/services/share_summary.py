"""Sharing a summary: an imported file as a release that shows nobody's answer."""

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
from coach.services.share_marks import (
    Marker,
    RowMarks,
    SharedFile,
    overlaps,
    overlaps_elsewhere,
)
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
            InputError: Some of its rows were shared before, beside others, or with other columns,
                or under another programme's name.
        """
        programme = one_line(file.programme)[:LONGEST_NAME]
        with self._store.reading() as ledger:
            marker = Marker(ledger.salt())
            rows = marker.marks(file.answers)
            known = _known(ledger, rows, programme, what)
        if known is not None:
            return known
        counted = marker.counted(file.answers, file.read())
        # reading takes a while, in which another file may have been shared
        with self._store.writing() as ledger:
            known = _known(ledger, rows, programme, what)
            return self._add(ledger, file, programme, rows, counted) if known is None else known

    def _add(
        self,
        ledger: ImportLedger,
        file: FileAnswers,
        programme: str,
        rows: Sequence[RowMarks],
        counted: tuple[CountedRow, ...],
    ) -> Release:
        before = ledger.imports(programme)
        number = max((summary.number for summary in before), default=0) + 1
        window = WindowRows(
            programme=programme,
            window=_WINDOW.format(number=number),
            rows=counted,
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
                row_marks=frozenset(row.line() for row in rows),
                release=release,
                figures=made.figures,
            )
        )
        return release


def _known(
    ledger: ImportLedger, rows: Sequence[RowMarks], programme: str, what: str
) -> Release | None:
    """Return the release that the ledger has of these rows; None if it has none of them.

    Raises:
        InputError: It has some of them, or has them under another programme's name.
    """
    said = frozenset(row.said for row in rows)
    before = [(SharedFile(one.row_marks), one.release) for one in ledger.imports(programme)]
    for file, release in before:
        if file.said == said:
            return release
    if overlaps(rows, [file for file, _ in before]):
        raise _overlap(what, programme)
    if overlaps_elsewhere(rows, [SharedFile(lines) for lines in ledger.elsewhere(programme)]):
        raise _overlap_elsewhere(what)
    return None


def _overlap(what: str, programme: str) -> InputError:
    return InputError(
        what=what,
        problem=f"some of its answers were shared before, in another file of {programme!r}",
        remedy="Share that file again as it was, or a file of new answers only, each with its "
        "session or date; a new round whose sessions count from 1 again needs a name of its own: "
        "--programme.",
    )


def _overlap_elsewhere(what: str) -> InputError:
    return InputError(
        what=what,
        problem="some of its answers were shared before, under another programme's name",
        remedy="Share that file again as it was, under the name it had then, or a file of new "
        "answers only; pairs of another programme that are called the same need other names.",
    )
