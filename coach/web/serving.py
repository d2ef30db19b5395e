"""`coach serve`: answer at once, prepare behind it, stop when asked."""

import asyncio
import errno
import logging
import os
import socket
from collections.abc import MutableMapping
from types import FrameType

import uvicorn

from coach.errors import PortInUse, SettingsError
from coach.settings import Settings
from coach.web.environment import private_environment
from coach.web.front import Front
from coach.web.guard import Guard
from coach.web.needs import Build
from coach.web.preparation import Preparation
from coach.web.visitors import Visitors

SECONDS_TO_STOP = 2
"""How long open tabs may hold the process after it was told to stop."""


def serve(
    settings: Settings, build: Build, *, environ: MutableMapping[str, str] = os.environ
) -> int:
    """Serve the web app until SIGINT or SIGTERM.

    Args:
        settings: Where to listen, and the folder that may hold temporary files.
        build: Builds the coach, in a thread, after the page is up.
        environ: The environment of this process; libraries are silenced in it.

    Returns:
        0, or 2 if the coach could not be built; its reason was on the page and on stderr.

    Raises:
        PortInUse: another program listens there.
        SettingsError: the environment would send conversations away, or the host is unknown.
    """
    with (
        _listening(settings.host, settings.port) as listener,
        private_environment(settings.home / f"web-{settings.port}", environ),
    ):
        return asyncio.run(_serve(settings, build, listener))


async def _serve(settings: Settings, build: Build, listener: socket.socket) -> int:
    loop = asyncio.get_running_loop()
    front = Front()

    def open_page(preparation: Preparation) -> None:
        # Gradio takes seconds to import, and the waiting page is served meanwhile.
        from coach.web.page import GradioPage

        page = GradioPage(preparation, help_route=settings.help_route)
        asyncio.run_coroutine_threadsafe(front.adopt(page), loop).result()

    preparation = front.preparation = Preparation(open_page, build)
    server = _Server(
        uvicorn.Config(
            Guard(Visitors(front), host=settings.host),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=SECONDS_TO_STOP,
        ),
        front,
        preparation,
    )
    _log_briefly()
    await server.serve(sockets=[listener])
    return 2 if preparation.problem else 0


class _Server(uvicorn.Server):
    """Says where it listens, and ends open streams when it is told to stop."""

    def __init__(self, config: uvicorn.Config, front: Front, preparation: Preparation) -> None:
        super().__init__(config)
        self._front = front
        self._preparation = preparation

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, say so, and only then begin to prepare."""
        await super().startup(sockets)
        for listener in sockets or []:
            print(f"The coach is at {_address(listener)} (Ctrl+C stops it).", flush=True)
        self._preparation.start()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop without raising the signal again, so that the caller can clean up."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the open streams, then close as usual."""
        self._front.leave()
        await super().shutdown(sockets)


def _listening(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise SettingsError(
            name="COACH_HOST", value=host, expected="an address of this machine"
        ) from error
    family, kind, protocol, _, address = found[0]
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host=host, port=port) from error
        expected = f"an address of this machine that may be listened on ({error.strerror})"
        raise SettingsError(name="COACH_HOST", value=host, expected=expected) from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


class _Brief(logging.Formatter):
    """One line a record; of an exception only its kind, since its text may quote a visitor."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        words = " ".join(record.getMessage().split())
        kind = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname.lower()}: {words}{kind}"


def _log_briefly() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_Brief())
    logger = logging.getLogger("uvicorn")
    logger.handlers = [handler]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
