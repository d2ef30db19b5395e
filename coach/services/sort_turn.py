"""What a turn is, told before the library is searched: a question, or something else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import Template

from coach.domain.conversation import Role, Turn
from coach.language.cleaning import clean
from coach.language.gibberish import is_gibberish
from coach.language.tongue import is_foreign
from coach.language.words import FUNCTION_WORDS, content_words, words
from coach.ports import Embedder
from coach.retrieval.followups import Lean, lean_of
from coach.services.conversation_texts import ConversationTexts

LONGEST = 4000
"""Characters that one turn may have."""


@dataclass(frozen=True)
class _Needed:
    """By how much examples must be nearer than questions to decide, in cosine similarity."""

    likely: float
    """Where likely words stand in the text."""
    person: float
    """Where the text speaks of a certain person."""
    alone: float


_SAME = 0.06
"""Topics whose nearest examples differ by less are equally near: words choose between them."""
_NEAR, _NEAR_AND_SHORT = 0.33, 0.45
"""Nothing is referred or declined by its meaning if its examples are further than this."""
_TOLD = 3
"""Content words from which a text is not short: it has meaning enough to go by."""
_NEEDED = {"referred": _Needed(0.03, 0.06, 0.12), "declined": _Needed(0.05, 0.14, 0.2)}


class TurnKind(StrEnum):
    """What a turn can be."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ACKNOWLEDGEMENT = "acknowledgement"
    SMALLTALK = "smalltalk"
    ABOUT_COACH = "about_coach"
    REFERRED = "referred"
    DECLINED = "declined"
    UNCLEAR = "unclear"
    FOREIGN = "foreign"
    NOTHING = "nothing"
    TOO_LONG = "too_long"


_TALKED = ("greeting", "thanks", "farewell", "acknowledgement", "smalltalk", "about_coach")
_TALK_CLEAR = 0.05
"""Talk must be nearer than anything else by this much."""
_TALK_NEAR, _TALK_HELPED, _TALK_EACH_WORD = 0.48, 0.33, 0.08
_STOP = re.compile(r"[\s]*(?:[^\w\s'’]+[\s]*)+|\s*$")
_BEGINS = FUNCTION_WORDS | {"coach", "tell", "explain", "compare", "list"}
_IDIOM = re.compile(r"\bin it for\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.IGNORECASE)
_SAYS_LITTLE = frozenset(
    """again answer answers article author better best bit continue detail details difference elaborate
    example examples explain figure find found first former further happened idea know last latter
    less like little long lot longer matter mean means meant name number numbers part please point read reason second
    shorter shorten short show simpler simply sort source sources sure think third thought true two
    understand word words year""".split()
)
"""Words that ask for more of something without saying of what."""


@dataclass(frozen=True)
class Sorted:
    """What a turn is."""

    kind: TurnKind
    topic: str = ""
    """Of what is referred or declined: a topic of the conversation shelf."""
    text: str = ""
    """What to search with: the turn without a greeting or thanks at its start."""


class TurnSorter:
    """Tells what a turn is from precise words and from the nearest examples."""

    def __init__(self, embedder: Embedder, examples: ConversationTexts) -> None:
        """Encode the examples, all in one call."""
        self._embedder = embedder
        self._texts = examples
        labelled = examples.examples.labelled()
        self._labels = [(kind, topic) for kind, topic, _ in labelled]
        self._vectors = embedder.encode([self._neutral(text) for _, _, text in labelled])

    def sort(self, text: str, turns: Sequence[Turn] = ()) -> Sorted:
        """Return what the turn is, given the turns before it, oldest first."""
        whole = clean(text)
        if len(whole) > LONGEST:
            return Sorted(TurnKind.TOO_LONG)
        if is_gibberish(whole):
            return Sorted(TurnKind.NOTHING)
        opening, rest = self._without_openings(whole)
        if opening and not words(rest):
            return Sorted(opening)
        if is_foreign(whole):
            return Sorted(TurnKind.FOREIGN)
        found = self._by_words(rest) or self._talk(whole if opening else rest, opened=bool(opening))
        if found is not None:
            return found
        question = Sorted(TurnKind.QUESTION, text=rest)
        if _points_back(rest):
            return question if self._has_antecedent(turns) else Sorted(TurnKind.UNCLEAR)
        return self._by_meaning(rest) or question

    def reply_text(self, sorted: Sorted, *, role: Role, help_route: str) -> str:
        """Return the coach's words for a turn that is no question.

        Raises:
            ValueError: The turn is a question; its answer comes from the library.
        """
        if sorted.kind is TurnKind.QUESTION:
            raise ValueError("a question is answered from the library")
        words = self._texts.replies.words(sorted.kind.value, sorted.topic, role)
        return Template(words).substitute(help_route=help_route)

    def _without_openings(self, text: str) -> tuple[TurnKind | None, str]:
        """Return the last kind of opening that the text begins with, and what follows it."""
        kind: TurnKind | None = None
        rest = text
        while words(rest):
            for name, pattern in self._texts.openings.items():
                after = _after_opening(pattern, rest, self._texts.openings.values())
                if after is not None:
                    kind, rest = _weightier(kind, TurnKind(name)), after
                    break
            else:
                break
        return kind, rest

    def _by_words(self, text: str) -> Sorted | None:
        """Return what must be referred or declined because certain words stand in it."""
        plain = _plain(text)
        for topic, signs in self._texts.signs.items():
            if signs.certain.search(plain) and not signs.unless.search(plain):
                return self._as_sensitive(topic)
        return None

    def _by_meaning(self, text: str) -> Sorted | None:
        """Return what must be referred or declined because examples of it are near."""
        plain = _plain(text)
        nearness = self._nearness(text)
        margins = {kind: nearness.of(kind) - nearness.of("question") for kind in _NEEDED}
        for kind in sorted(margins, key=lambda name: -margins[name]):
            topics = nearness.topics(kind, within=_SAME)
            likely = [topic for topic in topics if self._texts.signs[topic].likely.search(plain)]
            topic = (likely or topics)[0]
            needed = self._needed(kind, text, likely=bool(likely))
            least = _NEAR if likely or len(content_words(text)) >= _TOLD else _NEAR_AND_SHORT
            if nearness.of(kind) > least and margins[kind] > needed:
                excused = self._texts.signs[topic].unless.search(plain)
                return None if excused else self._as_sensitive(topic)
        return None

    def _needed(self, kind: str, text: str, *, likely: bool) -> float:
        """Return by how much the examples must be nearer than questions, given the words."""
        needed = _NEEDED[kind]
        if likely:
            return needed.likely
        plain = _plain(text)
        person = self._texts.certain_person.search(plain) or (
            kind == "referred" and self._texts.oneself.search(plain)
        )
        return needed.person if person else needed.alone

    def _talk(self, text: str, *, opened: bool) -> Sorted | None:
        """Return what is said to the coach rather than asked of the library."""
        nearness = self._nearness(text)
        kind = max(_TALKED, key=nearness.best)
        near = nearness.best(kind)
        others = max(nearness.best(other) for other in ("question", *_NEEDED))
        if near < _talk_near(text, opened=opened) or near - others < _TALK_CLEAR:
            return None
        return Sorted(TurnKind(kind))

    def _has_antecedent(self, turns: Sequence[Turn]) -> bool:
        """Tell whether an earlier turn asked something that this one can point back to."""
        asked = [turn.text for turn in turns if turn.role == "user"]
        return any(self.sort(text).kind is TurnKind.QUESTION for text in reversed(asked))

    def _nearness(self, text: str) -> "_Nearness":
        (vector,) = self._embedder.encode([self._neutral(text)])
        return _Nearness(self._labels, [float(near) for near in self._vectors @ vector])

    def _neutral(self, text: str) -> str:
        """Return the text with roles read as persons: what is said counts, not of whom."""
        return self._texts.role.sub(
            lambda role: "people" if role[1] == "s" else f"person{role[1]}", text
        )

    def _as_sensitive(self, topic: str) -> Sorted:
        return Sorted(TurnKind(self._texts.kind_of(topic)), topic)


class _Nearness:
    """How near one text is to the examples, as cosine similarities."""

    def __init__(self, labels: Sequence[tuple[str, str]], nears: Sequence[float]) -> None:
        self._rows = sorted(zip(nears, labels, strict=True), reverse=True)

    def best(self, kind: str) -> float:
        """Return the similarity of the nearest example of a kind."""
        return next(near for near, label in self._rows if label[0] == kind)

    def of(self, kind: str) -> float:
        """Return the mean similarity of the two nearest examples of a kind."""
        nears = [near for near, label in self._rows if label[0] == kind][:2]
        return sum(nears) / len(nears)

    def topics(self, kind: str, *, within: float) -> list[str]:
        """Return the topics of a kind that are nearest, best first, up to a difference."""
        least = self.best(kind) - within
        rows = [label[1] for near, label in self._rows if label[0] == kind and near >= least]
        return list(dict.fromkeys(rows))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _after_opening(
    pattern: re.Pattern[str], text: str, openings: Iterable[re.Pattern[str]]
) -> str | None:
    """Return what follows an opening, or None if the text does not open with one.

    Without a stop after it, an opening only counts before words that begin a sentence of their
    own: "great leaders" and "good morning routines" are no openings.
    """
    found = pattern.match(_plain(text))
    if not found:
        return None
    after = text[found.end() :]
    stop = _STOP.match(after)
    if stop:
        return after[stop.end() :]
    after = after.strip()
    own = words(after)[0] in _BEGINS or any(other.match(_plain(after)) for other in openings)
    return after if own else None


def _talk_near(text: str, *, opened: bool) -> float:
    """Return how near talk must be: the more a text says, the nearer.

    To open with a greeting or thanks helps, and so does to speak to "you".
    """
    addressed = bool({"you", "you're", "you've", "your"} & set(words(text)))
    least = _TALK_HELPED if opened or addressed else _TALK_NEAR
    return least + _TALK_EACH_WORD * max(0, len(content_words(text)) - 1)


def _weightier(before: TurnKind | None, kind: TurnKind) -> TurnKind:
    """Return the kind to answer to when a turn opens with several."""
    order = (TurnKind.ACKNOWLEDGEMENT, TurnKind.GREETING, TurnKind.THANKS, TurnKind.FAREWELL)
    return max((before or kind, kind), key=order.index)


def _points_back(text: str) -> bool:
    """Tell whether the text asks for more of something that it does not name."""
    lean = lean_of(text)
    if lean is Lean.NONE or _IDIOM.search(text):
        return False
    content = [word for word in content_words(text) if word not in _SAYS_LITTLE]
    return not content or (len(content) == 1 and lean is Lean.STRONG and bool(_PERSON.search(text)))
