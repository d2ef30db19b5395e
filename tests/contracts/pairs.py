"""Pairs where a test does not care who they are, and pairs of every kind that there can be."""

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from coach.domain.pair import LedgerEntry, Pair
from coach.domain.person import Person
from coach.domain.session import Action, Session, SessionStatus
from coach.language.cleaning import one_line
from tests.builders import an_agenda, an_agenda_block

TODAY = date(2026, 11, 21)


def a_leader(name: str = "Ana Brandt", **changes: Any) -> Person:
    return Person(name=name, side="leader", **changes)


def a_mentor(name: str = "Tunde Okafor", **changes: Any) -> Person:
    return Person(name=name, side="mentor", **changes)


def a_pair_of(leader: str | Person, mentor: str | Person, **changes: Any) -> Pair:
    """Return a pair of two people, made up where only their names are given."""
    people = (
        a_leader(leader) if isinstance(leader, str) else leader,
        a_mentor(mentor) if isinstance(mentor, str) else mentor,
    )
    return Pair(people=people, **changes)


def a_session_on(day: str, status: str = "held", **changes: Any) -> Session:
    return Session(date=date.fromisoformat(day), status=SessionStatus(status), **changes)


def a_full_pair(**changes: Any) -> Pair:
    """Return a pair that uses every field."""
    agenda = an_agenda(
        an_agenda_block(25, topic="prompt writing"),
        an_agenda_block(20, direction="senior_to_junior", topic="budgets", fixed=True),
        starts=datetime(2026, 12, 1, 10, 0),
    )
    values: dict[str, Any] = {
        "programme": "Spring pilot",
        "people": (
            a_leader(
                title="CFO",
                function="Finance",
                can_teach=("budgets", "reading the P&L"),
                wants_to_learn=("generative AI",),
                email="ana@example.org",
                manager="chair@example.org",
            ),
            a_mentor(title="Data analyst", can_teach=("prompt writing", "dashboards")),
        ),
        "goals": ("Ana decides by December what to automate", "Tunde presents one case"),
        "sessions": (
            a_session_on(
                "2026-09-03",
                minutes=45,
                kind="first",
                topics=("ground rules", "goals"),
                actions=(
                    Action(text="Try one prompt", owner="leader", due=date(2026, 9, 24)),
                    Action(text="Send the template", owner="both", done=True, accepted=False),
                ),
            ),
            a_session_on("2026-10-01", "cancelled", cancelled_by="leader"),
            a_session_on(
                "2026-12-01", "planned", starts=datetime(2026, 12, 1, 10, 0), agenda=agenda
            ),
        ),
        "planned_sessions": 8,
        "help_route": "Ruth Adler, ruth@example.org",
        "ledger": (LedgerEntry(teacher="mentor", topic="short videos"),),
    }
    return Pair(**{**values, **changes})


def without_ids(pair: Pair) -> Pair:
    """Return the pair as it was before a store gave ids to it and to its parts."""
    people = tuple(one.model_copy(update={"id": ""}) for one in pair.people)
    sessions = tuple(
        session.model_copy(
            update={
                "id": "",
                "actions": tuple(one.model_copy(update={"id": ""}) for one in session.actions),
            }
        )
        for session in pair.sessions
    )
    return pair.model_copy(update={"id": "", "people": people, "sessions": sessions})


_DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
_LINES = st.text(max_size=60).map(one_line)
_PHRASES = st.lists(_LINES, max_size=4).map(tuple)
_NAMES = st.text(min_size=1, max_size=60).map(one_line).filter(bool)
_OWNERS = st.sampled_from(["leader", "mentor", "both", "", "Wen Li"])


def _people(side: str) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        name=_NAMES,
        side=st.just(side),
        title=_LINES,
        function=_LINES,
        can_teach=_PHRASES,
        wants_to_learn=_PHRASES,
        email=_LINES,
        manager=_LINES,
    )


_ACTIONS = st.builds(
    Action,
    text=_NAMES,
    owner=_OWNERS,
    due=st.none() | _DAYS,
    done=st.booleans(),
    accepted=st.booleans(),
)
_KINDS = st.none() | st.sampled_from(["first", "standard", "short", "midpoint", "closing"])
_SESSIONS = st.builds(
    Session,
    date=_DAYS,
    starts=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)),
    minutes=st.none() | st.integers(1, 1_440),
    status=st.sampled_from(SessionStatus),
    kind=_KINDS,
    topics=_PHRASES,
    actions=st.lists(_ACTIONS, max_size=3).map(tuple),
    agenda=st.none() | st.builds(an_agenda, title=st.text(max_size=40)),
)
_LEDGER = st.builds(LedgerEntry, teacher=st.sampled_from(["leader", "mentor"]), topic=_NAMES)
_ABOUT: dict[str, st.SearchStrategy[Any]] = {
    "programme": _LINES,
    "goals": _PHRASES,
    "sessions": st.lists(_SESSIONS, max_size=4).map(
        lambda some: tuple(sorted(some, key=lambda one: one.date))
    ),
    "planned_sessions": st.integers(1, 100),
    "help_route": _LINES,
    "ledger": st.lists(_LEDGER, max_size=3).map(tuple),
    "sample": st.booleans(),
}


def pairs() -> st.SearchStrategy[Pair]:
    """Return pairs of two and groups, with any text and any history; nothing has an id."""
    two = st.tuples(_people("leader"), _people("mentor")).filter(
        lambda people: people[0].name.casefold() != people[1].name.casefold()
    )
    many = st.lists(_people("leader") | _people("mentor"), min_size=1, max_size=5).map(tuple)
    return st.builds(Pair, people=two, **_ABOUT) | st.builds(
        Pair, people=many, group=st.just(True), **_ABOUT
    )
