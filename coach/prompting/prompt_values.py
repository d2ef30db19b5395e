"""The values with which a prompt is tried: a YAML file, each text as it is written."""

from pathlib import Path

from coach.errors import InputError
from coach.prompting.prompt_head import PromptHead
from coach.prompting.prompts import Value
from coach.shelves import Node, read_nodes

_REMEDY = "Write `name: text`, or `name:` and a list of texts, for each input."


def read_values(path: Path, head: PromptHead) -> dict[str, Value]:
    """Return the values of a file: a text, or several, for each input that a prompt declares.

    Raises:
        InputError: The file cannot be read, an input is missing, or it holds something else.
    """
    try:
        node = read_nodes(path.read_text(encoding="utf-8"), what=str(path))
    except (OSError, UnicodeDecodeError) as error:
        problem = "it cannot be read as UTF-8 text"
        raise InputError(what=str(path), problem=problem, remedy="Check the path.") from error
    nodes = node.value if isinstance(node.value, dict) else {}
    for name in head.inputs:
        if name not in nodes:
            raise InputError(what=str(path), problem=f"`{name}` is missing", remedy=_REMEDY)
    for name, one in nodes.items():
        if name not in head.inputs:
            where = f"{path}, line {one.line}"
            problem = f"{head.name} takes no {name!r}"
            raise InputError(what=where, problem=problem, remedy=_REMEDY)
    return {name: _value(name, one, path) for name, one in nodes.items()}


def _value(name: str, node: Node, path: Path) -> Value:
    if isinstance(node.value, str):
        return node.value
    texts = [
        one.value for one in node.value if isinstance(one, Node) and isinstance(one.value, str)
    ]
    if len(texts) != len(node.value):
        where = f"{path}, line {node.line}"
        raise InputError(what=where, problem=f"{name!r} is no text", remedy=_REMEDY)
    return texts
