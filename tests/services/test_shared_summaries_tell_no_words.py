"""With the real reader of comments: a shared summary holds themes, and no word that was written."""

import logging
import re
from pathlib import Path

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.adapters.sql_feedback_imports import open_import_store
from coach.cli.main import run
from coach.cli.opening import Opening
from coach.comments.masking import mask
from coach.comments.reading import CommentReader, read_codes
from coach.domain.comment import Code
from coach.services.summarise_feedback import FeedbackSummariser
from tests.services.summarising import FOLDER, HEADER, SIDES, a_file, a_summariser

SAMPLE = Path(__file__).parent / "sample_feedback.csv"
SCHEDULING = (
    "Our slot was moved three times this month.",
    "It is hard to find a date that suits both diaries.",
    "We could not agree on a time before the holidays.",
    "Rescheduled again at short notice.",
    "The calendar is the main obstacle for us.",
    "His diary is full until autumn.",
    "Finding an hour together takes weeks.",
    "Please fix the dates for the whole half-year.",
    "We keep postponing because of clashes in the calendar.",
    "Mornings would suit me better than late afternoons.",
)


@pytest.fixture(scope="module")
def reader(minilm: MiniLmEmbedder) -> CommentReader:
    return CommentReader(minilm, read_codes(FOLDER), mask=mask)


@pytest.fixture
def summariser(reader: CommentReader, minilm: MiniLmEmbedder, tmp_path: Path) -> FeedbackSummariser:
    """Return a summariser as the product has it, on a database of its own."""
    return a_summariser(reader=reader, embedder=minilm, store=open_import_store(tmp_path))


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.casefold())


def runs_of_four(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[place : place + 4]) for place in range(len(found) - 3)}


def test_other_comments_with_the_same_themes_give_the_same_bytes(
    reader: CommentReader, minilm: MiniLmEmbedder, tmp_path: Path
) -> None:
    read = reader.read(SCHEDULING)
    alike = [text for text, one in zip(SCHEDULING, read, strict=True)
             if one.codes == (Code.SCHEDULING,)]  # fmt: skip
    assert len(alike) >= 4
    shared = []
    for folder, comments in (("one", alike), ("other", alike[::-1])):
        rows = [
            f"P{number},1,,{side},4,3,4,{comments[(number + place) % len(comments)]}"
            for number in range(12)
            for place, side in enumerate(SIDES)
        ]
        store = open_import_store(tmp_path / folder)
        found = a_summariser(reader=reader, embedder=minilm, store=store)
        shared.append(found.share(a_file(*rows), "f.csv").model_dump_json())

    assert shared[0] == shared[1]
    assert '"most"' in shared[0]


def test_no_four_words_in_a_row_of_a_comment_are_in_a_release(
    summariser: FeedbackSummariser,
) -> None:
    fixed = runs_of_four(
        " ".join(
            path.read_text(encoding="utf-8")
            for path in (*FOLDER.glob("*texts.yaml"), FOLDER / "actions.yaml")
        )
    )

    found = summariser.share(SAMPLE.read_bytes(), "spring.csv")

    assert found.band == "10-19"
    written = runs_of_four(SAMPLE.read_text(encoding="utf-8"))
    assert written & runs_of_four(found.model_dump_json()) <= fixed


def test_no_planted_word_is_in_any_form_of_a_release_on_stderr_or_in_a_log(
    reader: CommentReader,
    minilm: MiniLmEmbedder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    class SharingOpening(Opening):
        def feedback_summariser(self) -> FeedbackSummariser:
            store = open_import_store(tmp_path / "home")
            return a_summariser(reader=reader, embedder=minilm, store=store)

    caplog.set_level(logging.DEBUG)
    planted = [f"Zanth{chr(97 + n // 26)}{chr(97 + n % 26)}xyl" for n in range(50)]
    rows = [
        f"{planted[n % 10]} {n},{planted[10 + n % 10]},{planted[20 + n % 10]} Brandt-{n},"
        f"{n},,{side},4,4,4,{SCHEDULING[n % 10]} Ask {planted[30 + n % 20]} {n}!"
        for n in range(24)
        for side in SIDES
    ]
    rows += [f"P,L,M,1,,{planted[0]},{planted[1]},4,4,{planted[2]}"]
    file = tmp_path / "spring.csv"
    file.write_bytes(a_file(*rows, header="pair,leader,mentor," + HEADER.partition(",")[2]))
    forms = (["--json"], ["--md"], ["--html", str(tmp_path / "out.html")])

    codes = [
        run(["feedback", "summarise", str(file), "--shareable", *form], SharingOpening({}))
        for form in forms
    ]
    file.write_bytes(a_file(*rows[:-4], header="pair,leader,mentor," + HEADER.partition(",")[2]))
    codes.append(run(["feedback", "summarise", str(file), "--shareable"], SharingOpening({})))
    file.write_bytes(a_file(*rows, header=rows[0]))
    codes.append(run(["feedback", "summarise", str(file), "--shareable"], SharingOpening({})))

    printed = capsys.readouterr()
    everything = (
        printed.out + printed.err + caplog.text + (tmp_path / "out.html").read_text("utf-8")
    )
    assert codes == [0, 0, 0, 2, 2]
    assert "Time and scheduling" in everything
    assert [word for word in planted if word.casefold() in everything.casefold()] == []


def test_the_sample_is_summarised_with_quotes_and_without_the_instruction_in_it(
    summariser: FeedbackSummariser,
) -> None:
    found = summariser.summarise(SAMPLE.read_bytes(), "sample.csv")

    assert (found.answers, found.people, found.pairs) == (60, 24, 12)
    assert {theme.code for theme in found.themes} >= {
        Code.SCHEDULING, Code.PREPARATION, Code.CANDOUR, Code.CAREER,
    }  # fmt: skip
    assert [remark.why for remark in found.left_out] == ["instruction, not feedback"]
    assert all(1 <= len(theme.quotes) <= 3 for theme in found.themes if theme.people > 1)
