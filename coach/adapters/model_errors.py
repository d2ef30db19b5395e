"""What the libraries of the providers raise, as the coach's own errors.

Their texts may hold keys, addresses and what a server made up, so none of them is passed on:
a reason is always one of ours. They are told apart by the names of their classes, because most
of these libraries are not installed, and each is the same in all of its versions.
"""

import math
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelTimedOut, ModelUnavailable

MOST_BYTES = 64 * 1024
"""Longest answer that is read."""

_REFUSED = {
    400: "it does not take the call",
    401: "its key is not accepted",
    402: "its account has no credit left",
    403: "its key may not do this",
    404: "it does not know this model or address",
    405: "it does not know this address",
    413: "the call is too long for it",
    422: "it does not take the call",
}
_UNAVAILABLE = {
    408: "it was too slow to read the call",
    429: "too many calls for now",
    503: "it is overloaded",
    529: "it is overloaded",
}
_BUSY = frozenset({408, 409, 425, 429})
_NOT_THE_SCHEMA = (
    *("context length", "context_length", "context window", "maximum context", "too long"),
    *("content_filter", "content filter", "content management policy", "safety"),
    *("temperature", "max_tokens", "max_completion_tokens", "model_not_found", "does not exist"),
    *("api key", "api_key", "credit", "billing"),
)
"""What a server that refuses a call says where the schema is not the cause."""

_CUT = "the answer was cut"
_SHAPE = "what came is no answer of a chat model"
_UNREACHABLE, _BROKEN, _LATE, _FORM, _KEY, _CALL, _FAULT, _ADDRESS, _FILTER, _LONG = range(10)
_KINDS = {
    **dict.fromkeys(("TimeoutException", "APITimeoutError", "ModelTimeoutError"), _LATE),
    **dict.fromkeys(("TimeoutError", "StreamChunkTimeoutError"), _LATE),
    **dict.fromkeys(("ReadError", "WriteError", "CloseError", "RemoteProtocolError"), _BROKEN),
    **dict.fromkeys(("ConnectionResetError", "BrokenPipeError", "IncompleteRead"), _BROKEN),
    **dict.fromkeys(("APIConnectionError", "ModelConnectionError", "TransportError"), _UNREACHABLE),
    **dict.fromkeys(("ConnectionError", "OSError", "RetryableError"), _UNREACHABLE),
    **dict.fromkeys(("UnsupportedProtocol", "InvalidURL", "TooManyRedirects"), _ADDRESS),
    **dict.fromkeys(("LocalProtocolError", "UnicodeEncodeError", "CredentialsError"), _KEY),
    **dict.fromkeys(("AuthenticationError", "ModelAuthenticationError"), _KEY),
    **dict.fromkeys(("SubjectTokenProviderError", "MissingCredentialsError"), _KEY),
    **dict.fromkeys(("PermissionDeniedError", "ModelPermissionDeniedError"), _KEY),
    **dict.fromkeys(("ModelInvalidRequestError", "ModelNotFoundError", "RequestError"), _CALL),
    **dict.fromkeys(("ContentFilterFinishReasonError", "OpenAIRefusalError"), _FILTER),
    **dict.fromkeys(("LengthFinishReasonError",), _LONG),
    **dict.fromkeys(("ContextOverflowError", "OpenAIAPIContextOverflowError"), _CALL),
    **dict.fromkeys(("ModelRateLimitError", "ModelAPIError", "APIError", "ResponseError"), _FAULT),
    **dict.fromkeys(("DecodingError", "APIResponseValidationError", "StreamError"), _FORM),
    **dict.fromkeys(("APIWebhookValidationError", "OutputParserException"), _FORM),
    "CookieConflict": _FORM,
    **dict.fromkeys(("ValueError", "TypeError", "LookupError", "AttributeError"), _FORM),
    **dict.fromkeys(("AssertionError", "RuntimeError", "Warning"), _FORM),
    # the roots of the libraries, for whatever a later version brings
    **dict.fromkeys(("OpenAIError", "AnthropicError", "HTTPError", "LangChainException"), _FAULT),
}
"""By the name of a class, from the error itself up to its ancestors: the first that is here."""


class AnswerTooLong(Exception):
    """More came than any answer may have; the reading has stopped."""


def as_model_error(
    error: BaseException, *, model: str, begun: bool, seconds: float
) -> ModelError | None:
    """Return the error as the port names it; None for one that no library of a provider raises.

    Args:
        error: What the library raised; its causes and contexts are looked through as well.
        model: `provider:model`, for the sentence.
        begun: Whether the answer had begun to arrive.
        seconds: How long the call has taken, for the sentence of one that was too slow.
    """
    chain = list(_chain(error))
    if any(isinstance(one, AnswerTooLong) for one in chain):
        return AnswerInvalid(model=model, problem=f"it is longer than {MOST_BYTES // 1024} KB")
    status = _status(chain)
    if status is not None:
        return _of_status(status, chain, model)
    if reason := _network_reason(chain):
        return ModelUnavailable(model=model, reason=reason)
    kinds = [kind for one in chain if (kind := _kind(one)) is not None]
    if not kinds:
        return None
    # what a library calls a failed connection may be, at its root, one that broke or was slow
    roots = [kind for kind in kinds if kind in (_BROKEN, _LATE)]
    kind = roots[0] if roots and kinds[0] == _UNREACHABLE else kinds[0]
    return _of_kind(kind, model, begun, seconds)


def refuses_schema(error: ModelError, cause: BaseException) -> bool:
    """Return whether a server that was given a schema refused the call because of it.

    Servers say so in many words, or in none; what else they refuse a call for, they name.
    """
    if not isinstance(error, ModelRefused) or error.status not in (400, 422):
        return False
    said = " ".join(str(one) for one in _chain(cause)).lower()
    named = any(word in said for word in ("schema", "response_format", "grammar", "'format'"))
    return named or not any(word in said for word in _NOT_THE_SCHEMA)


def wait_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return how many seconds a server asks to be left alone for, from `Retry-After`.

    Source:
        RFC 9110, section 10.2.3: seconds, or the date of an HTTP message.
    """
    told = headers.get("retry-after", "").strip()
    try:
        seconds = float(told)
    except ValueError:
        seconds = _until(told, now)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _until(told: str, now: datetime) -> float:
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return math.nan
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - now).total_seconds()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that led to it, those that were hidden with `from None` included."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        waiting += [led for led in (one.__cause__, one.__context__) if led is not None]


def _status(chain: list[BaseException]) -> int | None:
    for one in chain:
        for holder in (one, getattr(one, "response", None)):
            for name in ("status_code", "code", "http_status"):
                value: Any = getattr(holder, name, None)
                if isinstance(value, int) and 300 <= value <= 599:
                    return value
    return None


def _kind(error: BaseException) -> int | None:
    names = (ancestor.__name__ for ancestor in type(error).__mro__)
    return next((_KINDS[name] for name in names if name in _KINDS), None)


def _of_status(status: int, chain: list[BaseException], model: str) -> ModelError:
    spent = any(getattr(one, "code", None) == "insufficient_quota" for one in chain)
    if spent:
        return ModelRefused(model=model, reason=f"{status}: {_REFUSED[402]}", status=status)
    if status in _BUSY or status >= 500:
        why = _UNAVAILABLE.get(status, "its server failed")
        reason = f"{status}: {why}"
        return ModelUnavailable(model=model, reason=reason, status=status, wait=_wait(chain))
    why = _REFUSED.get(status, "it does not take the call")
    if status < 400:
        why = "it points to another address"
    return ModelRefused(model=model, reason=f"{status}: {why}", status=status)


def _wait(chain: list[BaseException]) -> float | None:
    headers = (getattr(getattr(one, "response", None), "headers", None) for one in chain)
    return wait_of(next((one for one in headers if one is not None), {}), datetime.now(UTC))


def _network_reason(chain: list[BaseException]) -> str:
    if any(isinstance(one, socket.gaierror) for one in chain):
        return "the name of its host is not known"
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in chain):
        return "its certificate is not valid"
    if any(isinstance(one, ssl.SSLError) for one in chain):
        return "it does not speak https there"
    if any(isinstance(one, ConnectionRefusedError) for one in chain):
        return "nobody answers at its address"
    return ""


def _of_kind(kind: int, model: str, begun: bool, seconds: float) -> ModelError:
    if kind == _LATE:
        return ModelTimedOut(model=model, seconds=round(seconds, 1), begun=begun)
    if kind == _BROKEN and begun:
        return AnswerInvalid(model=model, problem=_CUT)
    if kind in (_FORM, _LONG):
        return AnswerInvalid(model=model, problem=_SHAPE if kind == _FORM else _CUT)
    unavailable = {
        _UNREACHABLE: "no connection",
        _BROKEN: "the connection broke",
        _FAULT: "its server reports a fault",
    }
    if kind in unavailable:
        return ModelUnavailable(model=model, reason=unavailable[kind])
    refused = {
        _KEY: "its key is missing, or cannot be sent",
        _ADDRESS: "its address cannot be used",
        _FILTER: "it does not answer this",
        _CALL: "it does not take the call",
    }
    return ModelRefused(model=model, reason=refused[kind])
