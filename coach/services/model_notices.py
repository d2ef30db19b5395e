"""What is said beside an answer when a model's words were not used, or not all of them."""

from pathlib import Path

from coach.domain.record import Record
from coach.errors import (
    AnswerInvalid,
    ModelError,
    ModelNotInstalled,
    ModelRefused,
    ModelTimedOut,
)
from coach.shelves import as_model, read_yaml


class ModelNotices(Record):
    """The file `model_notices.yaml`, a sentence or two each."""

    unavailable: str
    timed_out: str
    refused: str
    not_installed: str
    invalid: str
    abstained: str
    nothing_left: str
    stopped: str
    """The model stopped early, and what it wrote before stands."""
    shortened: str

    def failed(self, error: ModelError) -> str:
        """Return why the model gave no answer, in a person's words."""
        if isinstance(error, ModelTimedOut):
            return self.timed_out
        if isinstance(error, ModelNotInstalled):
            return self.not_installed
        if isinstance(error, ModelRefused):
            return self.refused
        return self.invalid if isinstance(error, AnswerInvalid) else self.unavailable


def read_model_notices(folder: Path) -> ModelNotices:
    """Read model_notices.yaml of the conversation shelf, or raise ShelfError."""
    path = folder / "model_notices.yaml"
    return as_model(ModelNotices, read_yaml(path), path)
