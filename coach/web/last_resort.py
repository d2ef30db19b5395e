"""The last resort: whatever stops a thread becomes one sentence without the words of a visitor."""

from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Self

from coach.errors import CoachError


class LastResort:
    """A block in which nothing escapes; what stopped it is kept in `error`.

    The text of an exception may quote what somebody wrote, so it reaches no screen and no log,
    unless it is one of our own sentences.
    """

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> Self:
        """Begin the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Keep what stopped the block, and go on after it."""
        self.error = error
        return True

    def sentence(self, otherwise: str) -> str | None:
        """Return our own sentence if the error is one, else `otherwise`; None if all went well."""
        if self.error is None:
            return None
        return str(self.error) if isinstance(self.error, CoachError) else otherwise

    @property
    def place(self) -> str:
        """The kind of error and where it broke, for whoever runs the process; "" for our own."""
        if self.error is None or isinstance(self.error, CoachError):
            return ""
        frames = extract_tb(self.error.__traceback__)
        where = f", {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
        return f"{type(self.error).__name__}{where}"
