"""Addresses of machines and letter boxes: e-mail, links, IP addresses."""

import ipaddress
import re
from collections.abc import Iterator

from coach.comments.mask_span import Span

_LOCAL_LONGEST, _DOMAIN_LONGEST = 64, 254
_LOCAL_SIGNS = frozenset(".!#$%&'*+/=?^`{|}~-_")
_DOMAIN = re.compile(r"[^\W_](?:[\w-]|\.(?=[^\W_]))*")
_SPELT_AT = re.compile(r"\s?[\[({<]\s?at\s?[\])}>]\s?", re.IGNORECASE)
_BARE_AT = re.compile(r"(?<=[\w]) at (?=[\w-]{1,63}(?: dot [\w-]{1,63})+)", re.IGNORECASE)
_SPELT_DOMAIN = re.compile(
    r"[\w-]{1,63}(?:(?:\s?[\[({<]\s?(?:dot|punkt|\.)\s?[\])}>]\s?| dot |\.)[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_SPELT_LOCAL = re.compile(r"[\w.+'-]+(?: dot [\w.+'-]+){0,2}$")
_LINK = re.compile(r"(?<![\w@])(?:[a-z][a-z+.-]{1,10}://|www\.)[^\s\0<>\"]{2,2000}", re.IGNORECASE)
_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|name|app|dev|example|uk|de|fr|nl|eu|ch|se|dk|fi|es|pl|"
    "cz|hu|pt|ie|au|nz|ca|jp|cn|kr|br|mx|za|ru|ua|gr|tr|ro|bg|sk|si|hr|lt|lv|ee|cy|lu|sg|hk"
)
_BARE_LINK = re.compile(
    rf"(?<![\w@./-])[a-z0-9](?:[a-z0-9-]{{0,62}}\.){{1,4}}(?-i:{_TOP})"
    r"(?![\w@-]|\.\w)(?::\d{2,5})?(?:/[^\s\0<>\"]{0,2000})?",
    re.IGNORECASE,
)
_V4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_V6 = re.compile(r"(?<![\w:])[0-9a-f:]{2,39}(?:\.\d{1,3}){0,3}(?![\w:])", re.IGNORECASE)
_VERSION_BEFORE = re.compile(r"(?:version|release|firmware|build|\bv)\.? ?$", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:phone|tel|mobile|mob|fax|call(?: me)?(?: on| at)?|desk)[ .:]*\n?$", re.IGNORECASE
)
_PAIRS = re.compile(r"\d\d(?:\.\d\d){3}")
_TRAILING = ".,;:!?'*_"


def find_emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, those spelt out as `name (at) example dot org` included."""
    end = 0
    for at in re.finditer("(?<=[^\\s@])@(?=[^\\W_])", text):
        domain = _DOMAIN.match(text, at.end(), at.end() + _DOMAIN_LONGEST)
        start = _local_start(text, max(end, at.start() - _LOCAL_LONGEST), at.start())
        if domain and len(domain.group()) > 1 and start < at.start():
            end = domain.start() + len(domain.group().rstrip("-_"))
            yield Span(type="EMAIL_ADDRESS", start=start, end=end)
    for spelt in (_SPELT_AT, _BARE_AT):
        for at in spelt.finditer(text):
            domain = _SPELT_DOMAIN.match(text, at.end())
            local = domain and _SPELT_LOCAL.search(text, max(0, at.start() - 64), at.start())
            if local and domain:
                yield Span(type="EMAIL_ADDRESS", start=local.start(), end=domain.end())


def _local_start(text: str, lowest: int, at: int) -> int:
    """Return where the name before the @ begins; `at` if there is none."""
    start = at
    while start > lowest and (text[start - 1].isalnum() or text[start - 1] in _LOCAL_SIGNS):
        start -= 1
    while start < at and text[start] in ".'*{|`":
        start += 1
    return start


def find_links(text: str) -> Iterator[Span]:
    """Yield web addresses, with or without `https://`."""
    for pattern in (_LINK, _BARE_LINK):
        for match in pattern.finditer(text):
            end = match.start() + len(_trimmed(match.group()))
            yield Span(type="DOMAIN_NAME", start=match.start(), end=end)


def find_ip_addresses(text: str) -> Iterator[Span]:
    """Yield IPv4 and IPv6 addresses; a time such as 10:30:15 and a version are none."""
    for pattern in (_V4, _V6):
        for match in pattern.finditer(text):
            raw = match.group()
            if pattern is _V6 and (raw.count(":") < 2 or not any(map(str.isdigit, raw))):
                continue
            before = text[max(0, match.start() - 20) : match.start()]
            other = _VERSION_BEFORE.search(before) or (
                _PAIRS.fullmatch(raw) and _CALLED.search(before)
            )
            if _is_address(raw) and not other:
                yield Span(type="IP_ADDRESS", start=match.start(), end=match.end())


def _is_address(raw: str) -> bool:
    try:
        ipaddress.ip_address(raw)
    except ValueError:
        return False
    return True


def _trimmed(link: str) -> str:
    """Return a link without the stop and the bracket of the sentence around it."""
    link = link.rstrip(_TRAILING)
    while link.endswith((")", "]")) and link.count(")") > link.count("("):
        link = link[:-1].rstrip(_TRAILING)
    return link
