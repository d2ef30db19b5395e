"""From what a model wrote to the form it was asked for; what cannot be read is refused."""

import json
import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import json_repair

from coach.domain.record import Record
from coach.prompting.coercing import as_form
from coach.prompting.form_lists import KeptItems, list_of
from coach.prompting.items import ItemScanner, first_value, start_of_json

Form = TypeVar("Form", bound=Record)

LONGEST_REPAIRED = 6_000
"""Characters of malformed JSON that are put right here; the time for it grows with its square."""
MOST_BRACKETS = 300
"""Opening brackets of it; no form needs as many."""

_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_TAIL = re.compile(r"[\s,]*(?:```)?\s*\Z")


class Unreadable(Exception):
    """The answer is not in its form; `problem` says why, without any of its words."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


@dataclass(frozen=True)
class Read(Generic[Form]):
    """An answer in its form."""

    value: Form
    left_out: int = 0
    """Items of it that did not fit, and went."""


def read_answer(text: str, form: type[Form], *, cut: bool = False) -> Read[Form]:
    """Return the answer that a text holds.

    Words and code fences around the JSON are passed over. An answer that begins with its JSON
    ends where that ends; after other words the last JSON counts that has a key of the form.
    Malformed JSON is put right only where none of its words gets lost.

    Args:
        text: What the model answered, without its reasoning.
        form: What it should be.
        cut: Whether the model had to stop early: the last item of a list is not whole then.

    Raises:
        Unreadable: There is no such answer in the text.
    """
    places = [
        place for place in (start_of_json(text), _last_start(text, form)) if place is not None
    ]
    if not places:
        raise Unreadable("there is no JSON in it")
    problem = ""
    for place in dict.fromkeys(places):
        value = first_value(text[place:])
        read = _fitted(value, form) if value is not None else "its JSON is malformed"
        if isinstance(read, Read):
            return read
        problem = problem or read
    rest = text[places[0] :]
    read_rest = _whole_items(rest, form) if cut else _put_right(rest, form)
    read_rest = read_rest or (_put_right(rest, form, cut=True) if cut else _whole_items(rest, form))
    if read_rest is None:
        raise Unreadable("it is too long, and was cut" if cut else problem)
    return read_rest


def _last_start(text: str, form: type[Record]) -> int | None:
    """Return where the last JSON begins that has a key of the form first, else any JSON."""
    keys = "|".join(map(re.escape, form.model_fields))
    found = list(re.finditer(rf"\{{\s*[\"']?(?:{keys})[\"']?\s*:", text))
    if found:
        return found[-1].start()
    bracket = re.search(r"[{\[]", text)
    return bracket.start() if bracket else None


def _fitted(value: Any, form: type[Form], *, extra_keys: bool = True) -> Read[Form] | str:
    """Return a value in its form, or what is wrong with it."""
    items = list_of(form)
    if items is None:
        plain = as_form(_unwrapped(value, form), form, extra_keys=extra_keys)
        return plain if isinstance(plain, str) else Read(plain)
    rest = _with_key(_unwrapped(value, form), items.key, items.item)
    if not isinstance(rest, dict) or items.key not in rest:
        return f"it has no {items.key}"
    if not extra_keys and set(rest) - set(form.model_fields):
        return "it has keys that the form does not have"
    kept = KeptItems(form, items)
    kept.take_all(rest[items.key], extra_keys=extra_keys)
    whole = kept.form(rest)
    return whole if isinstance(whole, str) else Read(whole, kept.left_out)


def _unwrapped(value: Any, form: type[Record]) -> Any:
    """Return what stands under one key of another name, such as the name of the form."""
    if isinstance(value, dict) and len(value) == 1:
        inner = next(iter(value.values()))
        names = form.model_fields
        if not set(value) & set(names) and isinstance(inner, dict) and set(inner) & set(names):
            return inner
    return value


def _with_key(value: Any, key: str, item: type[Record]) -> Any:
    """Return a list, or one item alone, under the key where it belongs."""
    is_item = isinstance(value, dict) and key not in value
    if isinstance(value, list) or (is_item and not isinstance(as_form(value, item), str)):
        return {key: value}
    return value


def _put_right(text: str, form: type[Form], *, cut: bool = False) -> Read[Form] | None:
    """Return what malformed JSON says, or None where that is not sure.

    Keys that no form has are what a misplaced quotation mark leaves of a text: then the item
    goes. What is open at the end is not whole: it is left out, and never closed half-way.
    """
    text = _TAIL.sub("", text)
    if len(text) > LONGEST_REPAIRED or text.count("{") + text.count("[") > MOST_BRACKETS:
        return None
    try:
        value = json_repair.loads(text)
    except (ValueError, RecursionError):
        return None
    if _letters(json.dumps(value, ensure_ascii=False)) < _letters(text):
        return None
    is_open = cut or text[-1:] not in ("}", "]")
    if is_open:
        value = _without_last(_unwrapped(value, form), form)
    read = _fitted(value, form, extra_keys=False)
    return None if isinstance(read, str) else Read(read.value, read.left_out + is_open)


def _whole_items(text: str, form: type[Form]) -> Read[Form] | None:
    """Return the items that are whole of a list that has no end; None for any other text."""
    items = list_of(form)
    if items is None or not items.alone:
        return None
    scanner, kept = ItemScanner(items.key), KeptItems(form, items)
    for raw in scanner.feed(text):
        kept.take(raw)
    whole = kept.form()
    if isinstance(whole, str) or not scanner.is_open:
        return None
    return Read(whole, kept.left_out + 1)


def _without_last(value: Any, form: type[Record]) -> Any:
    """Return a value without the last item of its list; None where it has no list of items."""
    items = list_of(form)
    found = value.get(items.key) if items and isinstance(value, dict) else value
    if items is None or not isinstance(found, list) or len(found) < 2:
        return None
    return {items.key: found[:-1]}


def _letters(text: str) -> int:
    """Return how many letters and digits a JSON text has, escaped ones apart."""
    return sum(map(str.isalnum, _ESCAPE.sub(" ", text)))
