"""The conversation shelf is read strictly: a mistake is named with its file and line."""

import shutil
from pathlib import Path

import pytest

from coach.domain.conversation import Role
from coach.errors import ShelfError
from coach.services.conversation_texts import MOST_EXAMPLES, read_conversation
from coach.shelves import shelf

SHELF = shelf("knowledge") / "conversation"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(SHELF, tmp_path / "conversation")


def _change(folder: Path, name: str, before: str, after: str) -> int:
    """Replace the first of a text in a file; return the line it stands in."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def _problem(folder: Path) -> ShelfError:
    with pytest.raises(ShelfError) as caught:
        read_conversation(folder)
    return caught.value


def test_the_shelf_of_the_project_can_be_read() -> None:
    texts = read_conversation(SHELF)

    assert len(texts.examples.labelled()) <= MOST_EXAMPLES
    assert texts.kind_of("crisis") == "referred"
    assert texts.kind_of("authorship") == "declined"


def test_a_missing_file_is_named(copied: Path) -> None:
    (copied / "replies.yaml").unlink()

    assert _problem(copied).path.name == "replies.yaml"


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("replies.yaml", "thanks: ", "thanks: 5 # ", "thanks"),
        ("examples.yaml", "  tax:", "  toll:", "the topic 'toll' stands here, but not in replies"),
        ("signs.yaml", "  tax:", "  toll:", "the topic 'toll' stands here, but not in replies"),
        ("signs.yaml", "{medicine}", "{medicines}", "which is no group"),
        ("signs.yaml", "{medicine}", "(pill|drug", "does not close"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    copied: Path, name: str, before: str, after: str, says: str
) -> None:
    line = _change(copied, name, before, after)

    problem = _problem(copied)

    assert (problem.path.name, problem.line) == (name, line)
    assert says in problem.problem


@pytest.mark.parametrize("name", ["examples.yaml", "signs.yaml"])
def test_a_topic_that_has_a_reply_must_be_recognisable(copied: Path, name: str) -> None:
    _change(copied, name, "  tax:", "  crisis:")

    problem = _problem(copied)

    assert problem.path.name == "replies.yaml"
    assert problem.problem == f"the topic 'tax' stands here, but not in {name}"


def test_a_reply_that_refers_must_name_the_help_route(copied: Path) -> None:
    _change(copied, "replies.yaml", "Please turn to $help_route, or to a tax", "Ask a tax")

    assert "tax: it must name $help_route" in _problem(copied).problem


def test_no_other_reply_may_name_the_help_route(copied: Path) -> None:
    _change(copied, "replies.yaml", "You are welcome.", "Thank $help_route.")

    assert "thanks: it must not name $help_route" in _problem(copied).problem


def test_a_reply_by_role_must_speak_to_all_of_them(copied: Path) -> None:
    _change(copied, "replies.yaml", "  manager: ", "  # manager: ")

    assert "greeting: it must speak to leader, mentor and manager" in _problem(copied).problem


def test_more_examples_than_a_start_can_bear_are_refused(copied: Path) -> None:
    more = "".join(f'\n  - "thank you {number}"' for number in range(MOST_EXAMPLES))
    _change(copied, "examples.yaml", "\nthanks:", f"\nthanks:{more}")

    assert f"{MOST_EXAMPLES} is the most" in _problem(copied).problem


def test_a_reply_may_differ_by_role() -> None:
    replies = read_conversation(SHELF).replies
    said = {replies.words("about_coach", "", role) for role in Role}

    assert len(said) == len(Role)
