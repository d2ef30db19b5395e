"""The columns of exported feedback: what each holds, by its name and, for ratings, its values."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from coach.domain.column_names import find_columns, listed_columns, plain_name
from coach.domain.feedback import QUESTIONS, Question
from coach.domain.person import LONGEST_NAME
from coach.errors import InputError
from coach.language.cleaning import one_line

MOST_RATINGS = 20
"""Rating columns that are read."""
_ASKED = {question.id: question for question in QUESTIONS}
_MOSTLY = 0.5
"""Share of a column's cells that must be ratings, before it is read as one."""
_RATINGS = frozenset("12345")
_LONGEST_ID = 40
_LONGEST_NAME_HERE = 24
"""Letters up to which a cell may be the name of a column; a longer one may be a comment."""
# The best name of a column first: where a file has two of them, the better one is meant.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "pair": (
        "pair", "pair id", "pair no", "pair number", "pair nr", "pair name", "pair code", "pairing",
        "pairing id", "match", "match id", "dyad", "tandem",
    ),
    "side": (
        "side", "mentoring role", "programme role", "program role", "role in programme",
        "role in program", "role in the programme", "role in pair", "role in the pair",
        "leader or mentor", "leader mentor", "participant type", "participant role",
        "respondent role", "respondent type", "your role", "are you a leader or a mentor", "role",
    ),
    "session": (
        "session", "session no", "session number", "session nr", "session id", "meeting",
        "meeting no", "meeting number", "meeting id",
    ),
    "date": (
        "date", "session date", "date of session", "date of the session", "meeting date", "held on",
        "day", "submitted", "submitted at", "submitted on", "submission date", "completed",
        "completed at", "completion time", "response date", "timestamp", "time stamp",
    ),
    "leader": (
        "leader", "leader id", "leader name", "leader code", "leader email", "leader e mail",
        "senior", "senior id", "mentee", "mentee id", "mentee name",
    ),
    "mentor": (
        "mentor", "mentor id", "mentor name", "mentor code", "mentor email", "mentor e mail",
        "junior", "junior id",
    ),
    "comment": (
        "comment", "comments", "your comment", "your comments", "free text", "open comment",
        "open text", "open answer", "other comments", "any comments", "any other comments",
        "additional comments", "further comments", "remark", "remarks", "feedback", "your feedback",
        "anything else", "anything to add", "anything you would like to add", "verbatim",
        "suggestions", "notes", "text", "answer", "response",
    ),
    "name": (
        "name", "full name", "your name", "participant name", "participant", "employee name",
        "employee", "respondent name", "respondent", "first name", "given name",
    ),
    "last_name": ("last name", "surname", "family name"),
    "email": (
        "email", "e mail", "email address", "e mail address", "mail", "your email", "user name",
    ),
    **{asked.id: (asked.id, plain_name(asked.label)) for asked in QUESTIONS},
}  # fmt: skip
_MEANT = {"usefulness": {"useful", "usefulness"}, "openness": {"openly", "openness"},
          "balance": {"balance", "balanced"}}  # fmt: skip
"""Words by which a longer question is one of the three of the form."""
_SAYS_COMMENT = frozenset({"comment", "comments", "feedback", "remarks", "suggestions", "why"})
# Numbers in these columns say who or when, and not how good it was.
_NO_RATING = frozenset(
    "id row no nr number index order rank response respondent participant person employee user "
    "programme program cohort group team region country location site office department function "
    "unit division level band age tenure year years month week weeks quarter wave phase round part "
    "version language status duration minutes hours count total name email gender".split()
)


@dataclass(frozen=True)
class FileRow:
    """A row with the cells that are read, as text."""

    number: int
    """1-based without the header; a blank row is counted and left out."""
    cells: Mapping[str, str]
    """By field: `pair`, `side`, `session`, `date`, `leader`, `mentor`, `comment`.

    `name`, `last_name` and `email` are there to be masked, and for nothing else.
    """
    ratings: Mapping[str, str]
    """By the id of the question."""
    fault: str = ""
    """Why it cannot be an answer, whatever stands in its cells; empty for most."""


@dataclass(frozen=True)
class FeedbackTable:
    """What a file of feedback holds."""

    file: str
    """Its name, as a message says it."""
    questions: tuple[Question, ...]
    """The form's own first, then the others in the order of their columns."""
    fields: frozenset[str]
    """The columns that are there beside the ratings."""
    rows: tuple[FileRow, ...]
    unread: tuple[str, ...] = ()
    """Names of the columns that mean nothing here."""


@dataclass(frozen=True)
class FeedbackColumns:
    """Which column holds what."""

    fields: Mapping[int, str]
    comments: tuple[int, ...]
    ratings: Mapping[int, Question]
    unread: tuple[str, ...]

    def row(self, number: int, cells: Sequence[str], fault: str = "") -> FileRow:
        """Return a row by its fields; several comments are one, a line each."""

        def at(place: int) -> str:
            return cells[place] if place < len(cells) else ""

        comment = "\n".join(filter(None, (at(place).strip() for place in self.comments)))
        return FileRow(
            number=number,
            cells={field: at(place) for place, field in self.fields.items()} | {"comment": comment},
            ratings={question.id: at(place) for place, question in self.ratings.items()},
            fault=fault,
        )


def promising(header: Sequence[str]) -> int:
    """Return how many known columns a first row has."""
    try:
        return len(find_columns(header, _CALLED, ""))
    except InputError:  # a name that stands twice is told later, with the file's name
        return 1


def read_columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], what: str
) -> FeedbackColumns:
    """Return which column holds what.

    A column of another name is a rating if most of its cells are whole numbers from 1 to 5.

    Args:
        header: The cells of the first row.
        rows: The cells of the others.
        what: The file, as a message names it.

    Raises:
        InputError: There is no column for the pair or the side, or nothing that was answered.
    """
    found = find_columns(header, _CALLED, what)
    missing = [field for field in ("pair", "side") if field not in found.values()]
    if missing:
        raise _without(missing, header, what)
    rated = {place: _ASKED[field] for place, field in found.items() if field in _ASKED}
    others = [place for place, cell in enumerate(header) if place not in found and one_line(cell)]
    rated |= _other_ratings(header, rows, others, {question.id for question in rated.values()})
    comments = [place for place, field in found.items() if field == "comment"]
    comments = comments or [
        place for place in others if place not in rated and _SAYS_COMMENT & _words(header[place])
    ]
    if not rated and not comments:
        raise _without(["usefulness, openness, balance", "comment"], header, what)
    order = {question.id: place for place, question in enumerate(QUESTIONS)}
    places = sorted(rated, key=lambda place: (order.get(rated[place].id, len(order)), place))
    return FeedbackColumns(
        fields={
            place: field
            for place, field in found.items()
            if field not in _ASKED and field != "comment"
        },
        comments=tuple(comments),
        ratings={place: rated[place] for place in places},
        unread=tuple(
            one_line(header[place])[:_LONGEST_ID]
            for place in others
            if place not in rated and place not in comments
        ),
    )


def as_rating(cell: str) -> int | None:
    """Return a cell's rating from 1 to 5, None if it holds another thing; `4.0` is 4."""
    if cell in _RATINGS:  # nearly all are
        return int(cell)
    text = unicodedata.normalize("NFKC", one_line(cell))
    match = re.fullmatch(r"([1-5])(?:[.,]0+)?", text, re.ASCII)
    return int(match.group(1)) if match else None


def question_id(label: str, taken: Collection[str]) -> str:
    """Return an id for a question: its words in plain small letters, with a number if taken."""
    letters = unicodedata.normalize("NFKD", plain_name(label)).encode("ascii", "ignore").decode()
    plain = "_".join(re.findall(r"[a-z0-9]+", letters)) or "question"
    start = (plain if plain[0].isalpha() else f"q_{plain}")[:_LONGEST_ID].rstrip("_")
    numbered = (f"{start[: _LONGEST_ID - 5].rstrip('_')}_{number}" for number in count(2))
    return next(id for id in chain((start,), numbered) if id not in taken)


def _other_ratings(
    header: Sequence[str], rows: Sequence[Sequence[str]], places: Sequence[int], taken: set[str]
) -> dict[int, Question]:
    """Return the columns of other names that hold ratings."""
    rated = [
        place
        for place in places
        if not _NO_RATING.issuperset(_words(header[place])) and _mostly_rated(rows, place)
    ][:MOST_RATINGS]
    found: dict[int, Question] = {}
    for question, words in _MEANT.items():
        meant = [place for place in rated if words & _words(header[place])]
        if question not in taken and len(meant) == 1 and meant[0] not in found:
            found[meant[0]] = _ASKED[question]
            taken.add(question)
    for place in rated:
        if place not in found:
            label = one_line(header[place])[:LONGEST_NAME]
            found[place] = Question(id=question_id(label, taken), label=label)
            taken.add(found[place].id)
    return found


def _mostly_rated(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
    return sum(as_rating(cell) is not None for cell in cells) > _MOSTLY * len(cells)


def _words(cell: str) -> frozenset[str]:
    return frozenset(plain_name(cell).split()) - {"the", "a", "of", "your"}


def _without(missing: Sequence[str], header: Sequence[str], what: str) -> InputError:
    """Return the error for missing columns; cells that may be answers are not repeated in it."""
    shown = [cell for cell in header if len(one_line(cell)) <= _LONGEST_NAME_HERE]
    an_answer = any(map(as_rating, header))
    there = "it looks like an answer" if an_answer else f"it has {listed_columns(shown)}"
    return InputError(
        what=what,
        problem=f"the first row has no column called {' or '.join(missing)}; {there}",
        remedy="Name the columns in the first row: pair and side must be there, and a rating from "
        "1 to 5 or a comment; session, date, leader and mentor may be.",
    )
