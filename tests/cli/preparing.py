"""A terminal for one command of preparation, with the real preparation behind it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
import typer

from coach.cli.opening import AskableCoach, Opening
from tests.services.preparing import preparation

PAIR = """
leader: {name: Ana Brandt, title: CFO, can_teach: [delegation], wants_to_learn: [prompt writing]}
mentor: {name: Tunde Okafor, can_teach: [prompt writing], wants_to_learn: [budgets]}
goals: ["Automate one report"]
sessions:
  - {date: 2026-11-01, status: held, topics: [delegation],
     actions: [{text: Send the template, owner: leader, due: 2026-11-10, done: false}]}
"""


class CommandLine:
    """Runs one command as a person would, in one process."""

    def __init__(
        self, command: Callable[..., None], folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._app = typer.Typer(pretty_exceptions_enable=False)
        self._app.command()(command)
        self._home = folder / "home"
        self._capsys = capsys
        self.pair = str(folder / "pair.yaml")
        Path(self.pair).write_text(PAIR, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        """Return what the command prints, or raise what it refuses with."""
        start = Opening(
            {"COACH_HOME": str(self._home)}, lambda *_: cast(AskableCoach, preparation())
        )
        self._app(args=list(arguments), standalone_mode=False, obj=start)
        return self._capsys.readouterr().out

    def json(self, *arguments: str) -> Any:
        """Return the one document that the command prints with `--json`."""
        return json.loads(self.run(*arguments, "--json"))
