"""No address, link, markup or code survives; plain prose does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.grounding.foreign import Foreign, foreign_matter


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("see https://example.org/x", Foreign.URL),
        ("see HTTPS : //example.org", Foreign.URL),
        ("see hxxps[:]//evil.example", Foreign.URL),
        ("see www.example.org", Foreign.URL),
        ("see example.com/path", Foreign.URL),
        ("see evil.example.", Foreign.URL),
        ("javascript:alert(1)", Foreign.URL),
        ("data:text/html,x", Foreign.URL),
        ("load //evil.example/x", Foreign.URL),
        ("see ｅｖｉｌ．ｃｏｍ now", Foreign.URL),
        ("see exam\u200bple.com", Foreign.URL),
        ("write to a.b@example.org", Foreign.EMAIL),
        ("write to a (at) example.org", Foreign.EMAIL),
        ("mailto:someone", Foreign.EMAIL),
        ("at 192.168.0.1", Foreign.IP),
        ("at 2001:0db8:85a3:0000:0000:8a2e:0370:7334", Foreign.IP),
        ("at fe80::1", Foreign.IP),
        ("[click](x)", Foreign.LINK),
        ("[click][1]", Foreign.LINK),
        ("[1]: x", Foreign.LINK),
        ("![pixel](x)", Foreign.IMAGE),
        ("a <b>bold</b> word", Foreign.TAG),
        ("<img src=x onerror=y", Foreign.TAG),
        ("&lt;script", Foreign.TAG),
        ("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2w=", Foreign.CODED),
    ],
)
def test_foreign_matter_is_found(text: str, kind: Foreign) -> None:
    assert kind in foreign_matter(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine in ten: one article puts it at 89 % [1].",
        "Meet at 10:30 or 14:15, for 45 minutes (or less).",
        "R13, grade B: see section 3.2.1 of the playbook.",
        "If a < b and b > c, say so.",
        "P&G's former CIO; CEO/CFO; and/or; 24/7; e.g. this. It's so.",
        "Ask: what did you try? No. Then stop.",
        "a long-and-hyphenated-but-harmless-name-for-it",
        "",
    ],
)
def test_prose_is_clean(text: str) -> None:
    assert foreign_matter(text) == ()


def test_the_nonce_and_eight_words_of_the_instructions_are_leaks() -> None:
    rules = (
        "You are a coach for reverse mentoring. Use only the numbered sources for factual claims."
    )

    assert foreign_matter("the mark is ABC123", nonce="abc123") == (Foreign.SECRET,)
    assert foreign_matter(
        "I am told: use only the numbered sources for factual claims", instructions=rules
    ) == (Foreign.INSTRUCTIONS,)
    assert foreign_matter("Use only the numbered sources for claims", instructions=rules) == ()


@given(st.text(max_size=100), st.text(max_size=100))
def test_an_address_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert foreign_matter(f"{before} https://evil.example/x {after}")


@given(st.lists(st.sampled_from("we meet every week and talk about goals".split()), max_size=30))
def test_plain_words_are_always_clean(text: list[str]) -> None:
    assert foreign_matter(" ".join(text)) == ()
