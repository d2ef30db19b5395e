"""What a person can set: read once from an environment mapping, then passed along."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr

from coach.errors import SettingsError

HELP_ROUTE = "your HR contact or the person your programme named"


class Settings(BaseModel):
    """Frozen settings; every field is one `COACH_*` variable, described in docs/settings.md."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    home: Path
    """`COACH_HOME`: the data folder, created if missing. Default: .coach in the working folder."""
    database_url: SecretStr = SecretStr("")
    """`COACH_DATABASE_URL`: a PostgreSQL database for people and pairs. Default: a file in home."""
    help_route: str = HELP_ROUTE
    """`COACH_HELP_ROUTE`: whom to turn to in trouble, as it is told to a participant."""
    host: str = "127.0.0.1"
    """`COACH_HOST`: the address the web app listens on."""
    port: int = 7860
    """`COACH_PORT`: the port the web app listens on, 1 to 65535."""


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings of an environment, or raise SettingsError for a malformed value."""
    return Settings(
        home=Path(environ.get("COACH_HOME") or ".coach").expanduser().absolute(),
        database_url=SecretStr(_database(environ.get("COACH_DATABASE_URL") or "")),
        help_route=" ".join((environ.get("COACH_HELP_ROUTE") or HELP_ROUTE).split()),
        host=environ.get("COACH_HOST") or "127.0.0.1",
        port=_port(environ.get("COACH_PORT") or "7860"),
    )


def _database(value: str) -> str:
    """Return the address, or raise SettingsError without showing it: it may hold a password."""
    try:
        parts = urlsplit(value)
        # a sign of the password that is not written as %40 or the like leaves traces elsewhere
        strays = parts.netloc.count("@") > 1 or "@" in parts.path + parts.query + parts.fragment
        fine = (
            parts.scheme in ("postgresql", "postgresql+psycopg")
            and len(parts.path) > 1
            and not (strays or parts.fragment or any(map(str.isspace, value)))
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        fine = False
    if value and not fine:
        scheme, found, _ = value.partition("://")
        raise SettingsError(
            name="COACH_DATABASE_URL",
            value=f"{scheme}://..." if found and scheme.isascii() and len(scheme) < 30 else "...",
            expected="postgresql://USER:PASSWORD@HOST/DATABASE, "
            "with @ / ? # in the password as %40 %2F %3F %23",
        )
    return value


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise SettingsError(name="COACH_PORT", value=value, expected="a port number, 1 to 65535")
    return int(value)
