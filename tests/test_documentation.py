"""The documents cannot lie: what they name is there, and what is there is named."""

import ast
import re
from pathlib import Path

import pytest
from typer.main import get_command

from coach import errors
from coach.cli.main import app
from coach.settings import Settings, read_settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
EVERYTHING = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
VARIABLE = re.compile(r"COACH_[A-Z_]+[A-Z]")


def _page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _shown(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _commands() -> set[str]:
    """Return every command with its noun: `ask`, `knowledge check`."""
    found = set()
    for name, command in getattr(get_command(app), "commands", {}).items():
        below = getattr(command, "commands", {})
        found |= {f"{name} {verb}" for verb in below} or {name}
    return found


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", _page("Makefile"), re.MULTILINE))


def _errors() -> set[str]:
    tree = ast.parse(_page("coach/errors.py"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def test_every_setting_has_its_row_and_no_row_is_without_its_setting() -> None:
    rows = set(re.findall(r"^\| `(COACH_[A-Z_]+)`", _page("docs/settings.md"), re.MULTILINE))

    assert rows == set(VARIABLE.findall(_page("coach/settings.py")))


def test_every_field_of_the_settings_says_which_variable_sets_it() -> None:
    described = {name: field.description or "" for name, field in Settings.model_fields.items()}

    assert [name for name, words in described.items() if f"COACH_{name.upper()}" not in words] == []


def test_the_defaults_in_the_table_are_the_defaults_of_the_code() -> None:
    page = _page("docs/settings.md")
    settings = read_settings({})

    assert settings.help_route in page
    assert f"`{settings.port}`" in page
    assert f"`{settings.host}`" in page
    assert f"`{settings.home.name}`" in page


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_command_is_shown_in_a_document(command: str) -> None:
    assert f"coach {command}" in EVERYTHING


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_every_command_that_a_document_shows_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    shown = re.findall(r"(?:`|^|/)coach ([a-z][a-z-]*)(?: ([a-z]+))?", text, re.MULTILINE)
    nouns = {command.split()[0] for command in _commands() if " " in command}
    called = {f"{name} {verb}" if name in nouns and verb else name for name, verb in shown}

    assert called <= _commands() | nouns


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_every_make_target_that_a_document_shows_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= _targets()


def test_the_first_screen_of_the_readme_has_the_three_commands() -> None:
    first = _page("README.md").split("\n## ")[0]

    assert re.findall(r"^make ([a-z]+)", first, re.MULTILINE) == ["run", "test", "eval"]


def test_ci_does_what_contributors_are_told_to_do() -> None:
    last = _page(".ci/run").strip().splitlines()[-1]

    assert last == "make check test eval"


@pytest.mark.parametrize("name", sorted(_errors()))
def test_every_error_is_explained_and_drawn_in_its_tree(name: str) -> None:
    assert f"| `{name}` |" in _page("docs/errors.md")
    assert name in (errors.__doc__ or "")


@pytest.mark.parametrize("path", sorted((ROOT / "evals" / "suites").glob("*.yaml")), ids=_shown)
def test_every_suite_is_named_in_a_document(path: Path) -> None:
    assert f"`{path.stem}`" in _page("docs/evals.md")


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    relative = [link for link in links if not re.match(r"[a-z]+:", link)]

    assert [link for link in relative if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_every_file_that_a_document_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:coach|tests|docs|bench|knowledge|prompts|evals)/[\w./-]*)`", text)

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.+)$", _page("CHANGELOG.md"), re.MULTILINE)

    assert headings[0] == "Unreleased"


def test_a_change_in_the_changelog_is_one_sentence() -> None:
    lines = [line for line in _page("CHANGELOG.md").splitlines() if line.startswith("- ")]

    assert [line for line in lines if not line.endswith(".") or ". " in line] == []
