"""A question to a group, put to the one person who can answer it: you."""

import re

from coach.planning.question_check.people import TAGS

_ANYBODY = "(?:YOURS|YOURTEAM|THEGROUP|GROUP)"
_ALL = r"(?:(?:most|many|all|some|other|the|our|these|those|today's|so)\s+)*"
_AGREES = {"does": "do", "is": "are", "has": "have", "was": "were", "doesn't": "don't",
           "isn't": "aren't", "hasn't": "haven't", "wasn't": "weren't"}  # fmt: skip
_AUXILIARY = re.compile(rf"\b({'|'.join(_AGREES)})(\s+){_ALL}(?={_ANYBODY})", re.IGNORECASE)
_WHOSE_VIEW = re.compile(
    rf"\b(?:(?:the|a|an|your|our)\s+)?(?P<view>view|views|perspective|viewpoint|opinion|"
    rf"angle|take|mood|feeling|attitude|priorities|expectations|concerns|needs)\s+"
    rf"(?:of|among|amongst|in|at|from|for|with)\s+{_ALL}{_ANYBODY}",
    re.IGNORECASE,
)
_LABELLED_VIEW = re.compile(
    r"\b(?:the|a|an|your|our)\s+[\w'-]+\s+(?P<view>view|perspective|viewpoint|opinion|angle|take)\b",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"^\W*(?:(?:so|and|well|now)\s+)?(?:"
    r"(?:(?:speaking|talking|thinking|answering|answer)\s+)?(?:as|for)\s+(?:a|an|the|one|our|THEGROUP|YOURS|GROUP|"
    r"someone|somebody)\b[^,:]{0,80}"
    r"|(?:on|in)\s+behalf\s+of\s[^,:]{1,80}|in\s+the\s+(?:eyes|view|opinion)\s+of\s[^,:]{1,80}"
    r"|(?:seen\s+)?(?:from|through)\s+(?:a|an|the|your)\s[^,:]{1,80})[,:]\s*",
    re.IGNORECASE,
)
_CLOSERS = re.compile(
    r",?\s+(?:speaking\s+)?as\s+(?:a|an|the)\s+(?!whole)[\w' -]{1,40}(?=[?.!]*$)", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:what|how|why|where|when|which|who|whether|if)\b|^\W*(?:do|does|are|is|would|will|can|could|"
    r"should|did|have|has)\b",
    re.IGNORECASE,
)
_THEM = (("themselves", "yourself"), ("their", "your"), ("they're", "you're"), ("they", "you"),
         ("them", "you"))  # fmt: skip


def to_you(cased: str) -> str | None:
    """Return the question with `you` where a group stood, or None if there is no group."""
    text = _WHOSE_VIEW.sub(lambda found: f"your own {found['view'].lower()}", cased)
    if text == cased and not re.search(_ANYBODY, cased):
        text = _LABELLED_VIEW.sub(lambda found: f"your own {found['view'].lower()}", cased)
    text = _AUXILIARY.sub(lambda found: _cased(found[1]) + found[2], text)
    text = re.sub(rf"\b{_ALL}{_ANYBODY}\s+'s\b", "your", text, flags=re.IGNORECASE)
    replaced = re.sub(rf"\b{_ALL}{_ANYBODY}", "YOU_", text)
    if replaced == cased or not _ASKS.search(replaced) or replaced.count("YOU_") > 1:
        return None
    replaced = _drop_place(_agree(replaced))
    for word, own in _THEM:
        replaced = re.sub(rf"\b{word}\b", own, replaced)
    replaced = re.sub(r"YOU_\s+(?:here|there|nowadays|these days|today)\b", "YOU_", replaced)
    replaced = replaced.replace("YOU_", "you")
    return None if any(tag in replaced for tag in TAGS) else replaced


def without_role(cased: str) -> str | None:
    """Return the question without `speaking as a ...,` and the like; None if there is none."""
    text = _CLOSERS.sub("", _OPENERS.sub("", cased))
    if text == cased or not text or any(tag in text for tag in TAGS):
        return None
    return text


def _cased(word: str) -> str:
    agreed = _AGREES[word.lower()]
    return agreed.capitalize() if word[0].isupper() else agreed


def _agree(text: str) -> str:
    """Return `you feels` as `you feel`, where no auxiliary carries the ending."""
    return re.sub(
        r"(YOU_\s+(?:really\s+|actually\s+)?)(\w+?)(?:(?<=[sxzh])es|(?<!s)s)\b(?=\s)", r"\1\2", text
    )


def _drop_place(text: str) -> str:
    return re.sub(
        r"YOU_\s+(?:in|at|on|from|of|with|under|over)\s+(?:[\w'-]+\s+){1,3}?"
        r"(?=(?:actually|really|honestly|generally|usually|still|ever|now|see|want|think|feel|need|"
        r"expect|prefer|like|say|trust|experience|describe|believe|find|make|know|look|react)\b)",
        "YOU_ ",
        text,
    )
