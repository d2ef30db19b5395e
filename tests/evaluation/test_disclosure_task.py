"""The task `disclosure`: what is shown of invented programmes is held to what may be."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from coach.disclosure.releasing import Made, WindowRows, make_release
from coach.domain.release import SealedFigure
from coach.errors import ShelfError
from coach.evaluation.disclosure_cases import DisclosureCase, Window, rows_of
from coach.evaluation.disclosure_task import DISCLOSURE, Disclosed
from coach.evaluation.scoring import Mark
from coach.evaluation.suites import read_suites
from coach.shelves import shelf
from tests.disclosure.rows import TEXTS

CASES = sorted((shelf("evals") / "cases" / "disclosure").glob("*.yaml"))
(SUITE,) = read_suites(shelf("evals"), ["disclosure"])


class Releases:
    """Makes releases as the coach does."""

    def make_release(self, window: WindowRows, *, before: Sequence[SealedFigure]) -> Made:
        return make_release(window, before=before, texts=TEXTS)


def _case(expect: dict[str, Any], *answers: dict[str, Any], **changes: Any) -> DisclosureCase:
    window = {
        "name": "Q1",
        "answers": answers or [{"mentors": "1-12", "ratings": {"usefulness": 4}}],
    }
    values = {"id": "a", "why": "It must hold.", "pairs": 12, "windows": [window]}
    return DisclosureCase.model_validate({**values, "expect": expect, **changes})


def _done(case: DisclosureCase, subject: object | None = None) -> Disclosed:
    return DISCLOSURE.run(subject or Releases(), case)


def _mark(scorer: str, done: Disclosed) -> Mark:
    mark = DISCLOSURE.scorers[scorer](done)
    assert mark is not None
    return mark


def _all_marks(subject: object) -> dict[str, float]:
    """Return the share of points that a subject gets in each scorer, over all shipped cases."""
    done = [_done(case, subject) for path in CASES for case in DISCLOSURE.read(path)]
    marks = {name: [_mark(name, one) for one in done] for name in DISCLOSURE.scorers}
    return {
        name: sum(mark.found for mark in some) / sum(mark.of for mark in some)
        for name, some in marks.items()
    }


def test_the_coach_shows_what_every_shipped_case_expects() -> None:
    assert _all_marks(Releases()) == dict.fromkeys(DISCLOSURE.scorers, 1.0)


@pytest.mark.parametrize("name", SUITE.sentinels)
def test_a_release_that_is_bad_on_purpose_misses_a_bound(name: str) -> None:
    marks = _all_marks(DISCLOSURE.sentinels[name](()))

    assert [n for n, value in marks.items() if SUITE.scorers[n].holds(value) is False]


def test_a_theme_too_many_one_too_few_or_another_share_is_wrong() -> None:
    answers = {"mentors": "1-12", "ratings": {"usefulness": 4}, "codes": ["load"]}

    def found(**themes: str) -> float:
        case = _case({"outcome": "published", "themes": themes}, answers)
        return _mark("themes_are_exactly", _done(case)).found

    assert found(load="most") == 1.0
    assert found() == found(load="many") == found(load="most", match="some") == 0.0


def test_a_forbidden_word_or_a_person_in_any_release_is_found() -> None:
    case = _case({"outcome": "published", "never_shown": ["usefulness"]})

    assert "usefulness" in _mark("nothing_forbidden_is_shown", _done(case)).why
    everything = DISCLOSURE.sentinels["shows_everything"](())
    quiet = _case({"outcome": "published"})
    assert "mentor-01" in _mark("nothing_forbidden_is_shown", _done(quiet, everything)).why


def test_each_figure_that_differs_costs_a_point() -> None:
    right = {
        "outcome": "published",
        "band": "10-19",
        "questions": {"usefulness": {"score": "4.0", "favourable": "≥ 80 %"}},
        "to_date": {"usefulness": "4.0"},
    }

    assert _mark("figures_are", _done(_case(right))) == Mark(5.0, of=5)
    wrong = _mark("figures_are", _done(_case({**right, "band": "5-9", "response": "under half"})))
    assert (wrong.found, wrong.of) == (3.0, 5)
    assert "10-19 instead of 5-9" in wrong.why


def test_windows_that_are_not_published_are_pooled() -> None:
    some = {"ratings": {"usefulness": 4}}
    windows = [
        {"name": "Q1", "answers": [{"mentors": "1-3", **some}]},
        {"name": "Q2", "answers": [{"mentors": "4-6", **some}]},
        {"name": "Q3", "answers": [{"mentors": "7-8", **some}]},
    ]

    done = _done(_case({"outcome": "rolled forward"}, windows=windows))

    assert [made.outcome for made in done.made] == [
        "rolled forward", "published", "rolled forward",
    ]  # fmt: skip
    assert [one.windows for one in done.to_date] == [("Q2",)]


def test_answers_stand_for_a_row_of_each_person_and_session() -> None:
    answers = [
        {"mentors": "1-2", "leaders": "3", "times": 2},
        {"mentors": "4", "about": "the-chief", "group": "Board"},
    ]

    rows = list(rows_of(Window.model_validate({"name": "Q1", "answers": answers})))

    told = [(row.author, row.counterpart, row.group) for row in rows]
    assert told[::2] == [
        ("mentor-01", "leader-01", "mentor"),
        ("mentor-02", "leader-02", "mentor"),
        ("leader-03", "mentor-03", "leader"),
        ("mentor-04", "the-chief", "Board"),
    ]
    assert len({row.row for row in rows}) == 7


def test_a_case_that_expects_what_there_is_not_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "seen.yaml"
    path.write_text(
        "- {id: a, why: b, pairs: 5, windows: [{name: Q1}], expect: {outcome: shown}}\n",
        encoding="utf-8",
    )

    with pytest.raises(ShelfError, match=r"seen\.yaml, line 1: expect\.outcome"):
        DISCLOSURE.read(path)
