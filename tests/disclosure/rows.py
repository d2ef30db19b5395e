"""Rows, windows and texts that a test of releases needs and is not about."""

from collections.abc import Iterable, Sequence
from typing import Any

from coach.disclosure.releasing import WindowRows
from coach.disclosure.texts import ReleaseTexts
from coach.domain.comment import Code
from coach.domain.feedback import CountedRow, Question
from coach.domain.floors import Floors
from coach.shelves import as_model, read_yaml, shelf

TEXTS_FILE = shelf("knowledge") / "feedback" / "release_texts.yaml"
TEXTS = as_model(ReleaseTexts, read_yaml(TEXTS_FILE), TEXTS_FILE)
USEFUL = Question(id="usefulness", label="How useful was it?")
PAY = Question(id="pay", label="Is the pay fair?", optional=True)


def a_row(
    author: str,
    counterpart: str,
    *,
    pair: str = "",
    rating: int | None = 4,
    codes: Sequence[Code] = (),
    window: str = "",
    **changes: Any,
) -> CountedRow:
    """Return a row of one author about one other person, of the pair of the two of them."""
    values: dict[str, Any] = {
        "row": f"{window}/{author}/{counterpart}",
        "pair": pair or "+".join(sorted((author, counterpart))),
        "group": author.rstrip("0123456789"),
        "ratings": {} if rating is None else {USEFUL.id: rating},
        "codes": tuple(codes),
        "commented": bool(codes),
    }
    return CountedRow(author=author, counterpart=counterpart, **{**values, **changes})


def mentors(numbers: Iterable[int], **changes: Any) -> tuple[CountedRow, ...]:
    """Return a row of each of these mentors, each about a leader of their own."""
    return tuple(a_row(f"mentor{n}", f"leader{n}", **changes) for n in numbers)


def leaders(numbers: Iterable[int], **changes: Any) -> tuple[CountedRow, ...]:
    """Return a row of each of these leaders, each about a mentor of their own."""
    return tuple(a_row(f"leader{n}", f"mentor{n}", **changes) for n in numbers)


def a_window(rows: Iterable[CountedRow], **changes: Any) -> WindowRows:
    """Return a window of a programme that has as many pairs as its rows, and splits."""
    given = tuple(rows)
    values: dict[str, Any] = {
        "programme": "Spring pilot",
        "window": "2026 Q1",
        "questions": (USEFUL,),
        "split": True,
        "floors": Floors(),
        "pairs": len({row.pair for row in given}),
        "invited": None,
        "answered": len({row.author for row in given}),
    }
    return WindowRows(rows=given, **{**values, **changes})
