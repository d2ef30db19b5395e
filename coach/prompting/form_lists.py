"""The one list that a form is made of: which of its items are kept, one after the other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, get_args, get_origin

from coach.domain.record import Record
from coach.prompting.coercing import as_form, elements, most_elements
from coach.prompting.schemas import AnswerBlock, AnswerBlocks

Form = TypeVar("Form", bound=Record)

MOST_CHARACTERS: Mapping[type[Record], int] = {AnswerBlocks: 4_000}
"""Of the texts of all items together; a form that is not here has no such limit."""


@dataclass(frozen=True)
class ListOfForm:
    """The list that a form is made of."""

    key: str
    item: type[Record]
    most: int | None
    """How many items there may be."""
    alone: bool
    """Whether the form has nothing else, so that it is whole with every item that comes."""


@cache
def list_of(form: type[Record]) -> ListOfForm | None:
    """Return the one list of a form that holds records, or None where there is no such list."""
    lists = [
        ListOfForm(name, item, most_elements(field), len(form.model_fields) == 1)
        for name, field in form.model_fields.items()
        if get_origin(field.annotation) is tuple
        and isinstance(item := get_args(field.annotation)[0], type)
        and issubclass(item, Record)
    ]
    return lists[0] if len(lists) == 1 else None


class KeptItems(Generic[Form]):
    """Takes the items of an answer in their order; one that does not fit goes as a whole.

    What was kept of the first items is the same whether they are taken as they arrive or at the
    end. An item that is too long is never shortened.
    """

    def __init__(self, form: type[Form], items: ListOfForm) -> None:
        self._form = form
        self._items = items
        self._left = MOST_CHARACTERS.get(form)
        self.kept: list[Record] = []
        self.left_out = 0
        """How many items went."""
        self.problem = ""
        """What was wrong with the first that went."""

    def take(self, raw: Any, *, extra_keys: bool = True) -> bool:
        """Keep an item, or leave it out; return whether it was kept."""
        item = as_form(raw, self._items.item, extra_keys=extra_keys)
        problem = item if isinstance(item, str) else self._too_much(item)
        if problem or isinstance(item, str):
            self.left_out += 1
            self.problem = self.problem or problem
            return False
        self.kept.append(item)
        return True

    def take_all(self, raw: Any, *, extra_keys: bool = True) -> None:
        """Take each item of what should be a list."""
        for one in elements(raw):
            self.take(one, extra_keys=extra_keys)

    def form(self, rest: Mapping[str, Any] | None = None) -> Form | str:
        """Return the form with what was kept, or what is wrong with it.

        Args:
            rest: The other keys of the answer.
        """
        if self.left_out and not self.kept:
            return f"{self._items.key}: none of them fits. {self.problem}"
        if self._items.alone and self.kept:  # each of them was validated when it came
            return self._form.model_validate({self._items.key: tuple(self.kept)})
        kept = [json.loads(item.model_dump_json()) for item in self.kept]
        return as_form({**(rest or {}), self._items.key: kept}, self._form)

    def _too_much(self, item: Record) -> str:
        """Return why there is no room for an item, or nothing; its room is taken."""
        if self._items.most is not None and len(self.kept) >= self._items.most:
            return f"more than {self._items.most} of them"
        if isinstance(item, AnswerBlock) and item.type != "abstain" and not item.text.strip():
            return "it says nothing"
        text = getattr(item, "text", "")
        if self._left is not None:
            if len(text) > self._left:
                return f"more than {MOST_CHARACTERS[self._form]} characters together"
            self._left -= len(text)
        return ""
