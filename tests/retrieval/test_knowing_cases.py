"""The do-we-know decision over the library as it is shipped."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.adapters.sql_store import open_store
from coach.retrieval.chunking import cut_documents, header
from coach.retrieval.indexing import stored_vectors, window_matrix
from coach.retrieval.knowing import Verdict, Vocabulary, correct_spelling, judge
from coach.retrieval.library import read_library
from coach.retrieval.searching import Searcher

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "knowing_cases.yaml").read_text(encoding="utf-8")
)
HELD_BACK = frozenset({Verdict.NOT_IN_LIBRARY, Verdict.OFF_TOPIC})


def _expected(case: dict[str, Any]) -> frozenset[str]:
    expect = case["expect"]
    return frozenset([expect] if isinstance(expect, str) else expect)


@pytest.fixture(scope="module")
def verdicts(minilm: MiniLmEmbedder, minilm_home: Path) -> dict[str, Verdict]:
    """Return the verdict on each question; the library is encoded once for each checkout."""
    passages = cut_documents(read_library(KNOWLEDGE))
    store = open_store(minilm_home)
    vectors = stored_vectors(passages, embedder=minilm, store=store, progress=lambda *_: None)
    store.close()
    index = ExactIndex()
    index.add([passage.id for passage in passages], window_matrix(passages, vectors))
    keywords = Bm25Index([p.text for p in passages], [header(p) for p in passages])
    searcher = Searcher(passages, vectors, index=index, keywords=keywords, embedder=minilm)
    vocabulary = Vocabulary(passages)

    def verdict(question: str) -> Verdict:
        text = correct_spelling(question, vocabulary=vocabulary, embedder=minilm)
        found = searcher.search(searcher.prepare(text), k=8)
        return judge(found, vocabulary=vocabulary, embedder=minilm).verdict

    return {case["q"]: verdict(case["q"]) for case in CASES}


def test_at_most_one_answerable_question_in_twenty_is_refused(
    verdicts: dict[str, Verdict],
) -> None:
    answerable = [case["q"] for case in CASES if not _expected(case) <= HELD_BACK]
    refused = [
        question
        for question in answerable
        if verdicts[question] in HELD_BACK and verdicts[question] not in _expected_of(question)
    ]
    assert len(refused) <= 0.05 * len(answerable), refused


def test_nine_in_ten_questions_that_the_library_cannot_answer_are_held_back(
    verdicts: dict[str, Verdict],
) -> None:
    unanswerable = [case["q"] for case in CASES if _expected(case) <= HELD_BACK]
    passed = [question for question in unanswerable if verdicts[question] not in HELD_BACK]
    assert len(passed) <= 0.1 * len(unanswerable), passed


def _expected_of(question: str) -> frozenset[str]:
    return next(_expected(case) for case in CASES if case["q"] == question)
