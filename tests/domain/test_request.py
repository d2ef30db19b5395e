"""A request holds what was said, and an edit is known by what it changes."""

import pytest
from pydantic import TypeAdapter, ValidationError

from coach.domain.request import BlockRef, Drop, Edit, Job, Request

EDITS: TypeAdapter[Edit] = TypeAdapter(Edit)


def test_what_was_not_said_is_left_out() -> None:
    request = Request(job=Job.AGENDA)

    assert (request.minutes, request.when, request.edit, request.ask_back) == (None,) * 4
    assert (request.text, request.then) == ("", ())


def test_an_edit_survives_being_written_down() -> None:
    request = Request(job=Job.EDIT_AGENDA, edit=Drop(what=BlockRef(of="topic", nth=2)))

    assert Request.model_validate_json(request.model_dump_json()) == request


def test_an_edit_is_told_by_what_it_changes() -> None:
    edit = EDITS.validate_python({"change": "drop", "what": {"words": "check-in"}})

    assert edit == Drop(what=BlockRef(words="check-in"))


def test_an_unknown_change_is_refused() -> None:
    with pytest.raises(ValidationError):
        EDITS.validate_python({"change": "explode"})
