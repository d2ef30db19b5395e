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
from coach.services.turn_meaning import TurnMeaning

LONGEST = 4000
"""Characters that one turn may have."""
_STOP = re.compile(r"\s*(?:[^\w\s'’]+\s*)+|\s*$")
_BEGINS = FUNCTION_WORDS | {"coach", "tell", "explain", "compare", "list"}
"""Words before which an opening needs no stop."""
_IDIOM = re.compile(r"\bin it for\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.IGNORECASE)
_SAYS_LITTLE = frozenset(
    """again answer answers article author better best bit continue detail details difference
    elaborate example examples explain figure find found first former further happened idea know
    last latter less like little long longer lot matter mean means meant name number numbers part
    please point read reason second short shorten shorter show simpler simply sort source sources
    sure think third thought true two understand word words year""".split()
)
"""Words that ask for more of something without saying of what."""


class TurnKind(StrEnum):
    """What a turn can be."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ACKNOWLEDGEMENT = "acknowledgement"
    SMALLTALK = "smalltalk"
    ABOUT_COACH = "about_coach"
    REHEARSAL = "rehearsal"
    REFERRED = "referred"
    DECLINED = "declined"
    UNCLEAR = "unclear"
    FOREIGN = "foreign"
    NOTHING = "nothing"
    TOO_LONG = "too_long"


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
        self._texts = examples
        self._meaning = TurnMeaning(embedder, examples)

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
        topic = self._told_topic(rest)
        if topic:
            return self._sensitive(topic)
        if self._texts.rehearsal.tell(_plain(rest)):
            return Sorted(TurnKind.REHEARSAL)
        talk = self._meaning.talk(whole if opening else rest, opened=bool(opening))
        if talk:
            return Sorted(TurnKind(talk))
        if _points_back(rest) and not self._has_antecedent(turns):
            return self._still_sensitive(turns) or Sorted(TurnKind.UNCLEAR)
        topic = None if _points_back(rest) else self._meaning.sensitive_topic(rest)
        return self._sensitive(topic) if topic else Sorted(TurnKind.QUESTION, text=rest)

    def surely_sensitive(self, text: str) -> Sorted | None:
        """Return what a text is that certain words give away; notes are no turns to guess at."""
        topic = self._told_topic(clean(text))
        return self._sensitive(topic) if topic else None

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

    def _told_topic(self, text: str) -> str | None:
        """Return the topic of what must be referred or declined because certain words say so."""
        plain = _plain(text)
        for topic, signs in self._texts.signs.items():
            if signs.tell(plain):
                return topic
        return None

    def _has_antecedent(self, turns: Sequence[Turn]) -> bool:
        """Tell whether an earlier turn asked something that this one can point back to."""
        asked = [turn.text for turn in turns if turn.role == "user"]
        return any(self.sort(text).kind is TurnKind.QUESTION for text in reversed(asked))

    def _still_sensitive(self, turns: Sequence[Turn]) -> Sorted | None:
        """Return what the last turn was, if referred or declined: this one goes on from it."""
        asked = [turn.text for turn in turns if turn.role == "user"]
        before = self.sort(asked[-1]) if asked else None
        return before if before and before.topic else None

    def _sensitive(self, topic: str) -> Sorted:
        return Sorted(TurnKind(self._texts.kind_of(topic)), topic)


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
    own = not words(after) or words(after)[0] in _BEGINS
    own = own or any(other.match(_plain(after)) for other in openings)
    return after if own else None


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
