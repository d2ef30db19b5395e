"""Who would read what somebody writes: found out by asking the code that releases."""

from dataclasses import dataclass

from coach.disclosure.releasing import ReleaseTexts, WindowRows, make_release
from coach.domain.comment import Code, ReadComment
from coach.domain.feedback import CountedRow, FeedbackPlan
from coach.domain.feedback_desk import Exposure
from coach.domain.floors import Floors
from coach.domain.person import Line
from coach.services.feedback_texts import ParticipantTexts, filled

_EXAMPLE, _ANOTHER = Code.SCHEDULING, Code.PREPARATION
_MOST_TRIED = 120
"""Pairs of the largest world that is tried; no floor of a programme needs more."""


@dataclass(frozen=True)
class Needs:
    """How many people it takes, in a programme of a certain size; None where it never happens."""

    people: int | None
    """Who answer, before a figure is shown."""
    commenters: int | None
    """Who comment, before any theme is."""
    theme: int | None
    """Who raise a theme, before it is shown."""


class ReadershipTeller:
    """Says who reads what, in the words of the shelf and with the figures of the releasing code."""

    def __init__(self, texts: ParticipantTexts, release_texts: ReleaseTexts) -> None:
        self._texts = texts
        self._release_texts = release_texts
        self._known: dict[tuple[Floors, int], Needs] = {}

    def needs(self, plan: FeedbackPlan, pairs: int) -> Needs:
        """Return how many people it takes in this programme."""
        size = (plan.floors, min(pairs, _MOST_TRIED))
        if size not in self._known:
            self._known[size] = _needs(*size, self._release_texts)
        return self._known[size]

    def above_the_box(
        self, plan: FeedbackPlan, pairs: int, *, partner: str, models_read: bool = False
    ) -> tuple[str, ...]:
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
        said += [texts.models_read] if models_read else []
        return (*said, texts.confidential)

    def exposures(
        self, plan: FeedbackPlan, pairs: int, read: ReadComment, *, partner: str
    ) -> tuple[Exposure, ...]:
        """Return who would see what of a comment that was read but not sent."""
        words = self._texts.exposure
        return (
            Exposure(who=words.you, sees=words.you_see),
            Exposure(who=partner, sees=words.partner_sees),
            Exposure(who=words.manager, sees=self._managers_share(plan, pairs, read)),
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
    """Try worlds of one mentor a pair, larger and larger, until something is shown."""
    sizes = range(1, pairs + 1)
    people = next((n for n in sizes if _shows(floors, pairs, texts, n)[0]), None)
    commenters = next((n for n in sizes if _shows(floors, pairs, texts, n, commented=n)[1]), None)
    theme = None
    if commenters is not None:
        most = commenters
        theme = next(
            n
            for n in range(1, most + 1)
            if _shows(floors, pairs, texts, most, commented=most, raised=n)[1]
        )
    return Needs(people, commenters, theme)


def _shows(
    floors: Floors,
    pairs: int,
    texts: ReleaseTexts,
    answering: int,
    *,
    commented: int = 0,
    raised: int | None = None,
) -> tuple[bool, bool]:
    """Return whether a figure is shown, and whether the example theme is, in an invented world."""
    behind = commented if raised is None else raised
    rows = tuple(
        CountedRow(
            row=f"r{n}",
            author=f"a{n}",
            pair=f"p{n}",
            counterpart=f"c{n}",
            group="mentor",
            ratings={"usefulness": 4},
            codes=((_EXAMPLE if n < behind else _ANOTHER),) if n < commented else (),
            commented=n < commented,
        )
        for n in range(answering)
    )
    question = FeedbackPlan.model_fields["questions"].default[0]
    window = WindowRows(
        programme="",
        window="",
        rows=rows,
        questions=(question,),
        split=False,
        floors=floors,
        pairs=pairs,
        invited=2 * pairs,
        answered=answering,
    )
    release = make_release(window, before=(), texts=texts).release
    return bool(release.questions), any(one.code is _EXAMPLE for one in release.themes)
