"""Serves the scripted coach in a process of its own: `python -m tests.doubles.scripted_server`."""

import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from coach.errors import CoachError, ShelfError
from coach.settings import Settings
from coach.web.needs import Progress
from coach.web.serving import serve
from tests.doubles.scripted_coach import ScriptedCoach
from tests.doubles.scripted_preparation import a_kept_pair


def main() -> int:
    """Serve until told to stop; return what `coach serve` would return."""
    parser = ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--preparing", type=float, default=0.0, help="seconds")
    parser.add_argument("--thinking", type=float, default=0.0, help="seconds")
    parser.add_argument("--broken", action="store_true")
    asked = parser.parse_args()

    def build(progress: Progress) -> ScriptedCoach:
        for step in range(10):
            progress("Indexing the library", step / 10)
            time.sleep(asked.preparing / 10)
        if asked.broken:
            raise ShelfError(
                path=Path("knowledge/articles/s4-wiifm.md"), line=7, problem="the grade is missing"
            )
        coach = ScriptedCoach(seconds=asked.thinking)
        for leader, mentor in (("Ana Brandt", "Tunde Okafor"), ("Maria Costa", "Jonas Weber")):
            coach.pairs.add(a_kept_pair(leader, mentor))
        coach.create_sample()
        return coach

    try:
        return serve(Settings(home=asked.home, host=asked.host, port=asked.port), build)
    except CoachError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
