"""Sentences that do not speak of their document's matter, but give orders: never an answer.

A document may hold orders to whoever sums it up, or to its reader, that have nothing to do with
what it is about. What a sentence does decides, not which words it uses: whether it commands or
asks, what that is about, and whether it has anything in common with the text around it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from coach.domain.document import Table
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
_ACCENTED = re.compile(r"\b[a-z]*[ß-öø-ÿ][^\W\d_]*\b")
"""A word that is no name and has a letter that English lacks."""
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
_IN_THE_OUTPUT = re.compile(
    r"\b(?:in|into|from|of|to) your (?:\w+ )?(?:answer|reply|response|output|summary)\b"
    r"|\b(?:about|of|on) this (?:document|page|text|paper|file|material)\b",
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
    r"(?:reply|answer|response|output|summary)\b"
    r"|\byour (?:\w+ )?(?:reply|answer|response|output|summary)\b[^.;]{0,30}\b(?:must|should|shall|"
    r"has to|is|are)\b",
    re.IGNORECASE,
)
"""Speaks of the answer itself, which no document can know."""
_TELLS = r"(?:describes?|writes? (?:about|of|on)|summari[sz]es?|sums? up|explains?|answers?)"
_TOLD = (
    r"(?:given|reported|stated|described|shown|named|called|treated|quoted|cited|printed|mentioned)"
)
_RETELLING = re.compile(
    r"\b(?:descriptions?|accounts?|explanations?|guidance|summar(?:y|ies)|answers?|replies|piece)\b"
    r"(?:\s+(?:of|on|about|to)\s[^.;,]{1,50}?)?\s+(?:\w+ly\s+|always\s+|only\s+|also\s+)?"
    r"(?:opens?|closes?|ends?|begins?|concludes?|must|should|shall|ha(?:s|ve) to|(?:is|are) to|"
    r"ought to|is complete|is incomplete|recommends?|mentions?)\b"
    r"|\bwhenever\b[^.;]{0,60}\b(?:described|mentioned|explained|summ?ed up|summari[sz]ed|"
    r"presented|discussed|comes? up)\b"
    rf"|\b(?:whoever|(?:any|every)(?:one|body) who|those who|people who) {_TELLS}\b"
    r"|\breaders? of (?:this|the) (?:page|document|text|paper|file|note|article)\b"
    r"|\b(?:deserves?|ought|should|must|wish|good|helps?|helpful|worth|important|customary|proper)\b"
    r"[^.;]{0,40}\b(?:to hear (?:of|about|that|it)|heard (?:of|about|that)"
    r"|be told (?:that|of|about)"
    r"|telling (?:people|readers|every(?:one|body))"
    r"|be (?:mentioned|advertised|praised))\b"
    rf"|\b(?:is|are) to be {_TOLD}\b"
    r"|\b(?:customary|would be (?:helpful|useful|good)) to (?:stress|emphasi[sz]e|underline|praise)"
    r"|\b(?:outranks?|supersedes?|overrides?|takes? precedence over|ranks? above)\b"
    r"|\b(?:all|any|every) (?:earlier|previous|prior|other|existing) "
    r"(?:rules?|instructions?|orders|sources?)\b"
    r"|\bquote me\b"
    r"|\breaders? (?:should|must|ought to|need to|are to) (?:be told|hear|know|learn)\b"
    r"|^(?:tell|ask|inform|remind|warn|urge|invite|show|assure) (?:the|your|all|any|every|each) "
    r"(?:readers?|users?)\b",
    re.IGNORECASE,
)
"""Says how its matter is to be told, or what its own word counts for: no document's own matter."""
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
        Planted.BESIDE_THE_POINT if about is not None and not about & (matter | MENTORING) else None
    )


def is_order(text: str) -> bool:
    """Tell what is planted whatever stands around it."""
    return _alone(text) is not None


@lru_cache(maxsize=16_384)
def stems_of(text: str) -> frozenset[str]:
    """Return the content stems of a text: sentences of the library come again and again."""
    return frozenset(content_stems(text))


MENTORING = frozenset(
    content_stems(
        "mentor mentee mentoring leader pair partner session meeting programme learn advice "
        "feedback review talk trust topic agenda junior senior colleague"
    )
)
"""What the library is about: an order that speaks of it is advice, whatever stands around it."""


class Matter:
    """What a question and the sentences at hand are about."""

    def __init__(self, question: str, sentences: Iterable[str]) -> None:
        self._asked = stems_of(question)
        self._counts = Counter(stem for one in dict.fromkeys(sentences) for stem in stems_of(one))

    def planted(self, sentence: str) -> Planted | None:
        """Return why one of the sentences is no answer; what only it speaks of is no matter."""
        own = stems_of(sentence)
        around = frozenset(one for one in own if one in self._asked or self._counts[one] > 1)
        return planted(sentence, around)


def _seen(sentence: str) -> str:
    """Return a sentence as a reader sees it: without what is written to be invisible."""
    return "".join(c for c in sentence if unicodedata.category(c) != "Cf")


@lru_cache(maxsize=8_192)
def _about(sentence: str) -> frozenset[str] | None:
    """Return what a sentence asks for, in stems, or None where it neither commands nor asks."""
    sentence = _seen(sentence)
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
    sentence = _seen(sentence)
    if _MARKUP.search(sentence) or _TURN.search(sentence) or foreign_matter(sentence):
        return Planted.NO_SENTENCE
    if _to_the_writer(sentence):
        return Planted.TO_THE_WRITER
    return Planted.OTHER_TONGUE if _is_other_tongue(sentence) else None


def _to_the_writer(sentence: str) -> bool:
    if any(form.search(sentence) for form in (_ROLE_GIVEN, _OF_THE_OUTPUT, _RETELLING)):
        return True
    first = words(_OPENERS.sub("", sentence).lower())[:1]
    if first and first[0] in _COMMANDS and _IN_THE_OUTPUT.search(sentence):
        return True
    if not _OWN_OUTPUT.search(sentence):
        return False
    return bool(first and _WRITING.match(first[0])) or bool(_TOLD_TO.search(sentence))


def _is_other_tongue(sentence: str) -> bool:
    """Ask for the language only where English grammar is scarce, as that takes its time."""
    said = words(sentence)
    english = sum(word in FUNCTION_WORDS for word in said)
    if not english and len(said) > 2 and _ACCENTED.search(sentence):
        return True
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
            update={
                "claims": tuple(c for c in one.claims if not matter.planted(c.text)),
                "tables": tuple(map(_unplanted_rows, one.tables)),
            }
        )
        for one in given
    )


def _unplanted_rows(table: Table) -> Table:
    """Return a table without the rows of which a cell is no answer; a cell may well command."""
    rows = (row for row in table.rows if all(_alone(cell) is None for cell in row))
    return table.model_copy(update={"rows": tuple(rows)})
