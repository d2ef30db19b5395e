"""A release is shown as its object says it, with what is hidden and why, and nothing beside it."""

import re

import pytest

from coach.domain.feedback_desk import WhyHidden
from coach.domain.release import GroupFigure, PublishedRelease, QuestionFigure
from coach.rendering import inert
from coach.rendering.release_cards import release_card
from coach.rendering.release_words import day_words, question_words
from tests.doubles.scripted_coach import cite
from tests.doubles.scripted_feedback import CANNOT_SEE, WHY, a_release, a_small_release
from tests.rendering.payloads import PAYLOADS

_CITED = cite(1, "reciprocal", "who teach and learn from each other as equals")


def _text(card: str) -> str:
    """Return what a person reads."""
    words = re.sub(r"<svg.*?</svg>", " ", card)
    words = re.sub(r"<[^>]*>", " ", words)
    words = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), words).replace("&nbsp;", " ")
    return " ".join(words.split())


def test_a_release_shows_its_window_its_least_number_its_figures_and_their_groups() -> None:
    shown = _text(release_card(a_release()))

    for words in (
        "2026 Q3", "at least 10 people", "appeared on 5 October 2026",
        "How useful was this session to you?", "4.0 of 5 · 61-79 % favourable",
        "Leaders 5-9 people mixed", "Mentors 5-9 people high", "1.5 or lower of 5 · ≤ 20 %",
        "Psychological safety 4.5 or higher", "Half to three quarters of those invited",
        "More time between sessions would help.", "2026 Q2, 2026 Q3 10-19 3.5 61-79 %",
        CANNOT_SEE,
    ):  # fmt: skip
        assert words in shown


def test_a_trend_is_a_word_with_a_sign() -> None:
    assert "↑ Up since the last time it was shown" in _text(release_card(a_release()))


def test_a_theme_has_its_share_in_words_and_its_actions_open_their_passage() -> None:
    card = release_card(a_release(cited=(_CITED,)))

    assert "Preparation Most of those who commented" in _text(card)
    assert f'class="chip" href="{inert("sources/reciprocal?q=")}' in card
    back = release_card(a_release(cited=(_CITED,)), base="../")
    assert f'href="{inert("../sources/")}' in back


def test_what_is_hidden_is_said_and_opens_every_reason_there_is() -> None:
    card = release_card(a_release(), why=WHY)

    assert "Nothing is shown by region" in _text(card) and "Why is this hidden?" in card
    for one in WHY:
        assert one.title in _text(card) and one.text in _text(card)


def test_the_reasons_are_the_same_whatever_is_hidden() -> None:
    def reasons(published: PublishedRelease) -> str:
        return release_card(published, why=WHY).partition("<details>")[2].partition("</details>")[0]

    assert WHY[0].title in reasons(a_release())
    assert reasons(a_release()) == reasons(a_small_release())


def test_a_small_group_is_told_in_a_word_that_is_explained() -> None:
    shown = _text(release_card(a_small_release()))

    assert "mixed is under 3.75" in shown and "favourable" not in shown


def test_a_window_of_which_nothing_is_shown_has_no_figure_and_no_count() -> None:
    small = a_small_release()
    empty = small.release.model_copy(
        update={"people_at_least": None, "band": None, "questions": ()}
    )

    shown = _text(release_card(small.model_copy(update={"release": empty})))

    assert "people answered" not in shown and "at least" not in shown
    assert not re.search(r"\b[1-9]\b", shown.replace("3 July", "").replace("Q2", ""))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_of_a_release_is_inert(payload: str) -> None:
    published = a_release(payload)
    figure = QuestionFigure(
        id="usefulness",
        score=payload,
        favourable=payload,
        split=(GroupFigure(group=payload, band="5-9", score=payload, favourable=payload),),
    )
    release = published.release.model_copy(
        update={
            "window": payload,
            "questions": (figure,),
            "hidden": (payload,),
            "cannot_see": payload,
        }
    )
    hostile = published.model_copy(
        update={"release": release, "day": payload, "shared": (payload,)}
    )

    card = release_card(hostile, why=(WhyHidden(title=payload, text=payload),))

    assert "canary.invalid" not in card and "\n" not in card
    assert not re.search(r"<(script|img|iframe|form|meta|base|object|embed|style|link)\b", card)


def test_a_question_of_a_programme_s_own_is_named_by_its_id() -> None:
    assert question_words("psychological_safety") == "Psychological safety"
    assert question_words("balance") == "Did both of you teach and learn?"


@pytest.mark.parametrize(
    ("day", "words"), [("2026-10-05", "5 October 2026"), ("soon", "soon"), ("", "")]
)
def test_a_day_is_in_words_where_it_is_a_day(day: str, words: str) -> None:
    assert day_words(day) == words
