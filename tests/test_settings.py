"""Settings are read once from a mapping; a malformed value is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.errors import SettingsError
from coach.settings import HELP_ROUTE, read_settings


def test_without_variables_the_coach_stays_on_this_machine() -> None:
    settings = read_settings({})

    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.home == Path.cwd() / ".coach"
    assert settings.help_route == HELP_ROUTE


@pytest.mark.parametrize(
    "name",
    [
        "COACH_HOME",
        "COACH_DATABASE_URL",
        "COACH_HELP_ROUTE",
        "COACH_MODEL",
        "COACH_MODEL_BASE_URL",
        "COACH_MODEL_KEY",
        "COACH_MODEL_KEY_FILE",
        "COACH_MODEL_READS_COMMENTS",
        "COACH_MODEL_PRICE",
        "COACH_HOST",
        "COACH_PORT",
    ],
)
def test_an_empty_variable_counts_as_unset(name: str) -> None:
    assert read_settings({name: ""}) == read_settings({})


def test_every_variable_is_read() -> None:
    environ = {
        "COACH_HOME": "/srv/coach",
        "COACH_DATABASE_URL": "postgresql://coach:pw@db/coach",
        "COACH_HELP_ROUTE": "Ruth Adler,\n ruth@example.org",
        "COACH_MODEL": "openai:gpt-4.1-mini",
        "COACH_MODEL_BASE_URL": "http://127.0.0.1:8081/v1/",
        "COACH_MODEL_KEY": "sk-hunter2",
        "COACH_MODEL_KEY_FILE": "~/key",
        "COACH_MODEL_READS_COMMENTS": "true",
        "COACH_MODEL_PRICE": "0.15, 0.60",
        "COACH_HOST": "0.0.0.0",
        "COACH_PORT": "8080",
    }

    settings = read_settings(environ)

    assert settings.home == Path("/srv/coach")
    assert settings.database_url.get_secret_value() == "postgresql://coach:pw@db/coach"
    assert settings.help_route == "Ruth Adler, ruth@example.org"
    assert (settings.model, settings.model_base_url) == (
        "openai:gpt-4.1-mini",
        "http://127.0.0.1:8081/v1",
    )
    assert settings.model_key.get_secret_value() == "sk-hunter2"
    assert settings.model_key_file == Path.home() / "key"
    assert settings.model_reads_comments
    assert settings.model_price == (0.15, 0.60)
    assert (settings.host, settings.port) == ("0.0.0.0", 8080)


def test_a_key_is_never_shown_with_the_settings() -> None:
    settings = read_settings({"COACH_MODEL_KEY": "sk-hunter2"})

    assert "hunter2" not in f"{settings!r}{settings}{settings.model_dump_json()}"


@pytest.mark.parametrize("value", ["ollama:llama3.1:8b", "azure_openai:ours", "x-ai:grok"])
def test_a_model_is_a_provider_and_whatever_the_provider_calls_it(value: str) -> None:
    assert read_settings({"COACH_MODEL": value}).model == value


@pytest.mark.parametrize("value", ["gpt-4.1", ":gpt", "openai:", "open ai:gpt", "öl:x", "openai: "])
def test_a_model_without_its_provider_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match=r"COACH_MODEL is .* provider:model"):
        read_settings({"COACH_MODEL": value})


@pytest.mark.parametrize(
    "value",
    [
        "127.0.0.1:8081",
        "ftp://models.example.org",
        "http://",
        "http://u:hunter2@models.example.org",
        "https://models.example.org/v1?key=hunter2",
        "https://models.example.org/#hunter2",
        "http://models.example.org:99999",
        "http://models example.org",
        "http://[models",
    ],
)
def test_an_address_of_a_model_is_plain_and_holds_no_secret(value: str) -> None:
    with pytest.raises(SettingsError, match=r"COACH_MODEL_BASE_URL is .* without a password"):
        read_settings({"COACH_MODEL_BASE_URL": value})


def test_a_password_in_the_address_of_a_model_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"COACH_MODEL_BASE_URL": "http://u:hunter2@models.example.org"})

    assert "hunter2" not in f"{caught.value}{vars(caught.value)}"


@pytest.mark.parametrize(("value", "read"), [("true", True), ("YES", True), ("0", False)])
def test_a_yes_and_a_no_are_read_in_any_case(value: str, read: bool) -> None:
    assert read_settings({"COACH_MODEL_READS_COMMENTS": value}).model_reads_comments is read


@pytest.mark.parametrize("value", ["on?", "2", "wahr", "tru"])
def test_what_is_neither_lets_no_comment_out(value: str) -> None:
    with pytest.raises(SettingsError, match=r"COACH_MODEL_READS_COMMENTS is .* true or false"):
        read_settings({"COACH_MODEL_READS_COMMENTS": value})


@pytest.mark.parametrize("value", ["0.15", "0.15,0.60,1", "a,b", "-1,2", "nan,1", "inf,1"])
def test_a_price_is_two_numbers(value: str) -> None:
    with pytest.raises(SettingsError, match=r"COACH_MODEL_PRICE is .* in and out"):
        read_settings({"COACH_MODEL_PRICE": value})


@pytest.mark.parametrize(
    "value",
    [
        "postgresql://u:hunter2@db.example.org/coach",
        "postgresql+psycopg://u:hunter2@db.example.org:5432/coach?sslmode=require",
        "postgresql://u:hunter2%40%2F@[::1]/coach",
        "postgresql:///coach?host=/var/run/postgresql",
    ],
)
def test_an_address_of_a_database_is_taken_and_not_shown(value: str) -> None:
    settings = read_settings({"COACH_DATABASE_URL": value})

    assert settings.database_url.get_secret_value() == value
    assert "hunter2" not in f"{settings!r}{settings}{settings.model_dump_json()}"


@pytest.mark.parametrize(
    "value",
    [
        "hunter2",
        "mysql://u:hunter2@db/coach",
        "sqlite:///hunter2.db",
        "postgresql://u:hunter2@db",
        "postgresql://u:hunter2@db/",
        "postgresql://u:hunter2@db:port/coach",
        "postgresql://u:hunter2@db:99999/coach",
        "postgresql://u:hun@ter2@db/coach",
        "postgresql://u:12/hunter2@db/coach",
        "postgresql://u:12?hunter2@db/coach",
        "postgresql://u:12#hunter2@db/coach",
        "postgresql://u:hunter2@[db/coach",
        "postgresql://u:hunter2@db/co ach",
        "hunter2://",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(value: str) -> None:
    with pytest.raises(
        SettingsError, match=r"COACH_DATABASE_URL is .* postgresql://USER:"
    ) as caught:
        read_settings({"COACH_DATABASE_URL": value})

    shown = f"{caught.value}{vars(caught.value)}{caught.value.__cause__}"
    assert value == "hunter2://" or "hunter2" not in shown


def test_a_tilde_in_the_data_folder_is_the_persons_home() -> None:
    assert read_settings({"COACH_HOME": "~/coach"}).home == Path.home() / "coach"


def test_the_data_folder_is_absolute_so_that_a_change_of_folder_does_not_move_it() -> None:
    assert read_settings({"COACH_HOME": "data"}).home == Path.cwd() / "data"


@pytest.mark.parametrize("value", ["1", "65535"])
def test_the_lowest_and_the_highest_port_are_taken(value: str) -> None:
    assert read_settings({"COACH_PORT": value}).port == int(value)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "80.0", "http", "٨٠", " 80", "1" * 30])
def test_anything_else_is_no_port(value: str) -> None:
    with pytest.raises(
        SettingsError, match=r"COACH_PORT is .* a port number, 1 to 65535"
    ) as caught:
        read_settings({"COACH_PORT": value})
    assert (caught.value.name, caught.value.value) == ("COACH_PORT", value)


@given(st.text(max_size=40))
def test_any_text_as_a_port_is_read_or_refused_by_name(value: str) -> None:
    try:
        assert 1 <= read_settings({"COACH_PORT": value}).port <= 65535
    except SettingsError as error:
        assert error.name == "COACH_PORT"


def test_variables_of_others_are_not_looked_at() -> None:
    assert read_settings({"PORT": "1", "COACH_UNKNOWN": "x"}) == read_settings({})


@pytest.mark.parametrize("field", ["home", "port"])
def test_settings_cannot_be_changed(field: str) -> None:
    with pytest.raises(ValidationError):
        setattr(read_settings({}), field, 1)
