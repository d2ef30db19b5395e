"""A turn that wants something prepared is told from a question, and read out with its slots."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.conversation import Turn
from coach.domain.request import Job, Request, SetMinutes, SetStart
from coach.evaluation.cases import read_cases
from coach.retrieval.library import read_library
from coach.services.find_job import JobFinder
from coach.services.job_texts import read_jobs
from coach.services.starters import read_starters
from coach.shelves import read_yaml, shelf
from tests.doubles.hash_embedder import HashEmbedder
from tests.services.routing import NOW, cases, job_of, shares, taken, wrong_slots

TEXTS = read_jobs(shelf("knowledge") / "conversation" / "jobs.yaml")
PEOPLE = ("Ana Brandt", "Tunde Okafor")
MONDAY = datetime(2026, 11, 23, 9, 0)


@pytest.fixture(scope="module")
def finder(minilm: MiniLmEmbedder) -> JobFinder:
    return JobFinder(minilm, TEXTS)


def _library_questions() -> list[str]:
    documents = read_library(shelf("knowledge"))
    listed = [q for d in documents for section in d.sections for q in section.questions]
    asked = [
        said
        for suite in ("answers", "declining", "conversation")
        for path in sorted((shelf("evals") / "cases" / suite).glob("*.yaml"))
        for case in read_cases(path)
        for said in case.said
    ]
    starters = read_starters(shelf("knowledge") / "conversation").questions
    return [*listed, *asked, *(q for questions in starters.values() for q in questions)]


def _found(finder: JobFinder, text: str, *, agenda: bool = False) -> Request:
    found = finder.find(text, now=NOW, people=PEOPLE, agenda=agenda)
    assert found is not None
    return found


@pytest.mark.parametrize("case", cases("seen"), ids=lambda case: case["id"])
def test_a_turn_is_taken_for_the_job_it_asks_for(finder: JobFinder, case: dict[str, str]) -> None:
    found = taken(finder, case)

    assert job_of(found) == case["job"]
    assert case["job"] == "none" or wrong_slots(case, found) == []


def test_of_the_turns_kept_aside_nearly_all_are_read_and_no_question_is_hijacked(
    finder: JobFinder,
) -> None:
    jobs, slots, hijacked = shares(finder, cases("held"))

    assert hijacked == []
    assert jobs >= 0.95
    assert slots >= 0.9


def test_turns_in_many_voices_are_mostly_read_and_no_question_is_hijacked(
    finder: JobFinder,
) -> None:
    jobs, slots, hijacked = shares(
        finder, read_yaml(Path(__file__).with_name("routing_voices.yaml"))
    )

    assert hijacked == []
    assert jobs >= 0.95
    assert slots >= 0.9


@pytest.mark.parametrize("agenda", [False, True])
def test_no_question_that_the_library_is_asked_is_taken_for_a_job(
    finder: JobFinder, agenda: bool
) -> None:
    questions = _library_questions()

    assert len(questions) > 1500
    assert [q for q in questions if finder.find(q, now=NOW, people=PEOPLE, agenda=agenda)] == []


@pytest.mark.parametrize(
    "form", ["{}", "hi coach, {}", "Can you tell me: {}", "{} please?"], ids=lambda form: form
)
def test_a_question_stays_one_without_capitals_and_with_courtesies(
    finder: JobFinder, form: str
) -> None:
    questions = [form.format(q.lower().rstrip("?. ")) for q in _library_questions()[::20]]

    assert [q for q in questions if finder.find(q, now=NOW, people=PEOPLE)] == []


def test_edits_are_only_looked_for_after_an_agenda(finder: JobFinder) -> None:
    assert finder.find("make it 30", now=NOW) is None
    assert _found(finder, "make it 30", agenda=True).edit == SetMinutes(minutes=30)


def test_a_turn_may_hold_several_edits_in_their_order(finder: JobFinder) -> None:
    found = _found(finder, "Looks good, but make it 30 and start at 10", agenda=True)

    assert found.edit == SetMinutes(minutes=30)
    assert [edit.change for edit in found.then] == ["set_start"]


def test_a_new_agenda_can_be_asked_for_where_one_is_shown(finder: JobFinder) -> None:
    found = _found(finder, "make a new agenda for Friday on pricing, 40 minutes", agenda=True)

    assert (found.job, found.minutes, found.topic) == (Job.AGENDA, 40, "pricing")


def test_two_readings_of_a_day_are_asked_about_with_the_first_one_kept(finder: JobFinder) -> None:
    found = finder.find("plan an hour with Ana next Tuesday at 10", now=MONDAY, people=PEOPLE)

    assert found is not None
    assert found.when == datetime(2026, 12, 1, 10)
    assert found.ask_back == "Do you mean Tuesday 1 December or 24 November?"


def test_a_day_that_does_not_exist_is_asked_about_and_left_out(finder: JobFinder) -> None:
    found = _found(finder, "plan an hour with Ana on 31 November at 10")

    assert found.when is None
    assert found.ask_back == "There is no 31 November. Which day do you mean?"


@pytest.mark.parametrize(
    ("answer", "when"),
    [
        ("the second", datetime(2026, 11, 24, 10)),
        ("the first one", datetime(2026, 12, 1, 10)),
        ("24 November please", datetime(2026, 11, 24, 10)),
        ("the 24th", datetime(2026, 11, 24, 10)),
        ("1 December at noon", datetime(2026, 12, 1, 12)),
        ("24", datetime(2026, 11, 24, 10)),
    ],
)
def test_an_answer_to_what_we_asked_back_settles_the_request(
    finder: JobFinder, answer: str, when: datetime
) -> None:
    asked = "plan an hour with Ana next Tuesday at 10 on hiring"
    turns = [
        Turn(role="user", text=asked),
        Turn(role="assistant", text="Do you mean Tuesday 1 December or 24 November?"),
    ]

    found = finder.find(answer, turns, now=MONDAY, people=PEOPLE)

    assert found is not None
    assert (found.job, found.topic, found.minutes) == (Job.AGENDA, "hiring", 60)
    assert (found.when, found.ask_back) == (when, None)


def test_a_question_after_what_we_asked_back_is_still_a_question(finder: JobFinder) -> None:
    turns = [
        Turn(role="user", text="plan an hour with Ana next Tuesday at 10"),
        Turn(role="assistant", text="Do you mean Tuesday 1 December or 24 November?"),
    ]

    assert finder.find("What is WIIFM?", turns, now=MONDAY, people=PEOPLE) is None


def test_a_settled_edit_starts_on_the_day_that_was_meant(finder: JobFinder) -> None:
    turns = [
        Turn(role="user", text="move it to next Friday"),
        Turn(role="assistant", text="Do you mean Friday 27 November or 20 November?"),
    ]

    found = finder.find("the second", turns, now=NOW, agenda=True)

    assert found is not None
    assert found.edit == SetStart(starts=datetime(2026, 11, 20), parts="date")


def test_another_day_takes_the_place_of_one_that_does_not_exist(finder: JobFinder) -> None:
    turns = [
        Turn(role="user", text="plan an hour with Ana on 31 November at 10"),
        Turn(role="assistant", text="There is no 31 November. Which day do you mean?"),
    ]

    found = finder.find("30 November", turns, now=NOW, people=PEOPLE)

    assert found is not None
    assert (found.when, found.date_only) == (datetime(2026, 11, 30, 10), False)


@pytest.mark.parametrize(("answer", "wanted"), [("yes please", True), ("look it up", False)])
def test_a_request_that_was_torn_is_taken_up_only_if_it_was_meant(
    finder: JobFinder, answer: str, wanted: bool
) -> None:
    torn = _found(finder, "help me with my mentor")
    assert torn.ask_back is not None and torn.ask_back.startswith("Shall I ")
    turns = [
        Turn(role="user", text="help me with my mentor"),
        Turn(role="assistant", text=torn.ask_back),
    ]

    found = finder.find(answer, turns, now=NOW)

    assert (found is not None and found.ask_back is None) is wanted


def test_what_is_to_be_worked_on_is_not_read_for_slots(finder: JobFinder) -> None:
    found = _found(finder, "Check my questions:\nWill you leave on Friday at 10?\nAre you happy?")

    assert (found.job, found.when) == (Job.CHECK_QUESTIONS, None)
    assert found.text == "Will you leave on Friday at 10?\nAre you happy?"


def test_who_has_a_mentor_is_the_leader_and_who_has_a_leader_the_mentor(finder: JobFinder) -> None:
    assert _found(finder, "brief me before I see my mentor").reader == "leader"
    assert _found(finder, "brief me before I see my leader").reader == "mentor"


def test_a_misspelt_cue_is_understood(finder: JobFinder) -> None:
    assert _found(finder, "prepair an agneda for my sesion with Ana").job is Job.AGENDA


def test_long_notes_are_kept_whole(finder: JobFinder) -> None:
    notes = "Ana explained the budget. " * 700

    assert _found(finder, f"Here are my notes: {notes}").text == notes.strip()


@given(st.text(max_size=300), st.booleans())
def test_no_text_breaks_it(text: str, agenda: bool) -> None:
    found = HASHED.find(text, now=NOW, people=PEOPLE, agenda=agenda)

    assert found is None or found.job in Job


@pytest.mark.parametrize(
    "text",
    ["<script>plan an hour</script>", "plan " * 800, "make it " + "9" * 3000, "\u202e", "🙂"],
)
def test_odd_texts_do_no_harm(finder: JobFinder, text: str) -> None:
    found = finder.find(text, now=NOW, agenda=True)

    assert found is None or found.job in Job


HASHED = JobFinder(HashEmbedder(), TEXTS)
