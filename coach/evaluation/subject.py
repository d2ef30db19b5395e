"""What is evaluated: whatever answers and searches like the coach, run case by case."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.domain.answer import Bullets, Grid, Paragraph, Reply, Statement
from coach.domain.conversation import Role, Turn
from coach.domain.passage import Hit, Passage
from coach.errors import NotFound
from coach.evaluation.cases import Case
from coach.rendering import to_markdown

DEPTH = 10
"""Passages that a search is scored on."""

_MARKS = re.compile(r"\s?\[\d+\]")


class Searches(Protocol):
    """Finds passages."""

    def search(self, query: str, *, k: int = 5) -> list[Hit]:
        """Return at most k passages, best first."""


class Subject(Searches, Protocol):
    """The coach as an evaluation sees it."""

    @property
    def fingerprint(self) -> str:
        """Of the index that is asked."""

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return the reply to one turn."""

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""


@dataclass(frozen=True)
class Asked:
    """What came of asking a case."""

    case: Case
    reply: Reply
    passages: Mapping[str, Passage]
    """The cited passages by id; one that does not exist is missing."""

    @property
    def text(self) -> str:
        """The answer as it is printed, without citation marks."""
        return _MARKS.sub("", to_markdown(self.reply))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in reading order; a table counts as one, cell after cell."""
        found: list[Statement] = []
        for block in self.reply.blocks:
            if isinstance(block, Grid):
                cells = (cell for row in (block.header, *block.rows) for cell in row)
                found.append(Statement(text=" ".join(cells), cites=block.cites))
            else:
                found += block.statements
        return tuple(found)

    @property
    def has_list(self) -> bool:
        """Whether the answer is laid out as a list or a table."""
        return any(isinstance(block, Bullets | Grid) for block in self.reply.blocks)

    @property
    def paragraphs(self) -> tuple[Paragraph | Bullets, ...]:
        """The blocks of running text and lists."""
        return tuple(b for b in self.reply.blocks if not isinstance(b, Grid))


@dataclass(frozen=True)
class Searched:
    """What came of searching with a case's question."""

    case: Case
    hits: tuple[Hit, ...]


def ask_case(subject: Subject, case: Case) -> Asked:
    """Say each turn of the case in order and return what came of the last one."""
    *earlier, last = case.said
    turns: list[Turn] = []
    for text in earlier:
        reply = subject.ask(text, role=case.role, turns=turns)
        turns += [
            Turn(role="user", text=text),
            Turn(role="assistant", text=to_markdown(reply)),
        ]
    reply = subject.ask(last, role=case.role, turns=turns)
    return Asked(case=case, reply=reply, passages=_cited(subject, reply))


def search_case(subject: Searches, case: Case) -> Searched:
    """Search with the last thing that is said in the case."""
    hits = subject.search(case.said[-1], k=DEPTH)
    return Searched(case=case, hits=tuple(hits[:DEPTH]))


def _cited(subject: Subject, reply: Reply) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for citation in reply.citations:
        try:
            found[citation.passage] = subject.passage(citation.passage)
        except NotFound:
            continue  # the scorer of quotes reports it
    return found
