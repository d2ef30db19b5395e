"""The schema of a form says no more than a strict server takes, and a model is told all of it."""

import json
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from pydantic import Field

from coach.domain.record import Record
from coach.prompting.form_schemas import schema_words, strict_schema
from coach.prompting.schemas import ANY, FORMS, AnswerBlocks, CommentCodes, Understood

STRICT = {"type", "enum", "anyOf", "items", "properties", "required", "additionalProperties"}
EVERY_FORM = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


class Leaf(Record):
    """What a class says of itself."""

    word: Literal["one"]


class Tree(Record):
    """A form with all that a form may hold."""

    leaf: Leaf
    """A described reference."""
    either: Literal["a", "b"] | None = None
    count: int = Field(default=1, ge=1, le=9, multiple_of=2)
    name: str = Field(default="x", min_length=1, max_length=5, pattern="^x")


class Free(Record):
    """A form whose keys nobody knows."""

    keys: dict[str, str]


class Pair(Record):
    """A form with a list of fixed places."""

    both: tuple[int, str]


def _nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema; the names of properties are no keywords."""
    yield schema
    below = [*schema.get("anyOf", ()), *schema.get("properties", {}).values()]
    for one in [*below, *([schema["items"]] if "items" in schema else [])]:
        yield from _nodes(one)


@EVERY_FORM
def test_a_strict_schema_holds_no_keyword_that_a_strict_server_refuses(form: type[Record]) -> None:
    assert all(set(node) <= STRICT | {"description"} for node in _nodes(strict_schema(form)))


@EVERY_FORM
def test_every_object_takes_all_of_its_keys_and_no_other(form: type[Record]) -> None:
    objects = [node for node in _nodes(strict_schema(form)) if node.get("type") == "object"]

    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


@EVERY_FORM
def test_the_root_is_an_object_with_the_fields_of_the_form(form: type[Record]) -> None:
    schema = strict_schema(form)

    assert schema["type"] == "object"
    assert list(schema["properties"]) == list(form.model_fields)


@EVERY_FORM
def test_the_words_are_one_line_and_say_the_same_as_the_schema(form: type[Record]) -> None:
    words = schema_words(form)
    read = json.loads(words)
    for node in _nodes(read):
        for limit in ("minimum", "maximum", "minItems", "maxItems", "maxLength"):
            node.pop(limit, None)

    assert "\n" not in words
    assert '": ' not in words
    assert read == strict_schema(form)


def test_limits_are_told_to_the_model_and_kept_from_the_server() -> None:
    limits = ('"maxItems":12', '"maxLength":600', '"minimum":1')

    assert all(limit in schema_words(AnswerBlocks) for limit in limits)
    assert "max" not in json.dumps(strict_schema(AnswerBlocks))


def test_what_a_form_refers_to_stands_in_its_place_with_its_own_description() -> None:
    leaf = strict_schema(Tree)["properties"]["leaf"]

    assert leaf["description"] == "A described reference."
    assert leaf["properties"] == {"word": {"type": "string", "enum": ["one"]}}


def test_what_a_class_says_of_itself_costs_no_tokens() -> None:
    assert "says of itself" not in schema_words(Tree)


def test_two_lists_of_words_are_told_as_one() -> None:
    job = strict_schema(Understood)["properties"]["job"]

    assert {"agenda", "question", "unsure"} < set(job["enum"])


def test_a_list_of_words_that_may_be_left_out_takes_null_too() -> None:
    either = strict_schema(Tree)["properties"]["either"]

    assert either["anyOf"] == [{"type": "string", "enum": ["a", "b"]}, {"type": "null"}]


def test_an_answer_that_leaves_nothing_out_is_read_by_its_form() -> None:
    answer = {"codes": ["load"], "needs_human": False}

    assert set(strict_schema(CommentCodes)["required"]) == set(answer)
    assert CommentCodes.model_validate(answer).codes == ("load",)


@pytest.mark.parametrize(("form", "says"), [(Free, "free keys"), (Pair, "prefixItems")])
def test_a_form_that_a_strict_server_cannot_take_is_the_programmers_error(
    form: type[Record], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        strict_schema(form)


def test_whoever_changes_a_schema_does_not_change_the_next_one() -> None:
    strict_schema(Tree)["properties"].clear()

    assert strict_schema(Tree)["properties"]


def test_no_form_is_called_as_the_word_for_any_form() -> None:
    assert ANY not in FORMS
