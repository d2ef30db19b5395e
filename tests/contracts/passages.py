"""Passages and their vectors, where a test does not care what they say."""

import numpy as np

from coach.domain.document import Claim, ClaimKind, Table
from coach.domain.passage import Passage
from coach.ports import Encoded, PassageVectors
from tests.contracts.vectors import unit_rows


def a_passage(id: str, text: str = "Listen first. Ask “why” — twice.") -> Passage:
    """Return a passage that uses every field."""
    return Passage(
        id=id,
        source="s1-example",
        title="An example",
        heading="How to begin",
        order=3,
        claims=(Claim(text=text, kind=ClaimKind.ADVICE, via=("R13",), ours=True),),
        tables=(Table(caption="Times", header=("a", "b"), rows=(("1", "2"),)),),
        questions=("How do we begin?",),
    )


def some_vectors(
    *, tokens: int = 5, claims: int = 1, questions: int = 1, seed: int = 0
) -> PassageVectors:
    """Return random vectors of width 8; those of tokens are exact in half precision."""
    halves = unit_rows(tokens, width=8, seed=seed + 1).astype(np.float16)
    return PassageVectors(
        window=Encoded(
            vector=unit_rows(1, width=8, seed=seed)[0],
            tokens=halves.astype(np.float32),
            spans=np.arange(2 * tokens, dtype=np.int32).reshape(-1, 2),
        ),
        sentences=unit_rows(claims, width=8, seed=seed + 2),
        questions=unit_rows(questions, width=8, seed=seed + 3),
    )
