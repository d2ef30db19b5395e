"""The names of a question: which of them the library holds, and which it has never heard of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from coach.language.names import possible_names
from coach.language.word_spans import words_at
from coach.language.words import FUNCTION_WORDS, content_words, stem
from coach.ports import Embedder
from coach.retrieval.spelling import meant_word
from coach.retrieval.vocabulary import Vocabulary

_ROLES = frozenset(
    """ceo cfo cto cio coo cmo chro cpo cxo vp svp evp md hr it pr pm ai qa ok faq pdf tbc tbd asap
    fyi""".split()
)
"""Acronyms that name a role or a kind of thing rather than something of their own."""
_UNUSUAL = 10_000
"""Rank from which a word in lower case may be a name."""
_RARE_START = 20_000
"""The same for a word that may only be there to start a sentence."""
_AUXILIARY = r"(?:do|does|did|has|have|had|is|was|can|could|will|would|should)"
_CLAIMS = r"(?:say|think|write|recommend|mean|suggest|claim|advise|argue|believe|teach|report)"
_DETERMINER = r"(?:a|an|the|my|our|your|his|her|its|their|this|that|some|any|no|each|every)"
_INSTRUMENTS = (
    "model framework assessment theory matrix window inventory act law directive regulation"
    " standard"
).split()
_HEADS = frozenset(
    """university school college academy institute bank group company council hospital trust
    foundation business association""".split()
) | frozenset(_INSTRUMENTS)
"""Words that many names end in."""
_SLOTS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_AUXILIARY} (?P<name>[a-z][a-z-]{{2,}})(?:'s)? (?!{_DETERMINER}\b)[a-z]+",
        rf"\b{_AUXILIARY} (?P<name>(?!{_DETERMINER}\b)[a-z]{{3,}} [a-z]{{3,}})(?:'s)? {_CLAIMS}\b",
        r"\b(?:at|from|by|of) (?P<name>[a-z][a-z-]{2,})\s*\??$",
    )
)
"""Where only a name can stand without an article, though it is written small."""
_NAMED_INSTRUMENT = re.compile(
    rf"\bthe (?P<name>[a-z][a-z-]+)(?: [a-z]+)?? (?:{'|'.join(_INSTRUMENTS)})\b"
)
_ADJECTIVE = re.compile(r"(?:al|ive|ous|able|ed|ing|ful|less|ic|ent|ant|est|ar|ary|ible)$")
_START_OF_QUESTION = re.compile(r"(?:wh|how|w[hd]|can|could|do|is|are)", re.IGNORECASE)
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july"
    r"|august|september|october|november|december"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i'd|we|we're|our|my|us|me)\b", re.IGNORECASE)
_ALONE_BEFORE = re.compile(
    r"\b(?:use|using|about|with|on|via|over|through|like"
    r"|(?:i'm|we're|i am|we are|live|based) in)\s+$",
    re.IGNORECASE,
)
_ALONE_AFTER = re.compile(
    r"\s*(?:$|[?.!,;:)]|(?:and|or|for|to|in|during|as|when|with|at|on|before|after|if)\b)"
)
_ALSO = re.compile(
    r"^(?:['’]s)?\s*(?:,|and|or|vs\.?|versus|with|&|,\s*and)\s+(?:(?:the|at|of)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """Something that a question names, as the person wrote it."""

    text: str
    start: int
    end: int
    stems: frozenset[str]
    held: bool
    """The library holds it."""
    passing: bool = False
    """Only an instance of a kind ("may I use X for our sessions?"): the question works without."""


def named(question: str, *, vocabulary: Vocabulary, embedder: Embedder) -> tuple[Named, ...]:
    """Return what the question names, in order."""
    found = []
    for text, start, end in _candidates(question, vocabulary, embedder):
        stems = frozenset(map(stem, content_words(text)))
        if not stems or text.lower() in _ROLES or _CALENDAR.fullmatch(text.lower()):
            continue
        held = _held(text, vocabulary, embedder)
        passing = not held and _passing(question, start, end)
        found.append(Named(text, start, end, stems, held, passing))
    return tuple(sorted(found, key=lambda name: name.start))


def side_by_side(question: str, names: tuple[Named, ...]) -> bool:
    """Tell whether a name that the library holds is put beside one that it does not hold."""
    return any(
        one.held != other.held and _ALSO.match(question[one.end : other.start])
        for one, other in pairwise(names)
    )


def _candidates(
    question: str, vocabulary: Vocabulary, embedder: Embedder
) -> Iterator[tuple[str, int, int]]:
    """Yield what may be a name, as text, start and end; where two overlap, the first holds."""
    taken: list[tuple[int, int]] = []
    for text, start, end in (
        *_with_capitals(question, embedder),
        *_unknown_in_small_letters(question, vocabulary, embedder),
        *_known_in_small_letters(question, vocabulary),
    ):
        if not any(start < stop and begin < end for begin, stop in taken):
            taken.append((start, end))
            yield text, start, end


def _with_capitals(question: str, embedder: Embedder) -> Iterator[tuple[str, int, int]]:
    for name in possible_names(question):
        called_out = question[name.end : name.end + 1] in (",", "!")
        if name.sure or (not called_out and _rare_start(name.text, embedder)):
            yield name.text.removesuffix("'s"), name.start, name.end


def _known_in_small_letters(
    question: str, vocabulary: Vocabulary
) -> Iterator[tuple[str, int, int]]:
    for word, start, end in words_at(question):
        if question[start].islower() and vocabulary.only_named(word):
            yield word, start, end


def _unknown_in_small_letters(
    question: str, vocabulary: Vocabulary, embedder: Embedder
) -> Iterator[tuple[str, int, int]]:
    for form in (*_SLOTS, _NAMED_INSTRUMENT):
        for match in form.finditer(question):
            parts = match["name"].split()
            if all(part in FUNCTION_WORDS or part in vocabulary for part in parts):
                continue
            if form is _NAMED_INSTRUMENT:
                if not _ADJECTIVE.search(parts[0]):
                    yield match.group().removeprefix("the "), match.start() + 4, match.end()
            elif max(map(embedder.ranks, parts)) >= _UNUSUAL:
                yield match["name"], *match.span("name")


def _rare_start(word: str, embedder: Embedder) -> bool:
    return not _START_OF_QUESTION.match(word) and embedder.ranks(word.lower()) >= _RARE_START


def _held(text: str, vocabulary: Vocabulary, embedder: Embedder) -> bool:
    """Tell whether the library holds a name: all of its words, or what tells it from others.

    That is a surname, or an unusual word in front of a usual one; of a university, an act, a model
    and the like it has to hold the words in front.
    """
    parts = content_words(text)
    heads = [part for part in parts if part not in _HEADS]
    if text.lower() in vocabulary.initials:
        return True
    if all(map(vocabulary.holds, heads or parts)):
        return len(parts) == 1 or vocabulary.holds_phrase(parts)
    if heads and heads[-1] == parts[-1] and (len(parts) > 1 and vocabulary.may_name(parts[-1])):
        return True
    if any(vocabulary.holds(part) and embedder.ranks(part) >= _UNUSUAL for part in heads[:-1]):
        return True
    return meant_word(text.split()[-1], vocabulary=vocabulary, embedder=embedder) is not None


def _passing(question: str, start: int, end: int) -> bool:
    return bool(
        _FIRST_PERSON.search(question)
        and _ALONE_BEFORE.search(question[:start])
        and _ALONE_AFTER.match(question, end)
    )
