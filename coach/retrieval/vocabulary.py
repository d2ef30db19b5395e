"""What a library talks about: its words, its names, and which sentences hold them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.domain.passage import Passage
from coach.language.words import content_words, stem, words
from coach.retrieval.chunking import header

EVERYDAY = 0.12
"""A stem in more than this share of the passages says little about what one of them holds."""

_PROPER = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]+")
_SMALL = re.compile(r"(?<![\w-])[a-z][a-z-]*")
_GOES_ON = re.compile(r"(?:He|She|It|They|His|Her|Its|Their|This|These|Those|The)\b")
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|&) )?[A-Z][\w’'-]*)+")


@dataclass(frozen=True)
class Sentence:
    """One sentence of the library, with the stems of its own words and of its heading."""

    row: int
    passage: str
    text: str
    stems: frozenset[str]
    under: frozenset[str]


class Vocabulary:
    """The words of a set of passages, built once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.surface: Counter[str] = Counter()
        """Every word in lower case, with how often it occurs."""
        self.proper: set[str] = set()
        """Words, in lower case, that have a capital inside a sentence."""
        self._small: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self.initials: set[str] = set()
        """First letters of the names of several words, in lower case."""
        self._sentences: list[Sentence] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        counts: Counter[str] = Counter()
        for passage in passages:
            under = frozenset(self._read(header(passage)))
            stems = set(under)
            for claim in passage.claims:
                own = frozenset(self._read(claim.text))
                self._keep(Sentence(len(self._sentences), passage.id, claim.text, own, under))
                stems |= own
            for text in _beside(passage):
                self._read(text)
            counts.update(stems)
        self.stems = frozenset(map(stem, self.surface))
        most = max(3.0, EVERYDAY * len(passages))
        self.everyday = frozenset(found for found, count in counts.items() if count > most)

    def __contains__(self, word: str) -> bool:
        return stem(word.lower()) in self.stems

    def holds(self, word: str) -> bool:
        """Tell whether the word itself occurs, one final s apart: `Browne` is not `Brown`."""
        lower = word.lower().removesuffix("'s")
        return any(form in self.surface for form in (lower, f"{lower}s", lower.removesuffix("s")))

    def may_name(self, word: str) -> bool:
        """Tell whether the word has a capital inside a sentence, or never goes without one."""
        lower = word.lower()
        return lower in self.proper or (lower in self.surface and lower not in self._small)

    def only_named(self, word: str) -> bool:
        """Tell whether the library knows the word as a name, and as nothing else."""
        lower = word.lower()
        return lower in self.proper and lower not in self._small

    def holds_phrase(self, phrase: Sequence[str]) -> bool:
        """Tell whether two of the words follow each other somewhere, or one is a name by itself."""
        pairs = pairwise(map(stem, phrase))
        return any(map(self.only_named, phrase)) or any(pair in self._pairs for pair in pairs)

    def sentences(self, stems: Collection[str]) -> list[Sentence]:
        """Return the sentences that hold most of these stems, with what goes on about them.

        A heading counts only where no sentence holds any; no stems, no sentences.
        """
        held: Counter[int] = Counter()
        for wanted in set(stems):
            held.update(self._holding.get(wanted, ()))
        most = max(held.values(), default=0)
        found = [self._sentences[row] for row, count in sorted(held.items()) if count == most]
        own = [sentence for sentence in found if not sentence.stems.isdisjoint(stems)]
        return [*own, *self._going_on(own)] if own else found

    def _going_on(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Yield what follows each sentence and speaks of the same thing with a pronoun."""
        for sentence in sentences:
            for after in self._sentences[sentence.row + 1 : sentence.row + 2]:
                if after.passage == sentence.passage and _GOES_ON.match(after.text):
                    yield after

    def _read(self, text: str) -> list[str]:
        self.surface.update(word.removesuffix("'s") for word in words(text))
        content = content_words(text)
        self.surface.update(content)
        self._pairs.update(pairwise(map(stem, content)))
        self._small.update(_SMALL.findall(text))
        self.proper.update(word.lower() for word in _PROPER.findall(text))
        for name in _NAME.findall(text):
            self.initials.add(
                "".join(part[0] for part in name.split() if part[0].isupper()).lower()
            )
            self.initials.add("".join(part[0] for part in name.split() if part[0] != "o").lower())
        return [stem(word) for word in content]

    def _keep(self, sentence: Sentence) -> None:
        for found in sentence.stems | sentence.under:
            self._holding[found].append(len(self._sentences))
        self._sentences.append(sentence)


def _beside(passage: Passage) -> Iterable[str]:
    yield from passage.questions
    for table in passage.tables:
        yield table.caption
        for row in (table.header, *table.rows):
            yield from row
