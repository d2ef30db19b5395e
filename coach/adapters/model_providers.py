"""Who speaks to which provider: its package, its addresses, its keys, its way to take a schema."""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from coach.errors import SettingsError
from coach.ports.chat import ModelCall

TEMPERATURE = 0.2
"""Low, so that the same question is answered in much the same words."""
PLACEHOLDER = "none"
"""The key that a server of one's own is given: clients refuse to be built without one."""
OLLAMA_CONTEXT = 8192
"""Tokens that Ollama is to hold; by default it drops what does not fit into 4,096."""

Options = Mapping[str, Any]


@dataclass(frozen=True)
class Provider:
    """One provider, as LangChain knows it."""

    label: str
    """As a person calls it."""
    langchain: str
    """Its name for `init_chat_model`."""
    package: str
    """The package that speaks to it, as pip knows it; its module has underscores."""
    extra: str
    """The extra of this project that brings the package."""
    call_options: Callable[[ModelCall, bool], dict[str, Any]]
    """What one call adds: its limit, and its schema where one is taken."""
    address: str = ""
    """Its own; empty where its package knows it better."""
    address_variables: tuple[str, ...] = ()
    key_variables: tuple[str, ...] = ()
    takes_schema: bool = True
    """Whether its LangChain class passes a schema on."""

    @property
    def module(self) -> str:
        """The module that `package` installs."""
        return self.package.replace("-", "_")


def _openai_options(call: ModelCall, with_schema: bool) -> dict[str, Any]:
    """Return the options of an OpenAI-compatible server.

    The schema goes into the body as it is: given as an argument, the client of OpenAI reads the
    answer itself and raises where it is cut, and what came before would be lost.
    """
    options: dict[str, Any] = {"max_tokens": call.most_tokens}
    if with_schema:
        options["extra_body"] = {"response_format": _json_schema(call)}
    return options


def _format_options(call: ModelCall, with_schema: bool) -> dict[str, Any]:
    """Return the options of Mistral and Anthropic, whose classes take OpenAI's form."""
    options: dict[str, Any] = {"max_tokens": call.most_tokens}
    return options | ({"response_format": _json_schema(call)} if with_schema else {})


def _ollama_options(call: ModelCall, with_schema: bool) -> dict[str, Any]:
    words = len(call.system) + len(call.user)
    context = OLLAMA_CONTEXT
    while context < words // 3 + call.most_tokens:  # a token has three characters and more
        context *= 2
    limits = {"num_predict": call.most_tokens, "num_ctx": context, "temperature": TEMPERATURE}
    return {"options": limits} | ({"format": dict(call.schema or {})} if with_schema else {})


def _google_options(call: ModelCall, with_schema: bool) -> dict[str, Any]:
    return {"max_output_tokens": call.most_tokens}


def _json_schema(call: ModelCall) -> dict[str, Any]:
    schema = {"name": "answer", "strict": True, "schema": dict(call.schema or {})}
    return {"type": "json_schema", "json_schema": schema}


_OPENAI_KEYS = ("OPENAI_API_KEY",)
_AZURE = Provider(
    label="Azure OpenAI",
    langchain="azure_openai",
    package="langchain-openai",
    extra="azure",
    call_options=_openai_options,
    address_variables=("AZURE_OPENAI_ENDPOINT",),
    key_variables=("AZURE_OPENAI_API_KEY", *_OPENAI_KEYS),
)
_GOOGLE = Provider(
    label="Google",
    langchain="google_genai",
    package="langchain-google-genai",
    extra="google",
    call_options=_google_options,
    key_variables=("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    takes_schema=False,  # what its class takes has changed from version to version
)
_MISTRAL = Provider(
    label="Mistral",
    langchain="mistralai",
    package="langchain-mistralai",
    extra="mistral",
    call_options=_format_options,
    address="https://api.mistral.ai/v1",
    address_variables=("MISTRAL_BASE_URL",),
    key_variables=("MISTRAL_API_KEY",),
)
PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(
        label="OpenAI",
        langchain="openai",
        package="langchain-openai",
        extra="openai",
        call_options=_openai_options,
        address="https://api.openai.com/v1",
        address_variables=("OPENAI_API_BASE", "OPENAI_BASE_URL"),
        key_variables=_OPENAI_KEYS,
    ),
    "azure_openai": _AZURE,
    "azure": _AZURE,
    "ollama": Provider(
        label="Ollama",
        langchain="ollama",
        package="langchain-ollama",
        extra="ollama",
        call_options=_ollama_options,
        address="http://127.0.0.1:11434",
        address_variables=("OLLAMA_HOST",),
        key_variables=("OLLAMA_API_KEY",),
    ),
    "anthropic": Provider(
        label="Anthropic",
        langchain="anthropic",
        package="langchain-anthropic",
        extra="anthropic",
        call_options=_format_options,
        address="https://api.anthropic.com",
        address_variables=("ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL"),
        key_variables=("ANTHROPIC_API_KEY",),
    ),
    "google_genai": _GOOGLE,
    "google": _GOOGLE,
    "mistralai": _MISTRAL,
    "mistral": _MISTRAL,
}
"""By the names that a setting may use; some have two."""


def provider_of(name: str) -> tuple[Provider, str]:
    """Return the provider of `provider:model` and the model, or raise SettingsError."""
    provider, _, model = name.partition(":")
    found = PROVIDERS.get(provider.strip().lower().replace("-", "_"))
    if found is None or not model.strip():
        raise SettingsError(
            name="COACH_MODEL",
            value=name,
            expected=f"provider:model, with one of these providers: {', '.join(PROVIDERS)}",
        )
    return found, model.strip()


def first_of(names: tuple[str, ...], environ: Mapping[str, str]) -> str:
    """Return the first of these variables that is set, or an empty text."""
    return next((environ[name].strip() for name in names if environ.get(name, "").strip()), "")


def hostname(address: str) -> str:
    """Return the host of an address, without port, user or password; empty if it has none."""
    try:
        return urlsplit(address if "://" in address else f"http://{address}").hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, whatever a server of names may say."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback or address.is_unspecified)
