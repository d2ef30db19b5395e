"""Fencing: what others wrote stands between marks, its words joined by a sign of this request."""

import re
import secrets
from collections.abc import Iterable, Sequence

from coach.language.cleaning import clean

SIGNS = "¦¬¤¶‡"
"""One of them joins the words of a request: seldom written, and cheap for a model to read."""
MOST_OF_ONE = 4_000
"""Characters of one text; as long as a message may be."""
MOST_OF_ALL = 12_000
"""Characters of all texts of a request: some 5,000 tokens with their signs."""
CUT = "(cut here)"
"""Stands at the end of a text that was too long."""

_READ = 10 * MOST_OF_ONE
"""Characters of a text that are looked at at all, before hidden ones go."""
_OPENING, _CLOSING = "<＜﹤‹〈《«⟨⟪≪❮❰", ">＞﹥›〉》»⟩⟫≫❯❱"
_FENCE = re.compile(
    rf"[{_OPENING}]+(?=\s*/?\s*(?:DATA|END)\b)"
    rf"|[{_OPENING}]{{2,}}|[<＜﹤]|[{_CLOSING}]{{2,}}|[>＞﹥]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[(/?\w+)\]")
_SHOUTED = re.compile(r"[A-Z_]{3}")
"""In brackets, as in [INST] or [gMASK], it parts the turns of a talk for some models."""


class Fence:
    """The marks of one request."""

    def __init__(self, *, nonce: str = "", sign: str = "") -> None:
        self.nonce = nonce or secrets.token_hex(8)
        """16 hex digits; drawn anew by `prepare` where a text holds them."""
        self.sign = sign or secrets.choice(SIGNS)

    @property
    def names(self) -> dict[str, str]:
        """What a prompt's system words may say of the marks."""
        return {"nonce": self.nonce, "sign": self.sign}

    def prepare(self, texts: Iterable[str]) -> int:
        """Make sure that no text holds the nonce; return how long each may be, so that all fit.

        Args:
            texts: All that will stand between the marks of this request.

        Returns:
            A cap in characters, MOST_OF_ONE or lower: short texts are left whole, and only the
            longest are cut, all to the same length.
        """
        cleaned = [_cleaned(text) for text in texts]
        while any(self.nonce.casefold() in text.casefold() for text in cleaned):
            self.nonce = secrets.token_hex(8)
        return _level([len(text) for text in cleaned])

    def around(self, value: str | Sequence[str], *, most: int = MOST_OF_ONE) -> str:
        """Return each text within its own marks.

        Args:
            value: A text, or several.
            most: Characters that are kept of each.

        Raises:
            ValueError: A text holds the nonce; `prepare` would have drawn another.
        """
        texts = [value] if isinstance(value, str) else value
        return "\n".join(self._one(text, most) for text in texts)

    def unmarked(self, text: str) -> str:
        """Return what a model wrote with this request's sign as the space that it stands for."""
        return text.replace(self.sign, " ")

    def _one(self, text: str, most: int) -> str:
        whole = _cleaned(text)
        if self.nonce.casefold() in whole.casefold():
            raise ValueError("the text holds the nonce of its fence")
        kept = whole if len(whole) <= most else _shortened(whole, most)
        joined = re.sub(r"[^\S\n]+", self.sign, _harmless(kept))
        cut = f"\n{CUT}" if len(kept) < len(whole) or len(text) > _READ else ""
        return f"<<DATA {self.nonce}>>\n{joined}{cut}\n<<END {self.nonce}>>"


def unsigned(text: str) -> str:
    """Return a text with every sign of SIGNS as a space."""
    return text.translate({ord(sign): " " for sign in SIGNS})


def _cleaned(text: str) -> str:
    r"""Return the readable part of a text, with \n as its only break of lines."""
    seen = clean(text[:_READ])
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[\u2028\u2029]", "\n", seen))


def _harmless(text: str) -> str:
    """Return a text without signs, and without marks that a model or its server could obey.

    No < or > is left, so nothing in it can look like a fence, a tag or the mark of a turn.
    """
    plain = _BRACKETED.sub(_blunted, unsigned(text))
    return _FENCE.sub(lambda found: "›" if found.group()[0] in _CLOSING else "‹", plain)


def _blunted(found: re.Match[str]) -> str:
    return f"‹{found[1]}›" if _SHOUTED.search(found[1]) else found[0]


def _shortened(text: str, most: int) -> str:
    """Return the beginning of a text, up to the end of a word where one is near."""
    start = text[:most]
    space = max(start.rfind(" "), start.rfind("\n"))
    return start[: space if space > most - 40 else most].rstrip()


def _level(lengths: Sequence[int]) -> int:
    """Return the length to which texts are cut so that together they keep to MOST_OF_ALL."""
    left = MOST_OF_ALL
    for place, length in enumerate(sorted(lengths)):
        share = left // (len(lengths) - place)
        if length > share:
            return min(share, MOST_OF_ONE)
        left -= length
    return MOST_OF_ONE
