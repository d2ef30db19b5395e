"""Wording: what makes chosen sentences read as one answer."""

import re

from coach.domain.document import Claim
from coach.domain.source import Source
from coach.language.names import names

_SAYS_DOUBT = re.compile(
    r"\b(?:no stud\w+|names no|without (?:a |naming|any )?(?:stud\w+|source|control|evidence)|"
    r"weak evidence|cites no|"
    r"second hand|not verified|the evidence is weak|names none|no source|nothing measured|"
    r"measures nothing|"
    r"our library holds no)\b",
    re.IGNORECASE,
)


def shortened(texts: list[str]) -> list[str]:
    """Return the sentences with a person's full name at its first mention, then the surname."""
    seen: set[str] = set()
    result = []
    for text in texts:
        for name in reversed(names(text)):
            plain = name.text.removesuffix("'s").removesuffix("’s")
            parts = plain.split()
            if (
                plain in seen
                and len(parts) == 2
                and _is_person(plain, texts)
                and not _shares(plain, texts)
            ):
                text = f"{text[: name.start]}{parts[-1]}{text[name.start + len(plain) :]}"
        seen.update(name.text.removesuffix("'s").removesuffix("’s") for name in names(text))
        result.append(text)
    return result


_HOUSES = frozenset(
    """academy bank business college company council electric forum foundation general goldman
    group hospital
    insider institute lauder magazine review school society today trust university
    east north south west saint st new""".split()
)
"""Words that a house or a place is called by, and no person."""
_PERSONAL = re.compile(
    r"\b(?:says?|said|tells?|told|sees?|offered|looked|built|wrote|writes|wondered|gained|calls?|called|suggests?|"
    r"puts|thinks?|believes?|met|learnt|learned|started|asks?|urges?)\b|['’]s\b|\b(?:CEO|director|CIO|Dr|Professor)\b"
)


def _is_person(name: str, texts: list[str]) -> bool:
    around = re.compile(
        rf"(?:{_PERSONAL.pattern})[\w\s,]{{0,12}}{re.escape(name)}|"
        rf"{re.escape(name)}(?:['’]s)? ?,?[\w\s]{{0,14}}(?:{_PERSONAL.pattern})"
    )
    parts = name.split()
    plain = all(part[0].isupper() and part[1:].islower() for part in parts)
    if not plain or any(part.lower() in _HOUSES for part in parts):
        return False
    return any(around.search(text) for text in texts)


def _shares(name: str, texts: list[str]) -> bool:
    """Tell whether somebody else of the same surname is named."""
    others = {other.text for text in texts for other in names(text)} - {name}
    return any(" " in other and other.split()[-1] == name.split()[-1] for other in others)


def doubt(claims: list[tuple[Claim, Source]]) -> str:
    """Return one sentence of doubt for figures without a study, or "" where it is said already."""
    open_ones = [
        source for claim, source in claims if claim.unsourced and re.search(r"\d", claim.text)
    ]
    if not open_ones or any(_SAYS_DOUBT.search(claim.text) for claim, _ in claims):
        return ""
    many = (
        sum(len(re.findall(r"\d+ %|\d+x|\btimes\b", c.text)) for c, _ in claims if c.unsourced) > 1
    )
    what = (
        "these figures, so treat them as claims" if many else "the figure, so treat it as a claim"
    )
    return f"No study is named for {what} rather than evidence."
