"""No single source fills an answer, unless the question is about it."""

import pytest

from coach.domain.passage import Hit
from coach.language.asking import form_of
from coach.retrieval.diversity import diverse, per_source
from tests.builders import a_hit, a_passage, a_source

SOURCES = [a_source("s1", author="Roshan Thiran"), a_source("s2", publisher="Leaderonomics")]


def _limit(question: str) -> int:
    return per_source(question, form_of(question), SOURCES)


@pytest.mark.parametrize(
    "question",
    [
        "Why does Thiran say that mentors leave?",
        "What does Leaderonomics say about trust?",
        "What are the benefits of shadowing?",
        "Compare seminars with shadowing",
    ],
)
def test_a_question_on_one_author_or_house_a_list_or_a_comparison_may_use_more_of_one_source(
    question: str,
) -> None:
    assert _limit(question) > _limit("Why do mentors leave?")


def _hits(*sources: str) -> list[Hit]:
    return [
        a_hit(a_passage(source=source, heading=str(place)), score=1 - place / 10)
        for place, source in enumerate(sources)
    ]


def _kept(*sources: str, limit: int = 2, keep: int = 3) -> list[str]:
    return [hit.passage.id for hit in diverse(_hits(*sources), limit=limit, keep=keep)]


def test_as_many_of_one_source_as_allowed_are_kept_and_one_more_gives_way() -> None:
    assert _kept("s1", "s1", "s2") == ["s1-0", "s1-1", "s2-2"]
    assert _kept("s1", "s1", "s1", "s2") == ["s1-0", "s1-1", "s2-3"]


def test_places_that_stay_empty_are_filled_with_the_best_of_those_left_out() -> None:
    assert _kept("s1", "s1", "s1", "s1") == ["s1-0", "s1-1", "s1-2"]


def test_the_order_of_the_hits_stays() -> None:
    assert _kept("s1", "s1", "s1", "s2", keep=4) == ["s1-0", "s1-1", "s1-2", "s2-3"]


def test_of_no_hits_none_are_kept() -> None:
    assert _kept() == []


def _pieces(*orders: int) -> list[Hit]:
    """Return pieces of one section, best first, by their places in the source."""
    pieces = [a_passage(id=f"p{order}", heading="Rules") for order in orders]
    return [
        a_hit(piece.model_copy(update={"order": order}), score=1 - place / 10)
        for place, (piece, order) in enumerate(zip(pieces, orders, strict=True))
    ]


def test_the_pieces_beside_the_best_one_come_along_even_where_the_room_is_full() -> None:
    kept = diverse(_pieces(4, 8, 5, 3, 6), limit=2, keep=2)

    assert [hit.passage.id for hit in kept] == ["p4", "p8", "p5", "p3"]


def test_a_piece_of_another_section_is_no_neighbour() -> None:
    best, other = _pieces(4, 5)
    elsewhere = other.model_copy(
        update={"passage": other.passage.model_copy(update={"heading": "Phases"})}
    )

    assert diverse([best, elsewhere], limit=2, keep=1) == (best,)
