"""A passage shows the quoted words where they stand, and where they come from."""

import re

from coach.domain.document import Claim
from coach.rendering import passage_article, passage_page
from tests.doubles.scripted_coach import PASSAGES, SOURCES

_FADED = PASSAGES["faded"]
_THIRAN = SOURCES["s4-wiifm"]


def _marked(passage: str, quote: str) -> list[str]:
    found = PASSAGES[passage]
    return re.findall("<mark>(.*?)</mark>", passage_article(found, SOURCES[found.source], quote))


def test_a_quote_inside_one_sentence_is_marked() -> None:
    assert _marked("faded", "they gave and he received") == ["they gave and he received"]


def test_a_quote_over_two_sentences_is_marked_in_both() -> None:
    assert _marked("faded", "about Asia. Roshan  Thiran and the NBC leader") == [
        "about Asia&#46;",
        "Roshan Thiran and the NBC leader",
    ]


def test_a_quote_from_a_table_is_marked_in_its_cell() -> None:
    assert _marked("compared", "lower: internal resources") == ["lower&#58; internal resources"]


def test_words_that_do_not_stand_there_mark_nothing() -> None:
    assert _marked("faded", "they paid him") == []
    assert _marked("faded", "") == []


def test_the_space_before_and_after_a_mark_is_kept() -> None:
    shown = passage_article(_FADED, _THIRAN, "Thiran's mentors")

    assert "of Roshan <mark>Thiran&#39;s mentors</mark> at NBC" in shown


def test_an_article_is_told_as_our_summary_with_its_grade_and_the_reason() -> None:
    shown = passage_article(_FADED, _THIRAN)

    assert "Our summary of <cite>Try It In Reverse" in shown
    assert "Roshan Thiran, 2013</cite>" in shown
    assert "One person&#39;s experience from 2013" in shown


def test_the_page_behind_a_playbook_is_words_alone() -> None:
    shown = passage_article(PASSAGES["reciprocal"], SOURCES["reciprocal-mentoring"])

    assert "NHS Leadership Academy, 2021" in shown
    assert "https&#58;&#47;&#47;www" in shown
    assert "<a " not in shown and "coach suggestion" in shown


def test_a_page_id_that_the_source_does_not_list_is_left_out_of_the_list() -> None:
    passage = _FADED.model_copy(update={"claims": (Claim(text="So it is.", via=("R99",)),)})

    assert "public pages" not in passage_article(passage, _THIRAN)


def test_hostile_words_of_a_document_stay_words() -> None:
    claim = Claim(text='<img src=x onerror="alert(1)"> [x](http://evil.example)')
    hostile = _FADED.model_copy(update={"heading": "<script>", "claims": (claim,)})

    shown = passage_page(hostile, _THIRAN, "<img src=x")

    assert "<script" not in shown and "<img" not in shown and "http:" not in shown
    assert "<mark>&#60;img src&#61;x</mark>" in shown
