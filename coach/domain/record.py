"""The base of every domain model: frozen, strict about keys, documented by its attributes."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value: equal by content, never changed in place, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
