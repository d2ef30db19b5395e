"""The package opens at once, and only a coach costs anything."""

import subprocess
import sys
from importlib.metadata import version

import coach


def test_the_version_is_the_one_that_was_installed() -> None:
    assert coach.__version__ == version("reverse-mentoring-coach")


def test_importing_the_package_imports_no_foreign_library() -> None:
    code = "import sys, coach; print(*{name.split('.')[0] for name in sys.modules})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not set(done.stdout.split()) & {"pydantic", "numpy", "typer", "gradio", "torch"}
