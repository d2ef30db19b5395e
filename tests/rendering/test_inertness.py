"""Foreign words stay words, in HTML and in Markdown alike."""

import html
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.language.cleaning import clean
from coach.rendering import inert

_FILE = Path(__file__).parents[1] / "web" / "payloads.yaml"
_PAYLOADS = [row["text"] for row in yaml.safe_load(_FILE.read_text(encoding="utf-8"))]
_READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


@pytest.mark.parametrize("text", _PAYLOADS)
def test_markdown_finds_nothing_but_one_paragraph_of_text(text: str) -> None:
    tokens = _READER.parse(inert(text))

    kinds = {child.type for token in tokens for child in token.children or []}
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert kinds <= {"text", "text_special"}


@given(st.text())
def test_what_is_shown_is_what_was_written_and_stays_on_one_line(text: str) -> None:
    shown = inert(text)

    assert html.unescape(shown) == clean(text)
    assert not re.search(r"""[<>"'\n`*_\[\]]""", shown)


def test_what_cannot_be_seen_is_left_out() -> None:
    assert inert("send\u202e the\U000e0041 no\x1b[2Jtes\x00") == "send the no&#91;2Jtes"
