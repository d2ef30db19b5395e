"""One decision says who may read what."""

import itertools

import pytest

from coach.domain.access import Kind, Reader, ReaderRole, Thing, check_may_read, may_read
from coach.errors import NotFound

MINE, OTHER = "p-1", "p-2"
READERS: dict[str, Reader] = {
    "author": Reader(person=MINE, role="mentor", programme="Spring"),
    "partner": Reader(person=OTHER, role="leader", programme="Spring"),
    "another pair": Reader(person="p-9", role="leader", programme="Spring"),
    "manager": Reader(person="m-1", role="manager", programme="Spring"),
    "manager who takes part": Reader(person=MINE, role="manager", programme="Spring"),
    "other programme": Reader(person=MINE, role="mentor", programme="Autumn"),
    "other manager": Reader(person="m-1", role="manager", programme="Autumn"),
}
MAY: dict[Kind, set[str]] = {
    Kind.FORM: {"author"},
    Kind.NOTE: {"author"},
    Kind.SHARED: {"author"},
    Kind.PAIR: {"author", "partner"},
    Kind.ATTENDANCE: {"author", "partner"},
    Kind.RELEASE: {"author", "partner", "another pair", "manager", "manager who takes part"},
    Kind.RAW: set(),
}


def a_thing(kind: Kind, **changes: object) -> Thing:
    values = {"kind": kind, "programme": "spring", "author": MINE, "people": (MINE, OTHER)}
    return Thing.model_validate(values | changes)


@pytest.mark.parametrize(("kind", "who"), list(itertools.product(Kind, READERS)))
def test_each_reader_reads_what_the_table_says(kind: Kind, who: str) -> None:
    assert may_read(READERS[who], a_thing(kind)) is (who in MAY[kind])


def test_a_manager_sees_who_met_only_if_the_programme_said_so() -> None:
    manager = READERS["manager"]

    assert may_read(manager, a_thing(Kind.ATTENDANCE, attendance_shown=True))
    assert not may_read(manager, a_thing(Kind.ATTENDANCE, attendance_shown=False))


@pytest.mark.parametrize("role", ["leader", "mentor", "manager"])
def test_nobody_reads_the_raw_rows_of_others(role: ReaderRole) -> None:
    reader = Reader(person=MINE, role=role, programme="Spring")

    assert not may_read(reader, a_thing(Kind.RAW, attendance_shown=True))


def test_what_is_not_yours_looks_like_what_is_not_there() -> None:
    with pytest.raises(NotFound, match="There is no note called 'n-7'"):
        check_may_read(READERS["partner"], a_thing(Kind.NOTE, id="n-7"))
