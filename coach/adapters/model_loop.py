"""One thread with an event loop for every call to a chat model, so that any call can be ended."""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

Chunks = Callable[[], AsyncIterator[Any]]
"""Starts a call; it runs on the loop alone."""
END = object()
"""What `take` returns once there is no more."""
_AGAIN = 0.1
"""Seconds after which a call that was ended, and goes on, is ended again."""


class _LoopThread:
    """The thread of this process; it is started at first use, and again after a fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None or self._thread is None or not self._thread.is_alive():
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="coach-model", daemon=True
                )
                self._thread.start()
            return self._loop


_THREAD = _LoopThread()


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the loop of this process on which calls run; it is started if need be."""
    return _THREAD.loop()


class Arriving:
    """What one call brings, read from any thread while it arrives on the loop's.

    The call always ends by being cancelled from within, wherever it waits, so that its library
    closes the connection itself.
    """

    def __init__(self, chunks: Chunks, *, total: float, enough: Callable[[Any], bool]) -> None:
        """Start a call.

        Args:
            chunks: Starts it.
            total: Seconds after which it is ended, read or unread.
            enough: Told every chunk as it comes; once it returns True no more is read, and that
                chunk is not passed on.
        """
        self._chunks = chunks
        self._enough = enough
        self._arrived: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.stopped_early = False
        """Whether `enough` has ended it."""
        self.error: BaseException | None = None
        """What it died of, once `take` has returned END; None if it ended by itself."""
        self._loop = running_loop()
        self._task: asyncio.Task[None] | None = None
        self._closed = False
        self._loop.call_soon_threadsafe(self._start, max(0.0, total))

    def take(self, wait: float) -> Any:
        """Return the next chunk, or END; raise queue.Empty if none came within `wait` seconds."""
        return self._arrived.get(timeout=wait) if wait > 0 else self._arrived.get_nowait()

    @property
    def was_ended(self) -> bool:
        """Whether it did not end by itself: its time was over, or somebody closed it."""
        return isinstance(self.error, asyncio.CancelledError)

    def close(self) -> None:
        """End the call, whether or not it is over; returns at once."""
        self._loop.call_soon_threadsafe(self._stop)

    def _start(self, total: float) -> None:
        if self._closed:
            return
        self._task = self._loop.create_task(self._read())
        timer = self._loop.call_later(total, self._stop)
        self._task.add_done_callback(lambda task: self._over(task, timer))

    async def _read(self) -> None:
        async for chunk in self._chunks():
            if self.stopped_early or self._enough(chunk):
                self.stopped_early = True  # what is read already still comes through here
                self._stop()
            else:
                self._arrived.put(chunk)

    def _over(self, task: asyncio.Task[None], timer: asyncio.TimerHandle) -> None:
        timer.cancel()
        self.error = asyncio.CancelledError() if task.cancelled() else task.exception()
        self._arrived.put(END)

    def _stop(self) -> None:
        self._closed = True
        if self._task is not None and not self._task.done():
            self._task.cancel()
            # `asyncio.wait_for` of Python 3.11 may swallow it, and libraries use that
            self._loop.call_later(_AGAIN, self._stop)
