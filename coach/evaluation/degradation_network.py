"""Which addresses this process speaks to, seen from below every library."""

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self

_LOCAL = frozenset({"127.0.0.1", "::1", "localhost", None})
"""This machine, as it is named and numbered; None is any of its addresses."""


class Connections(AbstractContextManager["Connections"]):
    """Keeps the addresses of all connections that are begun inside of it, in any thread.

    Python tells of each by an audit event. A hook for them can be added and never taken away, so
    there is one for the whole process, and it keeps nothing while nobody looks.
    """

    def __init__(self) -> None:
        self._begun: set[tuple[str, int]] = set()
        self._names: set[str] = set()

    def __enter__(self) -> Self:
        _watch()
        _LOOKING.append(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _LOOKING.remove(self)

    def saw(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take in an audit event."""
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            self._begun.add(arguments[1][:2])
        elif event == "socket.getaddrinfo":
            name = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
            self._names |= {name} - _LOCAL

    def strangers(self, *, ports: frozenset[int], names: frozenset[str]) -> tuple[str, ...]:
        """Return every address besides these ports of this machine, and every other name."""
        others = {
            f"{host}:{port}"
            for host, port in self._begun
            if host not in _LOCAL or port not in ports
        }
        return tuple(sorted(others | (self._names - names)))


_LOOKING: list[Connections] = []
_HOOKS: list[bool] = []


def _watch() -> None:
    if not _HOOKS:
        _HOOKS.append(True)
        sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _LOOKING and event.startswith("socket."):
        for one in tuple(_LOOKING):
            one.saw(event, arguments)
