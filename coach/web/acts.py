"""What a button of our own markup asks for: a verb with at most a few plain words after it."""

import re
from collections.abc import Container
from dataclasses import dataclass

from coach.rendering import inert

_SHAPE = re.compile(r"[a-z]{1,20}(?: [A-Za-z0-9_-]{1,64}){0,3}", re.ASCII)
_LARGEST = 100_000


@dataclass(frozen=True)
class Act:
    """A press of a button."""

    verb: str
    words: tuple[str, ...] = ()

    def word(self, place: int) -> str:
        """Return the word at this place after the verb, empty if there is none."""
        return self.words[place] if place < len(self.words) else ""

    def number(self, place: int) -> int | None:
        """Return the whole number at this place, None if there is none."""
        word = self.word(place)
        return min(int(word), _LARGEST) if word.isdigit() and len(word) < 10 else None


def read_act(text: str | None, verbs: Container[str]) -> Act | None:
    """Return what a button said, None for anything that none of these verbs begins."""
    if not text or not _SHAPE.fullmatch(text):
        return None
    verb, *words = text.split(" ")
    return Act(verb, tuple(words)) if verb in verbs else None


def button(
    surface: str, says: str, words: str, *, unseen: str = "", kind: str = "", off: bool = False
) -> str:
    """Return a button of ours.

    Args:
        surface: Which bridge carries it to the server.
        says: The verb and its words, as `read_act` reads them.
        words: What is on it.
        unseen: What is only read aloud, after the words.
        kind: Its look, as a class of the style sheet.
        off: Whether it cannot be pressed now.
    """
    aloud = f'<span class="unseen"> {inert(unseen)}</span>' if unseen else ""
    look = f' class="{kind}"' if kind else ""
    rest = " disabled" if off else ""
    return (
        f'<button type="button" name="do-{surface}" value="{inert(says)}"{look}{rest}>'
        f"{inert(words)}{aloud}</button>"
    )
