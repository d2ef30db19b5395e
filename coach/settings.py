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
    model: str = ""
    """`COACH_MODEL`: a chat model as `provider:model`; empty for the embedded writer."""
    model_base_url: str = ""
    """`COACH_MODEL_BASE_URL`: where its server is; empty for the provider's own address."""
    model_key: SecretStr = SecretStr("")
    """`COACH_MODEL_KEY`: its key; empty for the provider's own variable, such as OPENAI_API_KEY."""
    model_key_file: Path | None = None
    """`COACH_MODEL_KEY_FILE`: a file that holds the key, readable by its owner alone."""
    model_reads_comments: bool = False
    """`COACH_MODEL_READS_COMMENTS`: whether masked comments go to the model to be sorted."""
    model_price: tuple[float, float] | None = None
    """`COACH_MODEL_PRICE`: what a million tokens cost, in and out, such as `0.15,0.60`."""
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
        model=_model(environ.get("COACH_MODEL") or ""),
        model_base_url=_base_url(environ.get("COACH_MODEL_BASE_URL") or ""),
        model_key=SecretStr(environ.get("COACH_MODEL_KEY") or ""),
        model_key_file=_path(environ.get("COACH_MODEL_KEY_FILE") or ""),
        model_reads_comments=_yes_no(
            "COACH_MODEL_READS_COMMENTS", environ.get("COACH_MODEL_READS_COMMENTS") or "false"
        ),
        model_price=_price(environ.get("COACH_MODEL_PRICE") or ""),
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


def _model(value: str) -> str:
    provider, colon, name = value.strip().partition(":")
    plain = provider.replace("_", "").replace("-", "")
    if value and not (colon and plain.isascii() and plain.isalnum() and name.strip()):
        raise SettingsError(
            name="COACH_MODEL",
            value=value,
            expected="provider:model, such as ollama:llama3.1 or openai:gpt-4.1-mini",
        )
    return value.strip()


def _base_url(value: str) -> str:
    """Return the address, or raise SettingsError without its user and password."""
    try:
        parts = urlsplit(value)
        fine = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not (parts.username or parts.password or parts.query or parts.fragment)
            and not any(map(str.isspace, value))
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        fine = False
    if value and not fine:
        raise SettingsError(
            name="COACH_MODEL_BASE_URL",
            value="..." if set("@?#") & set(value) else value,
            expected="an address such as http://127.0.0.1:11434, without a password in it",
        )
    return value.rstrip("/")


def _path(value: str) -> Path | None:
    return Path(value).expanduser().absolute() if value else None


def _yes_no(name: str, value: str) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if value.strip().lower() not in known:
        raise SettingsError(name=name, value=value, expected="true or false")
    return known[value.strip().lower()]


def _price(value: str) -> tuple[float, float] | None:
    if not value:
        return None
    try:
        into, out = (float(part) for part in value.split(","))
    except ValueError:
        into = out = -1.0
    if not (0 <= into < 1e6 and 0 <= out < 1e6):
        raise SettingsError(
            name="COACH_MODEL_PRICE",
            value=value,
            expected="what a million tokens cost, in and out, such as 0.15,0.60",
        )
    return into, out


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise SettingsError(name="COACH_PORT", value=value, expected="a port number, 1 to 65535")
    return int(value)
