"""How near a turn is to the examples of each job, and to those of what is no job."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.domain.request import Job
from coach.ports import Embedder
from coach.services.job_texts import DAY, LENGTH, NAME, NO_JOB, TEXT

_WORDS = {DAY: "Tuesday", LENGTH: "half an hour", NAME: "my mentor", TEXT: ""}
"""What the examples say where a turn names a day, a length or a person of its own."""


@dataclass(frozen=True)
class Nearness:
    """Cosine similarities of one turn to its nearest examples."""

    jobs: Mapping[Job, float]
    """To the nearest example of each job."""
    none: float
    """To the nearest example of what is no job."""

    @property
    def job(self) -> Job:
        """The job with the nearest example."""
        return max(self.jobs, key=lambda job: self.jobs[job])

    @property
    def near(self) -> float:
        """How near that is."""
        return self.jobs[self.job]

    @property
    def margin(self) -> float:
        """By how much a job is nearer than what is none."""
        return self.near - self.none


class JobNearness:
    """Compares turns with the examples, which are encoded once."""

    def __init__(self, embedder: Embedder, examples: Sequence[tuple[str, str]]) -> None:
        """Encode the examples, all in one call."""
        self._embedder = embedder
        self._labels = [label for label, _ in examples]
        self._vectors = embedder.encode([text for _, text in examples])

    def of(self, text: str) -> Nearness:
        """Return how near a text is; this is the one encoding of a turn."""
        (vector,) = self._embedder.encode([_in_words(text)])
        best: dict[str, float] = {}
        for label, near in zip(self._labels, self._vectors @ vector, strict=True):
            best[label] = max(float(near), best.get(label, -1.0))
        none = max(best[label] for label in NO_JOB)
        return Nearness(
            {Job(name): near for name, near in best.items() if name not in NO_JOB}, none
        )


def _in_words(text: str) -> str:
    for mark, words in _WORDS.items():
        text = text.replace(mark, words)
    return text
