"""The shelf `knowledge/feedback`: what participants and managers are told about feedback."""

from pathlib import Path
from string import Template

from coach.domain.feedback_desk import WhyHidden
from coach.domain.record import Record
from coach.errors import ShelfError
from coach.shelves import as_model, read_yaml


class ExposureTexts(Record):
    """Who would see what of a draft."""

    you: str
    you_see: str
    partner_sees: str
    manager: str
    manager_words: str
    manager_theme: str
    manager_no_theme: str
    manager_too_small: str
    manager_left_out: str
    model: str
    model_sees: str
    others: str
    others_see: str


class ParticipantTexts(Record):
    """What stands in `participants.yaml`."""

    never_words: str
    theme_possible: str
    theme_impossible: str
    figures_possible: str
    figures_impossible: str
    split_possible: str
    confidential: str
    models_read: str
    exposure: ExposureTexts
    receipt: str
    receipt_same: str
    contacts: str
    ended: str
    cannot_yet: str
    group_missing: str


def filled(text: str, **words: object) -> str:
    """Return a text with its `$names` filled in; a missing one is a fault of the caller."""
    return Template(text).substitute({name: str(word) for name, word in words.items()}).strip()


def read_participant_texts(folder: Path) -> ParticipantTexts:
    """Return what participants are told, or raise ShelfError."""
    path = folder / "participants.yaml"
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    return as_model(ParticipantTexts, values, path)


def read_why_hidden(folder: Path) -> tuple[WhyHidden, ...]:
    """Return why things are hidden, or raise ShelfError."""
    path = folder / "why_hidden.yaml"
    values = read_yaml(path)
    if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
        raise ShelfError(path=path, line=1, problem="it must be a list of `title` and `text`")
    return tuple(as_model(WhyHidden, one, path) for one in values)
