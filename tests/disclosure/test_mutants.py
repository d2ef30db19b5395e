"""Each planted mistake is noticed by the tests that name it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.disclosure.mutants import MUTANTS, Mutant, copy_of_the_project, survives


@pytest.fixture(scope="module")
def copied() -> Iterator[Path]:
    with copy_of_the_project() as root:
        yield root


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_mistake_makes_a_test_fail(mutant: Mutant, copied: Path) -> None:
    assert not survives(mutant, copied)


def test_without_a_mistake_the_same_tests_pass(copied: Path) -> None:
    everything = tuple(dict.fromkeys(test for mutant in MUTANTS for test in mutant.tests))
    harmless = replace(MUTANTS[0], new=MUTANTS[0].old, tests=everything)

    assert survives(harmless, copied)


def test_a_mutant_whose_words_are_gone_is_an_error(copied: Path) -> None:
    with pytest.raises(LookupError, match=r"not in .*counting\.py"):
        survives(replace(MUTANTS[0], old="return nobody"), copied)
