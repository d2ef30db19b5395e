"""Closes the windows of a data folder in a process of its own, which a test kills."""

import sys
from datetime import date
from pathlib import Path

from tests.services.feedback_world import World


def main() -> None:
    world = World(Path(sys.argv[1]))
    world.at(date(2026, 4, 3))
    print("closing", flush=True)
    world.closer.close_due()
    print("closed", flush=True)


if __name__ == "__main__":
    main()
