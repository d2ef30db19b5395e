"""Numbers of accounts and of people: IBAN, cards, social security, licences, other ids."""

import re
from collections.abc import Iterator

from coach.comments.mask_span import Span, SpanType

# Lengths by country, as registered by SWIFT, ISO 13616.
_IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
        21: "CH CR HR LI LV", 22: "BG BH DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HU LB NI PL SV", 29: "BR EG PS QA UA",
        30: "JO KW MU", 31: "MT SC", 32: "LC", 33: "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])(?<![ -])"
)
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z]{2})(?=\d{2}[ -]?[A-Za-z0-9])")
_ALNUM = re.compile(r"[A-Za-z0-9]")

_CARD = re.compile(r"(?<![\w+])(?<!\d[ .,-])\d(?:[ -]?\d){11,18}(?![\w])")
_CARD_SHAPE = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5}")
_CARD_WORD = re.compile(
    r"\b(?:credit|debit|bank|card|cards|cc|visa|master ?card|amex|american express|maestro|"
    r"discover|diners|jcb|karte|carte|tarjeta|carta)\b[^\n]{0,40}$",
    re.IGNORECASE,
)
_MAESTRO = ("5018", "5020", "5038", "5893", "6304", "6759", "6761", "6762", "6763")

_SSN = re.compile(r"(?<![\w-])(?!000)\d{3}-\d{2}-\d{4}(?![\w-])")
_SSN_TOLD = re.compile(
    r"\b(?:ssn|soc(?:ial)?(?:\.| sec(?:urity)?)?(?: sec(?:urity)?)?)\b\D{0,30}?"
    r"(\d{3}[ .-]?\d{2}[ .-]?\d{4})(?!\w)",
    re.IGNORECASE,
)

_VALUE = (
    r"(?:(?:[A-Za-z]{1,6}[/.-]|(?-i:[A-Z]{1,4}) )?(?=[A-Za-z]{0,6}\d)[A-Za-z0-9]{1,20}"
    r"(?:[-/.][A-Za-z0-9]{1,12}){0,4}(?: \d{2,6}){0,4})"
)
_SIGN = r"(?:numbers?|num\.?|no\.?|nos\.?|nr\.?|id|ids|code|ref(?:erence)?|#|№)"
_BETWEEN = r"[ ]?(?:is|was|:|=|#|-|,)?[ ]{0,3}(?:is |was )?"
_LICENCE = re.compile(
    rf"\b(?:driver'?s?|driving)'? licen[cs]e(?: {_SIGN})?{_BETWEEN}({_VALUE})", re.IGNORECASE
)
_OWNERS = (
    "employee|employment|staff|personnel|personal|payroll|badge|worker|passport|student|"
    "matriculation|member(?:ship)?|patient|customer|national insurance|ni|tax|tin|policy|"
    "identity card|id card|identification|pension|visa|nhs|licen[cs]e plate|registration"
)
_MATTERS = (
    "case|ticket|order|account|acct|booking|invoice|reference|ref|application|request|claim|file|"
    "incident|contract|serial|tracking|id|sort"
)
_OWNED = re.compile(rf"\b(?:{_OWNERS})(?:[ -]{_SIGN}){{0,2}}{_BETWEEN}({_VALUE})", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\b(?:{_MATTERS})[ -]?(?:{_SIGN}[ ]?)(?:{_SIGN}[ ]?)?{_BETWEEN}({_VALUE})", re.IGNORECASE
)
_INSURANCE = re.compile(r"(?<!\w)[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_ibans(text: str) -> Iterator[Span]:
    """Yield IBANs, in groups or not: the checksum holds, or the length is their country's."""
    for match in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(match.group().upper())
        end = _after_characters(text, match.start(), length) if length else None
        if end is None:
            continue
        raw = text[match.start() : end]
        number = re.sub(r"[ -]", "", raw).upper()
        if _iban_holds(number) or (raw[:2].isupper() and sum(map(str.isdigit, number)) >= 10):
            yield Span(type="IBAN_CODE", start=match.start(), end=end)


def find_cards(text: str) -> Iterator[Span]:
    """Yield card numbers of 12 to 19 digits: the checksum holds, or a word or the groups say so."""
    for match in _CARD.finditer(text):
        raw = match.group()
        number = re.sub(r"[ -]", "", raw)
        told = bool(_CARD_WORD.search(text, max(0, match.start() - 60), match.start()))
        plain = number == raw or len(set(re.sub(r"\d", "", raw))) == 1
        years = all(_YEAR.fullmatch(group) for group in re.split(r"[ -]", raw))
        if not plain or years or len(set(number)) == 1:
            continue
        known = len(number) >= 13 or number.startswith(_MAESTRO)
        holds = luhn_holds(number) and known and not number.startswith("00")
        grouped = number != raw
        if told or _CARD_SHAPE.fullmatch(raw) or (holds and (not grouped or _even_groups(raw))):
            yield Span(type="CREDIT_CARD", start=match.start(), end=match.end())


def find_social_security(text: str) -> Iterator[Span]:
    """Yield social security numbers of the United States."""
    for match in _SSN_TOLD.finditer(text):
        yield Span(type="US_SSN", start=match.start(1), end=match.end(1))
    for match in _SSN.finditer(text):
        if not _ID_BEFORE.search(text, max(0, match.start() - 40), match.start()):
            yield Span(type="US_SSN", start=match.start(), end=match.end())


def find_ids(text: str) -> Iterator[Span]:
    """Yield numbers that words before them call a licence, a passport, a case and the like."""
    kinds: tuple[tuple[re.Pattern[str], SpanType], ...] = (
        (_LICENCE, "US_DRIVER_LICENSE"),
        (_OWNED, "ID_NUMBER"),
        (_NUMBERED, "ID_NUMBER"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            value = match.group(1).strip()
            if sum(map(str.isdigit, value)) >= 4 and not _YEAR.fullmatch(value):
                yield Span(type=kind, start=match.start(1), end=match.start(1) + len(value))
    for match in _INSURANCE.finditer(text):
        yield Span(type="ID_NUMBER", start=match.start(), end=match.end())


_ID_BEFORE = re.compile(
    rf"\b(?:licen[cs]e|{_OWNERS})\b[^\n\d]{{0,20}}$", re.IGNORECASE
)  # what a person's other papers are called: their numbers may have the same shape


def luhn_holds(number: str) -> bool:
    """Say whether the last digit is the check digit of the others, as on payment cards."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _iban_holds(number: str) -> bool:
    turned = number[4:] + number[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def _after_characters(text: str, start: int, count: int) -> int | None:
    """Return where the count-th letter or digit from start ends, or None if it comes too late."""
    at = start
    for number in range(count):
        if number and at < len(text) and text[at] in " -" and number % 2 == 0:
            at += 1
        if at >= len(text) or not _ALNUM.match(text[at]):
            return None
        at += 1
    return at if at == len(text) or not _ALNUM.match(text[at]) else None


def _even_groups(raw: str) -> bool:
    """Tell the groups of a card, of four or more digits, from those of a telephone number."""
    *groups, _ = re.split(r"[ -]", raw)
    return all(len(group) >= 4 for group in groups)
