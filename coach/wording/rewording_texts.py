"""The shelf of rewording: what a text may not gain, and what is said where a model failed."""

import re
from functools import cached_property
from pathlib import Path

from coach.domain.record import Record
from coach.errors import ModelError, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.language.words import stem
from coach.planning.agenda_texts import read_texts

Words = tuple[str, ...]


class ModelNotices(Record):
    """What stands in `model_notices.yaml`."""

    timed_out: str
    unavailable: str
    refused: str
    unusable: str
    stopped: str
    no_call: str
    mostly_ours: str
    paragraph: str

    def of(self, error: ModelError) -> str:
        """Return what is said of a failure, in words for a person who set up nothing."""
        if isinstance(error, ModelTimedOut):
            return self.timed_out
        if isinstance(error, ModelUnavailable):
            return self.unavailable
        return self.refused if isinstance(error, ModelRefused) else self.unusable


class Gains(Record):
    """What stands in `rewording.yaml`: kinds of words that a text may not gain."""

    pressure: Words
    why: Words
    sources: Words
    people: Words
    promises: Words
    errands: Words
    hurts: Words
    ends: Words
    voice: Words
    limits: Words
    """These it may not lose either."""

    def gained(self, old: str, new: str) -> str | None:
        """Return the kind of the first word that the new text has and the old one has not."""
        for kind, forms in self._forms.items():
            if _found(forms, new) - _found(forms, old):
                return kind
        lost = _found(self._forms["limits"], old) - _found(self._forms["limits"], new)
        return "limits" if lost else None

    @cached_property
    def _forms(self) -> dict[str, re.Pattern[str]]:
        return {kind: _pattern(getattr(self, kind)) for kind in Gains.model_fields}


def read_notices(folder: Path) -> ModelNotices:
    """Read `model_notices.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(ModelNotices, folder / "model_notices.yaml")


def read_gains(folder: Path) -> Gains:
    """Read `rewording.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(Gains, folder / "rewording.yaml")


def _pattern(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(_form, words))})(?![\w-])", re.IGNORECASE)


def _form(words: str) -> str:
    """Return a phrase as it stands, a single word with its endings."""
    if " " in words or len(words) < 4:
        return re.escape(words).replace("'", "['’]")
    ending = words.removesuffix("e").removesuffix("y")
    last = re.escape(words[len(ending) :])
    return rf"{re.escape(ending)}(?:{last}|{last}s|{last}d|ed|er|ers|es|ies|ied|ing|ings)?"


def _found(form: re.Pattern[str], text: str) -> set[str]:
    plain = text.replace("’", "'")
    return {
        " ".join(stem(word) for word in m.group().lower().split()) for m in form.finditer(plain)
    }
