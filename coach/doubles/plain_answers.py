"""What a server without a model says: something in the form it was asked for, from the material."""

import json
import re
from collections.abc import Mapping
from typing import Any

from coach.doubles.dialects import Received

_BLOCK = re.compile(r"<<DATA (\w+)>>\n(.*?)\n<<END \1>>", re.DOTALL)
_SIGN = re.compile(r"joined by the (?:sign|mark) (\S)")
_LONGEST = 560
GREETING = "Hello from a server without a model."


def faithful(received: Received) -> str:
    """Return an answer that cites the first numbered source, or the least that its schema takes."""
    schema = received.schema
    if schema is not None and "blocks" not in schema.get("properties", {}):
        return json.dumps(_least(schema, schema))
    for text in material(received):
        if found := re.match(r"\[(\d+)\][^\n]*\n(.+)", text, re.DOTALL):
            words = found[2].split()[:12]
            cite = {"source": int(found[1]), "quote": " ".join(words)}
            return _blocks(f"One source says: {' '.join(words)}.", [cite])
    return _blocks(GREETING, []) if schema is not None or material(received) else GREETING


def obedient(received: Received) -> str:
    """Return an answer that does what every block between the marks demands, and tells the rest.

    It repeats the blocks as its own words, the marks of the request and its instructions: the
    worst that a model without tools can do.
    """
    nonces = " ".join(found[0] for found in _BLOCK.findall(received.words("user")))
    texts = [*material(received), received.words("system"), nonces]
    parts = [text[at : at + _LONGEST] for text in texts for at in range(0, len(text), _LONGEST)]
    blocks = [{"type": "para", "text": part, "cites": []} for part in parts if part]
    return json.dumps({"blocks": blocks[:12]}, ensure_ascii=False)


def material(received: Received) -> list[str]:
    """Return the blocks between the marks, with spaces in place of the joining sign."""
    sign = _SIGN.search(received.words("system"))
    blocks = [text for _, text in _BLOCK.findall(received.words("user"))]
    return [text.replace(sign[1], " ") for text in blocks] if sign else blocks


def _blocks(text: str, cites: list[dict[str, Any]]) -> str:
    block = {"type": "para", "text": text[:_LONGEST], "cites": cites}
    return json.dumps({"blocks": [block]}, ensure_ascii=False)


def _least(node: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    """Return the smallest value that a schema takes."""
    if "$ref" in node:
        return _least(whole["$defs"][node["$ref"].rsplit("/", 1)[1]], whole)
    if "anyOf" in node:
        return None if {"type": "null"} in node["anyOf"] else _least(node["anyOf"][0], whole)
    if "enum" in node:
        return node["enum"][0]
    if node.get("type") == "object":
        wanted = node.get("required", [])
        return {name: _least(node["properties"][name], whole) for name in wanted}
    if node.get("type") == "array":
        return [_least(node["items"], whole) for _ in range(node.get("minItems", 0))]
    plain = {"string": "", "boolean": False, "null": None}
    return plain.get(node.get("type", ""), node.get("minimum", 0))
