"""What a model may say in its own voice: advice in the coach's words, and nothing that it was told.

What cites nothing is said by the coach itself. It is therefore made of words that the coach has
anyway, from the question, from reviewed passages and from what it asks of people; a word that only
a doubtful source or a sentence that was kept back has must not come through it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.domain.passage import Passage
from coach.grounding.advice import AdviceJudge
from coach.grounding.claims import states_fact
from coach.grounding.directing import advises
from coach.grounding.light_words import LIGHT_STEMS
from coach.grounding.passages import sentences_of
from coach.grounding.people import Strangers
from coach.grounding.planted import MENTORING, stems_of
from coach.language.names import names
from coach.language.words import FUNCTION_WORDS, words

NEW_WORDS, NEW_WORDS_IN_DOUBT = 4, 2
"""So many words that neither the coach nor its reader uses make a sentence somebody else's: few
where there is something at hand that must not be passed on."""

RUN = 3
"""So many words in a row that only a sentence that was kept back has come from there."""
_FEW = re.compile(r"\b(?:one|two|three)\b(?!\s*(?:%|per cent|percent|quarters|thirds|times))")
"""A few, in advice: `write two lines` states nothing."""


@dataclass(frozen=True)
class ModelRules:
    """What one answer of a model is held to, beside its passages."""

    asked: str
    """What the reader typed, with what it takes along from earlier turns."""
    withheld: tuple[str, ...] = ()
    """Sentences that its writer was not given: nothing of them comes back."""
    doubtful: frozenset[str] = frozenset()
    """Ids of sources that cannot vouch for themselves: what they say is cited, or not said."""
    names: tuple[str, ...] = ()
    """Names of the reader's own pair: they need no source."""
    strangers: Strangers | None = None
    advice: AdviceJudge | None = None
    """Judges sentences that direct the reader; without it no uncited advice stands."""
    most_words: int | None = None
    """Blocks beyond so many words go; None for an answer of any length."""


class OwnVoice:
    """Tells what a model may say without a source."""

    def __init__(self, given: Mapping[str, Passage], model: ModelRules) -> None:
        """Take what the model was given, by id, and what it is held to."""
        self._model = model
        self.reviewed: list[str] = []
        """Sentences of sources that may bear what cites nothing."""
        self._told: list[str] = []
        for one in given.values():
            doubtful = one.source in model.doubtful
            (self._told if doubtful else self.reviewed).extend(sentences_of(one))
            if doubtful:
                self._told += [one.title, one.heading]

    def may_suggest(self, sentence: str) -> bool:
        """Tell whether a sentence may stand as the coach's own advice."""
        judge = self._model.advice
        if judge is None or self.states_fact(sentence) or not advises(sentence):
            return False
        said = _stems((sentence,)) - self._known
        in_doubt = bool(self._told or self._model.withheld)
        most = NEW_WORDS_IN_DOUBT if in_doubt else NEW_WORDS
        if len(said) >= most or said & _stems(self._told):
            return False
        if judge.is_strange(sentence, " ".join((*self._ours, *self._model.names))):
            return False
        return not judge.steers(sentence, cited=False) and judge.stays(sentence, self._model.asked)

    def states_fact(self, sentence: str) -> bool:
        """Tell whether a sentence needs a source; the reader's own people need none."""
        own = {word.lower() for name in self._model.names for word in name.split()}
        bare = sentence
        for name in names(sentence):
            if {word.lower() for word in name.text.split()} <= own:
                bare = bare.replace(name.text, "they")
        return states_fact(_FEW.sub("some", bare) if advises(sentence) else bare)

    def gives_away(self, sentence: str) -> bool:
        """Tell whether a sentence, cited or not, holds words that only what was kept back has."""
        return bool(self._kept_back & _stems((sentence,)) or self._kept_runs & set(_runs(sentence)))

    @cached_property
    def _ours(self) -> tuple[str, ...]:
        return (self._model.asked, *self.reviewed)

    @cached_property
    def _known(self) -> frozenset[str]:
        """Return the words that the coach has anyway."""
        judge = self._model.advice
        familiar = judge.familiar if judge else frozenset()
        return _stems((*self._ours, *self._model.names)) | familiar | LIGHT_STEMS | MENTORING

    @cached_property
    def _kept_back(self) -> frozenset[str]:
        return _stems(self._model.withheld) - self._known - _stems(self._told)

    @cached_property
    def _kept_runs(self) -> frozenset[tuple[str, ...]]:
        open_ = {run for text in (*self._ours, *self._told) for run in _runs(text)}
        return frozenset(run for text in self._model.withheld for run in _runs(text)) - open_


def _stems(texts: Sequence[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(stems_of, texts))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of RUN words that say something."""
    said = words(text)
    for at in range(len(said) - RUN + 1):
        run = tuple(said[at : at + RUN])
        if any(word not in FUNCTION_WORDS for word in run):
            yield run
