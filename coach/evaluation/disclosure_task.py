"""The task `disclosure`: windows of an invented programme are closed, and what is shown is held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from coach.disclosure.releasing import Made, WindowRows
from coach.disclosure.to_date import to_date
from coach.domain.comment import Code
from coach.domain.feedback import CountedRow, Question
from coach.domain.release import (
    QuestionFigure,
    Release,
    SealedFigure,
    Share,
    ThemeFigure,
    ToDate,
)
from coach.evaluation.case_files import read_case_file
from coach.evaluation.disclosure_cases import DisclosureCase, ShownGroup, ShownQuestion, rows_of
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.task import Task, Told


class MakesReleases(Protocol):
    """Whatever makes releases like the coach."""

    def make_release(self, window: WindowRows, *, before: Sequence[SealedFigure]) -> Made:
        """Return what becomes of a closed window."""


@dataclass(frozen=True)
class Disclosed:
    """What came of a case: every release, oldest first, and what stands to date."""

    case: DisclosureCase
    made: tuple[Made, ...]
    to_date: tuple[ToDate, ...]
    people: frozenset[str]
    """Everybody who answered or was answered about."""

    @property
    def last(self) -> Made:
        """What became of the last window."""
        return self.made[-1]


class ShowsEverything:
    """A release that is bad on purpose: every theme, every group, and who said what."""

    def make_release(self, window: WindowRows, *, before: Sequence[SealedFigure]) -> Made:
        """Return a release without a floor."""
        people = tuple(f"{row.author}: {dict(row.ratings)}" for row in window.rows)
        codes = dict.fromkeys(code for row in window.rows for code in row.codes)
        release = Release(
            programme=window.programme,
            window=window.window,
            people_at_least=len({row.author for row in window.rows}),
            band="100+",
            questions=tuple(
                QuestionFigure(id=q.id, score="3.3", favourable="67 %") for q in window.questions
            ),
            themes=tuple(ThemeFigure(code=code, label=code.value, share="some") for code in codes),
            hidden=people,
            cannot_see="Nothing.",
        )
        return Made(release, (), "published")


class ShowsNothing:
    """A release that is bad on purpose: however many answer, it waits for more."""

    def make_release(self, window: WindowRows, *, before: Sequence[SealedFigure]) -> Made:
        """Return an empty release."""
        release = Release(
            programme=window.programme,
            window=window.window,
            people_at_least=None,
            band=None,
            hidden=("There are not enough answers.",),
            cannot_see="Everything.",
        )
        return Made(release, (), "rolled forward")


def _close(subject: MakesReleases, case: DisclosureCase) -> Disclosed:
    """Close the windows one after the other; what is not published is pooled into the next."""
    questions = tuple(Question(id=id, label=label) for id, label in case.questions.items())
    waiting: tuple[CountedRow, ...] = ()
    sealed: tuple[SealedFigure, ...] = ()
    made: list[Made] = []
    people = set[str]()
    for window in case.windows:
        own = tuple(rows_of(window))
        waiting += own
        people |= {name for row in own for name in (row.author, row.counterpart)}
        closed = WindowRows(
            programme="The programme",
            window=window.name,
            rows=waiting,
            questions=questions,
            split=case.split,
            floors=case.floors,
            pairs=case.pairs,
            invited=case.invited,
            answered=len({row.author for row in own}),
        )
        made.append(subject.make_release(closed, before=sealed))
        sealed += made[-1].figures
        waiting = () if made[-1].outcome == "published" else waiting
    return Disclosed(case, tuple(made), to_date(sealed, questions), frozenset(people))


def _themes_are_exactly(done: Disclosed) -> Mark:
    shown = {one.code: one.share for one in done.last.release.themes}
    wanted = done.case.expect.themes
    return yes(shown == wanted, f"shown: {_listed(shown)}; expected: {_listed(wanted)}")


def _nothing_forbidden_is_shown(done: Disclosed) -> Mark:
    shown = "\n".join(made.release.model_dump_json() for made in done.made).casefold()
    forbidden = [*done.case.expect.never_shown, *sorted(done.people)]
    found = [words for words in forbidden if words.casefold() in shown]
    return yes(not found, f"shown: {', '.join(found[:5])}")


def _figures_are(done: Disclosed) -> Mark:
    expect, release = done.case.expect, done.last.release
    facts: list[tuple[object, object]] = [
        (done.last.outcome, expect.outcome),
        (release.band, expect.band),
        ({one.id: _shown(one) for one in release.questions}, expect.questions),
        (release.response, expect.response),
    ]
    if expect.to_date is not None:
        facts.append(({one.question: one.score for one in done.to_date}, expect.to_date))
    wrong = [f"{found} instead of {wanted}" for found, wanted in facts if found != wanted]
    return Mark(float(len(facts) - len(wrong)), of=len(facts), why="; ".join(wrong))


def _shown(question: QuestionFigure) -> ShownQuestion:
    groups = question.split and {
        one.group: ShownGroup(band=one.band, score=one.score, favourable=one.favourable)
        for one in question.split
    }
    return ShownQuestion(
        score=question.score,
        favourable=question.favourable,
        trend=question.trend,
        split=groups or None,
    )


def _listed(themes: Mapping[Code, Share]) -> str:
    return ", ".join(f"{code.value} ({share})" for code, share in themes.items()) or "none"


def _told(done: Disclosed) -> Told:
    return Told(done.last.outcome, done.last.release.model_dump_json())


def _read(path: Path) -> tuple[DisclosureCase, ...]:
    return read_case_file(path, DisclosureCase)


DISCLOSURE: Task[DisclosureCase, Disclosed] = Task(
    read=_read,
    run=_close,
    scorers={
        "themes_are_exactly": _themes_are_exactly,
        "nothing_forbidden_is_shown": _nothing_forbidden_is_shown,
        "figures_are": _figures_are,
    },
    sentinels={
        "shows_everything": lambda documents: ShowsEverything(),
        "shows_nothing": lambda documents: ShowsNothing(),
    },
    told=_told,
)
