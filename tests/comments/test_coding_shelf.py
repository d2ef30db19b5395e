"""The shelf of codes: examples with their codes, tones and sides, and what it refuses."""

from collections import Counter
from pathlib import Path

import pytest

from coach.comments.coding_shelf import CodeShelf, read_codes
from coach.comments.reading import example_texts
from coach.domain.comment import Code, Tone
from coach.errors import ShelfError
from coach.evaluation.feedback_task import FEEDBACK
from coach.shelves import shelf
from tests.comments.small_code_shelf import APART, CODES, EXAMPLES, WHY, small_shelf, write_shelf

LEAST = 40
"""Examples of a code that people would recognise it by."""


@pytest.fixture(scope="module")
def shipped() -> CodeShelf:
    return read_codes(shelf("knowledge") / "feedback")


def test_an_example_has_its_tone_and_the_side_in_front_of_it(tmp_path: Path) -> None:
    by_text = {(one.text, one.side): one for one in small_shelf(tmp_path).examples}

    assert by_text["the sound was clear", None].tone is Tone.STRENGTH
    assert by_text["the sound was clear", None].codes == (Code.TECHNOLOGY,)
    assert by_text["I gained fresh ideas", "leader"].codes == (Code.USEFULNESS_LEADER,)
    assert by_text["I gained fresh ideas", "mentor"].codes == (Code.USEFULNESS_MENTOR,)


def test_an_example_that_stands_under_two_codes_is_one_example_of_both(tmp_path: Path) -> None:
    twice = EXAMPLES + '  load:\n    concern: ["our meeting was moved again"]\n'

    found = read_codes(write_shelf(tmp_path, examples=twice)).examples

    (both,) = [one for one in found if one.text == "our meeting was moved again"]
    assert both.codes == (Code.SCHEDULING, Code.LOAD)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"codes": CODES.replace("  load:", "  burden:") + WHY}, r"codes\.yaml.*codes"),
        ({"codes": CODES.replace("  load: {meaning: About it.}\n", "") + WHY}, "load"),
        ({"codes": CODES + WHY.replace("harassment:", "other:")}, "no `why` for 'harassment'"),
        ({"examples": EXAMPLES.replace("strength", "praise")}, r"codes_examples\.yaml"),
        ({"apart": APART.replace("[session]", "[session")}, "opens"),
        ({"apart": "- a list\n"}, "name: value"),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused_by_name(
    tmp_path: Path, other: dict[str, str], told: str
) -> None:
    with pytest.raises(ShelfError, match=told):
        read_codes(write_shelf(tmp_path, **other))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    (write_shelf(tmp_path) / "codes_apart.yaml").unlink()

    with pytest.raises(ShelfError, match=r"codes_apart\.yaml"):
        read_codes(tmp_path)


def test_every_code_of_the_shipped_shelf_has_examples_enough_and_more_than_one_tone(
    shipped: CodeShelf,
) -> None:
    counts = Counter(code for one in shipped.examples for code in one.codes)
    tones = {(code, one.tone) for one in shipped.examples for code in one.codes}

    assert {code: counts[code] for code in Code if counts[code] < LEAST} == {}
    assert {code for code in Code for tone in Tone if (code, tone) not in tones} == set()


def test_what_mentors_and_leaders_gain_is_told_apart_by_examples_of_both_sides(
    shipped: CodeShelf,
) -> None:
    for code in (Code.USEFULNESS_LEADER, Code.USEFULNESS_MENTOR):
        sides = {one.side for one in shipped.examples if code in one.codes}
        assert {"leader", "mentor"} <= sides


def test_no_case_of_the_evals_stands_among_the_examples(shipped: CodeShelf) -> None:
    paths = (shelf("evals") / "cases" / "feedback").glob("*.yaml")
    cases = [case for path in paths for case in FEEDBACK.read(path)]
    asked = {case.c.lower() for case in cases if case.kind != "nothing"}

    assert asked & {text.lower() for text in example_texts(shipped)} == set()
