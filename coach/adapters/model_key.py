"""The key of a model: from a setting, a file of its owner, or the variable of its provider."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from pydantic import SecretStr

from coach.adapters.model_providers import Provider
from coach.errors import SettingsError

_MOST_BYTES = 8192


def find_key(
    provider: Provider, key: SecretStr, file: Path | None, environ: Mapping[str, str]
) -> SecretStr:
    """Return the key to use; empty if there is none.

    Args:
        provider: Whose own variables, such as OPENAI_API_KEY, are looked at last.
        key: From the settings; it wins.
        file: A file that holds nothing else; it comes second.
        environ: The environment.

    Raises:
        SettingsError: What should be a key is none, or others may read its file.
    """
    if told := key.get_secret_value().strip():
        return _checked("COACH_MODEL_KEY", told)
    if file is not None:
        return _read(file)
    name = next((one for one in provider.key_variables if environ.get(one, "").strip()), "")
    return _checked(name, environ[name].strip()) if name else SecretStr("")


def _checked(name: str, key: str) -> SecretStr:
    """Return a key that a header can hold; one that cannot would be shown by whoever tried."""
    if not all("!" <= sign <= "~" for sign in key):
        raise SettingsError(name=name, value="...", expected="a key of plain letters and signs")
    return SecretStr(key)


def _read(file: Path) -> SecretStr:
    try:
        # a pipe would wait for somebody to write into it
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        raise _unusable(file, "a file that can be read") from error
    try:
        # asked of the open file: its name may mean another one a moment later
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise _unusable(file, "a file that can be read")
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise _unusable(file, "a file that nobody but you may read: chmod 600")
        found = os.read(descriptor, _MOST_BYTES + 1).strip()
    finally:
        os.close(descriptor)
    if not found or len(found) > _MOST_BYTES or any(not 33 <= sign <= 126 for sign in found):
        raise _unusable(file, "a file that holds a key on one line, and nothing else")
    return SecretStr(found.decode("ascii"))


def _unusable(file: Path, expected: str) -> SettingsError:
    return SettingsError(name="COACH_MODEL_KEY_FILE", value=str(file), expected=expected)
