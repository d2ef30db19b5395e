"""The JSON Schema of a form, as a server holds a model to it and as a prompt tells it."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from coach.domain.record import Record

_KEPT = frozenset({"type", "enum"})
_LIMITS = ("minimum", "maximum", "minItems", "maxItems", "maxLength")
_READ = frozenset({"$ref", "$defs", "anyOf", "items", "properties", "const", "description"})
_DROPPED = frozenset(
    {
        *("title", "default", "required", "additionalProperties", "examples", "pattern", "format"),
        *("minLength", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems"),
    }
)

_Node = Mapping[str, Any]


def strict_schema(form: type[Record]) -> dict[str, Any]:
    """Return the schema of a form in the part of JSON Schema that strict servers take.

    Every object names all of its keys as required and takes no other; what a form refers to
    stands in its place, since beside a `$ref` a strict server takes no description; limits of
    length, size and number are left to the reading of the answer.

    Raises:
        ValueError: The form has something that this part cannot say, such as free keys.

    Source:
        OpenAI, Structured Outputs, "Supported schemas": platform.openai.com/docs.
    """
    whole = form.model_json_schema()
    return _shape(whole, whole.get("$defs", {}), limits=False)


@cache
def schema_words(form: type[Record]) -> str:
    """Return the schema of a form in one line, with its limits, for a model to read.

    Raises:
        ValueError: As `strict_schema`.
    """
    whole = form.model_json_schema()
    shape = _shape(whole, whole.get("$defs", {}), limits=True)
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":"))


def _shape(node: _Node, defs: _Node, *, limits: bool) -> dict[str, Any]:
    while "$ref" in node:
        node = defs[node["$ref"].rsplit("/", 1)[1]]
    _check(node)
    shape: dict[str, Any] = {key: node[key] for key in node if key in _KEPT}
    if "const" in node:
        shape["enum"] = [node["const"]]
    if limits:
        shape |= {key: node[key] for key in _LIMITS if key in node}
    if "items" in node:
        shape["items"] = _shape(node["items"], defs, limits=limits)
    if "anyOf" in node:
        return _one_of([_shape(one, defs, limits=limits) for one in node["anyOf"]]) | shape
    if node.get("type") == "object":
        shape["properties"] = {
            name: _property(one, defs, limits=limits) for name, one in node["properties"].items()
        }
        shape |= {"required": list(node["properties"]), "additionalProperties": False}
    return shape


def _property(node: _Node, defs: _Node, *, limits: bool) -> dict[str, Any]:
    """Return the shape of a key with what its own line of the form says.

    What a class says of itself is for whoever reads the code, and would only cost tokens.
    """
    said = {"description": node["description"]} if "description" in node else {}
    return _shape(node, defs, limits=limits) | said


def _one_of(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the alternatives, with all that are lists of words joined into one list."""
    lists = [one for one in choices if one.keys() == {"type", "enum"} and one["type"] == "string"]
    others = [one for one in choices if one not in lists]
    words = [word for one in lists for word in one["enum"]]
    joined = [{"type": "string", "enum": words}, *others] if lists else others
    return joined[0] if len(joined) == 1 else {"anyOf": joined}


def _check(node: _Node) -> None:
    unknown = set(node) - _KEPT - set(_LIMITS) - _READ - _DROPPED
    is_open = node.get("type") == "object" and "properties" not in node
    is_loose = node.get("type") == "array" and "items" not in node
    if unknown or is_open or is_loose:
        what = ", ".join(sorted(unknown)) or "free keys or items"
        raise ValueError(f"a strict schema cannot say: {what}")
