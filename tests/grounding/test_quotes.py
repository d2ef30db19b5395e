"""A quote stands in a passage, word for word, or it does not."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.grounding.quotes import locate, normal_form, stands_in

PASSAGE = "The “ﬁrst” mentor\u00adship was men-\ntoring, café… 89 %  — of 3.5 hours"
words = st.lists(st.text(alphabet="abcdefghij", min_size=2, max_size=6), min_size=6, max_size=20)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ('"first" mentorship', "ﬁrst” mentor\u00adship"),
        ("MENTORING, cafe\u0301", "men-\ntoring, café"),
        ("café... 89 % - of", "café… 89 %  — of"),
        ("mentorship was", "mentor\u00adship was"),
        ("3.5 hours", "3.5 hours"),
    ],
)
def test_a_quote_is_found_whatever_its_marks_and_case(quote: str, shown: str) -> None:
    place = locate(quote, PASSAGE)

    assert place is not None
    assert PASSAGE[place[0] : place[1]] == shown


@pytest.mark.parametrize(
    "quote", ["ment", "3", "5 hours", "irst mentor", "", "  ", "...", "mentor was"]
)
def test_part_of_a_word_or_number_is_no_quote(quote: str) -> None:
    assert not stands_in(quote, PASSAGE)


def test_a_hyphen_inside_a_line_stays() -> None:
    assert stands_in("one-way street", "a One-Way street")
    assert not stands_in("oneway street", "a one-way street")


@given(words, st.data())
def test_any_run_of_whole_words_stands_in_its_passage(text: list[str], data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))

    assert stands_in(" ".join(text[low:high]).upper(), "  ".join(text))


@given(words, st.data())
def test_a_quote_with_one_word_changed_is_refused(text: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.text(alphabet="klmnop", min_size=2, max_size=6))
    changed = [*text[:at], other, *text[at + 1 :]]

    assert not stands_in(" ".join(changed), " ".join(text))


@given(words, st.data())
def test_a_quote_with_one_word_left_out_in_the_middle_is_refused(
    text: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(text) - 2))
    without = " ".join([*text[:at], *text[at + 1 :]])
    assume(f" {without} " not in f" {' '.join(text)} ")

    assert not stands_in(without, " ".join(text))


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    place = locate(one, other)

    assert place is None or 0 <= place[0] < place[1] <= len(other)


@given(st.text(max_size=120))
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(
    st.text(alphabet=st.characters(categories=("Lu", "Ll", "Zs", "Nd")), min_size=1, max_size=80)
)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(
        unicodedata.normalize("NFC", text)
    )
