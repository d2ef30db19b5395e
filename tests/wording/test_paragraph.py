"""A release is told in a model's words only where all of them hold; else by the template."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.domain.release import PublishedRelease, Release
from coach.domain.release_telling import ToldRelease
from coach.doubles.scripted_model import Says, ScriptedModel
from coach.errors import ModelError, ModelTimedOut, ModelUnavailable
from coach.prompting.asking import Budget
from coach.rendering.release_exports import release_json
from coach.shelves import read_yaml
from coach.wording.paragraph import ParagraphWriter, release_document
from coach.wording.rewording_texts import read_notices
from tests.services.test_releases_tell_no_words import a_world
from tests.wording.rewriting import COACHING, an_asker

CASES: dict[str, Any] = read_yaml(Path(__file__).parent / "paragraphs.yaml")
RELEASE = Release.model_validate(CASES["releases"]["larger"])
GOOD, BAD = "Usefulness stands at about 4 of 5.", "Usefulness stands at about 3 of 5."
LATE = ModelTimedOut(model="scripted:double", seconds=18, begun=True)
NOBODY = ModelUnavailable(model="scripted:double", reason="no route")


def a_writer(model: ScriptedModel) -> ParagraphWriter:
    return ParagraphWriter(an_asker(model), read_notices(COACHING))


def written(says: Says, release: Release = RELEASE) -> ToldRelease:
    return a_writer(ScriptedModel(then=says)).write(release)


def saying(*sentences: str) -> str:
    return json.dumps({"sentences": sentences})


def test_sentences_that_hold_are_told_and_say_who_worded_them() -> None:
    told = written(saying(GOOD, "Most raise preparation."))

    assert told == ToldRelease(
        sentences=(GOOD, "Most raise preparation."), worded_by="scripted:double"
    )


def test_one_bad_sentence_leaves_all_to_the_template_with_a_notice() -> None:
    told = written(saying(GOOD, BAD))

    assert (told.sentences, told.worded_by, len(told.notices)) == ((), None, 1)


@pytest.mark.parametrize("failure", [LATE, NOBODY], ids=["late", "nobody"])
def test_a_model_that_fails_leaves_all_to_the_template_with_a_notice(failure: ModelError) -> None:
    told = written(failure)

    assert (told.sentences, len(told.notices)) == ((), 1)


def test_of_a_release_that_shows_nothing_nobody_is_asked() -> None:
    model = ScriptedModel()
    empty = RELEASE.model_copy(update={"people_at_least": None})

    assert a_writer(model).write(empty) == ToldRelease()
    assert model.history == []


def test_every_reader_reads_the_same_from_one_call() -> None:
    model = ScriptedModel([saying(GOOD), saying("At least 10 people answered.")])
    writer = a_writer(model)

    assert writer.write(RELEASE) == writer.write(RELEASE)
    assert len(model.history) == 1


def test_a_failure_is_not_remembered() -> None:
    writer = a_writer(ScriptedModel([saying(BAD), saying(GOOD)]))

    assert writer.write(RELEASE).sentences == ()
    assert writer.write(RELEASE).sentences == (GOOD,)


def test_a_turn_without_a_call_left_asks_nobody() -> None:
    model = ScriptedModel()

    assert len(a_writer(model).write(RELEASE, budget=Budget(calls=0)).notices) == 1
    assert model.history == []


def test_the_model_is_given_the_release_as_an_export_has_it() -> None:
    exported = json.loads(release_json(PublishedRelease(number=1, day="", release=RELEASE)))

    assert json.loads(release_document(RELEASE)) == exported["release"]


def test_other_comments_with_the_same_themes_give_the_same_call_byte_for_byte(
    tmp_path: Path,
) -> None:
    calls = []
    for name, comment in (("one", "calendar {} again"), ("two", "My calendar, zanthoxyl: {}")):
        world = a_world(tmp_path / name, comment)
        world.close(date(2026, 4, 3))
        model = ScriptedModel(then=saying(GOOD))
        a_writer(model).write(world.ledger()[0].release)
        calls.append(model.history)

    assert calls[0] == calls[1] != []
    assert "zanthoxyl" not in repr(calls)
