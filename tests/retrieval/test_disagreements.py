"""A question about something that sources are split on brings both sides; another brings none."""

from coach.domain.document import Document
from coach.domain.draft import Side
from coach.retrieval.chunking import cut_documents
from coach.retrieval.disagreements import Disagreements
from tests.builders import a_document, a_position, a_searcher, a_section, a_source
from tests.doubles.hash_embedder import HashEmbedder

QUESTION = "Does knowledge flow downward or upward?"
ONE_WAY = "Knowledge flows downward."
TWO_WAY = "Knowledge flows upward as well."
PLAIN = [f"The {word} of a pair is slow." for word in ("trust", "growth", "start", "end")]


def _document(id: str, stance: str, says: str) -> Document:
    position = a_position("direction", stance, says, QUESTION)
    return a_document(
        a_section(says, *PLAIN, heading=id), source=a_source(id, positions=(position,))
    )


SPLIT = (_document("s1", "one-way", ONE_WAY), _document("s2", "two-way", TWO_WAY))


def _about(question: str, documents: tuple[Document, ...] = SPLIT) -> tuple[Side, ...]:
    passages = cut_documents(documents)
    searcher = a_searcher(passages)
    found = searcher.search(searcher.prepare(question), k=5)
    return Disagreements(documents, passages, HashEmbedder()).about(found)


def test_the_disagreements_own_question_brings_both_sides() -> None:
    sides = _about(QUESTION)

    assert [(side.stance, side.claim.text) for side in sides] == [
        ("one-way", ONE_WAY),
        ("two-way", TWO_WAY),
    ]
    assert [side.passage.source for side in sides] == ["s1", "s2"]


def test_the_same_question_in_other_words_brings_them_too() -> None:
    assert len(_about("Is it upward or downward that knowledge flows?")) == len(SPLIT)


def test_a_question_that_says_that_sources_differ_needs_fewer_of_its_words() -> None:
    assert _about("Why do your sources disagree about knowledge flowing?")
    assert not _about("Why do your sources write about knowledge flowing?")


def test_a_question_about_something_else_brings_none() -> None:
    assert _about("How does trust grow?") == ()
    assert _about("Do your sources disagree about the price of wine?") == ()


def test_sources_of_one_stance_do_not_disagree() -> None:
    agreed = (_document("s1", "two-way", ONE_WAY), _document("s2", "two-way", TWO_WAY))

    assert _about(QUESTION, agreed) == ()


def test_a_library_without_disagreements_and_an_empty_one_have_no_sides() -> None:
    assert _about(QUESTION, (a_document(),)) == ()
    assert _about(QUESTION, ()) == ()
