"""Documents are cut into passages of whole claims, each with an id that its words decide."""

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.document import Claim, Document, Section, Table
from coach.domain.source import Source, SourceKind
from coach.retrieval.chunking import (
    SLACK,
    WORDS,
    cut,
    cut_documents,
    fingerprint,
    header,
    searchable,
    windows,
)

SOURCE = Source(id="s1-trust", kind=SourceKind.ARTICLE, title="Trust", called="it", grade="D")


def _claim(words: int, word: str = "word") -> Claim:
    return Claim(text=" ".join([word] * words))


def _document(*sections: Section, source: Source = SOURCE) -> Document:
    return Document(source=source, sections=sections)


def _sizes(groups: list[tuple[Claim, ...]]) -> list[int]:
    return [sum(len(claim.text.split()) for claim in group) for group in groups]


def test_claims_of_exactly_the_limit_stay_together() -> None:
    assert _sizes(windows([_claim(WORDS - 60), _claim(60)])) == [WORDS]


def test_one_word_more_than_the_limit_begins_a_new_passage() -> None:
    assert _sizes(windows([_claim(WORDS - 59), _claim(60)])) == [WORDS - 59, 60]


def test_a_last_piece_that_is_short_joins_the_passage_before_it() -> None:
    assert _sizes(windows([_claim(WORDS), _claim(SLACK - 1)])) == [WORDS + SLACK - 1]
    assert _sizes(windows([_claim(WORDS), _claim(SLACK)])) == [WORDS, SLACK]


def test_a_claim_longer_than_the_limit_is_never_cut() -> None:
    assert _sizes(windows([_claim(3 * WORDS), _claim(WORDS)])) == [3 * WORDS, WORDS]


def test_no_claims_make_no_passage() -> None:
    assert windows([]) == []


@given(st.lists(st.integers(min_value=1, max_value=2 * WORDS), max_size=30))
def test_every_claim_is_in_one_passage_and_in_its_order(lengths: list[int]) -> None:
    claims = [_claim(length, f"w{number}") for number, length in enumerate(lengths)]

    groups = windows(claims)

    assert [claim for group in groups for claim in group] == claims
    assert all(groups)
    most = max([WORDS, *lengths]) + SLACK - 1
    assert all(size <= most for size in _sizes(groups))


def test_questions_go_with_the_first_passage_of_a_section_and_tables_with_each() -> None:
    table = Table(caption="c", header=("a",), rows=(("b",),))
    section = Section(
        heading="How", questions=("How?",), claims=(_claim(WORDS), _claim(WORDS)), tables=(table,)
    )

    first, second = cut(_document(section))

    assert (first.questions, first.tables) == (("How?",), (table,))
    assert (second.questions, second.tables) == ((), (table,))


def test_passages_are_counted_through_the_whole_document() -> None:
    sections = [Section(heading=name, claims=(_claim(50, name),)) for name in ("one", "two")]

    assert [passage.order for passage in cut(_document(*sections))] == [0, 1]


def test_a_passage_never_crosses_a_heading() -> None:
    sections = [Section(heading=name, claims=(_claim(5, name),)) for name in ("one", "two")]

    assert [passage.heading for passage in cut(_document(*sections))] == ["one", "two"]


def test_the_same_words_get_the_same_id_and_other_words_another() -> None:
    def id_of(heading: str, word: str, source: Source = SOURCE) -> str:
        section = Section(heading=heading, claims=(_claim(9, word),))
        (passage,) = cut(_document(section, source=source))
        return passage.id

    assert id_of("How", "word") == id_of("How", "word")
    others = {
        id_of("How", "word"),
        id_of("Why", "word"),
        id_of("How", "other"),
        id_of("How", "word", SOURCE.model_copy(update={"id": "s2-other"})),
    }
    assert len(others) == 4


def test_what_is_indexed_has_title_and_heading_in_front() -> None:
    (passage,) = cut(_document(Section(heading="How", claims=(_claim(2),))))

    assert header(passage) == "Trust. How"
    assert searchable(passage) == "Trust. How\nword word"
    assert header(passage.model_copy(update={"heading": ""})) == "Trust"


def test_the_fingerprint_changes_with_words_questions_order_and_embedder() -> None:
    sections = [
        Section(heading=name, questions=(f"{name}?",), claims=(_claim(9, name),))
        for name in ("one", "two")
    ]
    passages = cut_documents([_document(*sections)])
    asked = sections[0].model_copy(update={"questions": ("Why?",)})

    prints = {
        fingerprint(passages, "minilm"),
        fingerprint(passages, "other"),
        fingerprint(passages[:1], "minilm"),
        fingerprint(passages[::-1], "minilm"),
        fingerprint(cut_documents([_document(asked, sections[1])]), "minilm"),
    }

    assert len(prints) == 5
    assert fingerprint(passages, "minilm") == fingerprint(list(passages), "minilm")
    assert all(len(one) == 16 for one in prints)
