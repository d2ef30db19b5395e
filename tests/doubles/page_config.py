"""Prints the page's Gradio configuration: `python -m tests.doubles.page_config`.

In a process of its own, because Gradio leaves an event loop open behind it.
"""

import json
import sys

from coach.web.exports import ExportShelf
from coach.web.page import page_of
from coach.web.rooms import Rooms
from tests.doubles.working import Working


def main() -> None:
    """Write the configuration to stdout."""
    rooms = Rooms(Working().preparation, ExportShelf(), help_route="HR")
    json.dump(page_of(rooms).get_config_file(), sys.stdout, default=str)


if __name__ == "__main__":
    main()
