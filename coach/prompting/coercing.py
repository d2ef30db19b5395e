"""Bringing what a model wrote into the types of a form, where nothing has to be guessed.

A number that stands in a string, one object where a list of one is asked, `null` for a list, a
name of a fixed list in another case, keys that the form does not have: these are put right. No
text is ever made up or shortened; a sign that joined the words of others is a space again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from coach.domain.record import Record
from coach.prompting.fencing import unsigned

Form = TypeVar("Form", bound=Record)

_NUMBER = re.compile(r"\s*\[?\s*([+-]?[0-9]{1,9})\s*\]?\s*")
_TRUTH = {"true": True, "false": False}


def as_form(value: Any, form: type[Form], *, extra_keys: bool = True) -> Form | str:
    """Return a value in its form, or what is wrong with it, in words without any of its text.

    Args:
        value: What a JSON text says.
        form: What it should be.
        extra_keys: Whether keys that the form does not have are passed over; otherwise they are
            a fault.
    """
    shaped = _record(value, form, extra_keys=extra_keys)
    try:
        return form.model_validate_json(json.dumps(shaped), strict=True)
    except RecursionError:
        return "it goes too deep"
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"] if part in form.model_fields)
        return f"{where}: {first['msg']}" if where else first["msg"]


def elements(value: Any) -> list[Any]:
    """Return the elements of what should be a list: none of null, itself if it is one alone."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def most_elements(field: FieldInfo) -> int | None:
    """Return how many elements a field may have, or None for any number."""
    return next((one.max_length for one in field.metadata if hasattr(one, "max_length")), None)


def _record(value: Any, form: type[Record], *, extra_keys: bool) -> Any:
    if not isinstance(value, dict):
        return value
    fields = form.model_fields
    kept = {key: one for key, one in value.items() if key in fields or not extra_keys}
    return {
        key: _typed(one, fields[key].annotation, extra_keys=extra_keys) if key in fields else one
        for key, one in kept.items()
        if one is not None or not _goes_without(fields.get(key))
    }


def _goes_without(field: FieldInfo | None) -> bool:
    """Return whether a key may be left out, so that null says no more than its absence."""
    return field is not None and not field.is_required()


def _typed(value: Any, kind: Any, *, extra_keys: bool) -> Any:
    if get_origin(kind) is tuple:
        of = get_args(kind)[0]
        return list(_fitting(elements(value), of, extra_keys=extra_keys))
    choices = {str(choice): choice for choice in _choices(kind)}
    if choices:
        return _chosen(value, choices)
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record(value, kind, extra_keys=extra_keys)
    return _simple(value, _arms(kind))


def _fitting(values: list[Any], kind: Any, *, extra_keys: bool) -> Iterator[Any]:
    """Yield the elements of an inner list, records that do not fit their form left out."""
    for value in values:
        shaped = _typed(value, kind, extra_keys=extra_keys)
        is_record = isinstance(kind, type) and issubclass(kind, Record)
        if not is_record or not isinstance(as_form(shaped, kind, extra_keys=extra_keys), str):
            yield shaped


def _arms(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _choices(kind: Any) -> Iterator[Any]:
    """Yield the names of a fixed list, of several joined by `or` too."""
    for arm in _arms(kind):
        if get_origin(arm) is Literal:
            yield from get_args(arm)
        elif isinstance(arm, type) and issubclass(arm, Enum):
            yield from (one.value for one in arm)


def _chosen(value: Any, choices: Mapping[str, Any]) -> Any:
    plain = {_plain(name): choice for name, choice in choices.items()}
    return plain.get(_plain(value), value) if isinstance(value, str) else value


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def _simple(value: Any, arms: tuple[Any, ...]) -> Any:
    if isinstance(value, str) and str in arms:
        return unsigned(value)
    if isinstance(value, str):
        if bool in arms:
            return _TRUTH.get(value.strip().casefold(), value)
        if NoneType in arms and value.strip().casefold() in ("", "null", "none"):
            return None
        number = _NUMBER.fullmatch(value) if int in arms else None
        return int(number.group(1)) if number else value
    if isinstance(value, int) and not isinstance(value, bool) and str in arms and int not in arms:
        return str(value)
    if isinstance(value, float) and int in arms and value.is_integer():
        return int(value)
    return value
