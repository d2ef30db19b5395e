"""`coach eval` and `coach bench` tell mistakes in one sentence, before anything slow begins."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coach.cli.main import run
from coach.cli.opening import Opening

NOWHERE: Mapping[str, str] = {}
"""An environment without settings; none of these commands gets as far as to need one."""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["eval", "answer"], "There is no suite called 'answer'. Choose one of: agenda, answers"),
        (["eval", "--compare", "nothing"], "nothing: there is no report to compare with"),
        (["eval", "--html", "gone/report.html"], "gone/report.html: its folder is missing"),
        (["bench", "retrieval", "--data", "gone"], "gone: it is no folder"),
        (["bench", "retrieval", "--data", ".", "--hits", "gone/h.jsonl"], "its folder is missing"),
        (["bench", "retrieval", "--data", "."], "corpus.jsonl: no such file"),
        (["bench", "retrieval"], "--data"),
        (["bench", "support", "--data", "gone.jsonl"], "gone.jsonl: no such file"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    code = run(arguments, Opening(NOWHERE))

    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert says in printed.err and printed.err.count("\n") == 1
