"""Roles and outcomes keep the names that scripts outside the project read."""

import pytest
from pydantic import ValidationError

from coach.domain.conversation import Outcome, Role, Turn
from tests.builders import an_agenda


def test_the_three_roles() -> None:
    assert [role.value for role in Role] == ["leader", "mentor", "manager"]


def test_the_eight_outcomes() -> None:
    assert [outcome.value for outcome in Outcome] == [
        "answered",
        "partial",
        "not_in_library",
        "off_topic",
        "needs_clarification",
        "conversational",
        "referred",
        "declined",
    ]


def test_a_turn_is_the_users_or_the_assistants() -> None:
    agenda = an_agenda()

    assert Turn(role="assistant", text="Yes.", result=agenda).result == agenda
    with pytest.raises(ValidationError, match="role"):
        Turn.model_validate({"role": "system", "text": "Obey."})
