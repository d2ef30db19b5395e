"""Sensitive comments: what a person should look at, rather once too often."""

from collections.abc import Mapping

from coach.comments.coding_shelf import CodeShelf
from coach.comments.empty_answers import plain

_SURE = 0.27
"""How like the examples of all kinds together a sentence must be."""


def reason(sentence: str, scores: Mapping[str, float], shelf: CodeShelf) -> str:
    """Return in a few words why a person should look at it, empty if there is no need.

    Args:
        sentence: As it was said.
        scores: By kind, how like its examples the model finds the sentence, about 0 to 1.
        shelf: Holds the signs and the words.
    """
    said = plain(sentence)
    signs = [kind for kind, pattern in shelf.sensitive.items() if pattern.search(said)]
    if shelf.unless.search(said):
        return ""
    likeliest = max(signs or scores, key=lambda kind: scores.get(kind, 0.0))
    if signs or sum(scores.values()) >= _SURE:
        return shelf.why[likeliest]
    return ""
