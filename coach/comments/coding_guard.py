"""The guard: which sentences are no feedback, and which ones a person should look at."""

from collections.abc import Mapping, Sequence

import numpy as np

from coach.comments.coding_likeness import Likeness, Numbers
from coach.comments.coding_shelf import CodeShelf
from coach.comments.instructions import is_instruction
from coach.comments.sensitive import reason
from coach.language.tongue import is_foreign
from coach.ports import Matrix, Vector


class Guard:
    """Judges sentences; fitted to the shelf's examples when it is built."""

    def __init__(self, shelf: CodeShelf, vectors: Mapping[str, Vector]) -> None:
        """Fit the votes; `vectors` has those of all texts of `example_texts`."""
        apart = shelf.apart
        self._shelf = shelf
        self._kinds = tuple(apart.sensitive)
        groups = [(0, apart.instruction)]
        groups += [(place, apart.sensitive[kind]) for place, kind in enumerate(self._kinds, 1)]
        harmless = [*(one.text for one in shelf.examples), *apart.feedback, *apart.nothing]
        said = [*harmless, *(text for _, lines in groups for text in lines)]
        labels = np.zeros((len(said), len(groups)))
        row = len(harmless)
        for place, lines in groups:
            labels[row : row + len(lines), place] = 1.0
            row += len(lines)
        texts = [(text, None) for text in said]
        self._likeness = Likeness(texts, np.stack([vectors[text] for text in said]), labels)

    def scores(self, sentences: Sequence[str], vectors: Matrix) -> Numbers:
        """Return how like an instruction, and how like each sensitive kind, a sentence is."""
        return self._likeness.scores([(sentence, None) for sentence in sentences], vectors)

    def is_instruction(self, sentence: str, scores: Numbers, themes: float) -> bool:
        """Tell whether a sentence is an instruction; the model knows those in English alone.

        Args:
            sentence: As it was said.
            scores: Its row of `scores`.
            themes: How like its likeliest theme it is, about 0 to 1.
        """
        score = 0.0 if is_foreign(sentence) else float(scores[0])
        return is_instruction(sentence, score, themes, self._shelf)

    def reason(self, sentence: str, scores: Numbers) -> str:
        """Return why a person should look at it, given its row of `scores`; empty for most."""
        by_kind = dict(zip(self._kinds, map(float, scores[1:]), strict=True))
        return reason(sentence, by_kind, self._shelf)
