"""Retrieval on somebody's own data, through the product's own search and decisions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Any

from coach.domain.document import Document
from coach.domain.passage import Hit
from coach.evaluation.beir import DataSet, Query, read_data_set
from coach.evaluation.finding import Finding, Finds
from coach.evaluation.ranking import (
    auroc,
    ndcg_at,
    precision_at,
    quantile,
    recall_at,
    reciprocal_rank,
)
from coach.language.words import words

PASSAGES = 30
"""Passages asked for, so that ten documents remain when several are of one."""
SHOWN = 10
"""Documents that are ranked."""
KNOWN = frozenset({"ANSWERABLE", "PARTIAL"})

Progress = Callable[[str, float], None]


Build = Callable[[Iterable[Document]], tuple[Finds, int]]
"""Indexes documents; returns the search with its number of passages."""


@dataclass(frozen=True)
class Answered:
    """One query with what was found and how long it took."""

    query: Query
    finding: Finding
    ranked: tuple[tuple[str, float], ...]
    """Documents with the score of their best passage, best first."""
    milliseconds: float

    def as_json(self) -> dict[str, Any]:
        """Return the line of a hits file."""
        return {
            "_id": self.query.id,
            "hits": [[id, round(score, 6)] for id, score in self.ranked],
            "known": round(self.finding.known, 6),
            "outcome": self.finding.outcome.value,
            "query_used": self.finding.query_used,
            "sentence": self.finding.best_sentence,
        }


def run(folder: Path, build: Build, progress: Progress) -> tuple[dict[str, Any], list[Answered]]:
    """Measure a data set; return the figures and what each query led to.

    Raises:
        InputError: The data set cannot be read.
    """
    data = read_data_set(folder)
    build(data.documents[:1])  # loads the models, which is not indexing
    start = perf_counter()
    finds, passages = build(data.documents)
    indexing = perf_counter() - start
    answered = []
    for number, query in enumerate(data.queries, 1):
        answered.append(_answer(finds, query))
        progress("asking", number / len(data.queries))
    rate = round(passages / indexing, 1) if indexing else None
    figures = {"data": data.name, "documents": len(data.documents), "passages": passages}
    return figures | measure(data, answered) | {"passages_per_second": rate}, answered


def measure(data: DataSet, answered: Sequence[Answered]) -> dict[str, Any]:
    """Return the figures that the answers to a data set's queries give.

    Ranking is measured over the queries that have a relevant document. The do-we-know score is
    to be high for ANSWERABLE and PARTIAL, low for UNANSWERABLE; UNDERSPECIFIED is left out.
    """
    judged = [
        ([id for id, _ in one.ranked], data.judgements[one.query.id])
        for one in answered
        if one.query.id in data.judgements
    ]
    times = [one.milliseconds for one in answered]
    return {
        "queries": len(answered),
        "judged": len(judged),
        "P@1": _mean([precision_at(ranked, grades, 1) for ranked, grades in judged]),
        "R@5": _mean([recall_at(ranked, grades, 5) for ranked, grades in judged]),
        "R@10": _mean([recall_at(ranked, grades, 10) for ranked, grades in judged]),
        "nDCG@10": _mean([ndcg_at(ranked, grades, 10) for ranked, grades in judged]),
        "MRR": _mean([reciprocal_rank(ranked, grades) for ranked, grades in judged]),
        "AUROC": _known(answered),
        "answer_in_sentence": _mean([_shows(one) for one in answered if one.query.answers]),
        "ms_per_query": {
            "median": round(quantile(times, 0.5), 2),
            "p95": round(quantile(times, 0.95), 2),
        },
    }


def rank(hits: Iterable[Hit]) -> tuple[tuple[str, float], ...]:
    """Return documents by the score of their best passage, best first, at most SHOWN."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.passage.source] = max(hit.score, best.get(hit.passage.source, 0.0))
    return tuple(sorted(best.items(), key=lambda pair: -pair[1])[:SHOWN])


def _answer(finds: Finds, query: Query) -> Answered:
    turns = query.earlier
    start = perf_counter()
    finding = finds.find(query.text, turns, PASSAGES)
    milliseconds = 1000 * (perf_counter() - start)
    return Answered(query, finding, rank(finding.hits), milliseconds)


def _known(answered: Iterable[Answered]) -> float | None:
    positive, negative = [], []
    for one in answered:
        if one.query.answerability in KNOWN:
            positive.append(one.finding.known)
        elif one.query.answerability == "UNANSWERABLE":
            negative.append(one.finding.known)
    area = auroc(positive, negative)
    return None if area is None else round(area, 4)


def _shows(one: Answered) -> float:
    shown = f" {' '.join(words(one.finding.best_sentence))} "
    return float(any(f" {' '.join(words(answer))} " in shown for answer in one.query.answers))


def _mean(values: Sequence[float]) -> float | None:
    return round(fmean(values), 4) if values else None
