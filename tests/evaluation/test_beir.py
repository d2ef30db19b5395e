"""Data sets in BEIR's layout are read strictly, with the line of the first fault."""

from pathlib import Path

import pytest

from coach.errors import InputError
from coach.evaluation.beir import Query, read_data_set

CORPUS = '{"_id": "d1", "title": "Pairs", "text": "Pairs meet. They talk.", "more": 1}\n'
QUERIES = '{"_id": "q1", "text": "Who meets?", "answerability": "ANSWERABLE"}\n'
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t1\n"


def _data(folder: Path, corpus: str = CORPUS, queries: str = QUERIES, qrels: str = QRELS) -> Path:
    for name, text in (
        ("corpus.jsonl", corpus),
        ("queries.jsonl", queries),
        ("qrels.tsv", qrels),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_text_becomes_a_document_of_its_sentences(tmp_path: Path) -> None:
    (document,) = read_data_set(_data(tmp_path)).documents

    assert (document.source.id, document.source.title) == ("d1", "Pairs")
    assert [claim.text for claim in document.sections[0].claims] == ["Pairs meet.", "They talk."]


def test_a_text_may_be_empty_if_its_title_is_not(tmp_path: Path) -> None:
    rows = '{"_id": "d1", "title": "Pairs", "text": ""}\n{"_id": "d2", "text": " "}\n'

    titled, empty = read_data_set(_data(tmp_path, corpus=rows)).documents

    assert titled.sections[0].claims[0].text == "Pairs"
    assert empty.sections == ()


def test_judgements_are_read_with_and_without_a_header_and_grades_of_0_left_out(
    tmp_path: Path,
) -> None:
    with_header = read_data_set(_data(tmp_path, qrels=QRELS + "q1\td2\t0\n")).judgements
    without = read_data_set(_data(tmp_path, qrels="q1\td1\t1\n")).judgements

    assert with_header == without == {"q1": {"d1": 1}}


def test_a_last_turn_that_repeats_the_question_is_dropped() -> None:
    turns = [{"role": "user", "text": "Hi"}, {"role": "assistant", "text": "Yes?"}]
    again = {"role": "user", "text": "And why? "}
    values = {"_id": "q", "text": "And why?", "turns": turns}

    plain = Query.model_validate(values).earlier
    repeated = Query.model_validate(values | {"turns": [*turns, again]}).earlier

    assert [turn.text for turn in repeated] == ["Hi", "Yes?"]
    assert plain == repeated


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"corpus": CORPUS + "{\n"}, r"corpus\.jsonl, line 2: it is not a JSON object"),
        ({"corpus": CORPUS + '{"_id": "d2"}\n'}, r"corpus\.jsonl, line 2: text: field required"),
        ({"corpus": CORPUS * 2}, r"corpus\.jsonl, line 2: the _id 'd1' stands twice"),
        ({"corpus": "[]\n"}, r"corpus\.jsonl, line 1: the line"),
        ({"corpus": ""}, r"corpus\.jsonl: it has no line"),
        ({"queries": QUERIES * 2}, r"queries\.jsonl, line 2: the _id 'q1' stands twice"),
        ({"queries": '{"_id": "q1", "text": 3}'}, r"queries\.jsonl, line 1: text: "),
        (
            {"queries": '{"_id": "q", "text": "a", "turns": [{"role": "bot", "text": "b"}]}'},
            r"queries\.jsonl, line 1: turns\.0\.role",
        ),
        (
            {"queries": '{"_id": "q", "text": "a", "answerability": "MAYBE"}'},
            r"queries\.jsonl, line 1: answerability",
        ),
        ({"qrels": QRELS + "q1 d1 1\n"}, r"qrels\.tsv, line 3: it must be a query, a document"),
        ({"qrels": QRELS + "q1\td1\tmuch\n"}, r"qrels\.tsv, line 3"),
    ],
)
def test_a_malformed_line_is_one_sentence_with_its_number(
    tmp_path: Path, files: dict[str, str], problem: str
) -> None:
    with pytest.raises(InputError, match=rf"^{problem}"):
        read_data_set(_data(tmp_path, **files))


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    _data(tmp_path)
    (tmp_path / "qrels.tsv").unlink()

    with pytest.raises(InputError, match=r"qrels\.tsv: no such file"):
        read_data_set(tmp_path)
    with pytest.raises(InputError, match="it is no folder"):
        read_data_set(tmp_path / "gone")


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (_data(tmp_path) / "corpus.jsonl").write_bytes(b'{"_id": "\xff"}')

    with pytest.raises(InputError, match=r"corpus\.jsonl: it is not UTF-8 text \(byte 9\)"):
        read_data_set(tmp_path)
