"""One sentence of a model held against six passages of the library, in a warm process."""

import time
from collections.abc import Mapping, Sequence
from random import Random
from statistics import median

import numpy as np

from bench.measure import Measure
from coach.adapters.sql_store import open_store
from coach.bootstrap import build_embedder
from coach.domain.passage import Passage
from coach.grounding.passages import sentences_of
from coach.grounding.support import SupportChecker
from coach.ports import Embedder, Encoded, Matrix
from coach.retrieval.chunking import cut_documents
from coach.retrieval.indexing import IndexedSentences, stored_vectors, window_matrix
from coach.retrieval.library import read_library
from coach.settings import read_settings
from coach.shelves import shelf

CLAIMS = 200
PASSAGES = 6
WORDS = range(15, 26)
"""A claim to be worded is that long, in words."""

Case = tuple[str, list[str]]
"""A claim with the sentences of the passages nearest to it."""


def measure(environ: Mapping[str, str], *, runs: int) -> list[Measure]:
    """Return the median and the 95th percentile of one check, one of each a run."""
    settings = read_settings(environ)
    embedder = build_embedder(settings)
    passages = cut_documents(read_library(shelf("knowledge")))
    store = open_store(settings.home)
    vectors = stored_vectors(passages, embedder=embedder, store=store, progress=lambda *_: None)
    store.close()
    known = IndexedSentences(passages, vectors)
    given = cases(passages, embedder, window_matrix(passages, vectors))
    first = [_times(embedder, known, given, warm=False) for _ in range(runs)]
    again = [_times(embedder, known, given, warm=True) for _ in range(runs)]
    return [
        Measure("claim check, new process, p95", tuple(_p95(times) for times in first), "ms"),
        Measure("claim check, warm, median", tuple(median(times) for times in again), "ms"),
        Measure("claim check, warm, p95", tuple(_p95(times) for times in again), "ms"),
    ]


def cases(passages: Sequence[Passage], embedder: Embedder, windows: Matrix) -> list[Case]:
    """Return claims in other words than the library's, each with its nearest passages."""
    claims = [
        claim.text.split()
        for passage in passages
        for claim in passage.claims
        if len(claim.text.split()) in WORDS
    ]
    drawn = Random(1).sample(claims, CLAIMS)
    found = []
    for words, other in zip(drawn, [*drawn[1:], drawn[0]], strict=True):
        # half of one claim and half of another: a model's sentence that nobody has seen
        claim = " ".join((*words[: len(words) // 2], *other[len(other) // 2 :]))
        near = np.argsort(-(windows @ embedder.encode([claim])[0]))[:PASSAGES]
        found.append((claim, [text for row in near for text in _said(passages[row])]))
    return found


def _said(passage: Passage) -> tuple[str, ...]:
    return (*sentences_of(passage), f"{passage.title}. {passage.heading}")


def _times(
    embedder: Embedder, known: Mapping[str, Encoded], given: list[Case], *, warm: bool
) -> list[float]:
    checker = SupportChecker(embedder, known=known)
    for claim, evidence in given if warm else ():
        checker.check(claim.upper(), evidence)  # the evidence is read, the claim is not
    return sorted(_time(checker, claim, evidence) for claim, evidence in given)


def _time(checker: SupportChecker, claim: str, evidence: list[str]) -> float:
    start = time.perf_counter()
    checker.check(claim, evidence)
    return 1000 * (time.perf_counter() - start)


def _p95(times: list[float]) -> float:
    return times[int(0.95 * len(times))]
