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
    ["COACH_HOME", "COACH_DATABASE_URL", "COACH_HELP_ROUTE", "COACH_HOST", "COACH_PORT"],
)
def test_an_empty_variable_counts_as_unset(name: str) -> None:
    assert read_settings({name: ""}) == read_settings({})


def test_every_variable_is_read() -> None:
    environ = {
        "COACH_HOME": "/srv/coach",
        "COACH_DATABASE_URL": "postgresql://coach:pw@db/coach",
        "COACH_HELP_ROUTE": "Ruth Adler,\n ruth@example.org",
        "COACH_HOST": "0.0.0.0",
        "COACH_PORT": "8080",
    }

    settings = read_settings(environ)

    assert settings.home == Path("/srv/coach")
    assert settings.database_url.get_secret_value() == "postgresql://coach:pw@db/coach"
    assert settings.help_route == "Ruth Adler, ruth@example.org"
    assert (settings.host, settings.port) == ("0.0.0.0", 8080)


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
