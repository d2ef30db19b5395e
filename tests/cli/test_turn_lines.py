"""Questions as JSON Lines: each line is read on its own, and a bad one says what is wrong."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.cli.turn_lines import TurnLine, read_turn_lines


def _read(folder: Path, content: bytes) -> list[TurnLine]:
    path = folder / "turns.jsonl"
    path.write_bytes(content)
    return list(read_turn_lines(path))


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    content = b'\xef\xbb\xbf\n{"question": "a"}\r\n   \n{"question": "b"}'

    read = _read(tmp_path, content)

    assert [line.asked.question for line in read if line.asked] == ["a", "b"]
    assert len(read) == 2


def test_a_line_separator_inside_a_question_does_not_end_its_line(tmp_path: Path) -> None:
    line = json.dumps({"question": "a\u2028b"}, ensure_ascii=False)

    (read,) = _read(tmp_path, line.encode())

    assert read.asked is not None
    assert read.asked.question == "a\u2028b"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"question": "\xff"}', "line 1: byte 15 is not UTF-8."),
        (b"[1, 2]", 'line 1: it must be an object with "question".'),
        (b'"why?"', 'line 1: it must be an object with "question".'),
        (b"[" * 100_000, "line 1: it is not JSON"),
        (b'\n{"question": 7}', "line 2: question: input should be a valid string."),
        (b'{"question": "a", "role": "boss"}', "line 1: role: input should be 'leader', "),
        (b'{"question": "a", "turns": [{"role": "coach", "text": "b"}]}', "line 1: turns.0.role: "),
        (
            b'{"question": "a", "turns": [{"role": "user"}]}',
            "line 1: turns.0.text: field required.",
        ),
    ],
)
def test_a_bad_line_says_where_and_what(tmp_path: Path, content: bytes, says: str) -> None:
    (read,) = _read(tmp_path, content)

    assert read.asked is None
    assert (read.error or "").startswith(says)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_line_by_line_without_an_exception(
    tmp_path: Path, content: bytes
) -> None:
    for line in _read(tmp_path, content):
        assert (line.asked is None) == (line.error is not None)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    value=st.fixed_dictionaries(
        {},
        optional={
            "id": json_values,
            "question": json_values,
            "role": json_values,
            "turns": json_values,
        },
    )
)
def test_any_object_is_a_turn_or_an_error_with_the_id_it_gave(
    tmp_path: Path, value: dict[str, object]
) -> None:
    (read,) = _read(tmp_path, json.dumps(value).encode())

    assert (read.asked is None) == (read.error is not None)
    if read.asked is None:
        assert read.id == value.get("id")
