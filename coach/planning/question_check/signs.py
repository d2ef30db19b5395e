"""The first opinion: flags by the words and the build of a question."""

import re

from coach.domain.preparation import QuestionFlag
from coach.planning.question_check.people import YOURS, Named
from coach.planning.question_check.tags import has_tag
from coach.planning.question_check.texts import FLAGS, QuestionShelf, SignPatterns

_HARMLESS = " thing "
"""Put for what is harmless: a word that no sign holds."""
_STARTS = re.compile(
    r"(?:^|[.?!:;]\s+|[,–—]\s*(?:but|so|and)\s+)\W*"
    r"(?:(?:so|and|but|well|now|then|ok|okay|honestly|hi|hello|look|listen|come on)\b[,\s]+)*"
)


def flags_by_signs(named: Named, shelf: QuestionShelf) -> frozenset[QuestionFlag]:
    """Return the flags whose signs stand in the question."""
    found = {flag for flag in FLAGS if _shows(named.plain, shelf.signs[flag], flag)}
    return frozenset(found)


def is_excused(named: Named, flag: QuestionFlag, shelf: QuestionShelf) -> bool:
    """Say whether the question holds something that the shelf calls harmless for a flag."""
    signs = shelf.signs[flag]
    return bool(signs.harmless.search(named.plain) or signs.context.search(named.plain))


def _shows(plain: str, signs: SignPatterns, flag: QuestionFlag) -> bool:
    if signs.context.search(plain) and (flag == "leading" or YOURS not in plain):
        return False
    text = signs.harmless.sub(_HARMLESS, plain)
    if signs.anywhere.search(text):
        return True
    if any(signs.opening.match(text, start.end()) for start in _STARTS.finditer(text)):
        return True
    return flag == "leading" and has_tag(text)
