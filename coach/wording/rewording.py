"""Other words for texts that were put together without a model, each held to its old words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from coach.domain.person import PairSide
from coach.errors import ModelError
from coach.grounding.foreign import foreign_matter
from coach.ports import Embedder
from coach.prompting.asking import Asked, Asker, Budget
from coach.prompting.fencing import SIGNS
from coach.prompting.schemas import Reworded
from coach.wording.form_checks import form_fault, lost_words
from coach.wording.placeholders import Placeholders
from coach.wording.rewording_texts import Gains, ModelNotices, read_gains, read_notices
from coach.wording.sense_checks import QuestionCheck, SenseChecks

Kind = Literal["purpose", "question", "opener", "step", "line", "advice"]
MOST_ITEMS = 40
"""Texts of one call; what is beyond them keeps its words."""
MOST_CHARACTERS = 3_600
"""Characters of all texts of one call together, so that none is cut when they are fenced."""
LONGEST = 480
"""Characters of a text that is sent: the form of the answer takes 600 for each."""
_SIGNS = re.compile(rf"\s*[{SIGNS}]\s*")
_SPOKEN: frozenset[Kind] = frozenset({"question", "opener", "line"})
"""Said by one of the two to the other; anything else is said by the coach."""


@dataclass(frozen=True)
class Item:
    """A text that may be put into other words."""

    id: str
    text: str
    kind: Kind
    most: int = 600
    """Characters that its new words may have, at most."""
    keeps: tuple[str, ...] = ()
    """Phrases that must stand in the new words too: what a person wrote, what is taught."""


@dataclass(frozen=True)
class RewordedTexts:
    """What became of the texts."""

    kept: Mapping[str, str] = field(default_factory=dict)
    """The new words that passed every check, by the item's id."""
    left: Mapping[str, str] = field(default_factory=dict)
    """Why an item that was sent keeps its old words: a word for the log, never a text."""
    notices: tuple[str, ...] = ()
    worded_by: str | None = None
    """The model, where any of its words were kept."""

    def of(self, id: str, old: str) -> str:
        """Return the words of an item: the new ones where they passed, else the old ones."""
        return self.kept.get(id, old)


class Reworder:
    """Asks a model for other words, and keeps those that say the same."""

    def __init__(
        self,
        asker: Asker,
        embedder: Embedder,
        *,
        gains: Gains,
        notices: ModelNotices,
        questions: QuestionCheck | None = None,
    ) -> None:
        """Take an embedder that keeps nothing on disk, and the product's check of questions."""
        self._asker = asker
        self._notices = notices
        self._checks = SenseChecks(embedder, gains, questions)

    def reword(
        self,
        items: Sequence[Item],
        *,
        prompt: str,
        reader: PairSide,
        names: Sequence[str],
        budget: Budget,
    ) -> RewordedTexts:
        """Return other words for the items, in one call; never raises for what a model does.

        Args:
            items: The texts, ids unlike each other.
            prompt: A prompt that takes `items` and `reader` and answers with `Reworded`.
            reader: Who reads the result.
            names: Of the people it is about: they are hidden from the model.
            budget: What the turn may still spend.
        """
        hidden = Placeholders(names)
        sent = _sendable(items, hidden)
        if not sent:
            return RewordedTexts()
        if budget.calls < 1:
            return RewordedTexts(notices=(self._notices.no_call,))
        asked, failure = self._ask(sent, prompt, reader, budget)
        said = _said_once(asked.value) if asked else {}
        kept, left = self._judged(sent, said, asked, hidden, names)
        return RewordedTexts(
            kept=kept,
            left=left,
            notices=self._told(failure, len(sent), len(left), any_kept=bool(kept)),
            worded_by=self._asker.name if kept else None,
        )

    def _ask(
        self, sent: Mapping[str, tuple[Item, str]], prompt: str, reader: PairSide, budget: Budget
    ) -> tuple[Asked[Reworded] | None, ModelError | None]:
        """Return as much of an answer as came, and what ended it, if anything did."""
        given = "\n".join(f"{id}: {text}" for id, (_, text) in sent.items())
        values = {"items": given, "reader": str(reader)}
        most = 200 + len(given) // 2  # twice as much as such texts take, and their ids
        asked: Asked[Reworded] | None = None
        try:
            for growing in self._asker.stream(prompt, values, Reworded, budget, most_tokens=most):
                asked = growing
        except ModelError as error:
            return asked, error
        return asked, None

    def _judged(
        self,
        sent: Mapping[str, tuple[Item, str]],
        said: Mapping[str, str],
        asked: Asked[Reworded] | None,
        hidden: Placeholders,
        names: Sequence[str],
    ) -> tuple[dict[str, str], dict[str, str]]:
        kept, left = {}, {}
        for id, (item, old) in sent.items():
            new = said.get(id)
            fault = "missing"
            if new is not None and asked is not None:
                fault = self._fault(item, old, new, asked, hidden, names)
            if fault or new is None:
                left[item.id] = fault
            elif hidden.show(new) != item.text:
                kept[item.id] = hidden.show(new)
        return kept, left

    def _fault(
        self,
        item: Item,
        old: str,
        new: str,
        asked: Asked[Reworded],
        hidden: Placeholders,
        names: Sequence[str],
    ) -> str:
        form = form_fault(
            old, new, most=item.most, nonce=asked.nonce, instructions=asked.instructions
        )
        shown = hidden.show(new)
        if form or new == old:
            return form
        if len(shown) > item.most or foreign_matter(shown):
            return "form"
        if lost_words(shown, item.keeps):
            return "own words"
        spoken = item.kind in _SPOKEN
        return self._checks.fault(item.text, shown, people=names, asked=spoken)

    def _told(
        self, failure: ModelError | None, sent: int, left: int, *, any_kept: bool
    ) -> tuple[str, ...]:
        if failure is not None:
            return (self._notices.stopped if any_kept else self._notices.of(failure),)
        return (self._notices.mostly_ours,) if 2 * left > sent else ()


def open_reworder(
    asker: Asker, embedder: Embedder, folder: Path, *, questions: QuestionCheck | None = None
) -> Reworder:
    """Return a reworder with the texts of `knowledge/coaching`, or raise ShelfError."""
    return Reworder(
        asker,
        embedder,
        gains=read_gains(folder),
        notices=read_notices(folder),
        questions=questions,
    )


def _sendable(items: Iterable[Item], hidden: Placeholders) -> dict[str, tuple[Item, str]]:
    """Return what is sent, under numbers: one line each, nothing foreign, not too much."""
    found: dict[str, tuple[Item, str]] = {}
    room = MOST_CHARACTERS
    for item in items:
        text = item.text
        if len(text) > LONGEST or not _is_plain(text):
            continue
        room -= len(text)
        if room < 0 or len(found) == MOST_ITEMS:
            break
        found[str(len(found) + 1)] = (item, hidden.hide(text))
    return found


def _is_plain(text: str) -> bool:
    """Tell whether a text is one line of words: no link, no markup, nothing like a placeholder."""
    return bool(text.strip()) and "\n" not in text and "[[" not in text and not foreign_matter(text)


def _said_once(answer: Reworded) -> dict[str, str]:
    """Return the new texts by id; one that came twice is none."""
    ids = [one.id for one in answer.items]
    return {
        one.id: _SIGNS.sub(" ", one.text).strip() for one in answer.items if ids.count(one.id) == 1
    }
