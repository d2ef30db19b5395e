"""What is told of a release stands there, and is said of what it stands there of."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.answer import Citation, CitationStatus
from coach.domain.comment import Code
from coach.domain.release import CitedAction, QuestionFigure, Release, ThemeFigure
from coach.domain.release_telling import cited_in, paragraph_fault
from coach.rendering.release_paragraph import release_paragraph
from coach.shelves import read_yaml, shelf

CASES: dict[str, Any] = read_yaml(Path(__file__).parents[1] / "wording" / "paragraphs.yaml")
RELEASES = {name: Release.model_validate(one) for name, one in CASES["releases"].items()}
LABELS: dict[str, str] = read_yaml(shelf("knowledge") / "feedback" / "release_texts.yaml")["labels"]
SCORES = ("low", "mixed", "high", "1.5 or lower", "2.0", "2.75", "3.5", "4.0", "4.5 or higher")
IDS = ("usefulness", "openness", "balance", "fair_pay")
CITED = Citation(
    n=1,
    source="s1",
    title="A playbook",
    grade="C",
    quote="Send the questions a day before.",
    status=CitationStatus.VERIFIED,
    passage="p",
)


@pytest.mark.parametrize("case", CASES["honest"], ids=lambda case: " ".join(case[1]))
def test_what_stands_in_the_release_may_be_told(case: tuple[str, list[str]]) -> None:
    assert paragraph_fault(RELEASES[case[0]], case[1]) == ""


@pytest.mark.parametrize("case", CASES["hostile"], ids=lambda case: " ".join(case[1]))
def test_one_lie_is_enough(case: tuple[str, list[str]]) -> None:
    assert paragraph_fault(RELEASES[case[0]], case[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "4 of 5 people find the sessions useful.",
        "Most find the sessions useful.",
        "Half to three quarters find the sessions useful.",
        "Openness is raised by preparation.",
        "Preparation is up.",
        "Preparation is gone.",
        "Usefulness, openness and balance are high.",
        "Usefulness stands at about 4 of 5",
        "Does usefulness stand at 4?",
    ],
)
def test_known_words_in_a_false_order_are_refused(sentence: str) -> None:
    assert paragraph_fault(RELEASES["larger"], [sentence])


def test_a_fault_names_no_word_of_the_sentence() -> None:
    assert "Quixote" not in paragraph_fault(RELEASES["larger"], ["Quixote answered."])


def test_of_a_release_that_shows_nothing_nothing_is_told() -> None:
    empty = RELEASES["larger"].model_copy(update={"people_at_least": None})

    assert paragraph_fault(empty, ["At least 10 people answered."])


def test_an_action_that_is_told_carries_what_it_rests_on() -> None:
    action = CitedAction(text="Ask for questions a day before.", citations=(CITED,))
    theme = RELEASES["larger"].themes[0].model_copy(update={"actions": (action,)})
    release = RELEASES["larger"].model_copy(update={"themes": (theme,)})

    assert cited_in(release, "A first step: ask for questions a day before.") == (CITED,)
    assert cited_in(release, "Most raise preparation.") == ()


def test_sentences_of_a_model_are_shown_if_all_hold_and_the_template_otherwise() -> None:
    release = RELEASES["larger"]
    good, bad = "Usefulness stands at about 4 of 5.", "Usefulness stands at about 3 of 5."

    assert [one.text for one in release_paragraph(release, [good])] == [good]
    assert release_paragraph(release, [good, bad]) == release_paragraph(release)


@given(
    st.lists(st.sampled_from(SCORES), max_size=4),
    st.dictionaries(
        st.sampled_from(sorted(LABELS)), st.sampled_from(("some", "many", "most")), max_size=5
    ),
    st.sampled_from((5, 10, 20, 40, 100)),
)
def test_whatever_the_template_tells_may_be_told(
    scores: list[str], shares: dict[str, str], least: int
) -> None:
    release = Release(
        programme="Spring",
        window="2026 Q1",
        people_at_least=least,
        band="10-19",
        questions=tuple(
            QuestionFigure(id=id, score=score, favourable=None)
            for id, score in zip(IDS, scores, strict=False)
        ),
        themes=tuple(
            ThemeFigure.model_validate(
                {
                    "code": Code(code),
                    "label": LABELS[code],
                    "share": share,
                    "actions": ({"text": "Ask for questions a day before."},),
                }
            )
            for code, share in shares.items()
        ),
        cannot_see="You cannot see who.",
    )

    assert paragraph_fault(release, [one.text for one in release_paragraph(release)]) == ""
