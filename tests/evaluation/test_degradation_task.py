"""The suite of faults tells a coach that copes from one that does not."""

import socket
from typing import Any

import pytest

from coach.errors import ModelNotInstalled, ShelfError
from coach.evaluation.degradation_cases import DegradationCase, read_degradations
from coach.evaluation.degradation_network import Connections
from coach.evaluation.degradation_task import DEGRADATION, meet, meet_all
from coach.evaluation.running import Ground, run_suites
from coach.evaluation.suites import read_splits, read_suites
from coach.ports.chat import ChatModel
from coach.retrieval.library import read_library
from coach.shelves import shelf
from tests.doubles.planted_coach import PlantedCoach
from tests.evaluation.degrading import SmallDegrading

(SUITE,) = read_suites(shelf("evals"), ["degradation"])
SPLITS = read_splits(shelf("evals"), SUITE, held=True)
COPES = {name: 1.0 for name in SUITE.scorers}


def a_case(fault: str = "none", told: str = "", *, client: str = "openai") -> DegradationCase:
    return DegradationCase.model_validate(
        {
            "id": fault,
            "client": client,
            "faults": [fault],
            "told": told,
            "q": "How does trust grow between mentor and leader?",
            "then": "Why is that?",
        }
    )


def scores(case: DegradationCase) -> dict[str, float]:
    done = meet(SmallDegrading(), case)
    marks = {name: score(done) for name, score in DEGRADATION.scorers.items()}
    return {name: mark.found for name, mark in marks.items() if mark}


def test_the_open_cases_meet_at_least_16_faults_in_25_cases() -> None:
    cases: tuple[DegradationCase, ...] = SPLITS["seen"]

    assert len(cases) >= 25
    assert len({fault for case in cases for fault in case.faults}) >= 16
    assert {case.client for case in cases} == {"openai", "ollama"}


@pytest.mark.parametrize("client", ["openai", "ollama"])
@pytest.mark.parametrize(
    ("fault", "told"),
    [("none", ""), ("server_error", "unavailable"), ("stall", "stopped"), ("html", "invalid")],
)
def test_a_coach_that_copes_has_every_mark(client: str, fault: str, told: str) -> None:
    assert scores(a_case(fault, told, client=client)) == COPES


def test_a_notice_that_names_another_reason_is_a_fault() -> None:
    assert scores(a_case("html", "timed_out")) == COPES | {"says_so": 0.0}


def test_a_notice_beside_the_models_own_words_is_a_fault() -> None:
    assert scores(a_case("none", "unavailable")) == COPES | {"says_so": 0.0}


def test_what_came_of_the_cases_is_in_their_order() -> None:
    cases = [a_case("slow_headers", "timed_out"), a_case("html", "invalid"), a_case("none")]

    done = meet_all(SmallDegrading(), cases)

    assert [one.case for one in done] == cases
    assert [one.requests for one in done] == [3, 1, 1]


class _Bare(SmallDegrading):
    def open_model(self, name: str, base_url: str) -> ChatModel:
        raise ModelNotInstalled(model=name, package="langchain-openai", extra="openai")


def test_without_its_client_nothing_passes_and_one_sentence_says_why() -> None:
    splits = {"seen": [a_case("none"), a_case("html", "invalid")]}
    library = read_library(shelf("knowledge"))
    ground = Ground(PlantedCoach(), library, PlantedCoach, builder=_Bare)

    report = run_suites([(SUITE, splits)], ground, print)

    assert not report.passed
    assert {row.score for row in report.rows} == {0.0}
    told = [one.why for one in report.failures]
    assert len(told) == 1 and "langchain-openai, which is not installed" in told[0]


@pytest.mark.parametrize("name", SUITE.sentinels)
def test_every_bad_coach_fails_where_it_is_bad(name: str) -> None:
    bad = DEGRADATION.sentinels[name](read_library(shelf("knowledge")))
    expected = {
        "hangs": "in_time",
        "shows_the_raw_error": "usable_answer",
        "answers_nothing": "usable_answer",
        "falls_back_silently": "says_so",
        "forgets": "history_intact",
    }

    done = meet_all(bad, [case for case in SPLITS["seen"] if case.told == "unavailable"])

    marks = [DEGRADATION.scorers[expected[name]](one) for one in done]
    assert {mark.found for mark in marks if mark} == {0.0}


def test_every_bad_coach_of_the_task_is_put_before_the_suite() -> None:
    assert set(SUITE.sentinels) == set(DEGRADATION.sentinels)


def test_an_unknown_fault_or_notice_is_refused_with_its_line(tmp_path: Any) -> None:
    path = tmp_path / "seen.yaml"
    for bad in ("faults: [gremlins]", "told: gone"):
        path.write_text(f'- {{id: a, client: openai, q: "Q?", then: "A?", {bad}}}\n', "utf-8")

        with pytest.raises(ShelfError, match=r"seen\.yaml, line 1"):
            read_degradations(path)


def test_an_address_that_no_case_names_is_seen() -> None:
    with socket.socket() as stranger, Connections() as seen:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()

    assert seen.strangers(ports=frozenset(), names=frozenset()) == (f"127.0.0.1:{port}",)
    assert seen.strangers(ports=frozenset({port}), names=frozenset()) == ()


def test_a_name_that_is_looked_up_is_seen() -> None:
    with Connections() as seen, pytest.raises(OSError):
        socket.getaddrinfo("no-such-host.invalid", 80)

    assert seen.strangers(ports=frozenset(), names=frozenset()) == ("no-such-host.invalid",)
