"""`coach bench support`: the product's own check of a claim against evidence, on anybody's data."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from coach.grounding.support import FITTED, SupportChecker
from coach.ports import Embedder


def run(embedder: Embedder, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield one answer for each line, in order; empty lines are passed over.

    `{"claim", "evidence": [sentence, ...]}` gives `{"support": 0-1, "sentences": [indices, best
    first]}`; a line that is not so gives `{"error"}` with what to correct, and the rest go on.
    """
    checker = SupportChecker(embedder, weights=FITTED)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(checker, number, line)


def _answer(checker: SupportChecker, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        return {"error": f"line {number} is not JSON: {problem}. Write one object a line."}
    problem_found = _problem(row)
    if problem_found:
        return {"error": f"line {number}: {problem_found}"}
    found = checker.check(row["claim"], row["evidence"])
    return {"support": round(found.score, 6), "sentences": list(found.sentences)}


def _problem(row: Any) -> str:
    if not isinstance(row, dict):
        return 'it is not an object. Write {"claim": ..., "evidence": [...]}.'
    claim, evidence = row.get("claim"), row.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        return "'claim' must be a text that is not empty."
    if not isinstance(evidence, list) or not all(isinstance(one, str) for one in evidence):
        return "'evidence' must be a list of texts."
    return ""
