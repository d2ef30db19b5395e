"""What a playbook's front matter says can be asked about like any other section."""

from pathlib import Path

import pytest

from coach.domain.document import Section
from coach.retrieval.library import read_document
from tests.retrieval.shelf_files import PLAYBOOK


@pytest.fixture
def sections(tmp_path: Path) -> dict[str, Section]:
    """Return the sections of the small playbook by the beginning of their heading."""
    path = tmp_path / "small-format.md"
    path.write_text(PLAYBOOK, encoding="utf-8")
    return {section.heading.split(":")[0]: section for section in read_document(path).sections}


def test_every_typed_list_is_a_section(sections: dict[str, Section]) -> None:
    assert list(sections) == [
        "What it is",
        "Purpose",
        "Phases of a programme",
        "Ground rules",
        "What the junior can teach",
        "What the senior can teach",
        "Measures",
        "What goes wrong, and what helps",
        "The first session",
        "About this source",
    ]


def test_a_heading_names_the_format(sections: dict[str, Section]) -> None:
    assert sections["Ground rules"].heading == "Ground rules: a small format"


def test_a_sentence_with_a_page_is_cited_with_it(sections: dict[str, Section]) -> None:
    (rule,) = sections["Ground rules"].claims

    assert (rule.text, rule.via, rule.ours) == ("What is said stays in the pair.", ("R1",), False)


@pytest.mark.parametrize("name", ["Measures", "What the senior can teach", "The first session"])
def test_a_sentence_without_a_page_is_ours(sections: dict[str, Section], name: str) -> None:
    assert all(claim.ours and not claim.via for claim in sections[name].claims)


def test_a_session_is_a_table_of_its_blocks(sections: dict[str, Section]) -> None:
    (table,) = sections["The first session"].tables

    assert table.caption == "The first session, 30 minutes"
    assert table.rows == (("Hello", "10 min", "both"), ("Teach", "20 min", "the junior teaches"))


def test_every_section_lists_questions_that_it_answers(sections: dict[str, Section]) -> None:
    assert all(section.questions for section in sections.values())


def test_an_empty_list_makes_no_section(tmp_path: Path) -> None:
    before, _, after = PLAYBOOK.partition("measures:")
    text = f"{before}measures: []\nfailures:{after.partition('failures:')[2]}"
    path = tmp_path / "small-format.md"
    path.write_text(text, encoding="utf-8")

    assert not [s for s in read_document(path).sections if s.heading.startswith("Measures")]
