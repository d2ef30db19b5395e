"""Everything that the libraries of the providers raise becomes an error of the coach."""

import importlib
import inspect
import math
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from coach.adapters.model_errors import as_model_error, refuses_schema, wait_of
from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelTimedOut, ModelUnavailable

LIBRARIES = (
    *("openai", "openai._exceptions", "anthropic", "anthropic._exceptions", "ollama"),
    *("ollama._types", "httpx", "httpx2", "langchain_core.exceptions"),
    *("langchain_openai.chat_models.base", "langchain_anthropic.chat_models"),
    "langchain_openai.chat_models._client_utils",
)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def _raised() -> Iterator[type[Exception]]:
    for name in LIBRARIES:
        for _, found in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            ours = found.__module__.split(".")[0] in {one.split(".")[0] for one in LIBRARIES}
            if ours and issubclass(found, Exception) and not issubclass(found, Warning):
                yield found


RAISED = sorted(set(_raised()), key=lambda one: f"{one.__module__}.{one.__name__}")


def _mapped(error: BaseException, *, begun: bool = False) -> ModelError | None:
    return as_model_error(error, model="openai:m", begun=begun, seconds=1.0)


def _bare(kind: type[Exception]) -> Exception:
    """Return an instance of any class, whatever its constructor asks for."""
    return kind.__new__(kind)


@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_error_of_every_library_is_mapped(kind: type[Exception]) -> None:
    assert isinstance(_mapped(_bare(kind)), ModelError)


def test_the_walk_has_seen_the_errors_of_all_libraries() -> None:
    roots = {kind.__module__.split(".")[0] for kind in RAISED}

    assert {"openai", "anthropic", "ollama", "httpx", "httpx2", "langchain_core"} <= roots
    assert len(RAISED) > 100


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Timeout", ModelTimedOut),
        ("Authentication", ModelRefused),
        ("PermissionDenied", ModelRefused),
        ("NotFound", ModelRefused),
        ("BadRequest", ModelRefused),
        ("ContextOverflow", ModelRefused),
        ("RateLimit", ModelUnavailable),
        ("InternalServer", ModelUnavailable),
        ("Overloaded", ModelUnavailable),
        ("ConnectError", ModelUnavailable),
        ("ConnectionError", ModelUnavailable),
        ("ValidationError", AnswerInvalid),
    ],
)
def test_errors_are_mapped_by_what_they_are_called(word: str, expected: type[ModelError]) -> None:
    # a server that answers 408 or 504 was too slow itself, and may be asked again
    kinds = [kind for kind in RAISED if word in kind.__name__ and not _by_status(kind, 408, 504)]

    assert kinds
    assert {type(_mapped(_bare(kind))) for kind in kinds} == {expected}


def _by_status(kind: type[Exception], *statuses: int) -> bool:
    return getattr(kind, "status_code", None) in statuses


def test_an_error_of_our_own_code_is_none_of_theirs() -> None:
    class Unheard(BaseException):
        pass

    assert _mapped(Unheard()) is None


class _Answered(Exception):
    def __init__(self, status: int, said: str = "", *, code: str = "") -> None:
        self.status_code = status
        self.code = code
        super().__init__(said)


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 413, 418, 422, 301, 307])
def test_a_status_that_no_second_try_mends_is_a_refusal(status: int) -> None:
    error = _mapped(_Answered(status))

    assert isinstance(error, ModelRefused)
    assert error.status == status


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529, 599])
def test_a_status_that_time_may_mend_is_not(status: int) -> None:
    error = _mapped(_Answered(status))

    assert isinstance(error, ModelUnavailable)
    assert error.status == status


def test_an_account_without_credit_is_not_mended_by_time() -> None:
    error = _mapped(_Answered(429, code="insufficient_quota"))

    assert isinstance(error, ModelRefused)


def test_the_root_of_a_failed_connection_is_told_where_it_is_hidden() -> None:
    outer = ConnectionError("library")
    outer.__context__ = ssl.SSLCertVerificationError("library")
    outer.__suppress_context__ = True

    assert "certificate" in str(_mapped(outer))


@pytest.mark.parametrize(
    ("told", "wait"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("Sun, 01 Mar 2026 12:02:00 GMT", 120.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 01 Mar 2026 12:02:00 -0000", 120.0),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("", None),
    ],
)
def test_a_server_may_say_how_long_to_wait_in_seconds_or_as_a_date(
    told: str, wait: float | None
) -> None:
    found = wait_of({"retry-after": told}, NOW)

    assert found == wait
    assert found is None or math.isfinite(found)


@pytest.mark.parametrize(
    "said",
    [
        "'response_format' of type 'json_schema' is not supported with this model",
        "Invalid schema for response_format: 'additionalProperties' is required",
        "failed to parse grammar",
        "invalid JSON schema in format",
        "Unrecognized request argument supplied",
        "",
    ],
)
@pytest.mark.parametrize("status", [400, 422])
def test_a_refused_call_with_a_schema_is_put_down_to_the_schema(said: str, status: int) -> None:
    cause = _Answered(status, said)
    error = _mapped(cause)

    assert error is not None
    assert refuses_schema(error, cause)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "This model's maximum context length is 8192 tokens"),
        (400, "The response was filtered by the content management policy"),
        (400, "Unsupported value: 'temperature' does not support 0.2 with this model"),
        (400, "model 'qwen' does not exist"),
        (401, "Invalid schema of the key"),
        (500, "grammar engine crashed"),
    ],
)
def test_a_call_that_is_refused_for_another_reason_is_not(status: int, said: str) -> None:
    cause = _Answered(status, said)
    error = _mapped(cause)

    assert error is not None
    assert not refuses_schema(error, cause)
