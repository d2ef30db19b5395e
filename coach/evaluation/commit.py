"""Which commit a checkout stands at, read from its files; git need not be installed."""

from pathlib import Path


def commit_of(root: Path) -> str | None:
    """Return the full hash of the checkout's commit, or None where there is none."""
    folder = root / ".git"
    head = _read(folder / "HEAD")
    if head is None or not head.startswith("ref: "):
        return head
    name = head.removeprefix("ref: ")
    return _read(folder / name) or _packed(folder, name)


def _packed(folder: Path, name: str) -> str | None:
    for line in (_read(folder / "packed-refs") or "").splitlines():
        commit, _, ref = line.partition(" ")
        if ref == name:
            return commit
    return None


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None
