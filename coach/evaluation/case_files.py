"""Files of cases: YAML lists, each entry read strictly and named by its line if it is wrong."""

import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from coach.domain.record import Record
from coach.errors import ShelfError
from coach.shelves import read_yaml

CaseModel = TypeVar("CaseModel", bound=Record)


def read_case_file(path: Path, model: type[CaseModel]) -> tuple[CaseModel, ...]:
    """Return the cases of one file in order.

    Raises:
        ShelfError: The file is no list of cases, a case is malformed, or an id stands twice.
    """
    rows = read_yaml(path)
    if not isinstance(rows, list) or not rows:
        raise ShelfError(path=path, line=1, problem="it must be a list of cases")
    cases = [_case(path, number, row, model) for number, row in enumerate(rows)]
    seen: set[str] = set()
    for number, case in enumerate(cases):
        id = str(getattr(case, "id", ""))
        if id in seen:
            problem = f"the id {id!r} stands twice"
            raise ShelfError(path=path, line=_line(path, number), problem=problem)
        seen.add(id)
    return tuple(cases)


def _case(path: Path, number: int, row: Any, model: type[CaseModel]) -> CaseModel:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        words = first["msg"].removeprefix("Value error, ")
        problem = f"{place}: {words}" if place else words
        raise ShelfError(path=path, line=_line(path, number), problem=problem) from error


def _line(path: Path, number: int) -> int | None:
    """Return the line on which the case of that number begins, counted from 0."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    starts = [at for at, line in lines if re.match(r"- ", line)]
    return starts[number] if number < len(starts) else None
