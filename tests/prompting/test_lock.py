"""A released prompt is never changed in place."""

from pathlib import Path

import pytest

from coach.domain.answer import PromptUse
from coach.errors import ShelfError
from coach.prompting.lock import LOCK, State, problems, read_lock, release, state_of
from coach.prompting.prompts import read_prompts
from coach.shelves import shelf
from tests.prompting.prompt_files import PROMPT, a_folder

HASH, OTHER = "0123456789ab", "ba9876543210"


def _use(version: int = 1, hash: str = HASH) -> PromptUse:
    return PromptUse(name="greet", version=version, hash=hash)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder whose only prompt is released."""
    release(read_prompts(a_folder(tmp_path)), tmp_path)
    return tmp_path


def test_every_prompt_is_what_its_version_was_released_with() -> None:
    place = shelf("prompts")
    prompts, released = read_prompts(place), read_lock(place)

    assert problems(prompts, released) == ()
    assert [n for n in prompts.names() if state_of(prompts.get(n).use, released) is State.NEW] == []


def test_a_release_is_a_line_with_name_version_and_hash(folder: Path) -> None:
    use = read_prompts(folder).get("greet").use

    assert (folder / LOCK).read_text(encoding="utf-8") == f"greet 1 {use.hash}\n"
    assert read_lock(folder) == (use,)


def test_what_is_released_is_not_released_again(folder: Path) -> None:
    before = (folder / LOCK).read_bytes()

    assert release(read_prompts(folder), folder) == ()
    assert (folder / LOCK).read_bytes() == before


def test_other_words_under_a_released_version_are_refused_and_nothing_is_written(
    folder: Path,
) -> None:
    before = (folder / LOCK).read_bytes()
    a_folder(folder, PROMPT.replace("Keep it short", "Keep it brief"))

    with pytest.raises(ShelfError, match=r"greet: .* version 1 .* Give it version 2"):
        release(read_prompts(folder), folder)
    assert (folder / LOCK).read_bytes() == before


def test_a_new_version_is_appended_and_the_history_stays(folder: Path) -> None:
    first = read_lock(folder)
    text = PROMPT.replace("Keep it short", "Keep it brief").replace("version: 1", "version: 2")
    a_folder(folder, text)

    new = release(read_prompts(folder), folder)

    assert [one.version for one in new] == [2]
    assert read_lock(folder) == (*first, *new)


def test_a_prompt_that_is_gone_leaves_its_history(folder: Path) -> None:
    first = read_lock(folder)
    (folder / "greet.md").unlink()
    a_folder(folder, PROMPT.replace("name: greet", "name: part"), name="part")

    release(read_prompts(folder), folder)

    assert read_lock(folder)[:1] == first


@pytest.mark.parametrize(
    ("use", "state"),
    [
        (_use(2), State.RELEASED),
        (_use(1), State.RELEASED),
        (_use(2, OTHER), State.CHANGED),
        (_use(1, OTHER), State.CHANGED),
        (_use(3, OTHER), State.NEW),
    ],
)
def test_a_prompt_is_released_changed_or_new(use: PromptUse, state: State) -> None:
    assert state_of(use, (_use(1), _use(2))) is state


def test_a_version_below_the_latest_that_was_never_released_is_no_new_one() -> None:
    assert state_of(_use(2), (_use(1), _use(3))) is State.CHANGED


def test_a_prompt_without_a_history_is_new() -> None:
    other = PromptUse(name="other", version=7, hash=HASH)

    assert state_of(_use(), (other,)) is State.NEW


def test_the_remedy_names_the_version_after_the_latest(folder: Path) -> None:
    prompts = read_prompts(folder)

    (problem,) = problems(prompts, (_use(1, OTHER), _use(4, OTHER)))

    assert "Give it version 5" in problem


@pytest.mark.parametrize(
    ("lines", "number", "says"),
    [
        (f"greet 1 {HASH}\ngreet one {HASH}\n", 2, "a line must be `name version hash`"),
        (f"greet 1 {HASH} \n", 1, "a line must be"),
        ("greet 1 0123\n", 1, "a line must be"),
        (f"<<<<<<< HEAD\ngreet 1 {HASH}\n", 1, "a line must be"),
        (f"greet 1 {HASH}\ngreet 1 {OTHER}\n", 2, "version 1 of 'greet' is there twice"),
    ],
)
def test_a_malformed_lock_is_refused_with_its_line(
    tmp_path: Path, lines: str, number: int, says: str
) -> None:
    (tmp_path / LOCK).write_text(lines, encoding="utf-8")

    with pytest.raises(ShelfError, match=says) as refused:
        read_lock(tmp_path)

    assert refused.value.line == number


def test_a_lock_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(b"\xff\xfe")

    with pytest.raises(ShelfError, match="UTF-8"):
        read_lock(tmp_path)


def test_a_lock_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    prompts = read_prompts(a_folder(tmp_path))
    (tmp_path / f"{LOCK}.new").mkdir()

    with pytest.raises(ShelfError, match="cannot be written"):
        release(prompts, tmp_path)
