"""`coach eval --writer`: offline unless it is told otherwise, and never by accident."""

from collections.abc import Mapping

import pytest

from coach.cli.evals_live import without_model
from coach.cli.main import run
from coach.cli.opening import Opening

ON: Mapping[str, str] = {"COACH_MODEL": "ollama:llama3.1", "COACH_HOME": "/gone"}


@pytest.mark.parametrize(
    ("environ", "arguments", "says"),
    [
        ({}, ["--writer", "model"], "no chat model is switched on. Set COACH_MODEL to one"),
        ({"COACH_MODEL": "llama"}, ["--writer", "model"], "COACH_MODEL"),
        (ON, ["masking", "--writer", "model"], "masking: no model words anything in this suite"),
        (ON, ["answer", "--writer", "model"], "There is no suite called 'answer'"),
        ({}, ["--writer", "poet"], "'poet' is not one of 'embedded', 'model'"),
    ],
)
def test_a_writer_that_cannot_be_asked_is_one_sentence_and_exit_2(
    environ: Mapping[str, str],
    arguments: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run(["eval", *arguments], Opening(environ))

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert says in printed.err and printed.err.count("\n") == 1


def test_the_embedded_writer_is_scored_without_a_look_at_the_settings_of_a_model() -> None:
    environ = {"COACH_MODEL": "nonsense", "COACH_MODEL_PRICE": "dear", "COACH_PORT": "8000"}

    settings = without_model(Opening(environ)).settings()

    assert (settings.model, settings.model_price, settings.port) == ("", None, 8000)
