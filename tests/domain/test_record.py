"""A record is a value: equal by content, never changed, strict about its keys."""

import pytest
from pydantic import ValidationError

from coach.domain.document import Claim


def test_records_of_the_same_content_are_equal() -> None:
    assert Claim(text="a") == Claim(text="a")
    assert Claim(text="a") != Claim(text="b")


@pytest.mark.parametrize("field", ["text", "via"])
def test_a_record_cannot_be_changed_in_place(field: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Claim(text="a"), field, "b")


def test_a_record_refuses_a_key_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Claim.model_validate({"text": "a", "colour": "red"})


def test_the_line_under_an_attribute_is_its_description() -> None:
    assert Claim.model_fields["via"].description == "Ids of the public pages it rests on."
