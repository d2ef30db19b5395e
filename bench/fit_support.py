"""Fit how sentences are picked and how support is scored, with cross-validated figures.

    python bench/fit_support.py --data dev.jsonl [--home FOLDER]

`dev.jsonl` holds one claim a line: {"claim", "evidence": [...], "label": "supported" |
"partially_supported" | "not_supported", "supporting_sentences": [[...], ...]}, as WiCE does. What
it prints goes into `Picking` (coach/grounding/picking.py) and `Weights`
(coach/grounding/support.py) by hand. Every figure is of claims that the fit did not see, except
where it says "seen".
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coach.adapters.minilm_embedder import open_minilm
from coach.grounding.alignment import Alignment, align, terms_of
from coach.grounding.picking import Picking, pick
from coach.grounding.support import MEASURES, PICKED, Weights, measures, nearest
from coach.ports import Embedder

Floats = NDArray[np.float64]
_FITTED = tuple(name for name in MEASURES if name != "strays")
"""The rest is not fitted, see `Weights.strays`; it stands last."""
FOLDS = 5
RIDGE = 12.0
"""Strength of the penalty on the standardised weights: chosen among 1, 3, 12, 30."""
GRID: dict[str, tuple[float, ...]] = {
    "low": (0.4, 0.45, 0.5, 0.55),
    "high": (0.8, 0.9, 1.0),
    "like": (0.5, 0.7, 0.9),
    "like_figure": (0.0, 0.5),
    "best": (0.2, 0.35, 0.5, 0.65),
    "best_from": (0.2, 0.3, 0.4),
    "best_within": (0.15, 0.2, 0.25),
    "cosine": (0.1, 0.25, 0.4),
    "own": (0.25, 0.5, 0.75),
    "gain": (1.5, 2.0, 2.5, 3.0),
    "beside": (0.05, 0.1, 0.15),
    "follows": (0.0, 0.03, 0.05, 0.08),
    "precedes": (0.0, 0.03, 0.05, 0.08),
    "kept": (0.7, 0.85, 1.0),
    "common": (0.1, 0.2, 0.4),
    "figure": (0.5, 1.0, 1.5),
}


@dataclass(frozen=True)
class Case:
    """A labelled claim, aligned with its evidence once."""

    alignment: Alignment
    sentences: tuple[str, ...]
    sets: tuple[frozenset[int], ...]
    label: str


def read_cases(lines: Sequence[str], embedder: Embedder) -> list[Case]:
    """Align every claim with its evidence; sets are renumbered to the sentences looked at."""
    cases = []
    for line in lines:
        row = json.loads(line)
        terms = terms_of(row["claim"], embedder)
        near = nearest(terms, row["evidence"])
        place = {old: new for new, old in enumerate(near)}
        sentences = tuple(row["evidence"][old] for old in near)
        own, *given = embedder.encode_with_tokens([row["claim"], *sentences])
        sets = tuple(
            frozenset(place.get(old, -1 - old) for old in group)
            for group in row["supporting_sentences"]
            if group
        )
        cases.append(Case(align(terms, own, sentences, given), sentences, sets, row["label"]))
    return cases


def recall(cases: Sequence[Case], picking: Picking) -> float:
    """Return the mean share of the best set of supporting sentences among the first five."""
    found = []
    for case in cases:
        if case.sets:
            top = set(pick(case.alignment, case.sentences, keep=PICKED, weights=picking))
            found.append(max(len(top & group) / len(group) for group in case.sets))
    return float(np.mean(found))


def search(
    cases: Sequence[Case], start: Picking, *, rounds: int = 1, better: float = 0.001
) -> Picking:
    """Change one weight at a time while recall grows by more than `better`."""
    best, score = start, recall(cases, start)
    for _ in range(rounds):
        for name, values in GRID.items():
            tried = [replace(best, **{name: value}) for value in values]
            scores = [recall(cases, one) for one in tried]
            if max(scores) > score + better:
                best, score = tried[int(np.argmax(scores))], max(scores)
    return best


def logistic(x: Floats, y: Floats, *, ridge: float = RIDGE) -> tuple[Floats, float]:
    """Return weights and start of a ridge logistic model, by Newton's method."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    penalty = np.diag([ridge] * x.shape[1] + [0.0])
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-z @ beta))
        hessian = (z * (p * (1.0 - p))[:, np.newaxis]).T @ z + penalty
        beta += np.linalg.solve(hessian, z.T @ (y - p) - penalty @ beta)
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def auroc(scores: Floats, y: Floats) -> float:
    """Return the chance that a positive scores above a negative, ties counting half."""
    positive, negative = scores[y == 1], scores[y == 0]
    above = (positive[:, np.newaxis] > negative).mean()
    return float(above + 0.5 * (positive[:, np.newaxis] == negative).mean())


def unseen_scores(x: Floats, y: Floats, *, seed: int) -> Floats:
    """Return each claim's log odds from a model fitted on the other folds."""
    fold = np.random.default_rng(seed).permutation(len(y)) % FOLDS
    scores = np.zeros(len(y))
    for number in range(FOLDS):
        weights, start = logistic(x[fold != number], y[fold != number])
        scores[fold == number] = x[fold == number] @ weights + start
    return scores


def measured(cases: Sequence[Case]) -> Floats:
    """Return the measures of every claim that are fitted, shape (claims, len(_FITTED))."""
    rows = []
    for case in cases:
        chosen = pick(case.alignment, case.sentences, keep=PICKED)
        rows.append(measures(case.alignment, chosen)[: len(_FITTED)].astype(np.float64))
    return np.array(rows)


def report_picking(cases: Sequence[Case]) -> None:
    """Print recall as it stands, and of a search whose folds it did not see."""
    print(f"evidence R@5 with the weights in the code (seen): {recall(cases, Picking()):.3f}")
    fold = np.random.default_rng(0).permutation(len(cases)) % FOLDS
    unseen = []
    for number in range(FOLDS):
        seen = [case for case, at in zip(cases, fold, strict=True) if at != number]
        held_out = [case for case, at in zip(cases, fold, strict=True) if at == number]
        unseen.append(recall(held_out, search(seen, Picking())))
    print(f"evidence R@5, searched on the other folds: {np.mean(unseen):.3f}")
    best = search(cases, Picking())
    print(f"search over all claims (seen {recall(cases, best):.3f}): {asdict(best)}")


def report_weights(cases: Sequence[Case]) -> None:
    """Print cross-validated AUROC under both labellings, and the weights of a fit on all claims."""
    x = measured(cases)
    strict = np.array([case.label == "supported" for case in cases], dtype=np.float64)
    loose = np.array([case.label != "not_supported" for case in cases], dtype=np.float64)
    scores = np.mean([unseen_scores(x, strict, seed=seed) for seed in range(10)], axis=0)
    each = [auroc(unseen_scores(x, strict, seed=seed), strict) for seed in range(10)]
    print(
        f"AUROC supported against the rest: {np.mean(each):.3f}"
        f" (single splits {min(each):.3f}-{max(each):.3f})"
    )
    print(f"AUROC supported or partially against not, same scores: {auroc(scores, loose):.3f}")
    ends = strict + (1 - loose) > 0
    print(
        f"AUROC supported against not, partially left out: {auroc(scores[ends], strict[ends]):.3f}"
    )
    for name, column in zip(_FITTED, x.T, strict=True):
        print(f"  {name} alone: {auroc(column, strict):.3f} / {auroc(column, loose):.3f}")
    weights, start = logistic(x, strict)
    fitted = Weights(**{name: round(float(w), 3) for name, w in zip(_FITTED, weights, strict=True)})
    print(f"{replace(fitted, start=round(start, 3))}")


def main() -> None:
    """Read the data, align it once, and print what to write into the code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="labelled claims, JSON Lines")
    parser.add_argument(
        "--home", type=Path, default=Path(".coach"), help="where the encoder is kept"
    )
    arguments = parser.parse_args()
    lines = arguments.data.read_text(encoding="utf-8").splitlines()
    cases = read_cases(lines, open_minilm(arguments.home))
    report_picking(cases)
    report_weights(cases)


if __name__ == "__main__":
    main()
