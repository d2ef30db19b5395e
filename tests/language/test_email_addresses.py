"""An e-mail address is told from what only resembles one."""

import pytest

from coach.language.email_addresses import as_email


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ana.Brandt@X.Example", "ana.brandt@x.example"),
        ("ana+tag@x.example", "ana+tag@x.example"),
        ("o'brien@x-y.co.example", "o'brien@x-y.co.example"),
        ("ana@münchen.example", "ana@münchen.example"),
        ("ana@xn--mnchen-3ya.example", "ana@xn--mnchen-3ya.example"),
        (" ana@x.example ", "ana@x.example"),
        ("ana@x.example\u200b", "ana@x.example"),
        ("ａｎａ１@x.example", "ana1@x.example"),
    ],
)
def test_an_address_is_brought_into_one_form(text: str, address: str) -> None:
    assert as_email(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ana",
        "a@b",
        "a@b.example@c.example",
        "@x.example",
        "a..b@x.example",
        ".a@x.example",
        "a b@x.example",
        '"a b"@x.example',
        "Ana <ana@x.example>",
        "ana@x..example",
        "ana@-x.example",
        "ana@1.2.3.4",
        "ana@x.example\r\nBcc: all@x.example",
        "a\x00na@x.example",
        "a" * 65 + "@x.example",
        "ana@" + "x." * 130 + "example",
    ],
)
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    assert as_email(text) is None
