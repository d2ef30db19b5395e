"""Sealing: the exact figures behind a release, for those cells alone that are large enough."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from coach.disclosure.counting import answering, favourable, n_eff, person_means
from coach.domain.feedback import CountedRow, Question
from coach.domain.release import Member, SealedFigure


def seal_questions(
    rows: Collection[CountedRow],
    questions: Sequence[Question],
    groups: Mapping[str, Collection[CountedRow]],
    *,
    window: str,
    floor: int,
    pairs: int,
) -> tuple[SealedFigure, ...]:
    """Return the figures that may be shown, in the order of the questions, each total first.

    A question is shown only if its own answerers pass the floor, and by group only if each group
    does. A figure is never shown more finely than a programme of so many pairs lets it.

    Args:
        rows: All rows of the window.
        questions: Those that the programme declared.
        groups: The groups that are left of the split, by label; empty for no split.
        window: Its name.
        floor: n_eff that a figure needs.
        pairs: Pairs of the programme.
    """
    found: list[SealedFigure] = []
    for question in questions:
        total = _seal(answering(rows, question.id), question.id, window, pairs=pairs)
        if total.n_eff < floor:
            continue
        parts = [
            _seal(answering(some, question.id), question.id, window, group=label, pairs=pairs)
            for label, some in groups.items()
        ]
        found += [total, *(parts if all(part.n_eff >= floor for part in parts) else ())]
    return tuple(found)


def _seal(
    rows: Sequence[CountedRow], question: str, window: str, *, pairs: int, group: str = ""
) -> SealedFigure:
    means = person_means(rows, question)
    return SealedFigure(
        window=window,
        question=question,
        group=group,
        n_eff=min(n_eff(rows), pairs),
        people=len(means),
        total=sum(means.values(), start=Fraction(0)),
        favourable=favourable(means),
        members=tuple(
            Member(row=row.row, author=row.author, pair=row.pair, counterpart=row.counterpart)
            for row in sorted(rows, key=lambda row: row.row)
        ),
    )
