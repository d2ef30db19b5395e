"""What a release says about what it does not show: why, and never how many."""

from collections.abc import Iterator, Sequence

from coach.disclosure.texts import ReleaseTexts, about
from coach.domain.feedback import Question
from coach.domain.release import QuestionFigure, Release, SealedFigure


def hidden(
    release: Release,
    questions: Sequence[Question],
    before: Sequence[SealedFigure],
    texts: ReleaseTexts,
    *,
    split: bool,
    rated: bool,
) -> Iterator[str]:
    """Yield a sentence for each thing that a published release leaves out.

    The sentences follow from the release itself and from what is known to everybody, so they say
    nothing that the release does not.

    Args:
        release: As it is to be published.
        questions: Those that the programme declared.
        before: What was published earlier.
        texts: The fixed words.
        split: Whether the programme declared a split.
        rated: Whether it is known how many people were invited.
    """
    shown = {figure.id: figure for figure in release.questions}
    for question in questions:
        if question.id not in shown:
            yield about(texts.question_hidden, question.label)
    if split:
        yield from _splits(shown, questions, texts)
    if _lacks_trend(release, before):
        yield texts.trend_hidden
    if not release.themes:
        yield texts.themes_hidden
    if rated and release.response is None:
        yield texts.response_hidden


def _splits(
    shown: dict[str, QuestionFigure], questions: Sequence[Question], texts: ReleaseTexts
) -> Iterator[str]:
    if not any(figure.split for figure in shown.values()):
        yield texts.split_hidden
        return
    for question in questions:
        if question.id in shown and not shown[question.id].split:
            yield about(texts.question_split_hidden, question.label)


def _lacks_trend(release: Release, before: Sequence[SealedFigure]) -> bool:
    """Tell whether a question was published before, and no trend is told now."""
    earlier = {one.question for one in before}
    return any(figure.trend is None and figure.id in earlier for figure in release.questions)
