"""Tell the job: which one the sentences of a turn ask for, if they ask for any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from coach.domain.request import Job
from coach.language.requesting import Act, act_of, plain, sentences, tells_of_oneself
from coach.ports import Embedder
from coach.retrieval.spelling import WHOLE
from coach.services.job_nearness import JobNearness, Nearness
from coach.services.job_texts import TEXT, JobTexts
from coach.services.job_weighing import (
    is_own,
    is_specific,
    names_a_doing,
    names_a_session,
    needed_margin,
    says_little,
)
from coach.services.marking import Marked

_NEAR, _CLEAR, _MEANT = 0.45, 0.1, 0.05
"""Without a sign, a job's example must be so near, and by so much nearer than others.

The last holds where the turn speaks of the people or the session at hand.
"""
_TORN = 0.0
"""Of a request that is nearer by less than that, one asks back from this margin on."""
_COMMON, _CLEARER = 0.08, 0.08
"""By how much the words of an agenda count less, and examples more than likely words."""
_LIKELY_NEAR = 0.3
_SHORT = 5
ALL = tuple(Job)
Sentences = Sequence[tuple[str, Act]]


@dataclass(frozen=True)
class Found:
    """A job, and the sentence that asks for it."""

    job: Job
    cue: str
    torn: bool = False


class JobTeller:
    """Tells jobs by their phrases, and by the nearest examples where phrases leave it open."""

    def __init__(self, embedder: Embedder, texts: JobTexts) -> None:
        """Encode the examples, all in one call."""
        self._embedder = embedder
        self._texts = texts
        self._near = JobNearness(embedder, texts.examples)
        self._cues = sorted(texts.cues)
        self._meant = lru_cache(maxsize=4096)(self._cue_of)

    def by_signs(self, said: Marked, among: Sequence[Job] = ALL) -> Found | None:
        """Return the first job one of whose phrases stands in a sentence of its kind."""
        whole = self._spelt(plain(said.text))
        asked = [(sentence, act_of(sentence)) for sentence in sentences(whole)]
        ends_asking = bool(asked) and asked[-1][1] is Act.QUESTION
        for job, signs in self._texts.jobs.items():
            if job not in among or signs.unless.search(whole):
                continue
            for sentence, act in asked:
                told = self._may_tell(job, sentence, act, ends_asking) and signs.told.search(
                    sentence
                )
                if told or signs.asked.search(sentence):
                    return Found(job, sentence)
        return None

    def _may_tell(self, job: Job, sentence: str, act: Act, ends_asking: bool) -> bool:
        """Tell whether a sentence can ask for a job without being a question."""
        if act is Act.REMARK and names_a_doing(sentence):
            return False
        few = len(sentence.split()) <= _SHORT
        if (few or act is Act.REMARK) and self._texts.names_only.search(sentence):
            return False
        if job is Job.AGENDA and act is Act.REMARK:
            return names_a_session(sentence)
        # what somebody tells of themselves before a question is what the question is about
        return act is not Act.QUESTION and not (ends_asking and tells_of_oneself(sentence))

    def by_likeness(self, said: Marked, among: Sequence[Job] = ALL) -> Found | None:
        """Return the job that a turn means by its examples, and mostly by likely words as well."""
        whole = self._spelt(plain(said.text))
        asked = [(sentence, act_of(sentence)) for sentence in sentences(whole)]
        if not asked or not is_own(whole) or self._texts.names_only.search(whole):
            return None
        nearness = self._near.of(said.text)
        likely = self._likely(whole, asked, nearness, among)
        if likely or len(among) < len(Job):
            return likely
        return self._by_meaning(whole, asked, nearness)

    def _likely(
        self,
        whole: str,
        asked: Sentences,
        nearness: Nearness,
        among: Sequence[Job],
    ) -> Found | None:
        """Return the nearest job of those whose likely words stand in a fitting sentence."""
        ends_asking = asked[-1][1] is Act.QUESTION
        found: dict[Job, str] = {}
        for job, signs in self._texts.jobs.items():
            if job not in among or signs.unless.search(whole):
                continue
            for sentence, act in asked:
                needed = needed_margin(sentence, act, ends_asking, whole)
                near = nearness.jobs[job]
                if needed is None or near - nearness.none < needed:
                    continue
                if near < _LIKELY_NEAR and TEXT not in sentence:
                    continue
                if signs.likely.search(sentence):
                    found.setdefault(job, sentence)
        if not found:
            return None
        # words of an agenda stand in most turns: another job with likely words goes first
        job = max(found, key=lambda job: nearness.jobs[job] - _COMMON * (job is Job.AGENDA))
        clearer = nearness.near - nearness.jobs[job] >= _CLEARER and nearness.margin >= _CLEARER
        if clearer and nearness.job in among:
            return Found(nearness.job, found[job])
        return Found(job, found[job])

    def _by_meaning(self, whole: str, asked: Sentences, nearness: Nearness) -> Found | None:
        """Return the job whose examples are nearest, for a turn that asks for something."""
        ends_asking = asked[-1][1] is Act.QUESTION
        needed = [(needed_margin(one, act, ends_asking), act, one) for one, act in asked]
        fitting = [(act, one) for need, act, one in needed if need is not None]
        unless = self._texts.jobs[nearness.job].unless
        if not fitting or unless.search(whole) or says_little(whole):
            return None
        act, sentence = fitting[0]
        if nearness.near < _NEAR or (
            act is not Act.REQUEST and ends_asking and nearness.margin < _CLEAR
        ):
            return None
        if nearness.margin >= (_MEANT if is_specific(whole) else _CLEAR):
            return Found(nearness.job, sentence)
        asks = act is Act.REQUEST and not tells_of_oneself(sentence) and is_specific(whole)
        return (
            Found(nearness.job, sentence, torn=True) if asks and nearness.margin >= _TORN else None
        )

    def _spelt(self, text: str) -> str:
        """Return the text with misspelt words put right, where they are nearly ones of a phrase."""
        return re.sub(r"[a-z]{5,}", lambda match: self._meant(match.group()), text)

    def _cue_of(self, word: str) -> str:
        if word in self._texts.cues or self._embedder.ranks(word) < WHOLE:
            return word
        slips = 1 if len(word) < 8 else 2
        near = process.extractOne(
            word, self._cues, scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return near[0] if near and near[0][0] == word[0] else word
