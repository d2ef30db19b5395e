"""Text from outside is brought into one form, without what a reader cannot see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.cleaning import clean, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x07c\x7f", "abc"),
        ("\x1b[2Jcleared", "[2Jcleared"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("send\U000e0073\U000e0065", "send"),
        ("lone \ud800 half", "lone  half"),
        ("private \ue000 use", "private  use"),
        ("line\r\nline\rline", "line\nline\nline"),
        ("tab\tstays", "tab\tstays"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        ("  edges \n", "edges"),
        ("\u200b\u200b", ""),
    ],
)
def test_what_cannot_be_seen_goes(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("text", ["Łukasz O'Brien", "東京", "שלום", "👋", "İ", "<b>bold</b>"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("piled", "kept"), [(3, 3), (4, 4), (5, 4), (200, 4)])
def test_of_marks_piled_on_a_letter_the_first_four_stay(piled: int, kept: int) -> None:
    assert clean("x" + "\u0332" * piled + "y") == "x" + "\u0332" * kept + "y"


def test_one_line_has_one_space_for_any_white_space() -> None:
    assert one_line(" a \n\n b\t\tc\u00a0d ") == "a b c d"


@given(st.text(alphabet=st.characters()))
def test_a_cleaned_text_is_normal_and_holds_nothing_hidden(text: str) -> None:
    cleaned = clean(text)

    hidden = {unicodedata.category(c) for c in cleaned if c not in "\n\t"}
    assert not hidden & {"Cf", "Co", "Cn", "Cs", "Cc"}


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters()))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert "  " not in line
