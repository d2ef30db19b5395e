"""How each provider's class is built: address, key, and the client that its words travel by."""

import importlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import SecretStr

from coach.adapters.model_http import client_options
from coach.adapters.model_providers import PLACEHOLDER, TEMPERATURE, Provider, hostname, is_loopback

_AZURE_VERSION = "2024-10-21"
"""The first version of its interface that is fixed and takes schemas."""
_OWN_TEMPERATURE = re.compile(r"o\d")
"""OpenAI's reasoning models refuse any temperature but their own."""

_Build = Callable[[str, str, SecretStr, Mapping[str, str]], dict[str, Any]]


def arguments_of(
    provider: Provider, model: str, address: str, key: SecretStr, environ: Mapping[str, str]
) -> dict[str, Any]:
    """Return what `init_chat_model` is given besides the names of provider and model.

    Addresses and keys are always given, so that no variable of the environment that a package
    reads can send the words elsewhere than `address` says.
    """
    common: dict[str, Any] = {"max_retries": 0, "cache": False}
    if not _OWN_TEMPERATURE.match(model):
        common["temperature"] = TEMPERATURE
    return common | _BUILDERS[provider.langchain](model, address, key, environ)


def _openai(model: str, address: str, key: SecretStr, environ: Mapping[str, str]) -> dict[str, Any]:
    return {
        "base_url": address,
        "api_key": _some(key),
        "use_responses_api": False,
        "stream_usage": True,
        **_clients(address),
    }


def _azure(model: str, address: str, key: SecretStr, environ: Mapping[str, str]) -> dict[str, Any]:
    return {
        "azure_endpoint": address,
        "azure_deployment": model,
        "api_version": environ.get("OPENAI_API_VERSION") or _AZURE_VERSION,
        "api_key": _some(key),
        "use_responses_api": False,
        "stream_usage": True,
        **_clients(address),
    }


def _clients(address: str) -> dict[str, Any]:
    """Return the clients of OpenAI's classes; only the one for streams is ever used."""
    library = importlib.import_module(_http_library("openai"))
    options = client_options(library, is_local=is_loopback(hostname(address)))
    return {
        "openai_proxy": "",
        "http_async_client": library.AsyncClient(**options),
        "http_client": library.Client(trust_env=False),
    }


def _http_library(package: str) -> str:
    """Return the name of the HTTP library that a package speaks through; newer ones left httpx."""
    base = importlib.import_module(f"{package}._base_client")
    return "httpx2" if hasattr(base, "httpx2") else "httpx"


def _ollama(model: str, address: str, key: SecretStr, environ: Mapping[str, str]) -> dict[str, Any]:
    options = client_options(
        importlib.import_module("httpx"), is_local=is_loopback(hostname(address))
    )
    hooks = options.pop("event_hooks")
    if key.get_secret_value():

        async def sign(request: Any) -> None:  # as a header it would stand in the class's repr
            request.headers["Authorization"] = f"Bearer {key.get_secret_value()}"

        hooks["request"] = [sign]
    return {
        "base_url": address,
        "client_kwargs": options,
        "async_client_kwargs": {"event_hooks": hooks},
        "reasoning": False,  # thinking aloud first would take longer than anybody waits
    }


def _anthropic(
    model: str, address: str, key: SecretStr, environ: Mapping[str, str]
) -> dict[str, Any]:
    return {"base_url": address, "api_key": _some(key)}


def _mistral(
    model: str, address: str, key: SecretStr, environ: Mapping[str, str]
) -> dict[str, Any]:
    return {"endpoint": address, "api_key": _some(key)}


def _google(model: str, address: str, key: SecretStr, environ: Mapping[str, str]) -> dict[str, Any]:
    return {"google_api_key": _some(key)} | ({"base_url": address} if address else {})


def _some(key: SecretStr) -> SecretStr:
    return key if key.get_secret_value() else SecretStr(PLACEHOLDER)


_BUILDERS: Mapping[str, _Build] = {
    "openai": _openai,
    "azure_openai": _azure,
    "ollama": _ollama,
    "anthropic": _anthropic,
    "mistralai": _mistral,
    "google_genai": _google,
}
