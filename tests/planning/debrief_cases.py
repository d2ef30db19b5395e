"""Sentences of session notes, labelled, and how they are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.planning.debrief_texts import DebriefShelf, read_debrief_shelf
from coach.planning.insights import InsightReader
from coach.planning.note_lines import NoteLine, note_lines
from coach.planning.note_people import NotePeople
from coach.planning.promises import Promise, PromiseReader
from coach.shelves import shelf

CASES = shelf("evals") / "cases" / "debriefs"
HELD_ON = date(2026, 11, 17)
NAMES = {"seen": ("Ana Brandt", "Tunde Okafor"), "held": ("Ana Brandt", "Tunde Okafor")}
OTHERS = ("Will Grant", "Mei Chen")


def a_pair(leader: str = "Ana Brandt", mentor: str = "Tunde Okafor") -> Pair:
    people = (Person(name=leader, side="leader"), Person(name=mentor, side="mentor"))
    return Pair(people=people)


@cache
def debrief_shelf() -> DebriefShelf:
    return read_debrief_shelf(shelf("knowledge") / "coaching")


@dataclass(frozen=True)
class Read:
    """What was read in one case."""

    lines: list[NoteLine]
    promises: list[Promise]
    learnings: tuple[str, ...]
    did: str | None


def read(notes: str, by: Any = "leader", pair: Pair | None = None) -> Read:
    people = NotePeople(pair or a_pair(), by)
    lines = note_lines(notes, debrief_shelf().labels, people)
    reader = PromiseReader(debrief_shelf(), people, held_on=HELD_ON, next_session=None)
    insights = InsightReader(debrief_shelf(), people)
    rest = [line for line in lines if not reader.read(line)]
    did = insights.did(rest, ())
    return Read(
        lines=lines,
        promises=[one for line in lines for one in reader.read(line)],
        learnings=insights.learnings([line for line in rest if line.text != did], (), 3),
        did=did,
    )


def cases(*files: str) -> Iterator[tuple[dict[str, Any], Pair]]:
    """Yield the cases of some files, each with its pair."""
    for file in files:
        rows = yaml.safe_load(Path(CASES / f"{file}.yaml").read_text(encoding="utf-8"))
        for row in rows:
            yield row, a_pair(*NAMES.get(file, OTHERS))
