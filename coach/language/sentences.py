"""Sentences: where one ends and the next begins."""

import re

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st vs etc e.g i.e eg ie fig no vol pp cf al inc ltd co corp "
    "approx dept est u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_END = re.compile(r"([.!?…]+[\"'”’)\]]*)(\s+)(?=[\"'“‘(\[]?[A-Z0-9À-Ý])|\n{2,}|\n(?=[-*•|#])")


def split_sentences(text: str) -> list[str]:
    """Return the sentences in order, trimmed; abbreviations and initials do not end one."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match.group(1) and _is_abbreviation(text[start : match.start() + 1]):
            continue
        found.append(text[start : match.end()])
        start = match.end()
    found.append(text[start:])
    return [sentence for piece in found if (sentence := re.sub(r"\s+", " ", piece).strip())]


def _is_abbreviation(upto: str) -> bool:
    if not upto.endswith("."):
        return False
    last = re.split(r"[\s(\[\"'“‘]", upto.rstrip("."))[-1]
    return last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper())
