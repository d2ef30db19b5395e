"""Four coaches that are bad on purpose: a suite that one of them passes measures nothing."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import crc32

from coach.domain.answer import Citation, CitationStatus, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Hit, Passage
from coach.errors import NotFound
from coach.language.words import content_stems

Choice = tuple[Sequence[Passage], Sequence[Passage]]
"""The passages to say, and those to cite for it."""


class Sentinel:
    """Replies from the library by a rule that ignores whether it should."""

    def __init__(
        self, name: str, documents: Iterable[Document], choose: Callable[["Sentinel", str], Choice]
    ) -> None:
        self.name = name
        self.passages = tuple(_passages(documents))
        self.fingerprint = f"sentinel-{name}"
        self._choose = choose
        self._by_id = {passage.id: passage for passage in self.passages}
        self._stems = [frozenset(content_stems(passage.text)) for passage in self.passages]

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return what the rule says, whatever was asked and said before."""
        said, cited = self._choose(self, question)
        numbers = tuple(range(1, len(cited) + 1))
        statements = tuple(Statement(text=passage.text, cites=numbers) for passage in said)
        return Reply(
            outcome=Outcome.ANSWERED if said else Outcome.NOT_IN_LIBRARY,
            blocks=(
                Paragraph(statements=statements or (Statement(text="I have nothing on it."),)),
            ),
            citations=tuple(_citation(n, p) for n, p in zip(numbers, cited, strict=True)),
            provenance=Provenance(engine=self.name, index=self.fingerprint, query=question),
        )

    def search(self, query: str, *, k: int = 5) -> list[Hit]:
        """Return the passages that the rule cites."""
        _, cited = self._choose(self, query)
        return [Hit(passage=passage, score=0.5) for passage in cited[:k]]

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""
        if id not in self._by_id:
            raise NotFound(kind="passage", name=id)
        return self._by_id[id]

    def nearest(self, question: str) -> Passage:
        """Return the passage that shares most words with the question."""
        asked = set(content_stems(question))
        best = max(range(len(self.passages)), key=lambda row: len(asked & self._stems[row]))
        return self.passages[best]


def sentinel(name: str, documents: Iterable[Document]) -> Sentinel:
    """Return the sentinel of that name over a library.

    Raises:
        NotFound: There is none of that name.
    """
    if name not in SENTINELS:
        raise NotFound(kind="sentinel", name=name, known=tuple(SENTINELS))
    return Sentinel(name, documents, SENTINELS[name])


def _always_answers(self: Sentinel, question: str) -> Choice:
    nearest = self.nearest(question)
    return [nearest], [nearest]


def _always_refuses(self: Sentinel, question: str) -> Choice:
    return [], []


def _random_passages(self: Sentinel, question: str) -> Choice:
    drawn = random.Random(crc32(question.encode())).sample(
        self.passages, min(5, len(self.passages))
    )
    return drawn[:1], drawn


def _cites_everything(self: Sentinel, question: str) -> Choice:
    return [self.nearest(question)], self.passages


SENTINELS: dict[str, Callable[[Sentinel, str], Choice]] = {
    "always_answers": _always_answers,
    "always_refuses": _always_refuses,
    "random_passages": _random_passages,
    "cites_everything": _cites_everything,
}
"""The rules by name, as suites call them."""


def _passages(documents: Iterable[Document]) -> Iterator[Passage]:
    for document in documents:
        for order, section in enumerate(document.sections):
            if section.claims:
                yield Passage(
                    id=f"{document.source.id}-{order}",
                    source=document.source.id,
                    title=document.source.title,
                    heading=section.heading,
                    order=order,
                    claims=section.claims,
                )


def _citation(n: int, passage: Passage) -> Citation:
    return Citation(
        n=n,
        source=passage.source,
        title=passage.title,
        grade="D",
        quote=passage.claims[0].text,
        status=CitationStatus.VERIFIED,
        passage=passage.id,
    )
