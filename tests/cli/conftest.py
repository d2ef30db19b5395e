"""A terminal to type commands into, with a planted coach behind them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coach.cli.main import run
from coach.cli.opening import Opening, Progress
from coach.domain.conversation import Role
from coach.domain.source import Source
from coach.errors import NotFound
from coach.settings import Settings
from tests.doubles.planted_coach import PlantedCoach, a_library


class ReadyCoach(PlantedCoach):
    """The planted coach, with all that a command or the web app may ask of it."""

    def source(self, id: str) -> Source:
        known = {document.source.id: document.source for document in a_library()}
        if id not in known:
            raise NotFound(kind="source", name=id)
        return known[id]

    def examples(self, role: Role) -> tuple[str, ...]:
        return (f"What may a {role} ask?",)


@dataclass(frozen=True)
class Printed:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass
class Terminal:
    """Runs commands as a person would, in one process."""

    read: Callable[[], tuple[str, str]]
    home: Path
    coach: ReadyCoach = field(default_factory=ReadyCoach)
    environ: Mapping[str, str] = field(default_factory=dict)
    built: list[Settings] = field(default_factory=list)

    def build(self, settings: Settings, progress: Progress) -> ReadyCoach:
        self.built.append(settings)
        progress("Reading the library", 0.5)
        return self.coach

    def run(self, *arguments: str) -> Printed:
        environ = {"COACH_HOME": str(self.home), **self.environ}
        code = run(list(arguments), Opening(environ, self.build))
        return Printed(code, *self.read())


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    """Return a terminal whose data folder goes with the test."""

    def read() -> tuple[str, str]:
        out, err = capsys.readouterr()
        return out, err

    return Terminal(read=read, home=tmp_path / "home")
