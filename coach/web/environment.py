"""The process around the web app: no telemetry, no tracing, a private temporary folder."""

import shutil
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from coach.domain.tracing import TRACING, refuse_tracing
from coach.errors import FolderNotWritable

QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_SHARE": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
}
"""Set before any library is imported that would otherwise call home."""

REFUSED = (*TRACING, "GRADIO_LOCAL_DEV_MODE", "GRADIO_DEBUG")
"""Each starts tracing or debugging by its mere presence, and what people write would leave."""


@contextmanager
def private_environment(folder: Path, environ: MutableMapping[str, str]) -> Iterator[Path]:
    """Silence the libraries and give them an empty folder that only this user can read.

    Whatever an earlier process left there is removed first, and the folder goes at the end.
    """
    refuse_tracing(environ, names=REFUSED)
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
