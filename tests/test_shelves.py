"""The shelves are found, and a malformed file is refused with its line."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from coach.errors import InputError, ShelfError
from coach.shelves import (
    Node,
    as_model,
    markdown_files,
    read_front_matter,
    read_nodes,
    read_yaml,
    shelf,
    yaml_text,
)


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "file.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["knowledge", "prompts", "evals"])
def test_every_shelf_is_found(name: str) -> None:
    assert shelf(name).is_dir()


def test_a_shelf_that_is_not_there_is_named() -> None:
    with pytest.raises(ShelfError, match="recipes: the folder is missing"):
        shelf("recipes")


def test_front_matter_and_body_are_parted_and_the_bodys_line_is_known(tmp_path: Path) -> None:
    path = _file(tmp_path, "---\na: 1\nb: 2\n---\n# Title\n")

    meta, body, line = read_front_matter(path)

    assert (meta, body) == ({"a": 1, "b": 2}, "# Title\n")
    assert path.read_text(encoding="utf-8").splitlines()[line - 1] == "# Title"


def test_lines_that_end_as_on_windows_are_read_alike(tmp_path: Path) -> None:
    meta, body, _ = read_front_matter(_file(tmp_path, b"---\r\na: 1\r\n---\r\nText\r\n"))

    assert meta == {"a": 1}
    assert body.strip() == "Text"


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("", 1, "it must begin with front matter between two lines of ---"),
        ("# Title\n", 1, "it must begin with front matter"),
        ("---\na: 1\n", 1, "it must begin with front matter"),
        ("---\na: b: c\n---\n", 2, "mapping values are not allowed"),
        ("---\na: 1\nb: [1\n---\n", 3, "did not find expected"),
        ("---\n- a\n---\n", 2, "the front matter must be a list of `name: value` lines"),
        (b"---\na: \xff\n---\n", None, "it is not UTF-8 text (byte 7)"),
    ],
)
def test_a_file_without_proper_front_matter_is_refused(
    tmp_path: Path, content: str | bytes, line: int | None, says: str
) -> None:
    with pytest.raises(ShelfError) as caught:
        read_front_matter(_file(tmp_path, content))

    assert caught.value.problem.startswith(says)
    if line and not says.startswith("did not"):
        assert caught.value.line == line


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match=r"it cannot be read \(No such file"):
        read_yaml(tmp_path / "gone.yaml")


def test_yaml_that_names_a_python_object_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="could not determine a constructor"):
        read_yaml(_file(tmp_path, "a: !!python/object/apply:os.getcwd []\n"))


class Cup(BaseModel):
    """Something to read from a file."""

    model_config = ConfigDict(extra="forbid")

    size: int
    colour: str = "white"


def test_values_become_a_model(tmp_path: Path) -> None:
    path = _file(tmp_path, "size: 3\n")

    assert as_model(Cup, read_yaml(path), path) == Cup(size=3)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("colour: red\nsize: big\n", 2, "size: input should be a valid integer"),
        ("size: 3\nhandle: left\n", 2, "handle: extra inputs are not permitted"),
        ("colour: red\n", None, "size: field required"),
    ],
)
def test_a_wrong_key_is_told_with_its_line(
    tmp_path: Path, content: str, line: int | None, says: str
) -> None:
    path = _file(tmp_path, content)

    with pytest.raises(ShelfError) as caught:
        as_model(Cup, read_yaml(path), path)

    assert caught.value.line == line
    assert caught.value.problem.startswith(says)


def test_markdown_files_come_in_the_order_of_their_names_and_nothing_else_does(
    tmp_path: Path,
) -> None:
    for name in ("b.md", "a.md", "notes.txt"):
        (tmp_path / name).touch()

    assert [path.name for path in markdown_files(tmp_path)] == ["a.md", "b.md"]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="the folder is missing"):
        list(markdown_files(tmp_path / "gone"))


def test_yaml_from_outside_is_read_as_texts_with_their_lines() -> None:
    read = read_nodes("a: yes\nb:\n  - 'no'\n  - {c: }\n", what="x")

    assert read == Node(
        {
            "a": Node("yes", 1, plain=True),
            "b": Node((Node("no", 3), Node({"c": Node("", 4, plain=True)}, 4)), 2),
        },
        1,
    )


@pytest.mark.parametrize("content", ["", "# nothing", "---\n"])
def test_yaml_that_says_nothing_is_an_empty_text(content: str) -> None:
    assert read_nodes(content, what="x").value == ""


def test_yaml_from_outside_is_refused_by_the_name_it_was_given() -> None:
    with pytest.raises(InputError, match=r"my file, line 2: 'a' is there twice\. Correct it"):
        read_nodes("a: 1\na: 2\n", what="my file")


@pytest.mark.parametrize("depth", [20, 21])
def test_yaml_from_outside_may_be_nested_twenty_levels_deep(depth: int) -> None:
    content = "[" * depth + "]" * depth
    if depth == 20:
        assert read_nodes(content, what="x").line == 1
        return
    with pytest.raises(InputError, match="more than 20 levels"):
        read_nodes(content, what="x")


def test_what_is_written_reads_back_as_it_was(tmp_path: Path) -> None:
    value = {"b": ["yes", "1", "null", "a: b", "é 日本 👩🏽‍💻", " x", ""], "a": {"c": 1, "d": True}}

    text = yaml_text(value)

    assert text.startswith("b:\n- 'yes'\n")
    assert "日本" in text
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_yaml(path) == value
