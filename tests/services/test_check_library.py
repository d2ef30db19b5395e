"""The whole shelf is checked, also after a file that cannot be read."""

from pathlib import Path

from coach.services.check_library import check_library
from tests.retrieval.shelf_files import ARTICLE, PLAYBOOK, a_shelf

BOTH = {"articles/s1-trust.md": ARTICLE, "playbooks/small-format.md": PLAYBOOK}
DISAGREES = """disagrees_with:
  - about: trust
    question: Does trust need time?
    stance: "yes"
    says: Trust grows when both people keep small promises.
    with: [s2-speed]
"""


def test_a_shelf_in_order_has_no_problem_and_is_counted(tmp_path: Path) -> None:
    report = check_library(a_shelf(tmp_path, BOTH))

    assert report.problems == ()
    assert [source.kind for source in report.sources] == ["article", "playbook"]
    assert report.grades == {"C": 1, "D": 1}
    assert report.unsourced == 1
    assert report.claims == sum(source.claims for source in report.sources)
    assert report.passages == sum(source.passages for source in report.sources) == 13


def test_every_file_with_a_problem_is_told_not_only_the_first(tmp_path: Path) -> None:
    spoiled = {name: text.replace("grade: ", "grade: X") for name, text in BOTH.items()}

    report = check_library(a_shelf(tmp_path, spoiled))

    assert [Path(problem.file).name for problem in report.problems] == [
        "s1-trust.md",
        "small-format.md",
    ]
    assert report.sources == ()


def test_the_files_beside_a_spoiled_one_are_still_counted(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path, {**BOTH, "articles/s1-trust.md": "no front matter"})

    report = check_library(shelf)

    assert [source.id for source in report.sources] == ["small-format"]
    assert len(report.problems) == 1


def test_a_claim_that_cannot_be_shown_is_told_with_its_line(tmp_path: Path) -> None:
    text = ARTICLE.replace("- A cancelled session", "- This cancelled session")

    (problem,) = check_library(a_shelf(tmp_path, {"articles/s1-trust.md": text})).problems

    assert problem.line == 26
    assert problem.sentence == (
        f"{tmp_path / 'articles' / 's1-trust.md'}, line 26: 'This cancelled session without a word "
        "breaks trust.': it begins with 'This', which points outside of it."
    )


def test_a_sentence_of_a_playbooks_front_matter_is_held_to_the_same_rules(tmp_path: Path) -> None:
    text = PLAYBOOK.replace("says: Count the", "says: count the")

    (problem,) = check_library(a_shelf(tmp_path, {"playbooks/small-format.md": text})).problems

    assert problem.line == 34
    assert "capital" in problem.says


def test_a_reference_to_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    text = ARTICLE.replace("disagrees_with: []\n", DISAGREES)

    (problem,) = check_library(a_shelf(tmp_path, {"articles/s1-trust.md": text})).problems

    assert problem.says == "s1-trust disagrees with 's2-speed', which is not there"


def test_two_files_of_one_id_are_told(tmp_path: Path) -> None:
    twin = PLAYBOOK.replace("small-format", "s1-trust")
    files = {"articles/s1-trust.md": ARTICLE, "playbooks/s1-trust.md": twin}

    (problem,) = check_library(a_shelf(tmp_path, files)).problems

    assert problem.says == "two files have the id 's1-trust'"


def test_without_a_folder_the_coachs_own_shelf_is_checked() -> None:
    assert any(source.id == "s4-wiifm" for source in check_library().sources)
