"""A file of the shelf becomes a document, or an error names the file and the line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.document import Claim, ClaimKind, Document
from coach.domain.source import SourceKind
from coach.errors import ShelfError
from coach.retrieval.library import read_document, read_library, read_playbook
from tests.retrieval.shelf_files import ARTICLE, PLAYBOOK, a_shelf


def _article(folder: Path, text: str = ARTICLE) -> Path:
    path = folder / "s1-trust.md"
    path.write_text(text, encoding="utf-8")
    return path


def _playbook(folder: Path, text: str = PLAYBOOK) -> Path:
    path = folder / "small-format.md"
    path.write_text(text, encoding="utf-8")
    return path


def _refused(path: Path) -> ShelfError:
    with pytest.raises(ShelfError) as caught:
        read_document(path)
    assert str(caught.value).startswith(str(path))
    assert str(caught.value).endswith("Correct the file and start again.")
    return caught.value


def test_an_article_keeps_what_its_head_says(tmp_path: Path) -> None:
    source = read_document(_article(tmp_path)).source

    assert (source.id, source.kind) == ("s1-trust", SourceKind.ARTICLE)
    assert source.byline == "Trust in pairs, Ana Brandt, 2020"
    assert source.weaknesses == ("It names no study.",)


def test_a_section_has_its_origin_its_questions_and_its_claims(tmp_path: Path) -> None:
    first, second, _ = read_document(_article(tmp_path)).sections

    assert (first.heading, first.origin) == ("How trust grows", "first part")
    assert first.questions == ("How does trust grow?", "What builds trust?")
    assert first.claims == (
        Claim(text="Trust grows when both people keep small promises.", kind=ClaimKind.REASON),
        Claim(
            text="One article puts the share of pairs with trust at 89 %.",
            kind=ClaimKind.NUMBER,
            unsourced=True,
        ),
    )
    assert second.claims[0].kind is None


def test_a_table_has_its_caption_its_header_and_its_rows(tmp_path: Path) -> None:
    (table,) = read_document(_article(tmp_path)).sections[1].tables

    assert table.caption == "Builders and breakers"
    assert table.header == ("Builds", "Breaks")
    assert table.rows == (("a kept promise", "silence"),)


def test_what_a_file_says_of_itself_can_be_asked_about(tmp_path: Path) -> None:
    about = read_document(_article(tmp_path)).sections[-1]

    assert about.heading.startswith("About")
    assert any("Ana Brandt" in claim.text and "2020" in claim.text for claim in about.claims)
    assert any("grade D" in claim.text for claim in about.claims)


def test_a_claim_of_a_playbook_keeps_its_pages_and_what_is_ours(tmp_path: Path) -> None:
    first, *_ = read_document(_playbook(tmp_path)).sections

    assert first.claims[0].via == ("R1",)
    assert first.claims[1].ours


def test_the_pages_of_a_playbook_know_their_ids(tmp_path: Path) -> None:
    pages = read_document(_playbook(tmp_path)).source.pages

    assert pages["R1"].id == "R1"
    assert pages["R1"].grade == "B"


def test_the_typed_part_of_a_playbook_can_be_read_alone(tmp_path: Path) -> None:
    playbook = read_playbook(_playbook(tmp_path))

    assert playbook.sessions[0].minutes == 30
    assert playbook.topics.senior_to_junior[0].source is None


LINES = [
    ("---\nid", "id", 1, "it must begin with front matter"),
    ("grade: D", "grade: E", 8, "grade: input should be 'A', 'B', 'C' or 'D'"),
    ("called: the article on trust\n", "", None, "called: field required"),
    ("title: Trust in pairs", "title: Trust: in pairs", 4, "mapping values are not allowed"),
    ("id: s1-trust", "id: s1-other", 2, "the id 's1-other' must be the file's name"),
    ("author:", "writer:", 2, "the key 'writer' is not known in an article"),
    ("# Trust in pairs\n", "# Trust in pairs\nMore.\n", 15, "text must stand under a `## `"),
    ("- A cancelled", "A cancelled", 26, "a line must be `- a claim`"),
    ("{reason}", "{reasons}", 19, "the tags {reasons} are not known together"),
    ("{reason}", "{reason, risk}", 19, "the tags {reason, risk} are not known together"),
    ("| a kept promise | silence |", "| silence |", 31, "the row has other cells than its header"),
    ("From: second part\n", "", None, "the section 'What breaks it' needs a `From:` line"),
    ("- A cancelled session without a word breaks trust.\n", "", None, "and a claim"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), LINES)
def test_a_malformed_article_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int | None, says: str
) -> None:
    assert old in ARTICLE

    error = _refused(_article(tmp_path, ARTICLE.replace(old, new, 1)))

    assert says in error.problem
    assert error.line == line


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("share: 20", "share: 21", "the shares of first add up to 31, not 30"),
        ("does: teach", "does: preach", "sessions.0.blocks.1.does: input should be 'open'"),
        ("kind: first", "kind: last", "sessions.0.kind: input should be 'first'"),
        ("{definition, R1}", "{definition, R2}", "R2 is cited, but not listed under sources"),
        ("says: Drift begins with silence., source: R1", "says: Drift., source: R9", "R9 is cited"),
        ("effort: high", "effort: huge", "topics.senior_to_junior.0.effort: input should be 'low'"),
        ("design: ours", "design: mine", "design: input should be 'sourced' or 'ours'"),
        ("measures:", "figures:", "measures: field required"),
    ],
)
def test_a_malformed_playbook_is_refused_with_the_place(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in PLAYBOOK

    error = _refused(_playbook(tmp_path, PLAYBOOK.replace(old, new, 1)))

    assert says in error.problem


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s1-trust.md"
    path.write_bytes(ARTICLE.encode().replace(b"promises", b"\xff"))

    assert "it is not UTF-8 text" in _refused(path).problem


DISAGREES = """disagrees_with:
  - about: trust
    question: Does trust need time?
    stance: "yes"
    says: Trust grows when both people keep small promises.
    with: [s2-speed]
"""


def test_a_side_of_a_disagreement_quotes_a_claim_of_its_own_file(tmp_path: Path) -> None:
    text = ARTICLE.replace("disagrees_with: []\n", DISAGREES)

    (position,) = read_document(_article(tmp_path, text)).source.positions
    error = _refused(_article(tmp_path, text.replace("says: Trust grows", "says: Trust shrinks")))

    assert position.against == ("s2-speed",)
    assert "which is no claim of it" in error.problem


def test_a_library_has_its_articles_first(tmp_path: Path) -> None:
    files = {"articles/s1-trust.md": ARTICLE, "playbooks/small-format.md": PLAYBOOK}

    found = read_library(a_shelf(tmp_path, files))

    assert [document.source.id for document in found] == ["s1-trust", "small-format"]


def test_a_disagreement_with_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    text = ARTICLE.replace("disagrees_with: []\n", DISAGREES)

    with pytest.raises(ShelfError, match="s1-trust disagrees with 's2-speed', which is not there"):
        read_library(a_shelf(tmp_path, {"articles/s1-trust.md": text}))


def test_an_empty_shelf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="there is no article or playbook in it"):
        read_library(a_shelf(tmp_path, {}))


def test_a_shelf_without_its_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="the folder is missing"):
        read_library(tmp_path)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(data=st.data())
def test_a_file_with_any_line_lost_or_doubled_is_read_or_refused_with_a_shelf_error(
    tmp_path: Path, data: st.DataObject
) -> None:
    lines = data.draw(st.sampled_from([ARTICLE, PLAYBOOK])).splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    spoiled = lines[:at] + [lines[at]] * data.draw(st.sampled_from([0, 2])) + lines[at + 1 :]
    name = "s1-trust.md" if "s1-trust" in "".join(lines) else "small-format.md"
    (tmp_path / name).write_text("".join(spoiled), encoding="utf-8")

    try:
        assert isinstance(read_document(tmp_path / name), Document)
    except ShelfError as error:
        assert error.path == tmp_path / name
