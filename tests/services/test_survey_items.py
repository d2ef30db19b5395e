"""The bank of questions: each names both ends, its idea and its risk, and burdens nobody."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.adapters.phrase_vectors import phrase_vectors
from coach.domain.feedback import QUESTIONS
from coach.domain.survey import SurveyItem
from coach.errors import InputError, ShelfError
from coach.services.check_questions import (
    QuestionChecker,
    question_phrases,
    read_question_texts,
)
from coach.services.programme_guide import own_guide
from coach.services.survey_items import (
    PURPOSES,
    read_survey_texts,
    session_form,
    survey_items,
)
from coach.shelves import shelf

BANK = survey_items()


def test_the_bank_has_at_least_thirty_items_and_some_for_every_purpose() -> None:
    counted = Counter(item.purpose for item in BANK.items)

    assert len(BANK.items) >= 30
    assert all(counted[purpose] >= 5 for purpose in PURPOSES)


@pytest.mark.parametrize("item", BANK.items, ids=lambda item: item.id)
def test_an_item_says_how_it_is_answered_what_it_measures_and_what_to_mind(
    item: SurveyItem,
) -> None:
    assert item.is_open or (item.low and item.high and item.low != item.high)
    assert item.measures and item.follows
    assert len(item.mind.split()) >= 5
    assert item.text.endswith("?")
    assert len(re.findall(r"\?", item.text)) == 1


def test_every_item_that_names_a_page_cites_a_claim_on_that_page() -> None:
    guide = own_guide()
    for item in read_survey_texts(guide.folder).items:
        found = guide.backs(item.backing)
        if item.backing:
            assert found and found.via and found.via.id == item.backing.page, item.id


def test_the_session_form_is_the_one_that_programmes_use_unless_they_declare_another() -> None:
    asked = [(one.id, one.text, one.low, one.high) for one in session_form().items]

    assert asked == [(one.id, one.label, one.low, one.high) for one in QUESTIONS]


@pytest.mark.parametrize("name", ["after_session", "After session", "after-session"])
def test_a_purpose_may_be_typed_with_spaces_or_hyphens(name: str) -> None:
    assert {item.purpose for item in survey_items(name).items} == {"after_session"}


def test_a_side_is_asked_its_own_questions_and_those_for_both() -> None:
    asked = {item.side for item in survey_items(side="mentor").items}

    assert asked == {"mentor", "both"}


def test_an_unknown_purpose_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"'appraisal' is none.*after_session, midpoint"):
        survey_items("appraisal")


def test_every_form_says_confidential_and_names_its_weak_sources_once() -> None:
    for purpose in PURPOSES:
        form = survey_items(purpose)
        weak = {one.n for one in form.citations if (one.via or one).grade == "D"}
        assert "confidential, never anonymous" in form.notices[0].text
        assert [set(one.cites) for one in form.notices if one.cites] == [weak]


def test_the_numbers_of_a_form_are_those_of_its_own_sources() -> None:
    form = survey_items("end")

    assert {n for item in form.items for n in item.cites} == {one.n for one in form.citations}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"default": ["usefulness", "mood"]}, "default names 'mood'"),
        ({"items": 2}, "'usefulness' is there twice"),
    ],
)
def test_a_bank_that_contradicts_itself_is_refused_with_its_file(
    tmp_path: Path, change: dict[str, object], problem: str
) -> None:
    path = own_guide().folder / "survey_items.yaml"
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    if change.get("items"):
        change = {"items": [*values["items"], values["items"][0]]}
    (tmp_path / "survey_items.yaml").write_text(yaml.safe_dump({**values, **change}), "utf-8")

    with pytest.raises(ShelfError, match=problem):
        read_survey_texts(tmp_path)


def test_no_item_burdens_anybody_by_the_coach_s_own_check(
    minilm: MiniLmEmbedder, minilm_home: Path
) -> None:
    texts = read_question_texts(shelf("knowledge") / "coaching")
    phrases = question_phrases(texts)
    known = phrase_vectors(
        minilm_home, minilm, phrases, progress=lambda *_: None, name="question_check"
    )

    checked = QuestionChecker(minilm, texts, known).check([item.text for item in BANK.items])

    assert {one.question: one.flags for one in checked if one.flags} == {}


def test_a_scale_with_one_end_is_no_item() -> None:
    with pytest.raises(ValidationError, match="only one end"):
        SurveyItem.model_validate({**dict(BANK.items[0]), "high": ""})
