"""A reply says what became of a turn, and can be kept and read again unchanged."""

import pytest
from pydantic import ValidationError

from coach.domain.answer import Bullets, Citation, CitationStatus, Grid, Paragraph, Reply, Statement
from tests.doubles.planted_coach import a_citation, a_reply


def test_a_reply_survives_being_stored_as_json() -> None:
    reply = a_reply(
        blocks=(
            Paragraph(statements=(Statement(text="One.", cites=(1,)),)),
            Bullets(statements=(Statement(text="Two."),)),
            Grid(header=("a",), rows=(("b",),), cites=(1,)),
        ),
        citations=(a_citation(page="R13"),),
    )

    assert Reply.model_validate_json(reply.model_dump_json()) == reply


def test_the_statuses_of_a_citation_keep_their_names() -> None:
    assert [status.value for status in CitationStatus] == ["verified", "unsupported", "withdrawn"]


def test_a_citation_has_one_of_four_grades() -> None:
    with pytest.raises(ValidationError, match="grade"):
        Citation.model_validate({**a_citation().model_dump(), "grade": "E"})


def test_a_reply_without_an_outcome_is_none() -> None:
    values = a_reply().model_dump()
    del values["outcome"]

    with pytest.raises(ValidationError, match="outcome"):
        Reply.model_validate(values)
