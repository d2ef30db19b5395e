"""A reader of comments that goes by words, for tests in which meaning does not matter."""

from collections.abc import Callable, Collection, Sequence

from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.person import PairSide

WORDS = {
    "calendar": Code.SCHEDULING,
    "prepare": Code.PREPARATION,
    "honest": Code.CANDOUR,
    "topic": Code.TOPIC_CHOICE,
}


class KeywordReader:
    """Codes a comment by the words above; anything else is `other`, and nothing is nothing."""

    def __init__(self, fingerprint: str = "keywords") -> None:
        self.fingerprint = fingerprint
        self.seen: list[str] = []

    def read(
        self,
        texts: Sequence[str],
        *,
        sides: Sequence[PairSide | None] | None = None,
        known_names: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> list[ReadComment]:
        """Return the codes of the words that occur."""
        self.seen += texts
        return [_read(text) for text in texts]


def _read(text: str) -> ReadComment:
    if not text.strip():
        return ReadComment(masked="")
    codes = tuple(code for word, code in WORDS.items() if word in text) or (Code.OTHER,)
    needs = "may describe a threat" if "threat" in text else ""
    tones = tuple(Tone.CONCERN for _ in codes)
    return ReadComment(masked=text, codes=codes, tones=tones, needs_human=needs)
