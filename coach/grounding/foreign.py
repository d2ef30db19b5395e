"""Foreign matter, which no answer contains (gate G5): addresses, links, markup, coded runs."""

import re
import unicodedata
from enum import StrEnum

RUN = 8
"""So many words of the instructions, one after the other, are a leak."""


class Foreign(StrEnum):
    """What was found."""

    URL = "url"
    EMAIL = "email"
    IP = "ip"
    LINK = "markdown link"
    IMAGE = "markdown image"
    TAG = "html tag"
    CODED = "coded run"
    SECRET = "nonce"
    INSTRUCTIONS = "instructions"
    HALF_MARK = "half a mark"
    PHONE = "phone number"


_TLD = (
    r"com|org|net|io|ai|dev|app|info|biz|co|edu|gov|mil|int|eu|uk|de|fr|nl|se|no|dk|fi|at|ch|es|it|pl|ru|cn|jp"
    r"|in|au|br|ca|us|example|test|local|xyz|top|site|online|me|tv|gg|ly|to|link|click"
)
_FORMS: tuple[tuple[Foreign, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        (Foreign.IMAGE, r"!\s*\[[^\]]*\]\s*[(\[]"),
        (Foreign.LINK, r"\[[^\]]*\]\s*\([^)]*|^\s*\[[^\]]+\]\s*:\s*\S|\[[^\]]+\]\[[^\]]*\]"),
        (Foreign.TAG, r"<[/!?]?[a-z!?]|&(?:lt|#0*60|#x0*3c);"),
        (Foreign.EMAIL, r"[^\s@<>]+\s*(?:@|\(at\)|\[at\])\s*[^\s@<>]+\.[a-z]{2,}|\bmailto:"),
        (
            Foreign.URL,
            r"\b[a-z][a-z0-9+.-]{1,15}\s*:\s*//|\b(?:javascript|data|vbscript|file)\s*:\s*\S|//\w+\.\w",
        ),
        (Foreign.URL, r"\bwww\d?\s*\.|\bhxxps?\b"),
        (
            Foreign.URL,
            rf"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_TLD})(?=$|[\s/:?#,;)\]\"'’]|\.(?:\s|$))",
        ),
        (
            Foreign.IP,
            r"(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]*\d)",
        ),
        (
            Foreign.IP,
            r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:)*[0-9a-f]{0,4}::[0-9a-f]",
        ),
    )
)
_HALF_MARK = re.compile(
    r"\[[^\]]*$|^[^\[]*\]|\[\s*\d|\[\s*\]|<<|>>|«\s*(?:DATA|END)|\b(?:DATA|END)\s+[0-9a-f]{4,}"
)
_PHONE = re.compile(r"(?<![\w,.])\+?\(?\d[\d\s().\-/]{5,}\d(?!\w)")
_NO_PHONE = re.compile(r"(?:(?:19|20)\d\d\W*)+|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}")
_FEWEST_DIGITS = 7
_SPELT_OUT = re.compile(
    r"(?<![^\W_])(?:[^\W\d_][.\-_*·• ]+){4,}[^\W\d_](?![^\W_])"
    r"|(?:[.\-–—·•]{1,6}[ /]+){3,}[.\-–—·•]{1,6}"
)
"""Letters one by one, or in dots and dashes."""
_SPOKEN = re.compile(
    rf"\b[\w-]+\s+(?:dot|punkt|punto|point)\s+(?:{_TLD})\b|\bdot\s+\w+\s+(?:forward\s+)?slash\b"
    r"|\b\w+\s+(?:forward\s+|back)?slash\s+\w+|\b[\w-]+\s+at\s+[\w-]+\s+dot\s+\w+",
    re.IGNORECASE,
)
"""An address as it is read out: `canary dot example slash pairs`."""
_LEET = re.compile(r"\b(?=[a-z]*\d)[a-z]+\d+[a-z\d]*[a-z]+\b")
"""Figures in the place of letters: `w1sh1ng`."""
_RUN = re.compile(r"[A-Za-z0-9+/_=-]{40,}")
_WRITTEN = re.compile(r"[A-Za-z]?[a-z]{0,19}|\d{1,4}")
_INVISIBLE = frozenset({"Cf", "Co", "Cn", "Cs"})


def foreign_matter(text: str, *, nonce: str = "", instructions: str = "") -> tuple[Foreign, ...]:
    """Return what a text contains that no answer may, each kind once; () if it is clean.

    Args:
        text: The text as it would be shown; hidden characters and look-alikes are read through.
        nonce: The mark that fenced untrusted text in this request.
        instructions: The system text, of which no RUN words may come back.
    """
    seen = _plain(text)
    found = [kind for kind, form in _FORMS if form.search(seen)]
    if any(not _is_words(match.group()) for match in _RUN.finditer(seen)):
        found.append(Foreign.CODED)
    if nonce and nonce.lower() in seen.lower():
        found.append(Foreign.SECRET)
    if instructions and _repeats(seen, instructions):
        found.append(Foreign.INSTRUCTIONS)
    return tuple(dict.fromkeys(found))


def model_matter(text: str, *, nonce: str = "", instructions: str = "") -> tuple[Foreign, ...]:
    """Return the same for a text that a model wrote, half marks and phone numbers included.

    A citation mark is ours to set: the exact ones that a model writes itself are taken out before,
    and what is left of a bracket or a fence may be the beginning of something that follows.
    """
    found = list(foreign_matter(text, nonce=nonce, instructions=instructions))
    seen = _plain(text)
    if _HALF_MARK.search(seen):
        found.append(Foreign.HALF_MARK)
    if _SPELT_OUT.search(seen) or len(_LEET.findall(seen)) > 1:
        found.append(Foreign.CODED)
    if _SPOKEN.search(seen):
        found.append(Foreign.URL)
    if any(_is_phone(match.group()) for match in _PHONE.finditer(seen)):
        found.append(Foreign.PHONE)
    return tuple(dict.fromkeys(found))


def _is_phone(run: str) -> bool:
    digits = sum(c.isdigit() for c in run)
    return digits >= _FEWEST_DIGITS and not _NO_PHONE.fullmatch(run.strip())


def _plain(text: str) -> str:
    """Return the text without hidden characters, full-width and styled letters made plain."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if unicodedata.category(c) not in _INVISIBLE).replace(
        "。", "."
    )


def _is_words(run: str) -> bool:
    """Tell a long compound of words, `state-of-the-art-...`, from a coded run."""
    return all(_WRITTEN.fullmatch(piece) for piece in re.split(r"[-/_]", run))


def _repeats(text: str, instructions: str) -> bool:
    said = re.findall(r"\w+", text.lower())
    runs = {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}
    given = re.findall(r"\w+", _plain(instructions).lower())
    return any(tuple(given[at : at + RUN]) in runs for at in range(len(given) - RUN + 1))
