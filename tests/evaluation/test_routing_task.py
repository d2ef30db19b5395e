"""Found jobs are scored for what was missed, what was taken for one, and their slots."""

from datetime import datetime
from typing import Any

import pytest

from coach.domain.request import Job, Request, SetMinutes
from coach.evaluation.routing_task import NOW, ROUTING, AlwaysJob, RoutingCase
from coach.evaluation.scoring import Mark
from tests.doubles.planted_planner import PlantedPlanner

AGENDA = Request(job=Job.AGENDA, minutes=45, topic="prompt  writing")
TUESDAY = datetime(2026, 11, 24, 10, 0)


def marked(scorer: str, request: Request | None, **case: Any) -> Mark | None:
    values = {"id": "a", "q": "Plan 45 minutes", "job": "agenda"}
    made = RoutingCase.model_validate(values | case)
    return ROUTING.scorers[scorer](ROUTING.run(PlantedPlanner(request=request), made))


def found(mark: Mark | None) -> tuple[float, int]:
    assert mark is not None
    return mark.found, mark.of


def test_a_job_is_found_if_it_is_the_very_one() -> None:
    assert found(marked("job_found", AGENDA)) == (1, 1)
    assert found(marked("job_found", Request(job=Job.TOPICS))) == (0, 1)
    assert found(marked("job_found", None)) == (0, 1)
    assert marked("job_found", AGENDA, job="none") is None


def test_a_job_in_what_asks_for_none_is_hijacked() -> None:
    mark = marked("hijacked", AGENDA, job="none")

    assert found(mark) == (1, 1)
    assert mark is not None and mark.why == "taken for agenda"
    assert found(marked("hijacked", None, job="none")) == (0, 1)
    assert marked("hijacked", AGENDA) is None


def test_slots_count_one_by_one_whatever_the_job() -> None:
    assert found(marked("slots_found", AGENDA, slots={"minutes": 45})) == (1, 1)
    assert found(marked("slots_found", AGENDA, slots={"minutes": 30, "kind": None})) == (1, 2)
    assert found(marked("slots_found", None, slots={"minutes": 45})) == (0, 1)
    assert marked("slots_found", AGENDA) is None
    assert marked("slots_found", AGENDA, slots={"minutes": 45}, job="none") is None


@pytest.mark.parametrize(
    ("slot", "fits"),
    [
        ({"topic": "Prompt Writing"}, True),
        ({"topic": "prompts"}, False),
        ({"when": "2026-11-24"}, True),
        ({"when": "2026-11-25"}, False),
        ({"when": "2026-11-24T10:00"}, True),
        ({"when": "2026-11-24T10:30"}, False),
        ({"when": TUESDAY.date()}, True),
        ({"when": TUESDAY}, True),
        ({"edit": {"change": "set_minutes", "minutes": 30}}, True),
        ({"edit": {"minutes": 45}}, False),
        ({"edit": {"by": 5}}, False),
    ],
)
def test_a_slot_fits_by_words_by_day_or_moment_and_by_the_keys_that_are_named(
    slot: dict[str, Any], fits: bool
) -> None:
    request = AGENDA.model_copy(update={"when": TUESDAY, "edit": SetMinutes(minutes=30)})

    assert found(marked("slots_found", request, slots=slot)) == (int(fits), 1)


def test_asking_back_is_right_only_where_the_words_can_be_read_in_two_ways() -> None:
    asking = AGENDA.model_copy(update={"ask_back": "Which session do you mean?"})

    assert found(marked("asked_back", asking, ask_back=True)) == (1, 1)
    assert found(marked("asked_back", AGENDA, ask_back=True)) == (0, 1)
    assert found(marked("asked_back", asking)) == (0, 1)
    assert marked("asked_back", None) is None


def test_a_case_shows_what_the_person_typed_and_leaves_out_our_side() -> None:
    turns = [{"role": "user", "text": "Hello"}, {"role": "assistant", "text": "Hello."}]

    case = RoutingCase.model_validate({"id": "a", "q": "Now?", "turns": turns, "job": "none"})

    assert case.said == ("Hello", "Now?")
    assert case.now == NOW


def test_the_bad_finders_find_the_same_in_everything() -> None:
    never, always = AlwaysJob(None), AlwaysJob(Job.AGENDA)

    assert never.find_job("Plan 45 minutes", now=NOW) is None
    assert always.find_job("What is reverse mentoring?", now=NOW) == Request(job=Job.AGENDA)
