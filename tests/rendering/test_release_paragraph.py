"""A release is told in a paragraph that says nothing which does not stand in it."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.answer import Citation, CitationStatus
from coach.domain.comment import Code
from coach.domain.release import CitedAction, QuestionFigure, Release, ThemeFigure
from coach.rendering.release_paragraph import release_paragraph

CITED = Citation(
    n=3,
    source="s1",
    title="A playbook",
    grade="C",
    quote="Send the questions a day before.",
    status=CitationStatus.VERIFIED,
    passage="p",
)
SCORES = ("low", "mixed", "high", "1.5 or lower", "2.0", "2.75", "3.5", "4.0", "4.5 or higher")


def a_release(**changes: Any) -> Release:
    values: dict[str, Any] = {
        "programme": "Spring",
        "window": "2026 Q1",
        "people_at_least": 10,
        "band": "10-19",
        "questions": (
            QuestionFigure(id="usefulness", score="4.0", favourable="≥ 80 %"),
            QuestionFigure(id="openness", score="3.0", favourable="41-60 %"),
        ),
        "themes": (
            a_theme(Code.PREPARATION, "Preparation", "most"),
            a_theme(Code.SCHEDULING, "Time and scheduling", "many"),
        ),
        "cannot_see": "You cannot see who.",
    }
    return Release(**(values | changes))


def a_theme(code: Code, label: str, share: str) -> ThemeFigure:
    action = CitedAction(text="Ask for questions a day before.", citations=(CITED,))
    return ThemeFigure.model_validate(
        {"code": code, "label": label, "share": share, "actions": (action,)}
    )


def told(release: Release) -> str:
    return " ".join(one.text for one in release_paragraph(release))


def test_a_release_is_told_as_one_would_tell_it() -> None:
    assert told(a_release()) == (
        "At least 10 people answered. They find the sessions useful (about 4 of 5) and can speak "
        "fairly openly in them (about 3 of 5). Of those who commented, most raise preparation; "
        "many raise time and scheduling. A first step about preparation: ask for questions a day "
        "before."
    )


def test_the_first_step_carries_what_it_rests_on() -> None:
    assert [one.cites for one in release_paragraph(a_release()) if one.cites] == [(CITED,)]


def test_nothing_is_told_where_nothing_is_shown() -> None:
    empty = a_release(people_at_least=None, band=None, questions=(), themes=())

    assert release_paragraph(empty) == ()


def test_a_question_of_ones_own_is_told_by_its_name() -> None:
    own = QuestionFigure(id="fair_pay", score="4.5 or higher", favourable=None)

    assert "“Fair pay” stands at 4.5 or higher, of 5." in told(
        a_release(questions=(own,), themes=())
    )


@pytest.mark.parametrize(
    ("score", "words"),
    [
        ("low", "find the sessions of little use."),
        ("mixed", "find the sessions fairly useful."),
        ("high", "find the sessions useful."),
        ("1.5 or lower", "find the sessions of little use (1.5 or lower, of 5)."),
    ],
)
def test_a_word_stays_a_word_and_an_end_stays_an_end(score: str, words: str) -> None:
    figure = QuestionFigure(id="usefulness", score=score, favourable=None)

    assert f"They {words}" in told(a_release(questions=(figure,), themes=()))


@given(
    st.lists(st.sampled_from(SCORES), max_size=3),
    st.lists(st.sampled_from(("some", "many", "most")), max_size=4),
    st.sampled_from((5, 10, 20, 40, 100)),
)
def test_every_number_and_theme_stands_in_the_release(
    scores: list[str], shares: list[str], least: int
) -> None:
    ids = ("usefulness", "openness", "balance")
    questions = tuple(
        QuestionFigure(id=id, score=score, favourable=None)
        for id, score in zip(ids, scores, strict=False)
    )
    themes = tuple(
        a_theme(code, code.value, share) for code, share in zip(Code, shares, strict=False)
    )
    release = a_release(people_at_least=least, questions=questions, themes=themes)
    text = told(release)

    held = {str(least), "5"} | {score.split()[0].removesuffix(".0") for score in scores}
    assert set(re.findall(r"\d+(?:\.\d+)?", text)) <= held
    shown = {theme.code.value for theme in release.themes}
    assert {code.value for code in Code if re.search(rf"\b{code.value}\b", text)} <= shown
