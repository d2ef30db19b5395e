"""Checking what a model wrote, block by block as it arrives: gates G2 to G6, each failing closed.

A block is looked at whole for what no answer may contain, and sentence by sentence for what its
passages bear out. The sentence that fails goes with all that follows it in its block, since that
may lean on it. What was kept stays as it is when more of the draft arrives.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from coach.domain.answer import Block, Bullets, Citation, CitationStatus, Paragraph, Statement
from coach.domain.passage import Passage
from coach.grounding.alignment import read
from coach.grounding.checking import (
    HEDGED_BELOW,
    Checked,
    Ledger,
    Reviewer,
    Rules,
    Why,
)
from coach.grounding.directing import advises
from coach.grounding.foreign import model_matter
from coach.grounding.overstepping import oversteps
from coach.grounding.own_voice import ModelRules, OwnVoice
from coach.grounding.passages import LONGEST_QUOTE, sentences_of
from coach.grounding.planted import is_order
from coach.grounding.support import SupportChecker
from coach.language.sentences import split_sentences
from coach.language.tongue import is_foreign
from coach.language.words import content_stems, content_words

BORNE_OUT = 0.33
"""Below this score a model's sentence goes: honest paraphrases score .5 and more."""
_PIECES = re.compile(r"[:;]\s+|\s[–—-]\s|[\"“”]")
"""What an order may stand behind: `keep in mind: ...`."""
_FRAGMENT = 4
"""Words; so few are kept in a source's own words alone: no paraphrase can be told from them."""
_SHORT = 4
"""Words; the language of fewer cannot be told."""

_ORDER = re.compile(r"\s*\b(?:first|second|third|last)\b(?=[\s,]*(?:[.;:!?,]|$|and\b|then\b))")


@dataclass(frozen=True)
class _Kept:
    """A sentence that stands, and what bears it."""

    text: str
    cites: tuple[int, ...] = ()
    status: CitationStatus = CitationStatus.VERIFIED
    suggestion: bool = False


class DraftReview:
    """Checks one draft of a model as it grows."""

    def __init__(
        self,
        given: Mapping[str, Passage],
        *,
        support: SupportChecker,
        rules: Rules,
        model: ModelRules,
    ) -> None:
        """Hold a draft to the passages that its writer was given, by id."""
        self._ledger = Ledger(given, longest=LONGEST_QUOTE)
        self._reviewer = Reviewer(self._ledger, rules, support)
        self._support = support
        self._model = model
        self._voice = OwnVoice(given, model)
        self._kept: list[Block] = []
        self._seen = self._words = 0
        self._full = False

    def more(
        self,
        blocks: Sequence[Block],
        citations: Sequence[Citation],
        *,
        nonce: str = "",
        instructions: str = "",
    ) -> Checked:
        """Return what stands of the draft so far; blocks that were seen are not looked at again.

        Args:
            blocks: The whole draft so far; the numbers in them refer to `citations`.
            citations: Those of the whole draft so far.
            nonce: The mark that fenced untrusted text in the request.
            instructions: Our own words to the model.
        """
        self._ledger.enter(citations)
        for block in blocks[self._seen :]:
            if not isinstance(block, Paragraph | Bullets):
                continue
            before = dict(self._ledger.kept)
            kept = self._block(block, nonce, instructions)
            if kept is not None and not self._fits(kept):
                self._ledger.kept = before
            elif kept is not None:
                self._kept.append(kept)
        self._seen = max(self._seen, len(blocks))
        return Checked(tuple(self._kept), self._ledger.shown, tuple(self._ledger.removed))

    def _fits(self, block: Paragraph | Bullets) -> bool:
        """Take the block's words from what the answer may have; what comes after goes as well."""
        text = " ".join(statement.text for statement in block.statements)
        self._words += len(text.split())
        most = self._model.most_words
        self._full = self._full or (most is not None and self._words > most)
        if self._full:
            self._ledger.remove(text, Why.TOO_LONG)
        return not self._full

    def _block(
        self, block: Paragraph | Bullets, nonce: str, instructions: str
    ) -> Paragraph | Bullets | None:
        kept: list[Statement] = []
        for statement in block.statements:
            found = model_matter(statement.text, nonce=nonce, instructions=instructions)
            if found:
                self._ledger.remove(statement.text, Why.FOREIGN, tuple(found))
                continue
            kept += self._statement(statement)
        return block.model_copy(update={"statements": tuple(kept)}) if kept else None

    def _statement(self, statement: Statement) -> list[Statement]:
        standing = self._ledger.standing(statement.cites)
        if statement.cites and not standing:
            self._ledger.remove(statement.text, Why.NO_PASSAGE)
            return []
        sentences = split_sentences(statement.text)
        why = self._out_of_place(statement.text, sentences, standing)
        if why is not None:
            self._ledger.remove(statement.text, why)
            return []
        kept: list[_Kept] = []
        for sentence in sentences:
            one = self._sentence(sentence, standing)
            if one is None:
                break
            kept.append(one)
        if standing and not any(one.cites for one in kept):
            # what was said under a citation goes with it, and does not stay on as advice
            self._ledger.remove(statement.text, Why.ELSEWHERE)
            return []
        return self._joined(kept)

    def _out_of_place(
        self, text: str, sentences: Sequence[str], standing: Sequence[int]
    ) -> Why | None:
        """Return why the whole of a statement goes, whatever bears it out."""
        cited = [self._ledger.passages[n] for n in standing]
        strangers = self._model.strangers
        if strangers is not None:
            allowed = strangers.named_in(" ".join(one.text for one in cited))
            if strangers.named_in(text) - allowed:
                return Why.PERSON
        said = self._model
        if any(oversteps(one, asked=said.asked, names=said.names) for one in sentences):
            return Why.OVERSTEPS
        if any(map(self._voice.gives_away, sentences)):
            return Why.WITHHELD
        judge = said.advice
        vouched = not any(one.source in said.doubtful for one in cited)
        if judge:
            judge.look_at(sentences)
        if judge and any(judge.steers(s, cited=bool(cited), vouched=vouched) for s in sentences):
            return Why.STEERS
        return Why.FOREIGN if any(map(self._is_no_answer, sentences)) else None

    def _is_no_answer(self, sentence: str) -> bool:
        """Tell markup, turns of a talk, other languages, and words to whoever writes the answer."""
        if len(sentence.split()) >= _SHORT and is_foreign(sentence):
            return True
        pieces = (sentence, *_PIECES.split(sentence))
        return any(is_order(one) for one in pieces if one)

    def _sentence(self, sentence: str, standing: tuple[int, ...]) -> _Kept | None:
        if not content_words(sentence):
            return _Kept(sentence)
        return self._cited(sentence, standing) if standing else self._uncited(sentence)

    def _cited(self, sentence: str, standing: tuple[int, ...]) -> _Kept | None:
        if len(sentence.split()) <= _FRAGMENT and not self._stands_there(sentence, standing):
            self._ledger.remove(sentence, Why.ELSEWHERE)
            return None
        weighed = self._reviewer.weigh(sentence, standing)
        if weighed.faults and advises(sentence) and _ORDER.search(sentence):
            # `ask them first` counts nothing that a passage would have to say
            weighed = self._reviewer.weigh(_ORDER.sub("", sentence), standing)
        if weighed.faults:
            self._ledger.remove(sentence, Why.CLAIM, weighed.faults)
            return None
        if weighed.score < HEDGED_BELOW and self._voice.may_suggest(sentence):
            return _Kept(sentence, suggestion=True)
        if weighed.score < BORNE_OUT:
            self._ledger.remove(sentence, Why.ELSEWHERE, (f"support {weighed.score:.2f}",))
            return None
        return _Kept(sentence, standing, weighed.status)

    def _stands_there(self, fragment: str, standing: Sequence[int]) -> bool:
        """Tell whether one sentence that is cited has all words of a few."""
        said = set(content_stems(fragment))
        cited = (self._ledger.passages[n] for n in standing)
        return any(said <= read(text).stems for one in cited for text in sentences_of(one))

    def _uncited(self, sentence: str) -> _Kept | None:
        """Keep advice that stays with the question, and what the passages bear out all the same."""
        if self._voice.states_fact(sentence):
            self._ledger.remove(sentence, Why.UNCITED)
            return None
        if advises(sentence):
            if self._voice.may_suggest(sentence):
                return _Kept(sentence, suggestion=True)
            self._ledger.remove(sentence, Why.UNRELATED)
            return None
        if self._support.check(sentence, self._voice.reviewed).score >= HEDGED_BELOW:
            return _Kept(sentence)
        self._ledger.remove(sentence, Why.UNCITED)
        return None

    def _joined(self, kept: Sequence[_Kept]) -> list[Statement]:
        """Return neighbouring sentences of one kind as one statement, their citations numbered."""
        statements = []
        runs = groupby(kept, key=lambda one: (one.cites, one.status, one.suggestion))
        for (cites, status, suggestion), run in runs:
            text = " ".join(one.text for one in run)
            numbers = self._ledger.renumber(cites, status)
            statements.append(Statement(text=text, cites=numbers, suggestion=suggestion))
        return statements
