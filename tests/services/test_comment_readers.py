"""A model reads the comments of those who were told so above the box, and of nobody else."""

from datetime import date
from pathlib import Path

import pytest

from coach.domain.access import Reader
from coach.domain.feedback import FeedbackPlan
from coach.errors import InputError
from coach.services.declare_feedback import PlanDeclarer, read_plan
from tests.doubles.keyword_reader import KeywordReader
from tests.services.feedback_world import PROGRAMME, START, World, reader_of


@pytest.fixture
def model() -> KeywordReader:
    return KeywordReader("the model's")


@pytest.fixture
def world(tmp_path: Path, model: KeywordReader) -> World:
    return World(tmp_path, model=model)


def a_mentor(world: World) -> Reader:
    return reader_of(world.enrol(1)[0], "mentor")


def above_the_box(world: World, reader: Reader) -> str:
    return " ".join(world.desk.forms(reader)[0].who_reads)


def coder_of(world: World, reader: Reader) -> str:
    with world.store.reading() as records:
        return records.answers_by(reader.person)[0].coder


def test_where_no_model_was_announced_none_reads(world: World, model: KeywordReader) -> None:
    world.declare()
    mentor = a_mentor(world)

    world.answer(mentor, comment="The calendar is hard")

    assert "language model" not in above_the_box(world, mentor)
    assert model.seen == []
    assert coder_of(world, mentor) == "keywords"


def test_where_one_was_announced_it_is_named_above_the_box_and_reads_what_is_sent(
    world: World, model: KeywordReader
) -> None:
    world.declare(model_reads="a model")
    mentor = a_mentor(world)

    said = above_the_box(world, mentor)
    world.answer(mentor, comment="The calendar is hard")

    assert "a language model (a model) reads each comment by itself" in said
    assert model.seen == ["The calendar is hard"]
    assert coder_of(world, mentor) == "the model's"


def test_another_model_than_the_announced_one_reads_nothing(
    world: World, model: KeywordReader
) -> None:
    world.declare(model_reads="another model")
    mentor = a_mentor(world)

    world.answer(mentor, comment="The calendar is hard")

    assert model.seen == []


def test_a_draft_reaches_no_model_and_its_author_is_told_what_will(
    world: World, model: KeywordReader
) -> None:
    world.declare(model_reads="a model")
    mentor = a_mentor(world)

    told = {one.who: one.sees for one in world.desk.who_reads(mentor, "The calendar is hard")}

    assert "it has not seen this draft" in told["The language model a model"]
    assert model.seen == []


def test_what_the_announced_model_has_read_is_not_read_again_when_the_window_closes(
    world: World, model: KeywordReader
) -> None:
    world.declare(model_reads="a model")
    mentor = a_mentor(world)
    world.answer(mentor, comment="The calendar is hard")

    world.at(date(2026, 4, 8))
    world.closer.close_due()

    assert len(model.seen) == 1
    assert world.comments.seen == []


def test_once_it_is_switched_off_the_embedded_reader_reads_its_comments_anew(
    world: World, tmp_path: Path
) -> None:
    world.declare(model_reads="a model")
    mentor = a_mentor(world)
    world.answer(mentor, comment="The calendar is hard")

    later = World(tmp_path, clock=world.clock)
    later.at(date(2026, 4, 8))
    later.closer.close_due()

    assert later.comments.seen == ["The calendar is hard"]


def plan_on(world: World, day: date) -> FeedbackPlan:
    with world.store.reading() as records:
        plan = records.plan(PROGRAMME, on=day)
    assert plan is not None
    return plan


def test_a_model_is_announced_from_the_next_window_on_and_taken_back_likewise(
    world: World,
) -> None:
    world.declare()
    on = PlanDeclarer(world.store, world.clock, model_reads="a model")
    off = PlanDeclarer(world.store, world.clock)

    assert (on.tell_who_reads(), on.tell_who_reads()) == (1, 0)
    assert plan_on(world, date(2026, 3, 31)).model_reads == ""
    assert plan_on(world, date(2026, 4, 1)).model_reads == "a model"

    world.at(date(2026, 4, 8))
    assert off.tell_who_reads() == 1
    assert plan_on(world, date(2026, 6, 30)).model_reads == "a model"
    assert plan_on(world, date(2026, 7, 1)).model_reads == ""


def test_a_programme_that_is_declared_while_a_model_may_read_says_so_from_its_start(
    world: World,
) -> None:
    declarer = PlanDeclarer(world.store, world.clock, model_reads="a model")

    declarer.declare(FeedbackPlan(programme=PROGRAMME, starts=START))

    assert plan_on(world, date(2026, 2, 1)).model_reads == "a model"


def test_a_programme_cannot_let_a_model_read_by_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("programme: P\nstarts: 2026-01-05\nmodel_reads: x\n", encoding="utf-8")

    with pytest.raises(InputError, match="a setting of the coach"):
        read_plan(path)
