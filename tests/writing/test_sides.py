"""Where sources disagree both sides are shown, the smaller one first."""

from coach.domain.answer import Statement
from coach.domain.draft import Side
from coach.writing.citing import Citer
from coach.writing.sides import both_sides
from tests.builders import a_brief, a_side

ONE_WAY = a_side("one-way", "Knowledge flows one way.", "s0")
TWO_WAY = [a_side("two-way", f"Both sides gain, says text {n}.", f"s{n}") for n in range(1, 5)]


def _statements(*sides: Side) -> list[Statement]:
    brief = a_brief("Is mentoring one-way or two-way?", sides=sides)
    return [
        statement
        for block in both_sides(brief, Citer(brief.sources))
        if block.type == "paragraph"
        for statement in block.statements
    ]


def test_of_one_against_four_the_one_comes_first_and_the_four_are_not_all_quoted() -> None:
    shown = [one for one in _statements(*TWO_WAY[:2], ONE_WAY, *TWO_WAY[2:]) if one.cites]

    assert shown[0].text == ONE_WAY.claim.text
    assert {one.text for one in shown[1:]} < {side.claim.text for side in TWO_WAY}
    assert len(shown) > 1


def test_which_side_most_sources_take_is_said_once_and_only_of_unequal_sides() -> None:
    def says_most(*sides: Side) -> int:
        return sum(one.text.startswith("Most") for one in _statements(*sides))

    assert says_most(ONE_WAY, *TWO_WAY) == 1
    assert says_most(ONE_WAY, *TWO_WAY[:2]) == 1
    assert says_most(ONE_WAY, TWO_WAY[0]) == 0


def test_of_three_sides_none_is_called_the_second() -> None:
    third = a_side("neither", "Nothing flows.", "s9")

    assert not any("second view" in one.text for one in _statements(ONE_WAY, third, *TWO_WAY))


def test_that_the_library_is_split_is_said_before_anything_else() -> None:
    first, *_ = _statements(ONE_WAY, TWO_WAY[0])

    assert "split" in first.text
    assert first.cites == ()


def test_citations_are_numbered_in_the_order_of_the_sides() -> None:
    cited = [one.cites for one in _statements(*TWO_WAY, ONE_WAY) if one.cites]

    assert cited == [(n,) for n in range(1, len(cited) + 1)]


def test_sources_that_all_take_one_side_do_not_disagree() -> None:
    assert _statements(*TWO_WAY) == []
    assert _statements() == []
