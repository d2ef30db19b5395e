"""A person of a programme: what they can teach, and what they want to learn."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from coach.domain.record import Record
from coach.language.cleaning import one_line

LONGEST_NAME = 200
LONGEST_PHRASE = 200
LONGEST_EMAIL = 320
MOST_SKILLS = 30

PairSide = Literal["leader", "mentor"]
"""The leader is the senior side, the mentor the junior one, in every format."""
OTHER_SIDE: dict[PairSide, PairSide] = {"leader": "mentor", "mentor": "leader"}
_SIDES: dict[str, PairSide] = {
    "leader": "leader", "senior": "leader", "executive": "leader", "mentee": "leader",
    "mentor": "mentor", "junior": "mentor", "member": "mentor", "participant": "mentor",
    "peer": "mentor",
}  # fmt: skip


def as_side(value: Any) -> Any:
    """Return the side a word stands for; what is not known is left for the validation."""
    return _SIDES.get(value.strip().lower(), value) if isinstance(value, str) else value


def _line(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _phrases(value: Any) -> Any:
    """Return phrases on one line each, the empty and the repeated ones left out."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        return value
    lines = [_line(one) for one in value]
    kept: dict[str, Any] = {}
    for line in lines:
        if not isinstance(line, str):
            return value
        if line:
            kept.setdefault(line.casefold(), line)
    return tuple(kept.values())


Line = Annotated[str, BeforeValidator(_line)]
"""Text on a single line, without characters that a reader cannot see."""
Name = Annotated[
    str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=LONGEST_NAME)
]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PHRASE)]
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(_phrases)]


class Person(Record):
    """Somebody who takes part, on one of the two sides."""

    id: str = ""
    """Of a stored person; empty for one that was read from a file."""
    name: Name
    side: Annotated[PairSide, BeforeValidator(as_side)]
    title: Annotated[Line, Field(max_length=LONGEST_NAME)] = ""
    function: Annotated[Line, Field(max_length=LONGEST_NAME)] = ""
    can_teach: Annotated[Phrases, Field(max_length=MOST_SKILLS)] = ()
    wants_to_learn: Annotated[Phrases, Field(max_length=MOST_SKILLS)] = ()
    email: Annotated[Line, Field(max_length=LONGEST_EMAIL)] = ""
    manager: Annotated[Line, Field(max_length=LONGEST_EMAIL)] = ""
    """E-mail address of the line manager, as the roster gives it."""

    @property
    def first_name(self) -> str:
        """How the coach speaks of the person: the first name, after a title such as Sir."""
        return first_name(self.name)


_TITLES = frozenset({"sir", "dame", "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "lord"})


def first_name(name: str) -> str:
    """Return the first name of a whole one, after a title such as Sir; empty for no name."""
    words = name.split()
    rest = [word for word in words if word.rstrip(".").casefold() not in _TITLES]
    return next(iter(rest or words), "")
