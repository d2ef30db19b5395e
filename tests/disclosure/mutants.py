"""Mistakes that the tests of disclosure must notice: each is planted in a copy and must fail there.

`python -m tests.disclosure.mutants` prints what became of each. A mutant that survives is a promise
that no test keeps; one whose words are not found any more is an error, and has to be written anew.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
_COPIED = ("coach", "tests")
_LINKED = ("knowledge", "prompts", "evals", "bench", "docs", "pyproject.toml")
_FAILED = 1
"""What pytest returns where a test failed; anything above means that it could not run."""
_PROMISES = "tests/disclosure/test_promises.py"
_EXAMPLES = "tests/disclosure/test_worked_examples.py"


@dataclass(frozen=True)
class Mutant:
    """A mistake: which words of a file become which others."""

    name: str
    file: str
    old: str
    """Stands in the file exactly once."""
    new: str
    tests: tuple[str, ...]
    """Of which one at least must fail: files, or files::names."""


MUTANTS = (
    Mutant(
        "authors-only floor",
        "coach/disclosure/counting.py",
        "return min(authors, len({row.pair for row in rows}), "
        "len({row.counterpart for row in rows}))",
        "return authors",
        (
            "tests/disclosure/test_themes.py::test_the_other_side_of_a_theme_counts_too",
            "tests/disclosure/test_counting.py",
        ),
    ),
    Mutant(
        "no collapse",
        "coach/disclosure/splitting.py",
        "while left and not _all_pass(left, merged, floor):",
        "while not left:",
        (_EXAMPLES,),
    ),
    Mutant(
        "some groups without the others",
        "coach/disclosure/sealing.py",
        "*(parts if all(part.n_eff >= floor for part in parts) else ())",
        "*(part for part in parts if part.n_eff >= floor)",
        ("tests/disclosure/test_splitting.py::test_a_question_shows_every_group_or_none",),
    ),
    Mutant(
        "no per-question floor",
        "coach/disclosure/sealing.py",
        "if total.n_eff < floor:",
        "if not total.people:",
        (f"{_EXAMPLES}::test_e8_an_optional_question_that_four_answered_is_left_out",),
    ),
    Mutant(
        "exact counts",
        "coach/disclosure/releasing.py",
        "people_at_least=least_of(band)",
        "people_at_least=size",
        (f"{_PROMISES}::test_how_many_people_there_are_within_a_band_changes_no_byte",),
    ),
    Mutant(
        "text appended to a theme",
        "coach/disclosure/themes.py",
        "label=texts.labels[code]",
        'label=f"{texts.labels[code]} ({raising[0].row})"',
        (
            f"{_PROMISES}::test_no_exact_counts_or_ids",
            f"{_PROMISES}::test_noninterference_of_text",
        ),
    ),
    Mutant(
        "shares under ten people",
        "coach/disclosure/banding.py",
        "        return None\n",
        '        band = "10-19"\n',
        (
            f"{_EXAMPLES}::test_e9_small_regions_are_merged_and_nine_beside_three_are_not_shown_at_all",
        ),
    ),
    Mutant(
        "theme floor of three",
        "coach/disclosure/themes.py",
        "if n_eff(raising) >= floors.theme:",
        "if n_eff(raising) >= 3:",
        (f"{_EXAMPLES}::test_e6_a_theme_of_three_is_not_mentioned",),
    ),
    Mutant(
        "roll-forward dropped",
        "coach/disclosure/releasing.py",
        '    if size < window.floors.people:\n        return Made(nothing, (), "rolled forward")\n',
        '    if size < window.floors.people:\n        return Made(nothing, (), "published")\n',
        (_EXAMPLES,),
    ),
    Mutant(
        "cross-programme total",
        "coach/disclosure/rollup.py",
        "publishing=len(standings)",
        "publishing=sum(one.release.people_at_least or 0 for one in newest.values())",
        ("tests/disclosure/test_rollup.py",),
    ),
    Mutant(
        "no audit",
        "coach/disclosure/releasing.py",
        "if find_exposed((*before, *figures)) is not None:",
        "if find_exposed(()) is not None:",
        (f"{_PROMISES}::test_what_the_audit_blocks_reads_like_what_is_rolled_forward",),
    ),
)
"""What a closing service gets wrong belongs here as well: its file, its words, its tests."""


@contextmanager
def copy_of_the_project() -> Iterator[Path]:
    """Yield a folder with the package and its tests, to be changed at will."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in _COPIED:
            shutil.copytree(ROOT / name, root / name)
        for name in _LINKED:
            (root / name).symlink_to(ROOT / name)
        yield root


def survives(mutant: Mutant, root: Path) -> bool:
    """Plant a mutant in a copy, run its tests there, put the file back; tell whether all passed.

    Raises:
        LookupError: Its words do not stand in the file exactly once.
        RuntimeError: The tests could not be run.
    """
    path = root / mutant.file
    original = path.read_text(encoding="utf-8")
    if original.count(mutant.old) != 1:
        raise LookupError(f"{mutant.name}: its words are not in {mutant.file} exactly once")
    path.write_text(original.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        return _passes(mutant.tests, root)
    finally:
        path.write_text(original, encoding="utf-8")


def _passes(tests: tuple[str, ...], root: Path) -> bool:
    # what is compiled is known by size and second: a mutant's must not be taken for the original's
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > _FAILED:
        raise RuntimeError(done.stdout + done.stderr)
    return done.returncode == 0


def main() -> int:
    """Print what became of each mutant; return 1 if one survives."""
    alive = 0
    with copy_of_the_project() as root:
        for mutant in MUTANTS:
            lives = survives(mutant, root)
            print(f"{'SURVIVES' if lives else 'dies'}: {mutant.name}")
            alive += lives
    return 1 if alive else 0


if __name__ == "__main__":
    raise SystemExit(main())
