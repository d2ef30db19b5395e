"""Names that look the same to a reader have one skeleton, others do not."""

import pytest

from coach.language.look_alikes import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alice Moor", "\u0410lice Moor"),  # Cyrillic A
        ("Rosa Peer", "R\u043esa \u0420eer"),  # Cyrillic o and Er
        ("Nina Koch", "\u039dina \u039aoch"),  # Greek Nu and Kappa
        ("Ian Lane", "lan Lane"),
        ("Marner", "Mamer"),
        ("Zoë Hart", "Zoe Hart"),
        ("Bo Ray", "Ｂｏ Ray"),
        ("Otto", "0tto"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert one != other
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana", "Anna"), ("Jan", "Jon"), ("Mia", "Nia"), ("Łukasz", "Tukasz"), ("李明", "李朋")],
)
def test_names_that_a_reader_tells_apart_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
