"""A release in one paragraph, as one would tell it: from the release alone, by a template."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.domain.answer import Citation
from coach.domain.release import QuestionFigure, Release, ThemeFigure
from coach.domain.release_mentions import level_of
from coach.domain.release_telling import cited_in, paragraph_fault
from coach.language.phrasing import joined
from coach.rendering.release_words import question_words

_SAYS = {
    "usefulness": (
        "find the sessions useful",
        "find the sessions fairly useful",
        "find the sessions of little use",
    ),
    "openness": (
        "can speak openly in them",
        "can speak fairly openly in them",
        "find it hard to speak openly in them",
    ),
    "balance": (
        "say that both sides teach and learn",
        "are of two minds whether both sides teach and learn",
        "say that mostly one side teaches",
    ),
}
"""Of each question of the usual form what a high, a mixed and a low figure says."""
_SHARES = ("most", "many", "some")


class Said(NamedTuple):
    """A sentence, with what it rests on."""

    text: str
    cites: tuple[Citation, ...] = ()


def release_paragraph(release: Release, told: Sequence[str] = ()) -> tuple[Said, ...]:
    """Return what a release says in a few sentences; none where nothing is shown.

    Every number and every theme in them stands in the release: sentences of a model, `told`, are
    taken if all of them hold, and the template's otherwise.
    """
    if told and not paragraph_fault(release, told):
        return tuple(Said(one, cited_in(release, one)) for one in told)
    return tuple(_sentences(release)) if release.people_at_least else ()


def _sentences(release: Release) -> Iterator[Said]:
    yield Said(f"At least {release.people_at_least} people answered.")
    told = [one for one in release.questions if level_of(one.score)]
    usual = [_says(one) for one in told if one.id in _SAYS]
    if usual:
        yield Said(f"They {joined(usual)}.")
    for one in told:
        if one.id not in _SAYS:
            yield Said(f"“{question_words(one.id)}” stands at {_score(one.score)}.")
    if release.themes:
        yield Said(f"Of those who commented, {_raised(release.themes)}.")
        first = release.themes[0]
        for action in first.actions[:1]:
            yield Said(
                f"A first step about {_small(first.label)}: {_small(action.text)}", action.citations
            )


def _says(figure: QuestionFigure) -> str:
    high, mixed, low = _SAYS[figure.id]
    words = {"high": high, "mixed": mixed, "low": low}[level_of(figure.score) or "low"]
    return (
        words if figure.score in ("low", "mixed", "high") else f"{words} ({_score(figure.score)})"
    )


def _score(score: str) -> str:
    """Return a score as people say it: `about 3.5 of 5`, or as coarsely as it is shown."""
    if score in ("low", "mixed", "high"):
        return score
    return f"{score}, of 5" if " " in score else f"about {score.removesuffix('.0')} of 5"


def _raised(themes: Sequence[ThemeFigure]) -> str:
    parts = []
    for share in _SHARES:
        labels = [_small(one.label) for one in themes if one.share == share]
        if labels:
            parts.append(f"{share} raise {joined(labels)}")
    return "; ".join(parts)


def _small(text: str) -> str:
    """Return a text as it stands inside a sentence."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
