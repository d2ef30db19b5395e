"""The commit of a checkout is read from its files."""

from pathlib import Path

from coach.evaluation.commit import commit_of

HASH = "0123456789abcdef0123456789abcdef01234567"


def _git(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / ".git" / name.replace("__", "/").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    return root


def test_a_branch_is_followed_to_its_commit(tmp_path: Path) -> None:
    files = {"HEAD": "ref: refs/heads/main", "refs__heads__main": HASH}

    assert commit_of(_git(tmp_path, **files)) == HASH


def test_a_packed_branch_is_found(tmp_path: Path) -> None:
    files = {"HEAD": "ref: refs/heads/main", "packed_refs": f"# pack\n{HASH} refs/heads/main"}

    assert commit_of(_git(tmp_path, **files)) == HASH


def test_a_detached_head_is_its_own_commit(tmp_path: Path) -> None:
    assert commit_of(_git(tmp_path, HEAD=HASH)) == HASH


def test_a_branch_without_a_commit_has_none(tmp_path: Path) -> None:
    assert commit_of(_git(tmp_path, HEAD="ref: refs/heads/main")) is None


def test_an_installed_package_has_none(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None
