"""Who would read what somebody writes: found out by asking the code that releases."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.disclosure.releasing import ReleaseTexts, WindowRows, make_release
from coach.domain.comment import Code, ReadComment
from coach.domain.feedback import QUESTIONS, CountedRow, FeedbackPlan
from coach.domain.feedback_desk import Exposure
from coach.domain.floors import Floors
from coach.domain.person import Line
from coach.domain.release import Release
from coach.services.feedback_texts import ParticipantTexts, filled

_EXAMPLE, _ANOTHER = Code.SCHEDULING, Code.PREPARATION
_BEYOND = 30
"""Pairs by which the largest world that is tried exceeds the highest floor of a programme."""


@dataclass(frozen=True)
class Needs:
    """How many people it takes, in a programme of a certain size; None where it never happens."""

    people: int | None
    """Who answer, before a figure is shown."""
    commenters: int | None
    """Who comment, before any theme is."""
    theme: int | None
    """Who raise a theme, before it is shown."""
    split: bool
    """Whether figures by group can be shown, where everybody answers."""


class ReadershipTeller:
    """Says who reads what, in the words of the shelf and with the figures of the releasing code."""

    def __init__(self, texts: ParticipantTexts, release_texts: ReleaseTexts) -> None:
        self._texts = texts
        self._release_texts = release_texts
        self._known: dict[tuple[Floors, int], Needs] = {}

    def needs(self, plan: FeedbackPlan, pairs: int) -> Needs:
        """Return how many people it takes in this programme."""
        most = max(floor for _, floor in plan.floors) + _BEYOND
        size = (plan.floors, min(pairs, most))
        if size not in self._known:
            self._known[size] = _needs(*size, self._release_texts)
        found = self._known[size]
        return found if plan.split != "none" else replace(found, split=False)

    def above_the_box(self, plan: FeedbackPlan, pairs: int, *, partner: str) -> tuple[str, ...]:
        """Return the sentences above the box for a comment."""
        needs, texts = self.needs(plan, pairs), self._texts
        said = [filled(texts.never_words, partner=partner)]
        if needs.theme is None or needs.commenters is None:
            said.append(texts.theme_impossible)
        else:
            example = self._release_texts.labels[_EXAMPLE]
            said.append(
                filled(
                    texts.theme_possible,
                    example=example,
                    theme=in_words(needs.theme),
                    commenters=in_words(needs.commenters),
                )
            )
        if needs.people is None:
            said.append(texts.figures_impossible)
        else:
            said.append(filled(texts.figures_possible, people=in_words(needs.people)))
            said += [texts.split_possible] if needs.split else []
        said += [filled(texts.models_read, model=plan.model_reads)] if plan.model_reads else []
        return (*said, texts.confidential)

    def exposures(
        self, plan: FeedbackPlan, pairs: int, read: ReadComment, *, partner: str
    ) -> tuple[Exposure, ...]:
        """Return who would see what of a comment that was read but not sent."""
        words = self._texts.exposure
        model = filled(words.model, model=plan.model_reads)
        return (
            Exposure(who=words.you, sees=words.you_see),
            Exposure(who=partner, sees=words.partner_sees),
            Exposure(who=words.manager, sees=self._managers_share(plan, pairs, read)),
            *((Exposure(who=model, sees=words.model_sees),) if plan.model_reads else ()),
            Exposure(who=words.others, sees=words.others_see),
        )

    def _managers_share(self, plan: FeedbackPlan, pairs: int, read: ReadComment) -> Line:
        words, needs = self._texts.exposure, self.needs(plan, pairs)
        if read.left_out:
            return words.manager_left_out
        codes = [code for code in read.codes if code is not Code.OTHER]
        if not codes:
            return f"{words.manager_words} {words.manager_no_theme}"
        if needs.theme is None or needs.commenters is None:
            return f"{words.manager_words} {words.manager_too_small}"
        themes = [
            filled(
                words.manager_theme,
                label=self._release_texts.labels[code],
                theme=in_words(needs.theme),
                commenters=in_words(needs.commenters),
            )
            for code in codes
        ]
        return " ".join((words.manager_words, *themes))


def in_words(number: int) -> str:
    """Return a small number as people say it."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[number] if number < len(small) else str(number)


def _needs(floors: Floors, pairs: int, texts: ReleaseTexts) -> Needs:
    """Try worlds of one mentor a pair until something is shown; more people never hide it again."""
    people = _fewest(pairs, lambda n: bool(_made(floors, pairs, texts, n).questions))
    commenters = _fewest(
        pairs, lambda n: _has_theme(_made(floors, pairs, texts, n, commented=n, raised=n))
    )
    theme = commenters and _fewest(
        commenters,
        lambda n: _has_theme(
            _made(floors, pairs, texts, commenters or 0, commented=commenters or 0, raised=n)
        ),
    )
    all_answer = _made(floors, pairs, texts, pairs, leaders=True)
    split = any(question.split for question in all_answer.questions)
    return Needs(people, commenters, theme, split)


def _fewest(most: int, is_shown: Callable[[int], bool]) -> int | None:
    """Return the smallest number from 1 to `most` at which something is shown."""
    found = bisect_left(range(1, most + 1), True, key=is_shown) + 1
    return found if found <= most else None


def _has_theme(release: Release) -> bool:
    return any(theme.code is _EXAMPLE for theme in release.themes)


def _made(
    floors: Floors,
    pairs: int,
    texts: ReleaseTexts,
    answering: int,
    *,
    commented: int = 0,
    raised: int = 0,
    leaders: bool = False,
) -> Release:
    """Return the release of an invented world.

    Args:
        floors: Of the programme.
        pairs: Its size.
        texts: The words of releases.
        answering: Mentors who answer, each of a pair of their own.
        commented: How many of them say something.
        raised: How many of those raise the example theme; the others raise another one.
        leaders: Whether as many leaders answer too.
    """
    rows = [
        CountedRow(
            row=f"{side}{n}",
            author=f"{side}{n}",
            pair=f"pair{n}",
            counterpart=f"with {side}{n}",
            group=side,
            ratings={"usefulness": 4},
            codes=((_EXAMPLE if n < raised else _ANOTHER),) if n < commented else (),
            commented=n < commented,
        )
        for side in (("leader", "mentor") if leaders else ("mentor",))
        for n in range(answering)
    ]
    window = WindowRows(
        programme="",
        window="",
        rows=tuple(rows),
        questions=QUESTIONS[:1],
        split=True,
        floors=floors,
        pairs=pairs,
        invited=2 * pairs,
        answered=len(rows),
    )
    return make_release(window, before=(), texts=texts).release
