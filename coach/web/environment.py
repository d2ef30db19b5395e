"""The process around the web app: no telemetry, no tracing, a private temporary folder."""

import shutil
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from coach.errors import FolderNotWritable, SettingsError

QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_SHARE": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
}
"""Set before any library is imported that would otherwise call home."""

REFUSED = (
    "LANGSMITH_TRACING",
    "LANGSMITH_TRACING_V2",
    "LANGCHAIN_TRACING",
    "LANGCHAIN_TRACING_V2",
    "GRADIO_LOCAL_DEV_MODE",
    "GRADIO_DEBUG",
)
"""Each starts tracing or debugging by its mere presence, and what people write would leave."""

_OFF = {"", "0", "false", "no", "off"}


def refuse_tracing(environ: Mapping[str, str]) -> None:
    """Raise SettingsError if the environment would send conversations to somebody else."""
    for name in REFUSED:
        value = environ.get(name, "")
        if value.strip().lower() not in _OFF:
            raise SettingsError(
                name=name,
                value=value,
                expected="unset, because it lets conversations leave this process",
            )


@contextmanager
def private_environment(folder: Path, environ: MutableMapping[str, str]) -> Iterator[Path]:
    """Silence the libraries and give them an empty folder that only this user can read.

    Whatever an earlier process left there is removed first, and the folder goes at the end.
    """
    refuse_tracing(environ)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise FolderNotWritable(folder=folder, reason=error.strerror or str(error)) from error
    environ.update(QUIET, GRADIO_TEMP_DIR=str(folder))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
