"""Claims are checked line by line, and a bad line does not stop the rest."""

import json

from coach.evaluation.support_bench import run
from tests.doubles.hash_embedder import HashEmbedder

GOOD = json.dumps(
    {"claim": "Mentors meet weekly.", "evidence": ["Rain fell.", "Mentors meet weekly."]}
)


def test_each_claim_gets_its_support_and_its_sentences() -> None:
    (row,) = run(HashEmbedder(), [GOOD])

    assert set(row) == {"support", "sentences"}
    assert 0.0 <= row["support"] <= 1.0
    assert row["sentences"][0] == 1


def test_a_bad_line_gives_its_error_and_the_rest_go_on() -> None:
    lines = ["{", "[1]", '{"claim": ""}', '{"claim": "a", "evidence": [1]}', "", GOOD]

    rows = list(run(HashEmbedder(), lines))

    assert [set(row) for row in rows] == [{"error"}] * 4 + [{"support", "sentences"}]
    assert rows[0]["error"].startswith("line 1 is not JSON")
    assert "'evidence'" in rows[3]["error"]


def test_no_evidence_is_no_support() -> None:
    assert list(run(HashEmbedder(), ['{"claim": "Mentors meet.", "evidence": []}'])) == [
        {"support": 0.0, "sentences": []}
    ]
