"""What session notes tell that was learnt or done: their own sentences, chosen by signs."""

import re
from collections.abc import Sequence

from coach.language.words import content_stems
from coach.planning.debrief_texts import DebriefShelf, Patterns
from coach.planning.note_lines import NoteLine
from coach.planning.note_people import NotePeople

_FEWEST_WORDS, _MOST_WORDS = 4, 45
_STRONG, _LIKELY, _SECTION, _TOPIC, _FRAME = 3.0, 0.8, 2.5, 0.5, 2.0
_MOST_LIKELY, _MOST_TOPIC = 2, 2
_LEAST = 1.6
"""A single weak sign makes no learning."""
_SAME = 0.5
"""Two learnings that share more of their words say the same."""
_NOT = re.compile(
    r"(?:n['’]t|\b(?:have|has|had|did|was|were|is) not|\bnot (?:yet|done|tried|managed)|\bnever|"
    r"\bforgot\w*|\bfailed to|\bstill (?:open|to|not|have|need)|\b(?:outstanding|pending))\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|shall|going to|gonna|gotta|would|should|could)\b|['’]ll\b", re.IGNORECASE
)
_AS_TOLD = re.compile(
    r"\b(?:said|promised)\s+(?:that\s+)?(?:i|he|she|we|they|partner)\s+would\b", re.IGNORECASE
)
_DEED = re.compile(
    r"(?:\b(?:i|he|she|we|they|partner)\b(?:['’](?:ve|s))?|^)\s*(?:(?:have|has|had|also|already|"
    r"finally|then|just)\s+)*(?P<verb>[a-z'’]+)",
    re.IGNORECASE,
)
_NARRATES = re.compile(
    r"^(?P<who>i|we|he|she|they|partner|it)\s+(?:(?:also|then|first|both)\s+)?(?P<verb>[a-z]+)"
)
_IS_DONE = re.compile(
    r"\b(?:is|are|was|were|been|got)\s+(?:now\s+)?(?:done|finished|completed|kept)\b"
)
_PRESENT = frozenset("is are be being get gets am".split())
"""Before a past form: `a case is judged on its risks` tells of today."""
_PERSONAL = re.compile(r"(?:i|we|he|she|they|you|partner|let us|let's|please|thanks)\b")
_TALK = frozenset(
    """talked discussed looked went showed clicked met started began agreed mentioned said spoke
    chatted covered reviewed opened closed""".split()
)
"""What happens in any session."""
_TAUGHT = _TALK | {"explained", "told", "taught", "demonstrated", "shared"}
_TOLD = re.compile(r"\s(?:to )?(?:me |us )?(?:that|why|what)\b")
"""After `he showed me`: what was understood, rather than what was on the screen."""
_LEARNT = frozenset("learned learnt realised realized understood discovered noticed".split())
_ELIDED = re.compile(r"^(?:(?:also|finally|really)\s+)*(?P<verb>[a-z']+)")


class InsightReader:
    """Chooses sentences of notes."""

    def __init__(self, shelf: DebriefShelf, people: NotePeople) -> None:
        self._shelf = shelf
        self._people = people
        self._past = frozenset(shelf.texts.past)

    def learnings(
        self, lines: Sequence[NoteLine], about: Sequence[str], most: int
    ) -> tuple[str, ...]:
        """Return the sentences that tell best what was learnt, no two alike, in their order.

        Args:
            lines: Sentences of the notes that are neither promises nor private.
            about: What the pair wants and does; a sentence on it counts a little more.
            most: How many at most.
        """
        topics = {stem for phrase in about for stem in content_stems(phrase)}
        rated = [(self.learning(line, topics), place) for place, line in enumerate(lines)]
        ranked = sorted(
            ((score, place) for score, place in rated if score >= _LEAST),
            key=lambda one: (-one[0], one[1]),
        )
        chosen: list[int] = []
        for _, place in ranked:
            if all(not _alike(lines[place].text, lines[other].text) for other in chosen):
                chosen.append(place)
            if len(chosen) == most:
                break
        return tuple(lines[place].text for place in sorted(chosen))

    def learning(self, line: NoteLine, topics: set[str]) -> float:
        """Return how surely a sentence tells something that was learnt, 0 or more."""
        length = len(line.text.split())
        plain = self._plain(line.text)
        signs = self._shelf.learning
        if line.text.rstrip().endswith("?") or line.section in ("action", "done", "other"):
            return 0.0
        if not _FEWEST_WORDS <= length <= _MOST_WORDS:
            return 0.0
        score = _STRONG * bool(signs.strong.search(plain)) + _weak(signs, plain)
        if line.section == "learning":
            score += _SECTION
        score += _LIKELY * self._holds_in_general(plain)
        told = len(set(content_stems(line.text)) & topics)
        score += _TOPIC * min(told, _MOST_TOPIC) if score else 0.0
        if self._only_narrates(plain):
            score -= _STRONG / 2
        if signs.never.search(plain) and line.section != "learning":
            score -= _FRAME
        return max(score, 0.0)

    def _only_narrates(self, plain: str) -> bool:
        """Tell what happened in the room, or what the writer taught, from what was learnt."""
        narrated = _NARRATES.match(plain)
        if not narrated or _TOLD.search(plain, narrated.end()):
            return False
        return narrated["verb"] in (_TAUGHT if narrated["who"] in ("i", "we") else _TALK)

    def _holds_in_general(self, plain: str) -> bool:
        """Tell how things are from what happened: `the committee reads the downside first`."""
        verbs = re.findall(r"[a-z']+", plain)
        past = any(
            (word in self._past or word.endswith("ed")) and before not in _PRESENT
            for before, word in zip(["", *verbs], verbs, strict=False)
        )
        return not (past or _WILL.search(plain) or _PERSONAL.match(plain))

    def did(self, lines: Sequence[NoteLine], promised: Sequence[str]) -> str | None:
        """Return the sentence that tells best what was done because of earlier talk, or None.

        Args:
            lines: Sentences of the notes that are not private.
            promised: The pair's earlier actions: to have done one of them counts as well.
        """
        rated = [(self.deed(line, promised), -place) for place, line in enumerate(lines)]
        score, place = max(rated, default=(0.0, 0))
        return lines[-place].text if score else None

    def deed(self, line: NoteLine, promised: Sequence[str]) -> float:
        """Return how surely a sentence tells of something done, 0 or more."""
        plain = self._plain(line.text)
        undone = _NOT.search(plain) or _WILL.search(_AS_TOLD.sub("", plain))
        if undone or line.text.rstrip().endswith("?"):
            return 0.0
        kept = max((_shared(line.text, action) for action in promised), default=0.0)
        if line.section == "done":
            return _STRONG + kept
        if not self._tells_of_a_deed(plain):
            return 0.0
        if self._shelf.did.strong.search(plain):
            return _STRONG + kept
        return 2 * kept + _weak(self._shelf.did, plain) if kept >= _SAME else 0.0

    def _tells_of_a_deed(self, plain: str) -> bool:
        verbs = [match["verb"] for match in _DEED.finditer(plain)]
        return bool(_IS_DONE.search(plain)) or any(
            (verb in self._past or verb.endswith("ed")) and verb not in _TALK for verb in verbs
        )

    def _plain(self, text: str) -> str:
        """Return a text in lower case, its people unnamed, and `I` where it was left out."""
        plain = self._people.unnamed(text).lower().replace("’", "'")
        first = _ELIDED.match(plain)
        elided = first and (first["verb"] in self._past or first["verb"] in _LEARNT)
        return f"i {plain}" if elided else plain


def _weak(signs: Patterns, plain: str) -> float:
    return _LIKELY * min(_MOST_LIKELY, sum(bool(one.search(plain)) for one in signs.likely))


def _shared(text: str, action: str) -> float:
    """Return the share of an action's words that a text has, 0 to 1."""
    wanted = set(content_stems(action))
    return len(wanted & set(content_stems(text))) / len(wanted) if wanted else 0.0


def _alike(one: str, other: str) -> bool:
    first, second = set(content_stems(one)), set(content_stems(other))
    return len(first & second) > _SAME * min(len(first), len(second)) if first and second else True
