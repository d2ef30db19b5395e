"""Better questions for the same interest: the first proposal that burdens nobody is taken."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from coach.domain.preparation import QuestionFlag
from coach.language.words import content_stems, content_words
from coach.planning.question_check.own_view import to_you, without_role
from coach.planning.question_check.people import TAGS, Named
from coach.planning.question_check.tags import without_tag
from coach.planning.question_check.texts import FLAGS, QuestionShelf
from coach.planning.question_check.topic import TopicFinder

Harmless = Callable[[str], bool]
"""Whether a question has no flags."""

_PARTS = re.compile(
    r"[;:?!.]\s+|,\s+(?:so|but|and|then)\s+|,\s+|\s+[–—-]\s+"
    r"|\s+(?=(?:since|given that|because|considering that|seeing that)\s)"
)
_ASKS = re.compile(
    r"(?:how|what|which|where|when|who|why|can|could|would|will|should|do|does|did|is|are|may|shall"
    r"|tell me|show me)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\b(?:it|they|them|he|she|him|that|this|these|those|one|ones|so|too)\b", re.I)
"""Words that point back to what was cut away."""
_LEADS_IN = re.compile(
    r"^\W*(?:(?:so|and|but|well|now|obviously|clearly|of course|surely|naturally|honestly)[,\s]+)*"
    r"(?:(?:do|don't|would|wouldn't|did|didn't|can|can't) (?:you|we) (?:not )?(?:really |all )?"
    r"(?:think|agree|say|find|feel|believe|want to say)(?: with me)?"
    r"|(?:would|wouldn't|is|isn't) it (?:not )?(?:be )?"
    r"(?:fair|right|true|reasonable|safe|obvious|clear)(?: to (?:say|assume|think|conclude))?"
    r"|(?:can|could|shall) we (?:all |both |at least )?agree"
    r"|(?:you|we) (?:must|have to|will|would|'ll|'d|surely|will surely) (?:agree|admit|concede)"
    r"|you'd (?:agree|admit|say)|i(?:'d| would| am|'m)? "
    r"(?:take it|assume|guess|bet|trust|suppose|presume|imagine|sure|certain|convinced)"
    r"|everyone knows|we all know)\s*(?:that\s+)?"
    r"|^\W*(?:(?:so|and|but|well|now)[,\s]+)*(?:obviously|clearly|of course|surely|naturally)[,\s]+"
    r"|^\W*(?:isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|won't|wouldn't)\s+",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>{}\[\]|`]|https?:")
"""Text that is more than a question is not said again."""
_ENOUGH = 2
"""Content words that a part of a question needs to stand alone."""


class Rewriter:
    """Proposes questions from the asker's own words and from the shelf."""

    def __init__(self, shelf: QuestionShelf) -> None:
        self._shelf = shelf
        self._texts = shelf.texts.rewrite
        self._topics = TopicFinder(self._texts.verbs.split())

    def rewrite(self, named: Named, flags: Collection[QuestionFlag], is_harmless: Harmless) -> str:
        """Return the first proposal without flags; the shelf's last resort if there is none."""
        for proposal in self._proposals(named, [flag for flag in FLAGS if flag in flags]):
            if not any(tag in proposal for tag in TAGS) and is_harmless(proposal):
                return proposal
        return self._texts.last

    def _proposals(self, named: Named, flags: list[QuestionFlag]) -> Iterator[str]:
        yield from map(_asked, self._own_words(named, flags))
        if "disclosure" in flags:
            yield from self._interests("disclosure", named)
        if "third_person" in flags:
            yield from self._interests("third_person", named)
        bare = _LEADS_IN.sub("", without_tag(named.cased))
        topics = [one for one in self._topics.topics(bare) if not self._names_a_group(one)]
        frames = [one for flag in flags for one in self._frames(flag, topics)]
        asked_of_group = set(flags) & {"stereotype", "spokesperson"}
        if not asked_of_group or flags == ["spokesperson"]:
            yield from frames
        if asked_of_group or "leading" in flags:
            yield from self._interests("interests", named)
        yield from frames

    def _own_words(self, named: Named, flags: list[QuestionFlag]) -> Iterator[str]:
        """Yield what is left of the question without its burden."""
        if _MARKUP.search(named.cased):
            return
        if "stereotype" not in flags and "spokesperson" in flags:
            rest = without_role(named.cased)
            if rest:
                yield self._texts.own_view.format(question=_lower_first(rest))
            yours = to_you(rest or named.cased)
            if yours:
                yield yours
        if {"disclosure", "third_person"} & set(flags):
            return  # what is left may still hint at it
        for part in _PARTS.split(named.cased):
            part = part.strip(" ,")
            if part != named.cased.strip() and _stands_alone(part):
                yield part

    def _interests(self, name: str, named: Named, topics: tuple[str, ...] = ()) -> Iterator[str]:
        text = " ".join((named.plain, *(said.lower() for _, said in named.people)))
        for interest in self._shelf.interests[name]:
            if interest.words.search(text):
                for ask in interest.ask:
                    if "{task}" not in ask:
                        yield ask
                    elif topics:
                        yield ask.format(task=topics[0])

    def _names_a_group(self, topic: str) -> bool:
        return bool(self._shelf.people["singular"].search(topic.lower()))

    def _frames(self, flag: QuestionFlag, topics: Iterable[str]) -> Iterator[str]:
        for topic in topics:
            for frame in self._texts.frames[flag]:
                yield frame.format(topic=topic)


def shares_topic(question: str, rewrite: str) -> bool:
    """Say whether two questions have a content word in common."""
    return bool(set(content_stems(question)) & set(content_stems(rewrite)))


def _stands_alone(part: str) -> bool:
    return (
        bool(_ASKS.match(part)) and len(content_words(part)) >= _ENOUGH and not _LEANS.search(part)
    )


def _asked(text: str) -> str:
    """Return the text as a sentence: a capital first, and a question mark where it asks."""
    bare = re.sub(r"\s+", " ", text).strip().rstrip(" ,;:?!.")
    mark = "?" if _ASKS.match(bare) or text.rstrip().endswith("?") else "."
    return bare[:1].upper() + bare[1:] + mark


def _lower_first(text: str) -> str:
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text if first in ("I", "I'd", "I'm") or first.isupper() else text[:1].lower() + text[1:]
