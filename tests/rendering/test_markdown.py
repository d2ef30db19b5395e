"""A reply as Markdown carries its marks where a reader expects them."""

import pytest

from coach.domain.answer import Block, Bullets, Grid, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome
from coach.rendering import to_markdown


def _reply(*blocks: Block) -> Reply:
    provenance = Provenance(engine="embedded", index="", query="")
    return Reply(outcome=Outcome.ANSWERED, blocks=blocks, provenance=provenance)


def _says(text: str, *cites: int) -> Paragraph:
    return Paragraph(statements=(Statement(text=text, cites=cites),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Only one side gains.", "Only one side gains [1]."),
        ("Shall I?", "Shall I? [1]"),
        ('They are "partners in progress".', 'They are "partners in progress" [1].'),
        ("And so on...", "And so on... [1]"),
    ],
)
def test_a_mark_stands_before_the_full_stop_that_ends_its_sentence(text: str, shown: str) -> None:
    assert to_markdown(_reply(_says(text, 1))) == shown


def test_several_marks_stand_close_together() -> None:
    assert to_markdown(_reply(_says("Both sides gain.", 2, 3))) == "Both sides gain [2][3]."


def test_words_of_the_coach_alone_carry_no_mark() -> None:
    assert to_markdown(_reply(_says("Shall I?"))) == "Shall I?"


def test_paragraphs_run_on_and_blocks_stand_apart() -> None:
    paragraph = Paragraph(statements=(Statement(text="One.", cites=(1,)), Statement(text="Two.")))

    assert to_markdown(_reply(paragraph, _says("Three."))) == "One [1]. Two.\n\nThree."


def test_bullets_are_dashes() -> None:
    bullets = Bullets(statements=(Statement(text="One.", cites=(1,)), Statement(text="Two.")))

    assert to_markdown(_reply(bullets)) == "- One [1].\n- Two."


def test_a_grid_is_a_table_with_its_marks_below() -> None:
    grid = Grid(header=("", "A|B"), rows=(("Cost", "low\nor none"),), cites=(1, 2))

    assert to_markdown(_reply(grid)) == (
        "|  | A\\|B |\n|---|---|\n| Cost | low or none |\n\n[1][2]"
    )


def test_terminal_codes_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in to_markdown(_reply(_says("Gone\x1b[2J.")))
