"""A server on this machine that speaks as a chat model's does, and fails as it is told.

`python -m coach.doubles.fault_server --port 0 --fault stall` prints its address and serves until
it is stopped. Point COACH_MODEL at it: `openai:double` with the address and `/v1`, or
`ollama:double` with the address alone.
"""

import argparse
import contextlib
import itertools
import json
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from coach.doubles.dialects import DIALECTS, Dialect, Received
from coach.doubles.faults import ADDRESSES, FAULTS, REFUSALS, check_faults
from coach.doubles.plain_answers import faithful, obedient

LONG = 60.0
"""Seconds that a slow or stalled answer takes, if the caller waits."""
_GLANCE = 0.02
_HUGE = 10 * 1024 * 1024
_THOUGHT = "The question is about mentoring, so the sources matter. "
_WRONG_JSON = json.dumps({"reply": ["not", "what", "was", "asked"]})
_PAGE = b"<!doctype html><html><body><h1>Sign in to the network</h1></body></html>"

Answers = Callable[[Received], str]


class FaultServer:
    """A server in threads of this process, as a context manager."""

    def __init__(
        self, *faults: str, answers: Answers = faithful, port: int = 0, piece: int = 12
    ) -> None:
        """Prepare a server.

        Args:
            faults: One for each request for an answer, in order; the last one stays. None given
                is `none`.
            answers: What it says where the fault lets it.
            port: 0 for any that is free.
            piece: Characters that are sent at a time.

        Raises:
            ValueError: There is no such fault.
        """
        self.faults = faults or ("none",)
        check_faults(self.faults)
        self.answers = answers
        self.piece = piece
        self.received: list[Received] = []
        """Every request for an answer, in order."""
        self.hung_up: list[float] = []
        """When a caller hung up before the end, each as `time.monotonic()`."""
        self.stopping = threading.Event()
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._next = itertools.count()
        self._http = _Listener(("127.0.0.1", port), self)
        self.port: int = self._http.server_address[1]

    def __enter__(self) -> Self:
        if "refused" in self.faults:
            self._http.server_close()
        else:
            threading.Thread(target=self._http.serve_forever, args=(_GLANCE,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopping.set()
        if "refused" in self.faults:
            return
        self._http.shutdown()
        self._http.server_close()
        with self._lock:
            for one in self._sockets:
                with contextlib.suppress(OSError):  # it is gone already
                    one.shutdown(socket.SHUT_RDWR)

    @property
    def url(self) -> str:
        """Its address, as Ollama's clients take it."""
        scheme = "https" if "tls" in self.faults else "http"
        host = "no-such-host.invalid" if "dns" in self.faults else "127.0.0.1"
        return f"{scheme}://{host}:{self.port}"

    @property
    def openai_url(self) -> str:
        """Its address, as OpenAI's clients take it."""
        return f"{self.url}/v1"

    @property
    def requests(self) -> int:
        """How many answers were asked for."""
        return len(self.received)

    @property
    def open_connections(self) -> int:
        """How many connections are open, idle ones included."""
        with self._lock:
            return len(self._sockets)

    def take(self, received: Received) -> str:
        """Keep a request, and return the fault that it meets."""
        with self._lock:
            self.received.append(received)
            return self.faults[min(next(self._next), len(self.faults) - 1)]

    def opened(self, connection: socket.socket) -> None:
        """Keep a connection in mind."""
        with self._lock:
            self._sockets.add(connection)

    def closed(self, connection: socket.socket) -> None:
        """Forget a connection."""
        with self._lock:
            self._sockets.discard(connection)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], owner: FaultServer) -> None:
        self.owner = owner
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: callers that hang up are what this server is for."""


class _HungUp(Exception):
    """The caller is gone, or the server stops."""


class _Cut(Exception):
    """This server hangs up."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.server.owner.opened(self.connection)

    def finish(self) -> None:
        self.server.owner.closed(self.connection)
        super().finish()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what is sent may be anything."""

    def do_GET(self) -> None:
        """Answer the small questions: which models there are, which version."""
        models = {"models": [{"name": "double", "model": "double"}]}
        known: dict[str, Any] = {
            "/v1/models": {"object": "list", "data": [{"id": "double", "object": "model"}]},
            "/api/tags": models,
            "/api/ps": models,
            "/api/version": {"version": "0.0.0"},
        }
        body = known.get(self.path)
        self._send(200 if body else 404, json.dumps(body or {}).encode(), "application/json")

    def do_POST(self) -> None:
        """Answer a request for an answer, or fail at it."""
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or b"{}")
        dialect = next((one for end, one in DIALECTS.items() if self.path.endswith(end)), None)
        if dialect is None:
            self._send(404, b"{}", "application/json")
            return
        received = Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
        fault = self.server.owner.take(received)
        try:
            self._meet(fault, dialect, received)
        except (_HungUp, ConnectionError):
            self.server.owner.hung_up.append(time.monotonic())
            self.close_connection = True
        except _Cut:
            self.close_connection = True

    def _meet(self, fault: str, dialect: Dialect, received: Received) -> None:
        if fault == "refuses_schema" and received.schema is not None:
            text = "Invalid parameter: 'response_format' of type 'json_schema' is not supported."
            self._send(400, dialect.refusal(text), "application/json")
        elif fault in REFUSALS:
            refusal = REFUSALS[fault]
            body = dialect.refusal(refusal.says)
            self._send(refusal.status, body, "application/json", **refusal.headers)
        elif fault in ("garbage", "html", "empty"):
            kind = "text/html" if fault == "html" else dialect.content_type
            noise = bytes(range(256)) * 4 + b"\n"
            self._send(200, {"garbage": noise, "html": _PAGE, "empty": b""}[fault], kind)
        elif not received.streams:
            self._send(200, dialect.whole(self._text(fault, received)), "application/json")
        else:
            self._stream(fault, dialect, received)

    def _text(self, fault: str, received: Received) -> str:
        if fault == "wrong_json":
            return _WRONG_JSON
        if fault == "empty_answer":
            return ""
        return obedient(received) if fault == "obeys" else self.server.owner.answers(received)

    def _stream(self, fault: str, dialect: Dialect, received: Received) -> None:
        if fault == "slow_headers":
            self._wait(LONG)
        self.send_response(200)
        self.send_header("Content-Type", dialect.content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in self._parts(fault, dialect, self._text(fault, received)):
            self._chunk(part)
        self.wfile.write(b"0\r\n\r\n")

    def _parts(self, fault: str, dialect: Dialect, text: str) -> Iterator[bytes]:
        """Yield what is sent, and fail on the way."""
        size = self.server.owner.piece
        if fault == "huge":
            text = "many words " * (_HUGE // 11)
            size = 1024
        elif fault == "huge_line":
            text, size = "x" * _HUGE, _HUGE
        elif fault == "think_tags":
            text = f"<think>\n{_THOUGHT}\n</think>\n\n{text}"
        if fault == "reasoning":
            yield dialect.thought(_THOUGHT)
        breaks = fault in ("stall", "cut", "fault_inside", "wrong_types")
        if breaks or fault == "too_short":
            text = text[: len(text) // 2]
        pieces = dialect.pieces(text, size=size)
        yield from self._slowly(pieces) if fault == "slow_body" else pieces
        if breaks:
            yield from self._break(fault, dialect)
        if fault != "no_finish_reason":
            yield dialect.end("length" if fault == "too_short" else "stop")

    def _break(self, fault: str, dialect: Dialect) -> Iterator[bytes]:
        if fault == "fault_inside":
            yield dialect.fault("canary-inside")
        elif fault == "wrong_types":
            yield dialect.wrong_types()
        elif fault == "stall":
            self._wait(LONG)
        else:
            raise _Cut

    def _slowly(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for byte in itertools.chain.from_iterable(pieces):
            yield bytes([byte])
            self._wait(1.0)

    def _chunk(self, part: bytes) -> None:
        self._glance()
        self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")

    def _send(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _wait(self, seconds: float) -> None:
        """Wait, or raise _HungUp as soon as the caller is gone."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._glance(_GLANCE)

    def _glance(self, seconds: float = 0.0) -> None:
        readable, _, _ = select.select([self.connection], [], [], seconds)
        gone = readable and not self.connection.recv(1, socket.MSG_PEEK)
        if gone or self.server.owner.stopping.is_set():
            raise _HungUp


def main(arguments: list[str] | None = None) -> None:
    """Serve until interrupted; the address is the first line on stdout."""
    parser = argparse.ArgumentParser(prog="python -m coach.doubles.fault_server")
    parser.add_argument("--port", type=int, default=0, help="0 for any that is free")
    parser.add_argument(
        "--fault",
        action="append",
        choices=FAULTS,
        help="what goes wrong; given again, the next request meets the next one",
    )
    given = parser.parse_args(arguments)
    faults = tuple(given.fault or ("none",))
    if len(faults) > 1 and set(faults) & set(ADDRESSES):
        parser.error(f"{', '.join(ADDRESSES)} stand alone")
    with FaultServer(*faults, port=given.port) as server:
        print(server.url, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
