"""`coach programme` plans, asks and briefs; what cannot be planned is one plain sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from coach.cli.opening import AskableCoach, Opening, Progress
from coach.cli.programme import programme
from coach.domain.sponsor import SPONSOR_WORDS
from coach.errors import InputError
from coach.settings import Settings

PLAN = ("--pairs", "12", "--goal", "lower staff turnover", "--weeks", "26")


def no_coach(settings: Settings, progress: Progress) -> AskableCoach:
    """Refuse: a programme is designed without the library's index."""
    raise AssertionError("the coach was built")


@pytest.fixture
def run(minilm_home: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what runs a command and gives back what it prints."""
    start = Opening({"COACH_HOME": str(minilm_home)}, no_coach)

    def _run(*arguments: str) -> str:
        programme(args=list(arguments), standalone_mode=False, obj=start)
        return capsys.readouterr().out

    return _run


def test_a_plan_is_printed_as_json_with_its_citations(run: Any) -> None:
    shown = json.loads(run("design", *PLAN, "--json"))

    assert (shown["pairs"], shown["weeks"], shown["goal_kind"]) == (12, 26, "retention")
    assert sum(phase["weeks"] for phase in shown["phases"]) == 26
    assert {"n", "source", "title", "grade", "quote", "status"} <= set(shown["citations"][0])
    assert shown["citations"][0]["via"]["id"] == "R7"


def test_a_plan_is_printed_as_markdown_unless_json_is_asked_for(run: Any) -> None:
    plain = run("design", *PLAN)

    assert plain == run("design", *PLAN, "--md")
    assert plain.startswith("# A plan for 12 pairs, 26 weeks, ")
    assert "## What you will never see" in plain


def test_a_survey_shows_the_whole_bank_or_one_purpose(run: Any) -> None:
    bank, some = (
        json.loads(run("survey", "--json")),
        json.loads(run("survey", "--purpose", "midpoint", "--json")),
    )

    assert len(bank["items"]) >= 30
    assert {item["purpose"] for item in some["items"]} == {"midpoint"}
    assert {item["answer"] for item in bank["items"]} == {"1-5", "open"}
    assert all(bool(item["low"]) == (item["answer"] == "1-5") for item in bank["items"])


def test_a_survey_is_readable_as_it_stands(run: Any) -> None:
    assert run("survey", "--purpose", "end").startswith("# Questions to ask at the end\n")


def test_the_sponsor_s_page_is_one_page_in_both_forms(run: Any) -> None:
    shown = json.loads(run("sponsor", *PLAN, "--json"))

    assert shown["words"] <= SPONSOR_WORDS
    assert [one["n"] for one in shown["citations"]] == list(range(1, len(shown["citations"]) + 1))
    assert run("sponsor", *PLAN, "--md").startswith("# For the sponsor: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--pairs", "0", "--goal", "retention", "--weeks", "26"), "0 is too few"),
        (("--pairs", "100000", "--goal", "retention", "--weeks", "26"), "100000 is too many"),
        (("--pairs", "12", "--goal", "retention", "--weeks", "1"), "Choose 4 to 104"),
        (("--pairs", "12", "--goal", " ", "--weeks", "26"), "what the programme is for"),
        ((*PLAN, "--json", "--md"), "one form at a time"),
    ],
)
@pytest.mark.parametrize("command", ["design", "sponsor"])
def test_what_cannot_be_planned_is_refused_in_one_sentence(
    run: Any, command: str, arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        run(command, *arguments)


def test_an_unknown_purpose_is_refused(run: Any) -> None:
    with pytest.raises(InputError, match="Choose one of: after_session"):
        run("survey", "--purpose", "appraisal")
