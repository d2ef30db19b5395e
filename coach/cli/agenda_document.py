"""The shape of an agenda's JSON document, and what is wrong with one that has another shape."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.domain.answer import CitationStatus
from coach.domain.person import Line, Name
from coach.domain.playbook import Direction, Does, SessionKind
from coach.domain.source import Grade
from coach.errors import InputError

LONGEST_TEXT = 2_000
"""Characters of a purpose, a question, an action; a document's own are far shorter."""
LONGEST_DOCUMENT = 500_000
"""Characters and values of a whole document."""
LONGEST_SESSION = 480
_MOST = 200
_REMEDY = "Make it again with coach agenda --json."
_WORDS = {
    "missing": "it is missing",
    "int_type": "it must be a whole number",
    "string_type": "it must be text",
    "bool_type": "it must be true or false",
    "list_type": "it must be a list",
    "model_type": "it must be an object with named values",
    "model_attributes_type": "it must be an object with named values",
    "string_too_long": "it has more than {max_length} characters",
    "string_too_short": "it is empty",
    "too_long": "it has more than {max_length} entries",
    "too_short": "it is empty",
    "float_type": "it must be a number",
    "dict_type": "it must be an object with named values",
    "greater_than_equal": "it must be {ge} or more",
    "less_than_equal": "it must be {le} or less",
    "literal_error": "it must be one of {expected}",
    "enum": "it must be one of {expected}",
}
"""What pydantic calls a fault, in plain words."""


Text = Annotated[Line, Field(max_length=LONGEST_TEXT)]
FilledText = Annotated[Text, Field(min_length=1)]


class Written(BaseModel):
    """A part of a document: exact about types, silent about keys that it does not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class WrittenPage(Written):
    """The public page behind a citation."""

    id: Name
    title: Text
    url: Text | None = None
    grade: Grade


class WrittenCitation(Written):
    """A citation; what is missing decides whether it is kept."""

    n: int = Field(ge=1, le=10_000)
    source: Text | None = None
    title: Text | None = None
    grade: Grade | None = None
    quote: Text | None = None
    status: Annotated[CitationStatus, Field(strict=False)] | None = None
    passage: Text = ""
    via: WrittenPage | None = None
    ours: bool = False


class WrittenMark(Written):
    """A mark of a block."""

    n: int


class WrittenBlock(Written):
    """A block; `basis` follows from the citations, `does` and `fixed` are ours alone."""

    start: int | None = None
    minutes: int = Field(ge=1, le=LONGEST_SESSION)
    title: FilledText
    direction: Direction
    topic: Text | None = None
    purpose: Text
    questions: list[FilledText] = Field(min_length=1, max_length=3)
    actions: list[FilledText] = Field(default=[], max_length=_MOST)
    citations: list[WrittenMark] = Field(default=[], max_length=_MOST)
    basis: Literal["source", "coach_suggestion"] | None = None
    does: Does | None = None
    fixed: bool = False


class WrittenAgenda(Written):
    """The document; `share` follows from the blocks, the last three keys are ours alone."""

    title: FilledText
    kind: SessionKind
    minutes: int = Field(ge=1, le=LONGEST_SESSION)
    blocks: list[WrittenBlock] = Field(min_length=1, max_length=_MOST)
    citations: list[WrittenCitation] = Field(default=[], max_length=_MOST)
    notices: list[FilledText] = Field(default=[], max_length=_MOST)
    share: dict[str, float] | None = None
    playbook: Name = "reverse-mentoring"
    people: list[Name] = Field(default=[], max_length=_MOST)
    starts: Text | None = None


def written(value: object) -> WrittenAgenda:
    """Return the document in a value that JSON gave, or raise InputError in plain words."""
    if _is_too_long(value):
        raise InputError(
            what="The agenda",
            problem=f"it is longer than {LONGEST_DOCUMENT:,} characters",
            remedy=_REMEDY,
        )
    try:
        return WrittenAgenda.model_validate(value)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        raise InputError(
            what=_place(fault["loc"]),
            problem=_problem(fault),
            remedy=_REMEDY,
        ) from error


def _is_too_long(value: object) -> bool:
    """Say so without reading more than is allowed, however deep the value is."""
    room, waiting = LONGEST_DOCUMENT, [value]
    while waiting and room >= 0:
        one = waiting.pop()
        room -= len(one) if isinstance(one, str | list | dict) else 1
        if isinstance(one, dict) and room >= 0:
            waiting += [*one, *one.values()]
        elif isinstance(one, list) and room >= 0:
            waiting += one
    return room < 0


def _place(parts: tuple[int | str, ...]) -> str:
    """Return where a fault is, counted from one: `The agenda, blocks 2, minutes`."""
    shown = ["The agenda"]
    for part in parts:
        if isinstance(part, int):
            shown[-1] += f" {part + 1}"
        else:
            shown.append(part)
    return ", ".join(shown)


def _problem(fault: Any) -> str:
    limits = fault.get("ctx", {})
    name = fault["type"]
    if name == "too_long" and limits.get("field_type") != "List":
        name = "string_too_long"
    words: str | None = _WORDS.get(name)
    if words is None:
        return f"it cannot be read ({fault['msg']})"
    return words.format(**limits)
