"""A programme's feedback as closing keeps it: windows one after the other, pooled or sealed."""

from collections.abc import Sequence
from typing import Any

from coach.disclosure.releasing import Made, make_release
from coach.disclosure.to_date import to_date
from coach.domain.feedback import CountedRow, Question
from coach.domain.release import PublishedRelease, SealedFigure
from tests.disclosure.rows import TEXTS, USEFUL, a_window


class Ledger:
    """Closes windows, and remembers nothing but what is sealed, waiting and published."""

    def __init__(
        self,
        programme: str = "Spring pilot",
        *,
        questions: tuple[Question, ...] = (USEFUL,),
        **changes: Any,
    ) -> None:
        self.programme = programme
        self.waiting: tuple[CountedRow, ...] = ()
        self.sealed: tuple[SealedFigure, ...] = ()
        self.published: list[PublishedRelease] = []
        self._questions = questions
        self._changes = changes

    def close(self, window: str, rows: Sequence[CountedRow], **changes: Any) -> Made:
        """Release a window with what was rolled forward into it."""
        values = {"questions": self._questions, **self._changes, **changes}
        made = make_release(
            a_window((*self.waiting, *rows), programme=self.programme, window=window, **values),
            before=self.sealed,
            texts=TEXTS,
        )
        self.waiting = () if made.outcome == "published" else (*self.waiting, *rows)
        self.sealed = (*self.sealed, *made.figures)
        self.published.append(
            PublishedRelease(
                number=len(self.published) + 1,
                day=f"2026-01-{len(self.published) + 1:02}",
                release=made.release,
                to_date=to_date(self.sealed, self._questions),
            )
        )
        return made

    def bytes(self) -> str:
        """Return everything that a reader is shown."""
        return "\n".join(one.model_dump_json() for one in self.published)
