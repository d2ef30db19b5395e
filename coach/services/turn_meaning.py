"""What a turn means, told by the examples of the conversation shelf that are nearest to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.language.words import content_words, words
from coach.ports import Embedder
from coach.services.conversation_texts import ConversationTexts

_TALKED = ("greeting", "thanks", "farewell", "acknowledgement", "smalltalk", "about_coach")
_TALK_CLEAR = 0.05
"""Talk must be nearer than anything else by this much."""
_TALK_NEAR, _TALK_HELPED, _TALK_EACH_WORD = 0.48, 0.33, 0.08
_NEAR, _NEAR_AND_SHORT = 0.33, 0.45
"""Nothing is referred or declined by its meaning if its examples are further than this."""
_TOLD = 3
"""Content words from which a text is not short: it has meaning enough to go by."""
_SAME = 0.06
"""Topics whose nearest examples differ by less are equally near: words choose between them."""


@dataclass(frozen=True)
class _Needed:
    """By how much examples must be nearer than questions to decide, in cosine similarity."""

    likely: float
    """Where likely words stand in the text."""
    person: float
    """Where the text speaks of a certain person."""
    alone: float


# Set so that of the 720 questions that the library lists none is taken for something else.
_NEEDED = {"referred": _Needed(0.02, 0.05, 0.1), "declined": _Needed(0.03, 0.12, 0.16)}


class Nearness:
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


class TurnMeaning:
    """Compares turns with the examples, which are encoded once."""

    def __init__(self, embedder: Embedder, texts: ConversationTexts) -> None:
        """Encode the examples, all in one call."""
        self._embedder = embedder
        self._texts = texts
        labelled = texts.examples.labelled()
        self._labels = [(kind, topic) for kind, topic, _ in labelled]
        self._vectors = embedder.encode([self._neutral(text) for _, _, text in labelled])

    def nearness(self, text: str) -> Nearness:
        """Return how near a text is to the examples."""
        (vector,) = self._embedder.encode([self._neutral(text)])
        return Nearness(self._labels, [float(near) for near in self._vectors @ vector])

    def talk(self, text: str, *, opened: bool) -> str | None:
        """Return the kind of what is said to the coach rather than asked of the library."""
        nearness = self.nearness(text)
        kind = max(_TALKED, key=nearness.best)
        others = max(nearness.best(other) for other in ("question", *_NEEDED))
        clear = nearness.best(kind) - others >= _TALK_CLEAR
        return kind if clear and nearness.best(kind) >= _talk_near(text, opened=opened) else None

    def sensitive_topic(self, text: str) -> str | None:
        """Return the topic of what must be referred or declined, if the text means such a thing."""
        plain = text.lower().replace("’", "'")
        nearness = self.nearness(text)
        margins = {kind: nearness.of(kind) - nearness.of("question") for kind in _NEEDED}
        for kind in sorted(margins, key=lambda name: -margins[name]):
            topics = nearness.topics(kind, within=_SAME)
            likely = [topic for topic in topics if self._texts.signs[topic].likely.search(plain)]
            topic = (likely or topics)[0]
            least = _NEAR if likely or len(content_words(text)) >= _TOLD else _NEAR_AND_SHORT
            needed = self._needed(kind, plain, likely=bool(likely))
            if nearness.of(kind) > least and margins[kind] > needed:
                return None if self._texts.signs[topic].unless.search(plain) else topic
        return None

    def _needed(self, kind: str, plain: str, *, likely: bool) -> float:
        """Return by how much the examples must be nearer than questions, given the words."""
        needed = _NEEDED[kind]
        if likely:
            return needed.likely
        person = self._texts.certain_person.search(plain) or (
            kind == "referred" and self._texts.oneself.search(plain)
        )
        return needed.person if person else needed.alone

    def _neutral(self, text: str) -> str:
        """Return the text with roles read as persons: what is said counts, not of whom."""
        return self._texts.role.sub(
            lambda role: "people" if role[1] == "s" else f"person{role[1]}", text
        )


def _talk_near(text: str, *, opened: bool) -> float:
    """Return how near talk must be: the more a text says, the nearer.

    To open with a greeting or thanks helps, and so does to speak to "you".
    """
    addressed = bool({"you", "you're", "you've", "your"} & set(words(text)))
    least = _TALK_HELPED if opened or addressed else _TALK_NEAR
    return least + _TALK_EACH_WORD * max(0, len(content_words(text)) - 1)
