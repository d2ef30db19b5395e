"""Telephone numbers of many countries, told from dates, times, money, amounts and years."""

import re
from collections.abc import Iterator

from coach.comments.mask_span import BLANK, Span

_CANDIDATE = re.compile(
    r"(?<![\w+])(?<!\d[.,:/])(?:\(? ?\+ ?)?\(?\d(?:\d|[ ().\-/]{1,3}(?=\d)){4,26}(?!\d)"
    r"(?:\)?[ ,]{0,2}(?:x|ext\.?|extn\.?|extension|dw|durchwahl|poste) ?:? ?\d{1,6}(?!\d))?(?!\w)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"[ ,)]*(?:x|e|d|p)[a-z.]* ?:? ?\d+$", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"
_MONEY = r"(?:€|\$|£|¥|₹|eur|usd|gbp|chf|inr|euros?|dollars?|pounds?|francs?|rupees?|yen|k|m|mn|bn)"
_COUNTED = (
    r"(?:users?|people|persons?|employees|staff|customers?|members?|hours?|minutes?|mins?|days?|"
    r"weeks?|months?|years?|times|pairs?|pages?|words?|units?|miles?|km|points?|visitors?|views|"
    r"million|billion|thousand|participants?|copies|tons?|kg|jobs?|sites?|stores?|shops?)"
)
_NO_PHONE = re.compile(
    rf"(?<!\d)(?:(?<!\d[ .-]){_YEAR}[-./]\d\d?[-./]\d\d?(?![\d-])"
    rf"|(?<!\d[./-])\d\d?([./-])\d\d?\1(?:{_YEAR}|\d\d)(?![./-]?\d)"
    r"|\d\d?:\d\d(?::\d\d)?(?:\.\d+)?"
    r"|(?<!\d[./-])\d\d?\.\d\d ?- ?\d\d?\.\d\d(?![.\d])"
    rf"|(?<!\d[ .-]){_YEAR}(?: ?[-/,] ?| )(?:{_YEAR}|\d\d)(?!\d|[ .-]\d)"
    r"|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?"
    r"|\d[\d .,]{0,20}%|\d[\d .,]{0,20} ?per ?cent"
    rf"|\d[\d .]{{0,20}} ?{_MONEY}(?!\w)"
    rf"|\d[\d .]{{0,20}} {_COUNTED}(?!\w))"
    r"|(?:€|\$|£|¥|₹|\b(?:EUR|USD|GBP|CHF|INR)) ?\d[\d .,]{0,20}"
    r"|\b(?:version|release|v)\.? ?\d+(?:\.\d+)+",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:\b(?:(?:tele)?phones?|tel|mobile|mobil|mob|cell(?:phone)?|fax|desk|landline|direct line|"
    r"whats ?app|signal|telegram|viber|sms|handy|handynummer|rufnummer|t[eé]l[eé]phone|"
    r"tel[eé]fono?|telefon|num[eé]ro|n[uú]mero|celular|m[oó]vil|portable|number|hotline|helpline|"
    r"extension|line|call(?:ed|s|ing)?|ring|rang|dial(?:led)?|text(?:ed)?|contact|reach|"
    r"messages? to|registered|answer(?:ed|ing|s)?|"
    r"pick(?:ed|ing|s)? up|voicemail|need me|tried|office|home|work)\b|☎|📞)"
    r"[^\d\n+(]{0,25}\n?[ (]{0,3}$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:\b(?:at|on|under|via|is|try|or)|[:;,(\n]|^) ?$", re.IGNORECASE)
_ENDS = re.compile(
    r" ?(?:$|[.,;:!?)\n]|(?:and|or|if|when|after|before|between|from|until|any|in|during|for|"
    r"please|because|but|so)\b)",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(
    r" ?[(,-]? ?(?:office|fax|mobile|mob|cell|home|work|desk|landline|direct)\b", re.IGNORECASE
)


def find_phones(text: str) -> Iterator[Span]:
    """Yield telephone numbers with their country codes and extensions."""
    text = _NO_PHONE.sub(_blanked, text)
    for match in _CANDIDATE.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if _is_phone(text[start:end], text, start, end):
            yield Span(type="PHONE_NUMBER", start=start, end=end)


def _blanked(match: re.Match[str]) -> str:
    """Return blanks for what is no telephone number; pairs that make no date stay."""
    pairs = re.fullmatch(r"(\d\d?)[./-](\d\d?)[./-]\d+", match.group())
    if pairs and not (min(map(int, pairs.groups())) <= 12 and max(map(int, pairs.groups())) <= 31):
        return match.group()
    return BLANK * len(match.group())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a bracket that is only half inside, and a lone digit that belongs to the text."""
    raw = text[start:end]
    if raw.startswith("(") and raw.count("(") > raw.count(")"):
        start += 1
        if text[end - 1 : end + 1].endswith(")"):
            return start, end
    if re.search(r"[\d)] \d$", text[start:end]) and len(re.findall(r"\d", text[start:end])) > 8:
        end -= 2
    listed = re.match(r"\d{1,2} (?=0\d{1,5}[ -])", text[start:end])
    if listed and len(re.findall(r"\d", text[start + listed.end() : end])) >= 9:
        start += listed.end()
    return start, end


def _is_phone(raw: str, text: str, start: int, end: int) -> bool:
    extended = bool(_EXTENSION.search(raw))
    body = _EXTENSION.sub("", raw)
    digits = re.sub(r"\D", "", body)
    groups = re.findall(r"\d+", body)
    if not 5 <= len(digits) <= 16 or len(set(digits)) == 1:
        return False
    if all(len(group) == 1 for group in groups) or _all_years(groups):
        return False
    if raw.lstrip("( ").startswith("+") or re.match(r"00 ?[1-9]", raw):
        return len(digits) >= 8 and not digits.endswith("00000")
    if _is_called(text, start, end):
        return len(digits) >= 6 and not (_amount(groups, body) and len(digits) <= 7)
    placed = _AT.search(text, max(0, start - 10), start) and _ENDS.match(text, end)
    if placed and _spaced(body, digits, groups):
        return True
    return len(digits) >= 7 and (extended or _looks_like_one(body, digits, groups))


def _is_called(text: str, start: int, end: int) -> bool:
    before = _CALLED.search(text, max(0, start - 50), start)
    return bool(before or _CALLED_AFTER.match(text, end, end + 20))


def _looks_like_one(body: str, digits: str, groups: list[str]) -> bool:
    """Say whether a number is that of a telephone by its form alone."""
    sizes = [len(group) for group in groups]
    if _amount(groups, body) or max(sizes) > 11:
        return False
    if "(" in body or sizes in ([3, 3, 4], [1, 3, 3, 4]):
        return True
    if digits.startswith("0"):
        return (9 if len(groups) > 2 else 10) <= len(digits) <= 12
    if len(groups) == 1:
        return 10 <= len(digits) <= 11
    even = len(set(re.sub(r"\d", "", body))) == 1 and " " not in body and min(sizes) >= 2
    return (even and len(digits) >= 8) or sizes == [3, 3, 3] or _long(digits, sizes)


def _spaced(body: str, digits: str, groups: list[str]) -> bool:
    """Say whether groups of unlike size stand where a number to call would: `at 61 340 952`."""
    unlike = 2 <= len(groups) <= 4 and max(map(len, groups)) >= 3
    return 8 <= len(digits) <= 11 and unlike and not _amount(groups, body)


def _long(digits: str, sizes: list[int]) -> bool:
    return 10 <= len(digits) <= 13 and 3 <= len(sizes) <= 5 and min(sizes) >= 2 and max(sizes) >= 3


def _amount(groups: list[str], body: str) -> bool:
    """Tell 10 000 000: groups of three that end in nought."""
    threes = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    return threes and len(groups) > 1 and groups[-1] == "000" and "(" not in body


def _all_years(groups: list[str]) -> bool:
    return all(re.fullmatch(_YEAR, group) for group in groups)
