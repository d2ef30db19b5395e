"""The chat model behind LangChain: one request a call, on a thread of its own, with an end."""

import importlib.util
import logging
import os
import queue
import threading
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from coach.adapters.model_arguments import arguments_of
from coach.adapters.model_errors import MOST_BYTES, as_model_error, refuses_schema
from coach.adapters.model_key import find_key
from coach.adapters.model_loop import END, Arriving
from coach.adapters.model_pieces import Ending, text_of
from coach.adapters.model_providers import (
    Provider,
    first_of,
    hostname,
    is_loopback,
    provider_of,
)
from coach.domain.tracing import refuse_tracing
from coach.errors import (
    AnswerInvalid,
    ModelNotInstalled,
    ModelRefused,
    ModelTimedOut,
    SettingsError,
)
from coach.ports.chat import Limits, ModelCall, Piece

_TALKATIVE = (
    "openai",
    "anthropic",
    "ollama",
    "mistralai",
    "google",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "langchain_ollama",
    "langsmith",
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
)
_NO_KEY = SecretStr("")
_BEAT = 0.25
"""Seconds without a word after which an empty piece is yielded."""


class LangChainModel:
    """A model of any provider that LangChain has a package for; built without a request."""

    def __init__(
        self,
        name: str,
        *,
        address: str,
        key: SecretStr,
        environ: Mapping[str, str],
    ) -> None:
        """Prepare a model; its package is imported at the first call, or by `warm`.

        Args:
            name: `provider:model`.
            address: Of its server; empty only where the package of the provider knows better.
            key: Empty if there is none.
            environ: Looked at before each call: tracing must be off.
        """
        self.name = name
        self.takes_schema = provider_of(name)[0].takes_schema
        self.has_key = bool(key.get_secret_value())
        """Whether a key is set."""
        self._provider, self._model = provider_of(name)
        self._address = address
        self._key = key
        self._environ = environ
        self._built: Any = None
        self._building = threading.Lock()

    @property
    def host(self) -> str:
        """Where the words go, as a person would name it."""
        if self.is_local:
            return "this machine"
        host = hostname(self._address)
        if host and self._address != self._provider.address:
            return host
        return f"{self._provider.label} ({host})" if host else self._provider.label

    @property
    def is_local(self) -> bool:
        """Whether its server stands on this machine."""
        return is_loopback(hostname(self._address))

    @property
    def needs_key(self) -> bool:
        """Whether a call without a key is in vain: at a provider's own address it is."""
        if self._provider.langchain == "ollama" or self.is_local:
            return False
        return self._address in ("", self._provider.address)

    def warm(self) -> None:
        """Import the package and build the client, which takes seconds; no request is made.

        Raises:
            ModelRefused: The package refuses its arguments.
        """
        with self._building:
            if self._built is None:
                self._built = self._build()

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Yield the answer as it arrives; see `ChatModel`. The first call imports the package."""
        began = time.monotonic()
        refuse_tracing(self._environ)
        if self.needs_key and not self.has_key:
            raise ModelRefused(model=self.name, reason="no key is set")
        self.warm()
        with_schema = call.schema is not None and self.takes_schema
        arriving = Arriving(
            lambda: self._chunks(call, with_schema),
            total=limits.total - (time.monotonic() - began),
            enough=_Enough(),
        )
        try:
            yield from self._pieces(arriving, began, limits, with_schema)
        finally:
            arriving.close()

    def _pieces(
        self, arriving: Arriving, began: float, limits: Limits, with_schema: bool
    ) -> Iterator[Piece]:
        ending, begun = Ending(), False
        while True:
            limit = limits.total if begun else min(limits.first, limits.total)
            left = began + limit - time.monotonic()
            try:
                if left <= 0 and not begun:
                    raise queue.Empty
                chunk = arriving.take(min(left, _BEAT))
            except queue.Empty:
                if left <= _BEAT:
                    raise ModelTimedOut(model=self.name, seconds=limit, begun=begun) from None
                yield Piece()
                continue
            if chunk is END:
                break
            ending.hear(chunk)
            if text := text_of(chunk):
                begun = True
                yield Piece(text)
        self._check(arriving, began, limits, begun=begun, with_schema=with_schema)
        self._check_ending(ending, said=begun)
        yield ending.piece

    def _check(
        self, arriving: Arriving, began: float, limits: Limits, *, begun: bool, with_schema: bool
    ) -> None:
        """Raise what a call died of, in the coach's words."""
        if arriving.stopped_early:
            size = f"it is longer than {MOST_BYTES // 1024} KB"
            raise AnswerInvalid(model=self.name, problem=size)
        if arriving.was_ended:
            raise ModelTimedOut(model=self.name, seconds=limits.total, begun=begun)
        if arriving.error is None:
            return
        seconds = time.monotonic() - began
        error = as_model_error(arriving.error, model=self.name, begun=begun, seconds=seconds)
        if error is None:
            raise arriving.error
        if with_schema and refuses_schema(error, arriving.error):
            self.takes_schema = False
            error = ModelRefused(model=self.name, reason="it takes no schema", status=400)
        # without its cause: the text of the library's error may hold what nobody may read
        raise error from None

    def _check_ending(self, ending: Ending, *, said: bool) -> None:
        if ending.finish == "filtered":
            raise ModelRefused(model=self.name, reason="it does not answer this")
        if not ending.finish:
            problem = "the answer was cut" if said else "what came is no answer of a chat model"
            raise AnswerInvalid(model=self.name, problem=problem)
        if not said:
            raise AnswerInvalid(model=self.name, problem="it is empty")

    def _chunks(self, call: ModelCall, with_schema: bool) -> Any:
        messages = [("system", call.system), ("human", call.user)]
        options = self._provider.call_options(call, with_schema)
        return self._built.astream(messages, config={"callbacks": []}, **options)

    def _build(self) -> Any:
        from langchain.chat_models import init_chat_model

        given = (self._provider, self._model, self._address, self._key, self._environ)
        try:
            built = init_chat_model(
                self._model,
                model_provider=self._provider.langchain,
                **arguments_of(*given),
            )
        except ImportError as error:
            raise _not_installed(self.name, self._provider) from error
        except ValueError:
            built = None
        if built is None:  # outside of the handler: what the package says may hold the key
            raise ModelRefused(model=self.name, reason="its package refuses its settings")
        _hush()
        return built


class _Enough:
    """Says when no more of an answer is to be read."""

    def __init__(self) -> None:
        self._bytes = 0

    def __call__(self, chunk: Any) -> bool:
        self._bytes += len(text_of(chunk).encode(errors="replace"))
        return self._bytes > MOST_BYTES


def open_model(
    name: str,
    *,
    base_url: str = "",
    key: SecretStr = _NO_KEY,
    key_file: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> LangChainModel:
    """Return the model of a name, without a request and without importing its package.

    Args:
        name: `provider:model`, as `init_chat_model` takes it.
        base_url: Where its server is; empty for the provider's variable or its own address.
        key: Its key; wins over `key_file` and over the provider's own variable.
        key_file: A file that holds the key, readable by its owner alone.
        environ: Where the variables of the providers are.

    Raises:
        SettingsError: There is no such provider, tracing is on, or the key file is not as it
            must be.
        ModelNotInstalled: The package of the provider is missing.
    """
    provider, _ = provider_of(name)
    refuse_tracing(environ)
    if importlib.util.find_spec(provider.module) is None:
        raise _not_installed(name, provider)
    address = base_url or first_of(provider.address_variables, environ) or provider.address
    if provider.langchain == "azure_openai" and not address:
        raise SettingsError(
            name="COACH_MODEL_BASE_URL", value="", expected="the endpoint of your Azure resource"
        )
    return LangChainModel(
        name, address=address, key=find_key(provider, key, key_file, environ), environ=environ
    )


def _hush() -> None:
    """Keep what people write out of logs and warnings: the libraries repeat requests there."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # it would print a piece of the answer that has no place in the package's own classes
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings")


def _not_installed(name: str, provider: Provider) -> ModelNotInstalled:
    return ModelNotInstalled(model=name, package=provider.package, extra=provider.extra)
