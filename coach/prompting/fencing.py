"""Fencing: what others wrote stands between marks, its words joined by a sign of this request."""

import re
import secrets
from collections.abc import Sequence

from coach.language.cleaning import clean

_SIGNS = "␣˽⍽⎵‗▁"


class Fence:
    """The marks of one request."""

    def __init__(self, *, nonce: str = "", sign: str = "") -> None:
        self.nonce = nonce or secrets.token_hex(8)
        self.sign = sign or secrets.choice(_SIGNS)

    @property
    def names(self) -> dict[str, str]:
        """What a prompt's system words may say of the marks."""
        return {"nonce": self.nonce, "sign": self.sign}

    def around(self, value: str | Sequence[str]) -> str:
        """Return each text within its own marks."""
        texts = [value] if isinstance(value, str) else value
        return "\n".join(self._one(text) for text in texts)

    def _one(self, text: str) -> str:
        joined = re.sub(r"[ \t]+", self.sign, clean(text).replace(self.nonce, ""))
        return f"<<DATA {self.nonce}>>\n{joined}\n<<END {self.nonce}>>"
