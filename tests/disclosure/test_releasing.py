"""A release: which keys it has, and what it says about what it does not show."""

import pytest
from pydantic import ValidationError

from coach.disclosure.releasing import make_release
from coach.disclosure.texts import ReleaseTexts
from coach.domain.comment import Code
from coach.domain.feedback import CountedRow
from coach.domain.release import Release
from tests.disclosure.rows import PAY, TEXTS, USEFUL, a_window, leaders, mentors

KEYS = [
    "programme", "window", "people_at_least", "band", "questions", "themes", "response", "hidden",
    "cannot_see",
]  # fmt: skip


def _release(*rows: CountedRow, **changes: object) -> Release:
    return make_release(a_window(rows, **changes), before=(), texts=TEXTS).release


def _everybody(**changes: object) -> Release:
    rows = [*mentors(range(12), codes=[Code.LOAD]), *leaders(range(12), codes=[Code.LOAD])]
    return _release(*rows, invited=24, **changes)


def test_a_release_has_the_same_keys_whether_anything_is_shown_or_not() -> None:
    assert list(_everybody().model_dump()) == KEYS
    assert list(_release().model_dump()) == KEYS


def test_where_nothing_may_be_shown_there_is_one_sentence() -> None:
    release = _release(*mentors(range(4), codes=[Code.LOAD]), pairs=12, invited=24)

    assert release == Release(
        programme="Spring pilot",
        window="2026 Q1",
        people_at_least=None,
        band=None,
        hidden=(TEXTS.not_enough,),
        cannot_see=TEXTS.cannot_see,
    )


def test_where_everything_is_shown_nothing_is_said_to_be_hidden() -> None:
    release = _everybody()

    assert release.hidden == ()
    assert (release.people_at_least, release.band) == (10, "10-19")
    assert release.response == "three quarters or more"
    assert [one.group for one in release.questions[0].split or ()] == ["leader", "mentor"]


def test_a_programme_without_a_split_shows_none_and_misses_none() -> None:
    release = _everybody(split=False)

    assert release.questions[0].split is None
    assert release.hidden == ()


def test_a_question_that_nobody_may_see_is_named_with_its_words() -> None:
    release = _release(*mentors(range(12)), questions=(PAY, USEFUL), split=False)

    assert release.hidden[0] == TEXTS.question_hidden.replace("$question", PAY.label)


def test_comments_without_ratings_publish_nothing() -> None:
    made = make_release(
        a_window(mentors(range(15), rating=None, codes=[Code.LOAD])), before=(), texts=TEXTS
    )

    assert (made.outcome, made.release.themes) == ("rolled forward", ())


def test_a_rating_of_a_question_that_was_not_declared_is_not_counted() -> None:
    assert _release(*mentors(range(12)), questions=(PAY,)).hidden == (TEXTS.not_enough,)


def test_too_few_invited_people_have_no_rate_and_it_is_said() -> None:
    release = _release(*mentors(range(6)), invited=9)

    assert release.response is None
    assert TEXTS.response_hidden in release.hidden


def test_somebody_who_answers_five_times_is_one_voice() -> None:
    often = [row for n in range(5) for row in mentors([0], rating=1, window=str(n))]

    (question,) = _release(*mentors(range(1, 20), rating=5), *often).questions

    assert (question.score, question.favourable) == ("4.75 or higher", "≥ 90 %")


def test_the_sealed_sums_are_exact() -> None:
    twice = [
        row for n, rating in enumerate((1, 2)) for row in mentors([0], rating=rating, window=str(n))
    ]

    (figure,) = make_release(
        a_window([*twice, *mentors(range(1, 6), rating=4)]), before=(), texts=TEXTS
    ).figures

    assert (figure.people, figure.n_eff, figure.favourable) == (6, 6, 5)
    assert str(figure.total) == "43/2"
    assert len(figure.members) == 7


def test_no_sentence_of_a_release_has_a_figure_in_it() -> None:
    sentences = [
        value for name, value in TEXTS.model_dump().items() if name not in ("labels", "actions")
    ]

    assert len(sentences) == 8
    assert [one for one in sentences if any(sign.isdigit() for sign in one)] == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"labels": {}}, "no label for scheduling"),
        ({"labels": {**TEXTS.labels, Code.OTHER: "Other"}}, "never shown"),
        ({"question_hidden": "It is hidden."}, "question_hidden"),
        ({"not_enough": ""}, "not_enough"),
    ],
)
def test_texts_that_would_leave_something_unsaid_are_refused(
    changes: dict[str, object], problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        ReleaseTexts.model_validate({**TEXTS.model_dump(), **changes})
