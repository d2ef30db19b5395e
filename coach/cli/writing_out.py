"""Writing a file that a command was told to write."""

from pathlib import Path

from coach.errors import InputError


def check_folder(path: Path) -> None:
    """Raise InputError if the file's folder is missing: sooner than after a long run."""
    if not path.absolute().parent.is_dir():
        raise InputError(what=str(path), problem="its folder is missing", remedy="Create it first.")


def write(path: Path, text: str) -> None:
    """Write a text file, or raise InputError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, or raise InputError."""
    try:
        path.write_bytes(content)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror})"
        raise InputError(what=str(path), problem=problem, remedy="Check the path.") from error
