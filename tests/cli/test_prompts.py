"""`coach prompts`: somebody who corrects a prompt sees what a model is asked, and releases it."""

import json
import re
from pathlib import Path

import pytest

from coach.cli.prompts import tried
from coach.doubles.scripted_model import ScriptedModel
from coach.errors import AnswerInvalid
from coach.prompting.asking import Asker
from coach.prompting.prompts import PromptShelf, read_prompts
from coach.shelves import shelf
from tests.cli.conftest import Printed, Terminal
from tests.prompting.prompt_files import PROMPT, a_folder

VALUES = "tone: calm\nsaid: [No., 2026-01-02]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one prompt."""
    return a_folder(tmp_path / "prompts")


@pytest.fixture(scope="module")
def ours() -> PromptShelf:
    """Return the coach's own prompts."""
    return read_prompts(shelf("prompts"))


def _run(terminal: Terminal, folder: Path, *words: str) -> Printed:
    return terminal.run("prompts", *words, "--prompts", str(folder))


def _try(terminal: Terminal, folder: Path, values: str, *more: str) -> Printed:
    file = folder.parent / "values.yaml"
    file.write_text(values, encoding="utf-8")
    return _run(terminal, folder, "try", "greet", "--values", str(file), *more)


def test_the_list_says_of_each_prompt_how_it_stands(terminal: Terminal, folder: Path) -> None:
    use = read_prompts(folder).get("greet").use

    assert _run(terminal, folder, "list").out == f"greet    1  {use.hash}  new\n"
    _run(terminal, folder, "lock")
    assert _run(terminal, folder, "list").out.endswith("  released\n")
    a_folder(folder, PROMPT.replace("Keep it short", "Keep it brief"))
    assert _run(terminal, folder, "list").out.endswith("  changed\n")


def test_the_list_is_a_json_document_for_scripts(terminal: Terminal, ours: PromptShelf) -> None:
    rows = json.loads(terminal.run("prompts", "list", "--json").out)

    assert [row["name"] for row in rows] == list(ours.names())
    assert set(rows[0]) == {"name", "version", "hash", "state"}


def test_a_prompt_is_shown_with_its_head_and_words(terminal: Terminal, folder: Path) -> None:
    printed = _run(terminal, folder, "show", "greet")

    assert re.match(r"greet 1 \([0-9a-f]{12}\)  new\nSay a line\.\n", printed.out)
    assert "  said (fenced): What was said.\n" in printed.out
    assert "--- user ---\nThey said:\n$said\nBe $tone.\n" in printed.out


def test_a_prompt_is_shown_as_a_model_gets_it(terminal: Terminal, folder: Path) -> None:
    printed = _run(terminal, folder, "show", "greet", "--rendered")

    assert "<<DATA 0123456789abcdef>>\nWhat¦was¦said.\n<<END 0123456789abcdef>>" in printed.out
    assert '{"type":"object"' in printed.out


def test_a_prompt_that_is_not_there_is_told_with_those_that_are(terminal: Terminal) -> None:
    printed = terminal.run("prompts", "show", "poem")

    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("There is no prompt called 'poem'. Choose one of: agenda_words,")


def test_a_malformed_prompt_is_told_with_its_line(terminal: Terminal, folder: Path) -> None:
    a_folder(folder, PROMPT.replace("Be $tone.", "Be $mood."))

    printed = _run(terminal, folder, "list")

    assert printed.code == 2
    assert printed.err.startswith(f"{folder / 'greet.md'}, line 17: $mood is not declared")


def test_new_versions_are_released_and_told(terminal: Terminal, folder: Path) -> None:
    first = _run(terminal, folder, "lock")
    again = _run(terminal, folder, "lock")

    assert (first.code, again.code) == (0, 0)
    assert re.fullmatch(r"Released: greet 1 \([0-9a-f]{12}\)\n", first.out)
    assert again.out == "released.lock has every prompt as it stands.\n"


def test_a_released_prompt_with_other_words_is_refused_and_exit_1(
    terminal: Terminal, folder: Path
) -> None:
    _run(terminal, folder, "lock")
    before = (folder / "released.lock").read_bytes()
    a_folder(folder, PROMPT.replace("Keep it short", "Keep it brief"))

    printed = _run(terminal, folder, "lock")

    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith("greet: ")
    assert "Give it version 2" in printed.err
    assert (folder / "released.lock").read_bytes() == before


def test_without_a_model_the_rendered_prompt_is_printed(terminal: Terminal, folder: Path) -> None:
    printed = _try(terminal, folder, VALUES)

    assert printed.code == 0
    assert "--- system ---\nAnswer in a calm voice" in printed.out
    assert printed.out.count("<<DATA ") == 3
    assert "\n2026-01-02\n" in printed.out
    assert printed.err == (
        "No model is on, so the prompt was not asked. Set COACH_MODEL to ask it.\n"
    )


def test_without_a_model_the_json_says_so(terminal: Terminal, folder: Path) -> None:
    tried_out = json.loads(_try(terminal, folder, VALUES, "--json").out)

    assert (tried_out["engine"], tried_out["answer"]) == (None, None)
    assert tried_out["prompt"]["name"] == "greet"
    assert tried_out["notice"].startswith("No model is on")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ("tone: calm\n", "values.yaml: `said` is missing. Write `name: text`"),
        (f"{VALUES}mood: bad\n", "values.yaml, line 3: greet takes no 'mood'"),
        ("tone: calm\nsaid: {a: b}\n", "values.yaml, line 2: 'said' is no text"),
        ("tone: calm\ntone: bad\n", "values.yaml, line 2: 'tone' is there twice"),
        ("- a\n", "values.yaml: `tone` is missing"),
    ],
)
def test_values_that_do_not_fit_are_told_in_one_sentence(
    terminal: Terminal, folder: Path, values: str, says: str
) -> None:
    printed = _try(terminal, folder, values)

    assert (printed.code, printed.out) == (2, "")
    assert says in printed.err


def test_a_file_of_values_that_is_not_there_is_told(terminal: Terminal, folder: Path) -> None:
    printed = _run(terminal, folder, "try", "greet", "--values", "gone.yaml")

    assert (printed.code, printed.out) == (2, "")
    assert printed.err == "gone.yaml: it cannot be read as UTF-8 text. Check the path.\n"


def test_with_a_model_its_answer_and_what_it_was_asked_are_returned(ours: PromptShelf) -> None:
    model = ScriptedModel(['{"says": "If we must, then briefly."}'])
    values = {"scenario": "A leader in a hurry.", "said": "Shall we?", "partner_says": "Fine."}

    result = tried(ours.get("rehearsal"), values, Asker(model, ours))

    assert result["answer"] == {"says": "If we must, then briefly."}
    assert (result["engine"], result["notice"]) == ("scripted:double", None)
    assert "A leader in a hurry." in model.history[0].user


def test_an_answer_that_cannot_be_read_is_an_error(ours: PromptShelf) -> None:
    values = {"scenario": "A", "said": "B", "partner_says": "C"}

    with pytest.raises(AnswerInvalid):
        tried(ours.get("rehearsal"), values, Asker(ScriptedModel(then="No."), ours))


def test_a_prompt_without_a_form_of_its_own_is_not_asked(ours: PromptShelf) -> None:
    model = ScriptedModel()
    values = {"schema": "{}", "problem": "A", "answer": "B"}

    result = tried(ours.get("repair"), values, Asker(model, ours))

    assert (result["answer"], model.history) == (None, [])
    assert result["notice"] == "It has no form of its own, so it was not asked."


def test_a_model_is_asked_with_the_coachs_own_prompts_alone(
    terminal: Terminal, folder: Path
) -> None:
    terminal.environ = {"COACH_MODEL": "ollama:none"}

    printed = _try(terminal, folder, VALUES)

    assert printed.code == 2
    assert printed.err.startswith("--prompts: a model is asked with the coach's own prompts alone")
