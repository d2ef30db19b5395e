"""Summarise feedback that somebody exported: for its reader alone, or as a release for others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coach.disclosure.releasing import ReleaseTexts
from coach.domain.comment import Code, ReadComment
from coach.domain.feedback import Question
from coach.domain.feedback_columns import FeedbackTable, question_id
from coach.domain.release import Release
from coach.domain.summary import FeedbackSummary, RatingSummary, RowRemark, rows_words
from coach.domain.summary_texts import SummaryTexts, filled
from coach.language.phrasing import joined
from coach.planning.agenda_texts import read_texts
from coach.ports import Embedder
from coach.ports.comments import ReadsComments
from coach.ports.feedback import ImportStore
from coach.services.share_summary import FileAnswers, SummarySharer
from coach.services.summary_actions import ActionBook
from coach.services.summary_names import names_in
from coach.services.summary_quotes import QuoteChooser
from coach.services.summary_ratings import rating_summaries
from coach.services.summary_rows import LONGEST_READ, AnswerRow, ReadRows, read_rows
from coach.services.summary_themes import summary_themes

ReadFile = Callable[[bytes, str], FeedbackTable]
Progress = Callable[[int, int], None]
"""Called with how many comments are read, and of how many."""


class FeedbackSummariser:
    """Summarises a file of feedback in its two forms."""

    def __init__(
        self,
        *,
        read: ReadFile,
        reader: ReadsComments,
        embedder: Embedder,
        store: ImportStore,
        actions: ActionBook,
        texts: SummaryTexts,
        release_texts: ReleaseTexts,
    ) -> None:
        """Take what opens files and reads comments, the ledger, and the words of the shelf.

        Args:
            read: Opens a file.
            reader: Reads comments; it keeps nothing of them.
            embedder: Must keep nothing of what it encodes either.
            store: The ledger of what was shared.
            actions: What to do next about each theme.
            texts: The fixed words of a summary.
            release_texts: Those of a release, and what each theme is called.
        """
        self.texts = texts
        self._read = read
        self._reader = reader
        self._quotes = QuoteChooser(embedder)
        self._actions = actions
        self._labels: Mapping[Code, str] = {**release_texts.labels, Code.OTHER: texts.other}
        words = release_texts.model_copy(update={"actions": actions.for_releases()})
        self._sharer = SummarySharer(store, words, each_pair=texts.notices.each_pair)

    def summarise(
        self, content: bytes, name: str, progress: Progress | None = None
    ) -> FeedbackSummary:
        """Return what a file says, for the one who holds it: it quotes comments, masked.

        Args:
            content: The bytes of a CSV or XLSX file.
            name: Of the file.
            progress: Told how many comments are read.

        Raises:
            InputError: The file cannot be read, or lacks a column that must be there.
        """
        table = self._read(content, name)
        rows = read_rows(table)
        comments = self._comments(table, rows, progress)
        ratings = rating_summaries(rows.answers, table.questions)
        return FeedbackSummary(
            file=table.file,
            answers=len(rows.answers),
            people=len({answer.author for answer in rows.answers}),
            pairs=len({answer.pair for answer in rows.answers}),
            ratings=ratings,
            themes=summary_themes(
                rows.answers,
                comments,
                labels=self._labels,
                actions=self._actions,
                quotes=self._quotes,
            ),
            needs_human=_remarks({row: one.needs_human for row, one in comments.items()}),
            unreadable=rows.unreadable,
            left_out=_remarks({row: one.left_out for row, one in comments.items()}),
            notices=tuple(self._notices(table, rows, ratings)),
        )

    def unreadable(self, content: bytes, name: str) -> tuple[RowRemark, ...]:
        """Return the rows of a file that cannot be read; no comment is looked at for it."""
        return read_rows(self._read(content, name)).unreadable

    def share(
        self, content: bytes, name: str, programme: str = "", progress: Progress | None = None
    ) -> Release:
        """Return what others may see of a file, and note it in the ledger.

        Args:
            content: The bytes of a CSV or XLSX file.
            name: Of the file.
            programme: Its releases stand together in the ledger; the file's name by default.
            progress: Told how many comments are read.

        Raises:
            InputError: The file cannot be read, or shares some rows with an earlier one.
        """
        table = self._read(content, name)
        rows = read_rows(table)
        questions = self._without_names(table)
        file = FileAnswers(
            programme=programme.strip() or Path(table.file).stem,
            answers=[_asked_as(answer, questions) for answer in rows.answers],
            read=lambda: self._comments(table, rows, progress),
            questions=tuple(questions.values()),
        )
        return self._sharer.share(file, table.file)

    def _comments(
        self, table: FeedbackTable, rows: ReadRows, progress: Progress | None
    ) -> dict[int, ReadComment]:
        """Return what was read of the comments, by the row's number."""
        written = [answer for answer in rows.answers if answer.comment]
        read = self._reader.read(
            [answer.comment for answer in written],
            sides=[answer.side for answer in written],
            known_names=names_in(table),
            progress=progress,
        )
        return {answer.number: one for answer, one in zip(written, read, strict=True)}

    def _without_names(self, table: FeedbackTable) -> dict[str, Question]:
        """Return the questions by id, names masked: a column may be called after a person."""
        labels = [question.label for question in table.questions]
        read = self._reader.read(labels, known_names=names_in(table))
        taken = {question.id for question in table.questions}
        questions: dict[str, Question] = {}
        for question, one in zip(table.questions, read, strict=True):
            questions[question.id] = question
            if one.masked != question.label:
                changed = {"id": question_id(one.masked, taken), "label": one.masked}
                questions[question.id] = question.model_copy(update=changed)
                taken.add(changed["id"])
        return questions

    def _notices(
        self, table: FeedbackTable, rows: ReadRows, ratings: Sequence[RatingSummary]
    ) -> list[str]:
        texts = self.texts.notices
        answered = {rating.question.id for rating in ratings}
        silent = [one.label for one in table.questions if one.id not in answered]
        found = []
        if rows.answers and not all(answer.named for answer in rows.answers):
            found.append(texts.one_each)
        if rows.undated:
            found.append(filled(texts.undated, rows=rows_words(rows.undated)))
        if rows.cut:
            words = {"letters": f"{LONGEST_READ:,}", "rows": rows_words(rows.cut)}
            found.append(filled(texts.cut, **words))
        if rows.answers and silent:
            found.append(filled(texts.not_answered, question=joined(silent)))
        if table.unread:
            found.append(filled(texts.unread, columns=joined(table.unread)))
        return found


def read_summary_texts(folder: Path) -> SummaryTexts:
    """Read `summary_texts.yaml` of the folder `knowledge/feedback`, or raise ShelfError."""
    return read_texts(SummaryTexts, folder / "summary_texts.yaml")


def read_release_texts(folder: Path) -> ReleaseTexts:
    """Read `release_texts.yaml` of the folder `knowledge/feedback`, or raise ShelfError."""
    return read_texts(ReleaseTexts, folder / "release_texts.yaml")


def _asked_as(answer: AnswerRow, questions: Mapping[str, Question]) -> AnswerRow:
    """Return an answer whose ratings stand under the ids by which the questions are shared."""
    ratings = {questions[id].id: rating for id, rating in answer.ratings.items()}
    return replace(answer, ratings=ratings)


def _remarks(found: Mapping[int, str]) -> tuple[RowRemark, ...]:
    return tuple(RowRemark(row=row, why=why) for row, why in found.items() if why)
