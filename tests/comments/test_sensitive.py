"""Sensitive comments: what a person should look at."""

from pathlib import Path

from coach.comments.coding_shelf import read_codes
from coach.comments.sensitive import reason
from tests.comments.small_code_shelf import APART, CODES, small_shelf, write_shelf


def test_a_sign_is_enough_whatever_the_model_says(tmp_path: Path) -> None:
    shelf = small_shelf(tmp_path)

    assert reason("He groped me", {"harassment": 0.0}, shelf) == "may describe harassment"


def test_likeness_to_the_examples_is_enough_without_a_sign(tmp_path: Path) -> None:
    shelf = small_shelf(tmp_path)

    assert reason("He came too close", {"harassment": 0.6}, shelf) == "may describe harassment"
    assert reason("He came too late", {"harassment": 0.1}, shelf) == ""


def test_kinds_that_are_each_a_little_likely_call_a_person_together(tmp_path: Path) -> None:
    both = "why: {harassment: may describe harassment, threat: may describe a threat}\n"
    codes = CODES + both + "left_out: left out\n"
    shelf = read_codes(write_shelf(tmp_path, codes=codes, apart=APART))

    assert (
        reason("It was odd", {"harassment": 0.15, "threat": 0.2}, shelf) == "may describe a threat"
    )


def test_to_speak_about_a_matter_is_not_to_report_it(tmp_path: Path) -> None:
    shelf = small_shelf(tmp_path)

    assert reason("We talked about someone who groped me", {"harassment": 0.9}, shelf) == ""
