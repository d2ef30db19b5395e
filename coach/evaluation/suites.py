"""Suites: which cases are asked, how replies are scored, and what is good enough."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from coach.domain.record import Record
from coach.errors import NotFound, ShelfError
from coach.evaluation.tasks import TASKS
from coach.shelves import as_model, read_yaml

HELD = "held"
"""The split that nobody looks at while tuning; its words are never reported."""


class Threshold(Record):
    """What a score must reach; none of both only reports it."""

    at_least: float | None = Field(default=None, ge=0, le=1)
    at_most: float | None = Field(default=None, ge=0, le=1)

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        if self.at_least is not None and self.at_most is not None:
            raise ValueError("a threshold is either at_least or at_most")
        return self

    def holds(self, value: float) -> bool | None:
        """Say whether the value is good enough, or None if nothing is asked of it."""
        if self.at_least is not None:
            return value >= self.at_least
        return value <= self.at_most if self.at_most is not None else None


class Suite(Record):
    """A named set of cases with its scorers, as a file of evals/suites says it."""

    name: str
    purpose: str
    task: str = "ask"
    """What is done with each case: one of `TASKS`."""
    cases: tuple[str, ...] = Field(min_length=1)
    """Globs under evals/cases; a file's name is its split."""
    needs: Literal["source"] | None = None
    """Leaves out the cases without this key."""
    held: bool = False
    """Whether the held split is asked without --held."""
    scorers: dict[str, Threshold] = Field(min_length=1)
    sentinels: tuple[str, ...] = ()
    """The bad coaches that must fail here."""
    without_listed_questions: Threshold | None = None
    """How far scores may move when the library lists no questions; searching only."""

    @field_validator("task")
    @classmethod
    def _task_known(cls, task: str) -> str:
        _check_known((task,), TASKS)
        return task

    @field_validator("scorers")
    @classmethod
    def _scorers_known(
        cls, scorers: dict[str, Threshold], info: ValidationInfo
    ) -> dict[str, Threshold]:
        if "task" in info.data:
            _check_known(scorers, TASKS[info.data["task"]].scorers)
        return scorers

    @field_validator("sentinels")
    @classmethod
    def _sentinels_known(cls, sentinels: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if "task" in info.data:
            _check_known(sentinels, TASKS[info.data["task"]].sentinels)
        return sentinels

    @field_validator("without_listed_questions")
    @classmethod
    def _searches(cls, value: Threshold | None, info: ValidationInfo) -> Threshold | None:
        if value and info.data.get("task") != "search":
            raise ValueError("it needs `task: search`")
        return value


def read_suites(evals: Path, names: Sequence[str] = ()) -> tuple[Suite, ...]:
    """Return the suites of these names, or all in the order of their names.

    Raises:
        NotFound: A name is not that of a suite.
        ShelfError: A suite's file is malformed.
    """
    paths = {path.stem: path for path in sorted((evals / "suites").glob("*.yaml"))}
    if not paths:
        raise ShelfError(path=evals / "suites", problem="there is no suite in it")
    for name in names:
        if name not in paths:
            raise NotFound(kind="suite", name=name, known=tuple(paths))
    return tuple(_read(paths[name]) for name in names or paths)


def read_splits(
    evals: Path, suite: Suite, *, held: bool | None = None
) -> dict[str, tuple[Any, ...]]:
    """Return a suite's cases by split; the held ones only if they are asked for."""
    wanted = suite.held if held is None else held
    splits: dict[str, tuple[Any, ...]] = {}
    for pattern in suite.cases:
        for path in sorted((evals / "cases").glob(pattern)):
            if path.stem != HELD or wanted:
                read = TASKS[suite.task].read(path)
                cases = [case for case in read if not suite.needs or case.source]
                splits[path.stem] = splits.get(path.stem, ()) + tuple(cases)
    splits = {split: cases for split, cases in splits.items() if cases}
    if not splits:
        problem = "it finds no case"
        raise ShelfError(path=evals / "suites" / f"{suite.name}.yaml", problem=problem)
    return splits


def _check_known(names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"{name!r} is not known; known: {', '.join(known)}")


def _read(path: Path) -> Suite:
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    suite = as_model(Suite, values, path)
    if suite.name != path.stem:
        raise ShelfError(
            path=path, line=1, problem=f"the name {suite.name!r} must be the file's name"
        )
    return suite
