"""Retrieval is measured through the product's own search and decisions."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.domain.conversation import Outcome, Turn
from coach.domain.document import Document
from coach.domain.passage import Hit
from coach.evaluation.finding import FinderSearch, Finds
from coach.evaluation.retrieval_bench import rank, run
from tests.doubles.planted_coach import CLAIMS, a_passage


@dataclass(frozen=True)
class PlantedFinding:
    query_used: str
    hits: tuple[Hit, ...]
    known: float
    outcome: Outcome = Outcome.ANSWERED
    best_sentence: str = "It is in Oslo, I think."


class PlantedFinder:
    """Finds all sources in the same order, and is surer of questions without `not`."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Turn, ...], int]] = []

    def find(self, text: str, turns: Sequence[Turn], k: int) -> PlantedFinding:
        self.told.append((text, tuple(turns), k))
        known = 0.1 if "not" in text else 0.9
        return PlantedFinding(f"{text} used", hits("s4-wiifm", "s2-peers"), known)


def hits(*sources: str) -> tuple[Hit, ...]:
    scores = [1 / (n + 1) for n in range(len(sources))]
    return tuple(Hit(passage=a_passage(s), score=v) for s, v in zip(sources, scores, strict=True))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    corpus = [{"_id": id, "title": "", "text": text} for id, text in CLAIMS.items()]
    queries = [
        {"_id": "q1", "text": "Where?", "answerability": "ANSWERABLE", "answers": ["Oslo"]},
        {"_id": "q2", "text": "Who?", "answerability": "PARTIAL", "answers": ["slow"]},
        {"_id": "q3", "text": "Why not?", "answerability": "UNANSWERABLE"},
        {"_id": "q4", "text": "What not?", "answerability": "UNDERSPECIFIED"},
    ]
    for name, rows in (("corpus", corpus), ("queries", queries)):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    qrels = "query-id\tcorpus-id\tscore\nq1\ts4-wiifm\t1\nq2\ts2-peers\t1\n"
    (tmp_path / "qrels.tsv").write_text(qrels, encoding="utf-8")
    return tmp_path


def _build(documents: Iterable[Document]) -> tuple[Finds, int]:
    return PlantedFinder(), len(list(documents))


def _quiet(what: str, share: float) -> None:
    assert 0 <= share <= 1


def test_every_figure_of_a_run_is_there(data: Path) -> None:
    figures, _ = run(data, _build, _quiet)

    assert {key: figures[key] for key in ("documents", "passages", "queries", "judged")} == {
        "documents": 3,
        "passages": 3,
        "queries": 4,
        "judged": 2,
    }
    assert (figures["P@1"], figures["R@5"], figures["R@10"], figures["MRR"]) == (0.5, 1, 1, 0.75)
    assert figures["nDCG@10"] == pytest.approx(0.8155)
    assert set(figures["ms_per_query"]) == {"median", "p95"}
    assert figures["passages_per_second"] > 0


def test_an_underspecified_question_does_not_count_for_or_against_knowing(data: Path) -> None:
    figures, _ = run(data, _build, _quiet)

    assert figures["AUROC"] == 1.0


def test_an_answer_counts_in_the_shown_sentence_only_as_a_whole_word(data: Path) -> None:
    figures, _ = run(data, _build, _quiet)

    assert figures["answer_in_sentence"] == 0.5


def test_a_line_of_the_hits_file_has_the_agreed_keys(data: Path) -> None:
    _, answered = run(data, _build, _quiet)

    assert answered[0].as_json() == {
        "_id": "q1",
        "hits": [["s4-wiifm", 1.0], ["s2-peers", 0.5]],
        "known": 0.9,
        "outcome": "answered",
        "query_used": "Where? used",
        "sentence": "It is in Oslo, I think.",
    }


def test_a_document_scores_as_its_best_passage_and_stands_once() -> None:
    ranked = rank(hits("s2-peers", "s4-wiifm", "s2-peers"))

    assert ranked == (("s2-peers", 1.0), ("s4-wiifm", 0.5))


def test_the_search_of_a_finder_is_asked_without_earlier_turns() -> None:
    finder = PlantedFinder()

    found = FinderSearch(finder).search("Who?", k=3)

    assert finder.told == [("Who?", (), 3)]
    assert [hit.passage.source for hit in found] == ["s4-wiifm", "s2-peers"]
