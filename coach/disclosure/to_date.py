"""To date: all published windows together, from sealed sums and never from rows.

Somebody who is erased later, or a row that waits, changes nothing of it.
"""

from collections.abc import Sequence
from fractions import Fraction

from coach.disclosure.banding import band_of, score_shown, share_shown
from coach.domain.feedback import Question
from coach.domain.release import SealedFigure, ToDate


def to_date(figures: Sequence[SealedFigure], questions: Sequence[Question]) -> tuple[ToDate, ...]:
    """Return each question's published windows together, in the order of the questions.

    People who answered in several windows count in each. The band is that of the largest window:
    so many different people there are at least, while adding windows up could count one twice.

    Args:
        figures: Everything that was sealed, oldest first.
        questions: Those to tell about; one that was never published is left out.
    """
    totals = {
        question.id: [one for one in figures if one.question == question.id and not one.group]
        for question in questions
    }
    return tuple(_together(question, some) for question, some in totals.items() if some)


def _together(question: str, totals: Sequence[SealedFigure]) -> ToDate:
    size = max(one.n_eff for one in totals)
    people = sum(one.people for one in totals)
    mean = sum((one.total for one in totals), start=Fraction(0)) / people
    return ToDate(
        question=question,
        band=band_of(size),
        score=score_shown(mean, size),
        favourable=share_shown(Fraction(sum(one.favourable for one in totals), people), size),
        windows=tuple(one.window for one in totals),
    )
