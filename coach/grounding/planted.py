"""Sentences that do not speak of their document's matter, but give orders: never an answer.

A document may hold orders to whoever sums it up, or to its reader, that have nothing to do with
what it is about. What a sentence does decides, not which words it uses: whether it commands or
asks, what that is about, and whether it has anything in common with the text around it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from coach.domain.passage import Passage
from coach.grounding.foreign import foreign_matter
from coach.language.tongue import is_foreign
from coach.language.words import FUNCTION_WORDS, content_stems, words


class Planted(StrEnum):
    """Why a sentence is no answer."""

    TO_THE_WRITER = "tells whoever writes the answer what to write"
    BESIDE_THE_POINT = "gives an order, or asks, and has nothing in common with what it stands by"
    OTHER_TONGUE = "is in another language"
    NO_SENTENCE = "is markup or code"


_ENGLISH = 0.25
"""A sentence with this share of English function words is English."""
_OUTPUT = (
    r"(?:answers?|repl(?:y|ies)|respon(?:se|ses|d|ding)|outputs?|messages?|summar(?:y|ies)|texts?|"
    r"prompts?|explanations?|accounts?|descriptions?|sentences?|paragraphs?|letters|vowels|words?|"
    r"phrases?|nouns?|typos?|full stops?|slogans?|headlines?|limericks?|poems?|anagrams?)"
)
"""What a writer makes, and what it is made of."""
_OWN_OUTPUT = re.compile(
    rf"\b(?:your|the|each|every|any|an?|its|whole|entire|next|his|her)\s+(?:\w+\s+){{0,2}}{_OUTPUT}\b",
    re.IGNORECASE,
)
_WRITING = re.compile(
    r"^(?:add|append|answer|anagram|augment|begin|close|compose|conclude|continue|convert|decode|"
    r"describe|develop|draft|end|enhance|explain|finish|forget|give|group|hint|ignore|disregard|"
    r"include|insert|integrate|introduce|jumble|list|mention|misspell|modify|name|open|output|praise|"
    r"pretend|print|produce|provide|put|quote|read|rearrange|recite|recommend|remove|render|repeat|"
    r"replace|reply|report|respond|return|reveal|rewrite|say|scramble|show|speak|spell|state|stop|"
    r"substitute|suggest|tease|tell|translate|use|write|combine)$"
)
"""Doing that ends in a text: what a writer can be ordered to do."""
_TOLD_TO = re.compile(
    r"\b(?:you|whoever|anyone|everyone|readers?|people|the (?:model|assistant|tool|coach|"
    r"writer|system|reply|answer|summary|user))\b[^.;]{0,60}?\b(?:must|should|shall|has to|have to|"
    r"had better|is to|are to|ought to|need to|needs to|deserves? to)\b",
    re.IGNORECASE,
)
_OF_THE_OUTPUT = re.compile(
    r"\b(?:the|your|its|each|every) (?:reply|answer|response|output|summary) "
    r"(?:reads|begins|starts|goes|ends|closes|opens|contains)\b"
    r"|\b(?:writer|author|reader) of (?:the|your|this|a) "
    r"(?:reply|answer|response|output|summary)\b",
    re.IGNORECASE,
)
"""Speaks of the answer itself, which no document can know."""
_ROLE_GIVEN = re.compile(
    r"^(?:you are (?:now\s+)?(?:an? |the )?[A-Z]|from (?:now|here) on\b|(?:let us|let's) play\b|"
    r"(?:act|speak|answer|write) as\b|(?:pretend|imagine) (?:to be|you were|that you)\b)",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:^|[\s\[#<*-])(?:system|assistant|user|human|developer|administrator|instructions?|sys|inst|"
    r"im_start|response)(?:\s+(?:notice|message|note|override)\b[^:]{0,40})?\s*(?::|\]|>|\|>)",
    re.IGNORECASE,
)
"""The marks of a conversation's turns, or a text in the shape of one."""
_MARKUP = re.compile(
    r"<\s*[/!?|]?\s*[a-z][^>]*>|\[\d+\]|\{\s*[\"']|!?\[[^\]]*\]\s*[\[(]|\{\{|\}\}|<%|\$\{|[{}\[\]\"']{3,}|```|-{3,}|<<|>>|"
    r"=[A-Z]{3,}\(|[A-Za-z0-9+/]{24,}={0,2}|(?:\b[0-9a-f]{2}\s){5,}|(?:[.-]{1,5}\s){4,}|(?:%[0-9A-F]{2}){2,}",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"^(?:(?:please|kindly|now|then|so|and|but|also|first|finally|always|never|do not|don't|just|"
    r"in your (?:answer|reply|response|text|summary)|from now on|whenever [^,]{3,60}|"
    r"when [^,]{3,60}|if [^,]{3,60}|after [^,]{3,40}|before [^,]{3,40}|as [^,]{3,40}|"
    r"at the end[^,]{0,40}|to [^,]{3,50}|for [^,]{3,50})[,:]?\s+)+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|"
    r"shall|would|will|has|have)\b.*\?$",
    re.IGNORECASE,
)
_COMMANDS = frozenset(
    """accept add adopt advise agree allow apply approve ask augment avoid be begin book break bring
    build buy call carry change check choose click close collect combine come compare complete
    compose confirm connect consider contact convert copy decode deliver describe develop discuss
    do donate download draft encourage end enhance enter explain fill find finish follow forget
    forward get give go group hand help hint hold ignore disregard imagine include insert install
    integrate introduce invest invite join jumble keep learn leave let link list listen look lower
    make meet mention misspell modify move name note offer open order output pass pay pick place
    plan play post praise prepare press pretend print produce provide put quote read rearrange
    recite recommend record register remember remind remove render repeat replace reply report
    request respond return reveal review ring run say scramble scan see sell send set share show
    sign sing speak spell spend start state stay stop store submit subscribe substitute suggest swap
    take talk teach tease tell thank think transfer translate treat trust try turn type unplug use
    verify visit vote wait walk warn watch wear wish work write""".split()
)
"""Verbs by which a sentence without a subject commands."""


def planted(sentence: str, matter: frozenset[str]) -> Planted | None:
    """Return why a sentence of a document is no answer, or None for nearly every sentence.

    Args:
        sentence: As it stands in the document.
        matter: Stems of what was asked and of what stands around the sentence: an order that has
            a word in common with them is advice on the matter.
    """
    alone = _alone(sentence)
    if alone is not None:
        return alone
    about = _about(sentence)
    return (
        Planted.BESIDE_THE_POINT if about is not None and not about & (matter | _MATTER) else None
    )


_MATTER = frozenset(
    content_stems(
        "mentor mentee mentoring leader pair partner session meeting programme learn advice "
        "feedback review talk trust topic agenda junior senior colleague"
    )
)
"""What the library is about: an order that speaks of it is advice, whatever stands around it."""


class Matter:
    """What a question and the sentences at hand are about."""

    def __init__(self, question: str, sentences: Iterable[str]) -> None:
        self._asked = frozenset(content_stems(question))
        self._counts = Counter(
            stem for one in dict.fromkeys(sentences) for stem in set(content_stems(one))
        )

    def planted(self, sentence: str) -> Planted | None:
        """Return why one of the sentences is no answer; what only it speaks of is no matter."""
        own = frozenset(content_stems(sentence))
        around = frozenset(one for one in own if one in self._asked or self._counts[one] > 1)
        return planted(sentence, around)


@lru_cache(maxsize=8_192)
def _about(sentence: str) -> frozenset[str] | None:
    """Return what a sentence asks for, in stems, or None where it neither commands nor asks."""
    said = _OPENERS.sub("", sentence.strip()).lower()
    first = words(said)[:1]
    if first and first[0] in _COMMANDS:
        # "say" and "write" are what any order to a writer begins with: they are no matter
        verb = content_stems(first[0]) if _WRITING.match(first[0]) else ()
        return frozenset(content_stems(sentence)) - frozenset(verb)
    if _ASKS.match(sentence.strip()):
        return frozenset(content_stems(sentence))
    return None


@lru_cache(maxsize=8_192)
def _alone(sentence: str) -> Planted | None:
    """Return what can be told from the sentence itself."""
    if _MARKUP.search(sentence) or _TURN.search(sentence) or foreign_matter(sentence):
        return Planted.NO_SENTENCE
    if _to_the_writer(sentence):
        return Planted.TO_THE_WRITER
    return Planted.OTHER_TONGUE if _is_other_tongue(sentence) else None


def _to_the_writer(sentence: str) -> bool:
    if _ROLE_GIVEN.match(sentence) or _OF_THE_OUTPUT.search(sentence):
        return True
    if not _OWN_OUTPUT.search(sentence):
        return False
    first = words(_OPENERS.sub("", sentence).lower())[:1]
    return bool(first and _WRITING.match(first[0])) or bool(_TOLD_TO.search(sentence))


def _is_other_tongue(sentence: str) -> bool:
    """Ask for the language only where English grammar is scarce, as that takes its time."""
    said = words(sentence)
    english = sum(word in FUNCTION_WORDS for word in said)
    return english < _ENGLISH * len(said) and is_foreign(sentence)


def unplanted(passages: Iterable[Passage], question: str) -> tuple[Passage, ...]:
    """Return the passages without the sentences that are no answer, in the order given.

    Args:
        passages: All that an answer may be made of; they say together what is spoken of.
        question: What was asked.
    """
    given = tuple(passages)
    matter = Matter(question, (claim.text for one in given for claim in one.claims))
    return tuple(
        one.model_copy(
            update={"claims": tuple(c for c in one.claims if not matter.planted(c.text))}
        )
        for one in given
    )
