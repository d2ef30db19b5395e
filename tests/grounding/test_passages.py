"""What a passage says, and which quotes stand in it."""

import pytest

from coach.domain.document import Table
from coach.grounding.passages import quote_stands, sentences_of
from tests.grounding.shelf import a_passage

PASSAGE = a_passage(
    "p", "They met almost weekly.", "The leader for Asia stayed because he was learning too."
)
WITH_TABLE = PASSAGE.model_copy(
    update={
        "tables": (Table(caption="c", header=("What", "Cost"), rows=(("Pair", "lower cost"),)),)
    }
)


def test_a_row_of_a_table_is_a_sentence_with_its_header() -> None:
    assert sentences_of(WITH_TABLE)[-1] == "What: Pair; Cost: lower cost"


@pytest.mark.parametrize(
    "quote",
    [
        "They met almost weekly.",
        "they met almost weekly",
        "The leader for Asia stayed because he was",
        "lower cost",
    ],
)
def test_a_whole_sentence_a_cell_or_eight_words_stand(quote: str) -> None:
    assert quote_stands(quote, WITH_TABLE)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " ",
        "almost weekly",
        "The leader for Asia",
        "The leader for Asia left because he was learning too",
    ],
)
def test_a_scrap_or_a_changed_quote_does_not(quote: str) -> None:
    assert not quote_stands(quote, PASSAGE)
