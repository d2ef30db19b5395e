"""Tag questions: `..., isn't it?` and `..., right?` wish for one answer."""

import re

_BE_OR_DO = "is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|should|must|may|might"
_WHO = r"i|you|we|they|it|he|she|that|this|there|PERSON\w*|everyone|everybody|one"
_NOT = rf"(?:{_BE_OR_DO}|wo|ca|ai)n'?t"
_END = r"(?=\s*(?:[?!.]|$))"
_NEGATIVE_TAG = re.compile(
    rf"[\w'][,;\s–—-]+(?:{_NOT}\s+(?:{_WHO})|(?:{_BE_OR_DO})\s+(?:{_WHO})\s+not){_END}"
)
_POSITIVE_TAG = re.compile(rf"([^.?!;]*)[,–—-]\s*(?:{_BE_OR_DO})\s+(?:{_WHO}){_END}")
_NEGATIVE = re.compile(
    r"n't\b|\b(?:not|never|hardly|no|nobody|none|nothing|scarcely|barely|seldom|rarely|cannot)\b"
)
_SHORT_TAG = re.compile(
    rf"[\w'][,;–—-]+\s*(?:right|correct|no|yes|yeah|agreed|true|surely|eh|innit|okay|ok|"
    rf"(?:(?:don't|do) )?you (?:agree|think so)|(?:don't|do) you think|"
    rf"wouldn't you (?:say|agree)|am i right|or am i wrong|"
    rf"isn't that (?:so|right|true)){_END}"
)
_LIKES = re.compile(
    rf"(?:^|[.?!;:,]\s*)(?:so |and |but |well )*(?:you|it|we|that|this|they)(?:'\w+)?\s[^.?!,;]*"
    rf"\s(?:right|correct|yes|yeah|no|isnt it|innit){_END}"
)
_COMPARES = re.compile(
    r"\bwhy\s+(?:is|are|was|were|does|do|did|has|have)\b[^?.!;]*?\s"
    r"(?:(?:more|less|so much)\s+\w+|(?!other|rather|another|either|whether)\w{3,}er|worse)"
    r"\s+(?:than|now)\b"
)
"""A reason is asked for what was never agreed: `why is it easier than ...`."""
_CUT = re.compile(
    rf"[,;–—-]?\s*(?:{_NOT}\s+(?:{_WHO})|(?:{_BE_OR_DO})\s+(?:{_WHO})(?:\s+not)?"
    rf"|right|correct|no|yes|yeah|agreed|eh|surely|okay|ok|innit|you agree){_END}"
)


def has_tag(plain: str) -> bool:
    """Say whether a sentence of a lower-case text ends in a tag question."""
    if (
        _COMPARES.search(plain)
        or _NEGATIVE_TAG.search(plain)
        or _SHORT_TAG.search(plain)
        or _LIKES.search(plain)
    ):
        return True
    return any(_NEGATIVE.search(match.group(1)) for match in _POSITIVE_TAG.finditer(plain))


def without_tag(text: str) -> str:
    """Return a sentence without the tag at its end, and without its question mark."""
    found = [match for match in _CUT.finditer(text.lower()) if match.start() > 0]
    cut = text[: found[-1].start()] if found else text
    return cut.rstrip(" ?!.,;")
