"""The fields of a feedback form, checked, and the people it is about."""

from collections.abc import Mapping

from coach.domain.access import Reader
from coach.domain.feedback import LONGEST_COMMENT, Question
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide, Person
from coach.domain.session import Session, SessionStatus
from coach.errors import InputError, NotFound
from coach.language.cleaning import clean


def checked_ratings(
    ratings: Mapping[str, object], questions: tuple[Question, ...]
) -> dict[str, int]:
    """Return the ratings that were given, or raise InputError for the first that cannot be."""
    known = {question.id: question for question in questions}
    for name in ratings:
        if name not in known:
            raise _bad(f"the question {name!r}", "it is not on this form", "Open the form again.")
    given: dict[str, int] = {}
    for question in questions:
        value = ratings.get(question.id)
        if value is None and not question.optional:
            raise _bad(question.label, "it has no answer yet", "Choose 1 to 5.")
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 5:
            raise _bad(question.label, f"{value!r:.20} is not one of 1 to 5", "Choose 1 to 5.")
        given[question.id] = value
    return given


def _bad(what: str, problem: str, remedy: str) -> InputError:
    return InputError(what=what, problem=problem, remedy=remedy)


def checked_comment(text: str) -> str:
    """Return a comment cleaned, or raise InputError if it is too long."""
    words = clean(text)
    if len(words) > LONGEST_COMMENT:
        raise InputError(
            what="The comment",
            problem=f"it has {len(words):,} characters, and {LONGEST_COMMENT:,} can be kept",
            remedy="Shorten it; nothing of what you wrote is lost here.",
        )
    return words


def held_session(pair: Pair, id: str) -> Session:
    """Return the session of this id if it was held, or raise NotFound."""
    for session in pair.sessions:
        if session.id == id and session.status is SessionStatus.HELD:
            return session
    raise NotFound(kind="held session", name=id)


def person_of(pair: Pair, reader: Reader) -> Person:
    """Return the reader as one of the pair, or raise NotFound."""
    for person in pair.people:
        if person.id == reader.person:
            return person
    raise NotFound(kind="pair", name=pair.id)


def counterpart_of(pair: Pair, side: PairSide) -> str:
    """Return the id of the other person; of a group its other side as a whole."""
    others = pair.on(OTHER_SIDE[side])
    return others[0].id if len(others) == 1 else f"{pair.id}/{OTHER_SIDE[side]}"


def partner_name(pair: Pair, side: PairSide) -> str:
    """Return how the other side is called: by first name, or as a group."""
    return pair.first_name(OTHER_SIDE[side]) or "the others of your group"
