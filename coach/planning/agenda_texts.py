"""The shelf `knowledge/coaching`: what the planner says around a playbook's own words."""

from pathlib import Path
from string import Template
from typing import TypeVar

from pydantic import Field

from coach.domain.playbook import SessionKind
from coach.domain.record import Record
from coach.domain.topic import TeachingDirection
from coach.errors import ShelfError
from coach.shelves import as_model, read_yaml

Model = TypeVar("Model", bound=Record)


class BlockTexts(Record):
    """A block that the planner adds."""

    title: str
    purpose: str
    questions: tuple[str, ...] = Field(min_length=1, max_length=3)
    source: str | None = None


class ActionTexts(BlockTexts):
    """The block of open actions, and how one of them is read out."""

    says_both: str
    due: str
    late: str


class AgendaTexts(Record):
    """What stands in `agenda.yaml`."""

    titles: dict[SessionKind, str]
    one_way: dict[SessionKind, str]
    actions: ActionTexts
    check_in: BlockTexts
    risk: BlockTexts
    taught: BlockTexts
    teach_purpose: dict[str, str]
    topics_question: str
    apply_question: str
    notices: dict[str, str]
    directions: dict[TeachingDirection, str]

    def notice(self, name: str, **words: object) -> str:
        """Return a notice with its words filled in."""
        return filled(self.notices[name], **words)


class TopicTexts(Record):
    """What stands in `topics.yaml`."""

    why_wish: str
    why_goal: str
    cares: str
    gains: str
    openers: tuple[str, ...] = Field(min_length=1)
    notices: dict[str, str]
    ask: dict[str, str]
    notices_list: dict[str, str]


def filled(template: str, **words: object) -> str:
    """Return a text of the shelf with its `$words` filled in."""
    return Template(template).substitute({name: str(word) for name, word in words.items()})


def read_texts(model: type[Model], path: Path) -> Model:
    """Return a file of the shelf as its model, or raise ShelfError."""
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    return as_model(model, values, path)
