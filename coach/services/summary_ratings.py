"""How each question was answered: means of people, counts of answers."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from coach.domain.feedback import Question
from coach.domain.person import OTHER_SIDE
from coach.domain.summary import Counts, RatingSummary, SideRating
from coach.services.summary_rows import AnswerRow

_HUNDRED = 100


def rating_summaries(
    answers: Sequence[AnswerRow], questions: Sequence[Question]
) -> tuple[RatingSummary, ...]:
    """Return the result of every question that somebody answered, in the order given."""
    found = (_summary(answers, question) for question in questions)
    return tuple(summary for summary in found if summary is not None)


def _summary(answers: Sequence[AnswerRow], question: Question) -> RatingSummary | None:
    rated = [answer for answer in answers if question.id in answer.ratings]
    if not rated:
        return None
    whole = _side_rating(rated, question.id)
    sides = {side: [one for one in rated if one.side == side] for side in OTHER_SIDE}
    return RatingSummary(
        question=question,
        people=whole.people,
        mean=whole.mean,
        distribution=whole.distribution,
        by_side={side: _side_rating(some, question.id) for side, some in sides.items() if some},
    )


def _side_rating(rated: Sequence[AnswerRow], question: str) -> SideRating:
    own: dict[str, list[int]] = defaultdict(list)
    for answer in rated:
        own[answer.author].append(answer.ratings[question])
    means = [Fraction(sum(given), len(given)) for given in own.values()]
    return SideRating(
        people=len(means),
        mean=_rounded(sum(means, Fraction()) / len(means)),
        distribution=_counts([rating for given in own.values() for rating in given]),
    )


def _rounded(mean: Fraction) -> float:
    """Return a mean with two decimals, a half up: 3.125 is 3.13 on every machine."""
    return int(mean * _HUNDRED + Fraction(1, 2)) / _HUNDRED


def _counts(ratings: Sequence[int]) -> Counts:
    one, two, three, four, five = (ratings.count(rating) for rating in range(1, 6))
    return one, two, three, four, five
