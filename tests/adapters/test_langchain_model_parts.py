"""The parts of the adapter that need no server: keys, chunks, how classes are built."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from coach.adapters.langchain_model import open_model
from coach.adapters.model_arguments import arguments_of
from coach.adapters.model_key import find_key
from coach.adapters.model_pieces import Ending, text_of
from coach.adapters.model_providers import PROVIDERS
from coach.errors import SettingsError
from coach.ports.chat import ModelCall, Piece

OPENAI = PROVIDERS["openai"]
NONE = SecretStr("")


def _file(folder: Path, text: str = "sk-file\n", mode: int = 0o600) -> Path:
    file = folder / "key"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_a_key_comes_from_the_setting_then_the_file_then_the_provider(tmp_path: Path) -> None:
    file, environ = _file(tmp_path), {"OPENAI_API_KEY": "sk-own", "MISTRAL_API_KEY": "no"}

    found = [
        find_key(OPENAI, SecretStr(" sk-set "), file, environ),
        find_key(OPENAI, NONE, file, environ),
        find_key(OPENAI, NONE, None, environ),
        find_key(OPENAI, NONE, None, {}),
    ]

    assert [key.get_secret_value() for key in found] == ["sk-set", "sk-file", "sk-own", ""]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(SettingsError, match="nobody but you may read: chmod 600"):
        find_key(OPENAI, NONE, _file(tmp_path, mode=mode), {})


@pytest.mark.parametrize("text", ["", " \n", "two words", "one\ntwo", "sk-ключ", "k" * 9000])
def test_a_file_that_holds_no_key_is_refused_without_showing_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="on one line") as raised:
        find_key(OPENAI, NONE, _file(tmp_path, text), {})

    assert "two" not in str(raised.value)


@pytest.mark.parametrize("key", ["ключ-canary", "sk-canary 1", "sk-canary\n1"])
def test_a_key_that_no_header_can_hold_is_refused_without_showing_it(key: str) -> None:
    for given, environ in ((SecretStr(key), {}), (NONE, {"OPENAI_API_KEY": key})):
        with pytest.raises(SettingsError, match="plain letters and signs") as raised:
            find_key(OPENAI, given, None, environ)

        assert "canary" not in str(raised.value)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)

    for place in (tmp_path, tmp_path / "pipe", tmp_path / "nothing"):
        with pytest.raises(SettingsError, match="COACH_MODEL_KEY_FILE"):
            find_key(OPENAI, NONE, place, {})


def _chunk(content: Any = "", **told: Any) -> Any:
    usage = told.pop("usage", None)
    kwargs = told.pop("kwargs", {})
    return SimpleNamespace(
        content=content, response_metadata=told, usage_metadata=usage, additional_kwargs=kwargs
    )


def test_only_the_text_of_a_list_of_parts_is_kept() -> None:
    parts = [
        {"type": "thinking", "thinking": "secret"},
        {"type": "reasoning", "text": "secret"},
        {"type": "text", "text": "Meet "},
        "weekly",
        {"type": "tool_use", "input": {}},
        {"type": "text", "text": None},
        7,
    ]

    assert text_of(_chunk(parts)) == "Meet weekly"


@pytest.mark.parametrize(
    ("told", "finish"),
    [
        ({"finish_reason": "stop"}, "stop"),
        ({"finish_reason": "STOP"}, "stop"),
        ({"finish_reason": "MAX_TOKENS"}, "length"),
        ({"stop_reason": "end_turn"}, "stop"),
        ({"stop_reason": "max_tokens"}, "length"),
        ({"done_reason": "length", "done": True}, "length"),
        ({"done": True}, "stop"),
        ({"finish_reason": "content_filter"}, "filtered"),
        ({"finish_reason": "tool_calls"}, "tool_calls"),
        ({"finish_reason": None}, ""),
    ],
)
def test_the_reasons_of_all_providers_are_told_in_one_language(
    told: dict[str, Any], finish: str
) -> None:
    ending = Ending()
    ending.hear(_chunk(**told))

    assert ending.finish == finish


def test_counts_that_come_again_are_not_added_up() -> None:
    ending = Ending()
    for out in (1, 5, 9):
        ending.hear(_chunk(usage={"input_tokens": 40, "output_tokens": out}))

    assert ending.piece == Piece(tokens_in=40, tokens_out=9)


def test_a_refusal_in_a_field_of_its_own_is_one() -> None:
    ending = Ending()
    ending.hear(_chunk(kwargs={"refusal": "I cannot help with that."}, finish_reason="stop"))

    assert ending.finish == "filtered"


@pytest.mark.parametrize("name", ["openai", "azure_openai", "ollama", "anthropic"])
def test_the_classes_that_are_installed_are_built_without_a_request(name: str) -> None:
    address = "http://127.0.0.1:9"
    model = open_model(f"{name}:some-model", base_url=address, environ={})

    model.warm()

    assert model.is_local


@pytest.mark.parametrize("name", sorted(PROVIDERS))
def test_the_limit_of_a_call_is_passed_on_and_a_schema_where_it_is_taken(name: str) -> None:
    provider = PROVIDERS[name]
    call = ModelCall("s", "u", {"type": "object", "title": "Mark"}, most_tokens=321)

    with_schema = provider.call_options(call, provider.takes_schema)
    without = provider.call_options(call, False)

    assert "321" in str(without) and "Mark" not in str(without)
    assert ("Mark" in str(with_schema)) == provider.takes_schema


def test_no_gateway_of_the_environment_can_take_the_words_elsewhere() -> None:
    for name, provider in PROVIDERS.items():
        if provider.address and name in ("openai", "anthropic", "ollama"):
            given = arguments_of(provider, "m", provider.address, SecretStr("k"), {})

            assert given["base_url"] == provider.address
            assert given["max_retries"] == 0


def test_a_reasoning_model_of_openai_keeps_its_own_temperature() -> None:
    plain, own = (
        arguments_of(OPENAI, model, OPENAI.address, NONE, {}) for model in ("gpt-4.1", "o3-mini")
    )

    assert plain["temperature"] <= 0.3
    assert "temperature" not in own


def test_azure_asks_for_its_address() -> None:
    with pytest.raises(SettingsError, match=r"COACH_MODEL_BASE_URL.*Azure"):
        open_model("azure_openai:m", environ={})
