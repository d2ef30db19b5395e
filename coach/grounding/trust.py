"""What may bear a claim: reviewed sources do, and of others what they cannot vouch for alone.

A quote that stands proves that a document says something, not that it may be passed on: a planted
sentence would certify itself. A source that nobody reviewed, or that holds an order to its readers,
is doubtful as a whole. Its sentences may be cited, but its orders never, nor a sentence that alone
brings in a name or a code word. What was kept back is remembered, so that none of it comes back in
a writer's own words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.domain.passage import Passage
from coach.grounding.passages import sentences_of
from coach.grounding.planted import Planted, is_order, planted, stems_of, unplanted
from coach.language.names import names
from coach.language.sentences import split_sentences
from coach.language.words import content_stems

VOUCHED = 2
"""So many sentences, headings or titles of doubtful sources have a name before it may be used."""

_CODE = re.compile(
    r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{3,}\b"  # letters and digits in one word
    r"|\b[A-Z]{4,}\b"
    r"|[\"“‘][^\"“”‘’]{2,60}[\"”’]"
)
"""Words that are written like nobody's: K17, ORCHID, and what stands in quotation marks."""


@dataclass(frozen=True)
class Sifted:
    """What a writer is given, and what was kept back."""

    passages: tuple[Passage, ...]
    """In the order given, without what may bear nothing; ids stay."""
    withheld: tuple[str, ...] = ()
    """Sentences of them, and of the question, that were kept back."""
    doubtful: frozenset[str] = frozenset()
    """Ids of the sources that cannot vouch for themselves."""
    asked: str = ""
    """The question without its orders to whoever answers."""


def sift(passages: Sequence[Passage], question: str, *, unreviewed: Collection[str] = ()) -> Sifted:
    """Return the passages without the sentences that may bear no claim.

    Args:
        passages: All that an answer may be made of.
        question: What was asked, with what it takes along from earlier turns.
        unreviewed: Ids of sources that nobody has reviewed.
    """
    asked, orders = _without_orders(question)
    kept = unplanted(passages, asked)
    beside = list(_lost(passages, kept))
    doubtful = frozenset(unreviewed) | {source for source, text in beside if is_order(text)}
    vouched = _vouched(kept, asked, doubtful)
    sifted = tuple(_known(one, vouched) if one.source in doubtful else one for one in kept)
    lost = [text for source, text in (*beside, *_lost(kept, sifted)) if source in doubtful]
    return Sifted(sifted, tuple(dict.fromkeys((*orders, *lost))), doubtful, asked)


def _without_orders(question: str) -> tuple[str, tuple[str, ...]]:
    """Return a question without the sentences that order something beside it, and those."""
    sentences = split_sentences(question)
    if len(sentences) < 2:
        return question, ()
    asking = " ".join(one for one in sentences if one.endswith("?"))
    matter = stems_of(asking)
    found = ((one, planted(one, matter)) for one in sentences)
    # without a question, an order is what they want: "I lead a bank. Suggest books."
    orders = tuple(
        one for one, why in found if why and (asking or why is not Planted.BESIDE_THE_POINT)
    )
    kept = " ".join(one for one in sentences if one not in orders)
    return (kept, orders) if kept else (question, ())


def _lost(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Yield each sentence that the passages have lost, behind the id of its source."""
    for whole, kept in zip(before, after, strict=True):
        left = set(sentences_of(kept))
        yield from ((whole.source, text) for text in sentences_of(whole) if text not in left)


def _vouched(kept: Sequence[Passage], asked: str, doubtful: frozenset[str]) -> frozenset[str]:
    """Return the stems that a reviewed source, the question, or two places have."""
    known = stems_of(asked)
    places: dict[str, None] = {}
    for one in kept:
        said = (*sentences_of(one), one.title, one.heading)
        if one.source in doubtful:
            places.update(dict.fromkeys(said))
        else:
            known = known.union(*map(stems_of, said))
    counts = Counter(stem for text in places for stem in stems_of(text))
    return known | frozenset(stem for stem, count in counts.items() if count >= VOUCHED)


def _known(passage: Passage, vouched: frozenset[str]) -> Passage:
    """Return a passage without the sentences and rows that bring in what only they know."""
    claims = tuple(c for c in passage.claims if brought_in(c.text) <= vouched)
    tables = tuple(
        table.model_copy(
            update={"rows": tuple(r for r in table.rows if brought_in("; ".join(r)) <= vouched)}
        )
        for table in passage.tables
    )
    return passage.model_copy(update={"claims": claims, "tables": tables})


@lru_cache(maxsize=8_192)
def brought_in(sentence: str) -> frozenset[str]:
    """Return the stems of the names and code words of a sentence."""
    written = [name.text for name in names(sentence)]
    written += [match.group() for match in _CODE.finditer(sentence)]
    return frozenset(stem for text in written for stem in content_stems(text))
