"""The invented partner's line in a chat model's words, as far as they stay in the scene."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.rehearsal import SceneCard
from coach.errors import AnswerInvalid, ModelError
from coach.grounding.foreign import foreign_matter
from coach.language.cleaning import one_line
from coach.language.figures import agrees, figures
from coach.language.names import names
from coach.language.words import words
from coach.ports import Embedder
from coach.prompting.asking import Asked, Asker, Budget
from coach.prompting.schemas import RehearsalLine

PROMPT = "rehearsal"
MOST_WORDS = 60
_NEAR = 0.35
"""Cosine similarity to the script's line from which a line says the same."""
_NEAR_SAID, _AT_LEAST = 0.5, 0.15
"""Similarity to the person's last words that serves too, and what is then asked of the first."""
_RUN = 6
"""So many words in a row of the person's own are an echo and no answer."""
_SMALL = 12
"""Counts up to this, spelled and without a unit, are how people speak rather than figures."""
_READ = 3
"""Answers that the model reads, the latest ones."""


@dataclass(frozen=True)
class Spoken:
    """A line of the partner."""

    text: str
    worded: bool
    """Whether it is the model's; else it is the script's."""
    failed: bool = False
    """Whether the model gave nothing at all, so that asking again would only cost time."""


class LineSpeaker:
    """Puts lines of a script into a model's words; branch, notes and feedback never pass here."""

    def __init__(self, asker: Asker, embedder: Embedder, outside: re.Pattern[str]) -> None:
        """Take what asks the model, and the words that step out of a scene."""
        self._asker = asker
        self._embedder = embedder
        self._outside = outside

    def say(self, scene: SceneCard, script: str, said: Sequence[str]) -> Spoken:
        """Return the line to be shown.

        Args:
            scene: What is played.
            script: What the partner says by the script.
            said: What the person has said so far, oldest first; confidential, and kept nowhere.
        """
        values = {
            "scenario": f"{scene.title}. {scene.scene}",
            "partner_says": script,
            "said": list(said[-_READ:]),
        }
        try:
            asked = self._asker.ask(PROMPT, values, RehearsalLine, Budget())
        except AnswerInvalid:
            return Spoken(script, worded=False)
        except ModelError:
            return Spoken(script, worded=False, failed=True)
        line = one_line(asked.value.says)
        if self._stays_in(line, asked, script, said):
            return Spoken(line, worded=True)
        return Spoken(script, worded=False)

    def _stays_in(
        self, line: str, asked: Asked[RehearsalLine], script: str, said: Sequence[str]
    ) -> bool:
        return (
            0 < len(line.split()) <= MOST_WORDS
            and not foreign_matter(line, nonce=asked.nonce, instructions=asked.instructions)
            and not self._outside.search(line.lower().replace("’", "'"))
            and not _new_names(line, script)
            and not _new_figures(line, script)
            and not any(_echoes(line, one) for one in said)
            and self._is_near(line, script, said[-1] if said else "")
        )

    def _is_near(self, line: str, script: str, last: str) -> bool:
        mine, wanted, theirs = self._embedder.encode([line, script, last or script])
        near = float(mine @ wanted)
        return near >= _NEAR or (near >= _AT_LEAST and float(mine @ theirs) >= _NEAR_SAID)


def _new_names(line: str, script: str) -> bool:
    known = {word for name in names(script) for word in words(name.text)}
    return any(set(words(name.text)) - known for name in names(line))


def _new_figures(line: str, script: str) -> bool:
    given = figures(script)
    digits = set(re.findall(r"\d+", line)) - set(re.findall(r"\d+", script))
    new = (
        one
        for one in figures(line)
        if not (one.unit is None and one.value.isdigit() and int(one.value) <= _SMALL)
        and not any(agrees(one, other) for other in given)
    )
    return bool(digits) or any(new)


def _echoes(line: str, said: str) -> bool:
    """Tell whether a line repeats a run of what the person said."""
    theirs = f" {' '.join(words(said))} "
    mine = words(line)
    runs = (mine[start : start + _RUN] for start in range(len(mine) - _RUN + 1))
    return any(f" {' '.join(run)} " in theirs for run in runs)
