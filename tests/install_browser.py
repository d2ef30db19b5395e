"""Sees to it that there is a Chromium for the browser tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Return the path of a Chromium, one of the system before one of playwright's own."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        path = tools.chromium.executable_path
    return path if Path(path).is_file() else None


def install_browser() -> bool:
    """Install Chromium the way this machine does it; return whether there is one now."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        commands = [
            ["apt-get", "update", "--quiet"],
            ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"],
        ]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = [subprocess.run(command, env=environ, check=False).returncode for command in commands]
    return done[-1] == 0 and find_browser() is not None


def main() -> int:
    """Return 0 if a browser is there, or could be installed."""
    if find_browser() or install_browser():
        return 0
    print(
        "The browser tests need Chromium, and it could not be installed: "
        "install the package chromium of your system, then run make test again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
