"""Find: a question, alone or with what was said before, becomes passages and a judgement."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.conversation import Outcome, Turn
from coach.domain.passage import Hit
from coach.language.words import content_words
from coach.ports import Embedder
from coach.retrieval.followups import Context, Lean, context_of
from coach.retrieval.knowing import Judgement, Verdict, Vocabulary, correct_spelling, judge
from coach.retrieval.searching import Found, Searcher
from coach.retrieval.synonyms import OtherWords

_STRONG_LOSS = 0.2
_WEAK_LOSS = 0.25
"""How much worse a joined search may meet the question's own words, by how much it leans."""
_FEW = 2
"""A question that points back with so few words of its own means nothing alone."""
_LEAST_OWN = 0.45
"""A question that could stand alone is joined only where its own words are met this well."""
_OUTCOMES = {
    Verdict.KNOWN: Outcome.ANSWERED,
    Verdict.PARTLY: Outcome.PARTIAL,
    Verdict.NOT_IN_LIBRARY: Outcome.NOT_IN_LIBRARY,
    Verdict.OFF_TOPIC: Outcome.OFF_TOPIC,
}


@dataclass(frozen=True)
class Finding:
    """What was found for a turn, and whether it answers."""

    text: str
    """The question as it was searched, spelling corrected."""
    found: Found
    judgement: Judgement

    @property
    def query_used(self) -> str:
        """The question with what it took along from earlier turns."""
        return f"{self.text} {self.found.query.context}".strip()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Passages, best first."""
        return self.found.hits

    @property
    def known(self) -> float:
        """How sure it is that the passages answer, 0 to 1."""
        return self.judgement.known

    @property
    def outcome(self) -> Outcome:
        """What the judgement makes of the turn."""
        return _OUTCOMES[self.judgement.verdict]

    @property
    def best_sentence(self) -> str:
        """The sentence that would be shown first; empty if nothing was found."""
        hits = [hit for hit in self.hits if hit.sentences]
        if not hits:
            return ""
        best = max(hits, key=lambda hit: hit.sentences[0].score)
        return best.passage.claims[best.sentences[0].position].text


class Finder:
    """Searches one set of passages, follow-ups and doubts included."""

    def __init__(
        self, searcher: Searcher, embedder: Embedder, other_words: OtherWords | None = None
    ) -> None:
        self._searcher = searcher
        self._other_words = other_words or OtherWords()
        self._embedder = embedder
        self._vocabulary = Vocabulary(searcher.passages)
        self.passages = len(searcher.passages)

    def find(self, text: str, turns: Sequence[Turn] = (), k: int = 8) -> Finding:
        """Search with the question, joined to earlier turns only where it leans on them."""
        corrected = correct_spelling(text, vocabulary=self._vocabulary, embedder=self._embedder)
        found = self._search(self._other_words.joined(corrected), context_of(corrected, turns), k)
        judgement = judge(found, vocabulary=self._vocabulary, embedder=self._embedder)
        return Finding(text=corrected, found=found, judgement=judgement)

    def _search(self, text: str, context: Context, k: int) -> Found:
        search, prepare = self._searcher.search, self._searcher.prepare
        alone = search(prepare(text), k=k)
        if not context.text:
            return alone
        joined = search(prepare(text, context.text), k=k)
        return joined if _belongs(joined, alone, context.lean) else alone


def _belongs(joined: Found, alone: Found, lean: Lean) -> bool:
    """Tell whether what was taken along helps the question rather than drowns it.

    The question's own words must be met by what the joined search found: nearly as well as alone,
    and not so badly that only the earlier turns were found again.
    """
    if lean is Lean.STRONG and len(content_words(joined.query.text)) <= _FEW:
        return True
    allowed, least = (_STRONG_LOSS, 0.0) if lean is Lean.STRONG else (_WEAK_LOSS, _LEAST_OWN)
    return joined.own >= alone.own - allowed and joined.own >= least
