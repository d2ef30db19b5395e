"""Phrases with gaps: a small way of writing what to look for, for people who write no patterns."""

import re
from collections.abc import Mapping, Sequence

GAP = 6
"""How many words `...` may stand for."""

_TOKEN = re.compile(r"\s+|\.\.\.|\{\w+\}|[)\]]\*?|[(\[|]|[\w'’-]+\*?|\*")
_BETWEEN = r"[^\w.?!;\n]+"
_CLOSING = {"(": ")", "[": "]"}


def compiled(
    phrases: Sequence[str], groups: Mapping[str, Sequence[str]] | None = None
) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases in a text of lower case.

    `word*` takes any ending and `*` any word, `(a|b)` is one of these, `[a|b]` may be missing,
    `...` is up to six words of the same sentence, `{group}` any phrase of a group.

    Raises:
        ValueError: A bracket does not close, or a group is unknown or contains itself.
    """
    known = groups or {}
    alternatives = "|".join(_Reader(phrase, known, ()).whole() for phrase in phrases)
    return re.compile(rf"\b(?:{alternatives})(?!\w)" if alternatives else r"(?!)")


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(
        self, phrase: str, groups: Mapping[str, Sequence[str]], inside: tuple[str, ...]
    ) -> None:
        self._phrase = phrase
        self._groups = groups
        self._inside = inside
        self._tokens = [token for token in _TOKEN.findall(phrase) if not token.isspace()]
        if "".join(self._tokens) != re.sub(r"\s+", "", phrase):
            raise ValueError(f"{phrase!r} holds a sign that has no meaning here")

    def whole(self) -> str:
        pattern = self._choice()
        if self._tokens:
            raise ValueError(f"{self._phrase!r} closes a bracket that it never opened")
        return pattern

    def _choice(self) -> str:
        """Read alternatives up to the bracket that closes them, or the end."""
        alternatives = [self._sequence()]
        while self._tokens and self._tokens[0] == "|":
            self._tokens.pop(0)
            alternatives.append(self._sequence())
        return "(?:" + "|".join(alternatives) + ")"

    def _sequence(self) -> str:
        pattern = ""
        owed = ""
        while self._tokens and self._tokens[0][0] not in ")]|":
            token = self._tokens.pop(0)
            if token == "...":
                pattern, owed = pattern + owed + rf"(?:[\w'-]+{_BETWEEN}){{0,{GAP}}}?", ""
            elif token == "[":
                inner = self._bracket(token)
                # what may be missing brings its own space: the one before it is owed anyway
                pattern += rf"(?:{_BETWEEN}{inner})?" if owed else rf"(?:{inner}{_BETWEEN})?"
            else:
                pattern, owed = pattern + owed + self._item(token), _BETWEEN
        return pattern

    def _item(self, token: str) -> str:
        if token == "(":
            return self._bracket(token)
        if token.startswith("{"):
            return self._group(token[1:-1])
        if token == "*":
            return r"[\w'-]+"
        word = re.escape(token.rstrip("*").replace("’", "'"))
        return word + (r"[\w'-]*" if token.endswith("*") else r"(?![\w])")

    def _bracket(self, opening: str) -> str:
        inner = self._choice()
        closing = self._tokens.pop(0) if self._tokens else ""
        if closing[:1] != _CLOSING[opening]:
            raise ValueError(f"{self._phrase!r} opens {opening} and does not close it")
        if not closing.endswith("*"):
            return inner
        return inner.replace(r"(?![\w])", "") + r"[\w'-]*"

    def _group(self, name: str) -> str:
        if name in self._inside or name not in self._groups:
            raise ValueError(f"{self._phrase!r} names {{{name}}}, which is no group above it")
        inside = (*self._inside, name)
        choices = [_Reader(phrase, self._groups, inside).whole() for phrase in self._groups[name]]
        return "(?:" + "|".join(choices) + ")"
