"""The shelf `knowledge/conversation`: how the coach recognises a turn, and what it then says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from coach.domain.conversation import Role
from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.phrases import compiled
from coach.shelves import as_model, read_yaml

MOST_EXAMPLES = 150
"""Every example is encoded at each start."""

Lines = tuple[str, ...]
ByRole = str | dict[Role, str]


class Examples(Record):
    """What people typically say, by what it is."""

    question: Lines
    greeting: Lines
    thanks: Lines
    farewell: Lines
    acknowledgement: Lines
    smalltalk: Lines
    about_coach: Lines
    referred: dict[str, Lines]
    declined: dict[str, Lines]

    def labelled(self) -> list[tuple[str, str, str]]:
        """Return every example as kind, topic (empty if the kind has none) and text."""
        return [(kind, topic, line) for kind, topic, lines in _entries(self) for line in lines]


class Signs(Record):
    """Phrases by which one topic is recognised; see the head of `signs.yaml`."""

    certain: Lines = ()
    likely: Lines = ()
    unless: Lines = ()


class Openings(Record):
    """Words that open a turn and are taken off before the rest is looked at."""

    greeting: Lines
    thanks: Lines
    acknowledgement: Lines
    farewell: Lines


class Persons(Record):
    """Words by which a turn speaks of a certain person, or of the one who types."""

    certain_person: Lines
    oneself: Lines


class SignBook(Record):
    """All signs, the groups of words they are made of, and the openings."""

    groups: dict[str, Lines]
    signs: dict[str, Signs]
    rehearsal: Signs
    """Words by which somebody wants to practise a talk; none of them is merely likely."""
    persons: Persons
    roles: Lines
    openings: Openings


class Replies(Record):
    """The coach's own words."""

    greeting: ByRole
    thanks: ByRole
    farewell: ByRole
    acknowledgement: ByRole
    smalltalk: ByRole
    about_coach: ByRole
    rehearsal: ByRole
    unclear: ByRole
    foreign: ByRole
    nothing: ByRole
    too_long: ByRole
    referred: dict[str, ByRole]
    declined: dict[str, ByRole]

    def words(self, kind: str, topic: str, role: Role) -> str:
        """Return the reply for a kind and topic, `$help_route` still in it."""
        found = getattr(self, kind)
        reply = found[topic] if topic else found
        return str(reply[role] if isinstance(reply, dict) else reply)


@dataclass(frozen=True)
class TopicSigns:
    """The signs of one topic, ready to look for in a text of lower case."""

    certain: re.Pattern[str]
    likely: re.Pattern[str]
    unless: re.Pattern[str]

    def tell(self, text: str) -> bool:
        """Tell whether certain words of a text give the topic away."""
        return bool(self.certain.search(text)) and not self.unless.search(text)


@dataclass(frozen=True)
class ConversationTexts:
    """Everything on the shelf, checked."""

    examples: Examples
    replies: Replies
    signs: dict[str, TopicSigns]
    """By topic of what is referred or declined, in the order in which they are looked for."""
    rehearsal: TopicSigns
    certain_person: re.Pattern[str]
    oneself: re.Pattern[str]
    role: re.Pattern[str]
    """A word for somebody's role; its group 1 is an `s` if there is one."""
    openings: dict[str, re.Pattern[str]]
    """By kind: words with which a turn may open."""

    def kind_of(self, topic: str) -> str:
        """Return `referred` or `declined`, whichever the topic belongs to."""
        return "referred" if topic in self.replies.referred else "declined"


def read_conversation(shelf: Path) -> ConversationTexts:
    """Return the texts of the folder, which holds examples.yaml, signs.yaml and replies.yaml.

    Raises:
        ShelfError: A file is missing or not as described at its head; file and line are named.
    """
    paths = {name: shelf / f"{name}.yaml" for name in ("examples", "signs", "replies")}
    examples = as_model(Examples, read_yaml(paths["examples"]), paths["examples"])
    book = as_model(SignBook, read_yaml(paths["signs"]), paths["signs"])
    replies = as_model(Replies, read_yaml(paths["replies"]), paths["replies"])
    _check_examples(examples, paths["examples"])
    _check_replies(replies, paths["replies"])
    _check_topics(examples, book, replies, paths)
    return ConversationTexts(
        examples=examples,
        replies=replies,
        signs={
            topic: _topic_signs(signs, book, paths["signs"]) for topic, signs in book.signs.items()
        },
        rehearsal=_topic_signs(book.rehearsal, book, paths["signs"]),
        certain_person=_pattern(book.persons.certain_person, book, paths["signs"]),
        oneself=_pattern(book.persons.oneself, book, paths["signs"]),
        role=re.compile(rf"\b(?:{'|'.join(map(re.escape, book.roles))})(s|'s|)\b", re.IGNORECASE),
        openings={
            kind: _pattern(getattr(book.openings, kind), book, paths["signs"])
            for kind in Openings.model_fields
        },
    )


def _entries(model: Examples | Replies) -> Iterator[tuple[str, str, Sequence[str] | ByRole]]:
    """Yield kind, topic and what stands there, in the order of the file."""
    for kind in type(model).model_fields:
        value = getattr(model, kind)
        if kind in ("referred", "declined"):
            yield from ((kind, topic, entry) for topic, entry in value.items())
        else:
            yield kind, "", value


def _topic_signs(signs: Signs, book: SignBook, path: Path) -> TopicSigns:
    return TopicSigns(
        certain=_pattern(signs.certain, book, path),
        likely=_pattern(signs.likely, book, path),
        unless=_pattern(signs.unless, book, path),
    )


def _pattern(phrases: Lines, book: SignBook, path: Path) -> re.Pattern[str]:
    for phrase in (*phrases, *(line for lines in book.groups.values() for line in lines)):
        try:
            compiled([phrase], book.groups)
        except ValueError as error:
            raise ShelfError(path=path, line=_line_of(path, phrase), problem=str(error)) from error
    return compiled(phrases, book.groups)


def _check_examples(examples: Examples, path: Path) -> None:
    count = len(examples.labelled())
    if count > MOST_EXAMPLES:
        problem = f"there are {count} examples, and {MOST_EXAMPLES} is the most"
        raise ShelfError(path=path, problem=problem)


def _check_replies(replies: Replies, path: Path) -> None:
    for kind, topic, reply in _entries(replies):
        name = topic or kind
        if isinstance(reply, dict) and set(reply) != set(Role):
            problem = f"{name}: it must speak to leader, mentor and manager, or be one text for all"
            raise ShelfError(path=path, line=_line_of(path, f"{name}:"), problem=problem)
        for text in reply.values() if isinstance(reply, dict) else [str(reply)]:
            wanted = ["help_route"] if kind == "referred" else []
            if not Template(text).is_valid() or Template(text).get_identifiers() != wanted:
                names = "name $help_route" if wanted else "not name $help_route"
                problem = f"{name}: it must {names}, and hold no other word with a $"
                raise ShelfError(path=path, line=_line_of(path, f"{name}:"), problem=problem)


def _check_topics(
    examples: Examples, book: SignBook, replies: Replies, paths: dict[str, Path]
) -> None:
    """Hold the three files to the same topics."""
    known = {*replies.referred, *replies.declined}
    held = {
        "examples": {*examples.referred, *examples.declined},
        "signs": set(book.signs),
    }
    wrong = [
        *((name, "replies", topic) for name in held for topic in sorted(held[name] - known)),
        *(("replies", name, topic) for name in held for topic in sorted(known - held[name])),
    ]
    for here, there, topic in wrong:
        problem = f"the topic {topic!r} stands here, but not in {there}.yaml"
        line = _line_of(paths[here], f"{topic}:")
        raise ShelfError(path=paths[here], line=line, problem=problem)


def _line_of(path: Path, text: str) -> int | None:
    """Return the line that begins with a text, or else the first that holds it."""
    lines = list(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    begun = (number for number, line in lines if line.strip().startswith(text))
    return next(begun, next((number for number, line in lines if text in line), None))
