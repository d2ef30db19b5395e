"""A retrieval data set in BEIR's layout: corpus, queries and judgements."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.domain.conversation import Turn
from coach.domain.document import Claim, Document, Section
from coach.domain.source import Source, SourceKind
from coach.errors import InputError
from coach.evaluation.jsonl import REMEDY, read_lines, read_records
from coach.language.sentences import split_sentences

Answerability = Literal["ANSWERABLE", "PARTIAL", "UNANSWERABLE", "UNDERSPECIFIED"]
_COLUMNS = 3


class _Lenient(BaseModel):
    """What others write may hold more than is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Text(_Lenient):
    id: str = Field(alias="_id", min_length=1)
    title: str | None = ""
    text: str


class _Said(_Lenient):
    role: Literal["user", "assistant"]
    text: str


class Query(_Lenient):
    """A question, perhaps at the end of a conversation."""

    id: str = Field(alias="_id", min_length=1)
    text: str = Field(min_length=1)
    turns: tuple[_Said, ...] = ()
    answerability: Answerability | None = None
    answers: tuple[str, ...] = ()

    @property
    def earlier(self) -> tuple[Turn, ...]:
        """The turns before the question; some data sets repeat it as the last one."""
        said = self.turns
        if said and said[-1].role == "user" and said[-1].text.strip() == self.text.strip():
            said = said[:-1]
        return tuple(Turn(role=one.role, text=one.text) for one in said)


@dataclass(frozen=True)
class DataSet:
    """Everything one measurement needs."""

    name: str
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    judgements: dict[str, dict[str, int]]
    """By query, then document: the grade, above 0."""


def read_data_set(folder: Path) -> DataSet:
    """Read `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` of a folder.

    Raises:
        InputError: A file is missing or a line is malformed; the sentence names the line.
    """
    if not folder.is_dir():
        raise InputError(what=str(folder), problem="it is no folder", remedy="Check --data.")
    documents = tuple(_documents(folder / "corpus.jsonl"))
    queries = tuple(_queries(folder / "queries.jsonl"))
    for name, found in (("corpus.jsonl", documents), ("queries.jsonl", queries)):
        if not found:
            raise InputError(what=name, problem="it has no line", remedy="Check --data.")
    return DataSet(folder.resolve().name, documents, queries, _judgements(folder / "qrels.tsv"))


def _documents(path: Path) -> Iterator[Document]:
    seen: set[str] = set()
    for number, row in read_records(path, _Text):
        _once(seen, row.id, path, number)
        yield _document(row)


def _document(row: _Text) -> Document:
    title = (row.title or "").strip()
    sentences = split_sentences(row.text) or split_sentences(title)
    claims = tuple(Claim(text=sentence) for sentence in sentences)
    return Document(
        source=Source(
            id=row.id, kind=SourceKind.DOCUMENT, title=title, called=title or row.id, grade="D"
        ),
        sections=(Section(heading="", claims=claims),) if claims else (),
    )


def _queries(path: Path) -> Iterator[Query]:
    seen: set[str] = set()
    for number, query in read_records(path, Query):
        _once(seen, query.id, path, number)
        yield query


def _once(seen: set[str], id: str, path: Path, number: int) -> None:
    if id in seen:
        where = f"{path.name}, line {number}"
        raise InputError(what=where, problem=f"the _id {id!r} stands twice", remedy=REMEDY)
    seen.add(id)


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for number, line in read_lines(path):
        cells = line.split("\t")
        if number == 1 and not _is_grade(cells[-1]):
            continue  # the header
        if len(cells) != _COLUMNS or not _is_grade(cells[2]):
            problem = "it must be a query, a document and a whole number, with tabs between"
            where = f"{path.name}, line {number}"
            raise InputError(what=where, problem=problem, remedy=REMEDY)
        if int(cells[2]) > 0:
            found.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    return found


def _is_grade(cell: str) -> bool:
    digits = cell.strip().removeprefix("-")
    return digits.isascii() and digits.isdigit()
