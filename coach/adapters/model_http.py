"""How the words travel: no redirects, no proxy for one's own machine, no endless answer."""

from collections.abc import AsyncIterator
from typing import Any

from coach.adapters.model_errors import AnswerTooLong

MOST_RAW_BYTES = 4 * 1024 * 1024
"""Most that is read of one answer, its wrapping included: about 250 bytes for each token."""


def client_options(httpx: Any, *, is_local: bool) -> dict[str, Any]:
    """Return the arguments of an `AsyncClient`; `httpx` is that library, or httpx2 that left it.

    A redirect would carry the words, and the key, to a host that nobody chose. Proxies of the
    environment (HTTPS_PROXY, NO_PROXY) are kept to, except for a server on this machine: words
    that are said to stay here must not go out and come back. Connections are not kept: answers
    are asked for so seldom that an idle one would mostly have been dropped by its server.
    """
    limited = _limiter(httpx)

    async def limit(response: Any) -> None:
        response.stream = limited(response.stream)

    return {
        "follow_redirects": False,
        "trust_env": not is_local,
        "limits": httpx.Limits(max_keepalive_connections=0),
        "event_hooks": {"response": [limit]},
    }


def _limiter(httpx: Any) -> Any:
    class LimitedStream(httpx.AsyncByteStream):  # type: ignore[misc] # one class for each library
        """A stream that raises AnswerTooLong once more came than any answer has."""

        def __init__(self, stream: Any) -> None:
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            came = 0
            async for part in self._stream:
                came += len(part)
                if came > MOST_RAW_BYTES:
                    raise AnswerTooLong
                yield part

        async def aclose(self) -> None:
            await self._stream.aclose()

    return LimitedStream
