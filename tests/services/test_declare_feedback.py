"""What a programme declares holds for the answers given under it."""

from datetime import date
from pathlib import Path

import pytest

from coach.domain.feedback import FeedbackPlan, Phase
from coach.errors import InputError, ShelfError
from coach.services.declare_feedback import PlanDeclarer, read_plan
from tests.services.feedback_world import PROGRAMME, START, World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def declarer(world: World) -> PlanDeclarer:
    return PlanDeclarer(world.store, world.clock)


def a_plan(**changes: object) -> FeedbackPlan:
    return FeedbackPlan.model_validate({"programme": PROGRAMME, "starts": START} | changes)


def test_a_first_plan_applies_from_the_start_and_never_from_a_day_that_is_past(
    declarer: PlanDeclarer,
) -> None:
    assert declarer.declare(a_plan(starts=date(2026, 2, 1)))[1] == "2026-02-01"
    assert declarer.declare(a_plan(programme="Begun already"))[1] == "2026-01-12"


def test_a_change_applies_from_the_next_window_on(world: World, declarer: PlanDeclarer) -> None:
    declarer.declare(a_plan())
    world.at(date(2026, 2, 20))

    _, first = declarer.declare(a_plan(split="none"))

    assert first == "2026-04-01"
    with world.store.reading() as records:
        before, after = (
            records.plan(PROGRAMME, on=day) for day in (date(2026, 3, 31), date(2026, 4, 1))
        )
    assert before is not None
    assert after is not None
    assert (before.split, after.split) == ("side", "none")


def test_a_floor_can_be_raised_and_never_lowered(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("programme: P\nstarts: 2026-01-05\nfloors: {people: 4}\n", encoding="utf-8")

    with pytest.raises(ShelfError, match="greater than or equal to 5"):
        read_plan(path)
    path.write_text("programme: P\nstarts: 2026-01-05\nfloors: {people: 8}\n", encoding="utf-8")

    assert read_plan(path).floors.people == 8


@pytest.mark.parametrize(
    "changes",
    [
        {"starts": date(2026, 2, 1)},
        {"time_zone": "Asia/Tokyo"},
        {"pool": "Everybody"},
        {"phases": [Phase(name="x", opens=START, closes=date(2026, 12, 1))]},
    ],
)
def test_what_answers_were_counted_by_cannot_change(
    declarer: PlanDeclarer, changes: dict[str, object]
) -> None:
    declarer.declare(a_plan())

    with pytest.raises(InputError):
        declarer.declare(a_plan(**changes))


def test_a_programme_that_stands_alone_is_never_pooled_later(declarer: PlanDeclarer) -> None:
    declarer.declare(a_plan(programme="North"))

    with pytest.raises(InputError, match="stands alone"):
        declarer.declare(a_plan(programme="South", pool="north"))


def test_pooled_programmes_have_one_calendar_and_one_form(declarer: PlanDeclarer) -> None:
    declarer.declare(a_plan(programme="North", pool="Both"))
    declarer.declare(a_plan(programme="South", pool="Both"))

    with pytest.raises(InputError, match="another calendar or form"):
        declarer.declare(a_plan(programme="West", pool="Both", split="none"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "programme: P",
        "programme: P\nstarts: yesterday\n",
        "programme: P\nstarts: 2026-01-05\nsplit: region\n",
        "programme: P\nstarts: 2026-01-05\nretention: 0\n",
        "programme: P\nstarts: 2026-01-05\ntime_zone: Mars\n",
    ],
)
def test_a_plan_that_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises((InputError, ShelfError)) as refused:
        read_plan(path)

    assert "plan.yaml" in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_an_invented_programme_is_declared_by_nobody_but_the_coach(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("programme: P\nstarts: 2026-01-05\nsample: true\n", encoding="utf-8")

    with pytest.raises(InputError, match="Remove the line"):
        read_plan(path)


def test_a_floor_that_people_answered_under_is_not_lowered(declarer: PlanDeclarer) -> None:
    declarer.declare(a_plan(floors={"people": 8}))

    with pytest.raises(InputError, match="never lowered"):
        declarer.declare(a_plan(floors={"people": 5}))
    declarer.declare(a_plan(floors={"people": 9}))


def test_phases_that_have_begun_stay_and_later_ones_may_change(
    world: World, declarer: PlanDeclarer
) -> None:
    first = Phase(name="One", opens=START, closes=date(2026, 3, 1))
    later = Phase(name="Two", opens=date(2026, 3, 2), closes=date(2026, 6, 1))
    declarer.declare(a_plan(phases=[first, later]))
    world.at(date(2026, 2, 20))

    with pytest.raises(InputError, match="have begun"):
        declarer.declare(
            a_plan(phases=[first.model_copy(update={"closes": date(2026, 2, 25)}), later])
        )
    with pytest.raises(InputError, match="have begun"):
        declarer.declare(a_plan())
    declarer.declare(a_plan(phases=[first, later.model_copy(update={"closes": date(2026, 5, 1)})]))


def test_a_programme_does_not_end_before_the_window_that_is_open(
    world: World, declarer: PlanDeclarer
) -> None:
    declarer.declare(a_plan())
    world.at(date(2026, 2, 20))

    with pytest.raises(InputError, match="closes on 2026-03-31"):
        declarer.declare(a_plan(ends=date(2026, 3, 30)))
    declarer.declare(a_plan(ends=date(2026, 3, 31)))


def test_a_programme_that_has_ended_is_not_prolonged(world: World, declarer: PlanDeclarer) -> None:
    declarer.declare(a_plan(ends=date(2026, 3, 31)))
    world.at(date(2026, 4, 1))

    with pytest.raises(InputError, match="has ended"):
        declarer.declare(a_plan(ends=date(2026, 12, 31)))


def test_a_question_keeps_its_meaning(declarer: PlanDeclarer) -> None:
    declarer.declare(a_plan(questions=[{"id": "ease", "label": "How easy was it?"}]))

    with pytest.raises(InputError, match="'ease' would mean something else"):
        declarer.declare(a_plan(questions=[{"id": "ease", "label": "How hard was it?"}]))


def test_a_plan_declared_before_the_start_takes_the_place_of_the_first(
    world: World, declarer: PlanDeclarer
) -> None:
    world.at(date(2025, 12, 1))
    declarer.declare(a_plan(attendance_shown=True))

    _, first = declarer.declare(a_plan(floors={"people": 9}))

    assert first == "2026-01-05"
    with world.store.reading() as records:
        plan = records.plan(PROGRAMME, on=date(2026, 2, 1))
    assert plan is not None
    assert (plan.floors.people, plan.attendance_shown) == (9, False)


@pytest.mark.parametrize(
    "phases",
    [
        [("Short", START, date(2026, 1, 20))],
        [("Same", START, date(2026, 2, 15)), ("same", date(2026, 2, 16), date(2026, 4, 1))],
    ],
)
def test_phases_are_four_weeks_at_least_and_have_names_of_their_own(
    phases: list[tuple[str, date, date]],
) -> None:
    with pytest.raises(ValueError, match=r"shorter than 28 days|the same name"):
        a_plan(phases=[Phase(name=name, opens=one, closes=two) for name, one, two in phases])
