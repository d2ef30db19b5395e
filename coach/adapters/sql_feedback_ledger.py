"""The ledger in the database: closed windows, releases, seals and events, only ever added to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from coach.adapters.feedback_rows import closed_of, release_row, sealed_body, sealed_of
from coach.adapters.pair_rows import key_of
from coach.adapters.sql_feedback_plans import is_invented
from coach.adapters.sql_tables import AUDIT_LOG, CLOSINGS, NOTES, RELEASES, SEALS
from coach.domain.feedback import ClosedWindow
from coach.domain.release import PublishedRelease, SealedFigure
from coach.errors import AlreadyThere
from coach.ports.feedback import CLOCK_LEAP

CLOCK = "clock seen"
"""The note under which it stands where the clock stood the last time."""
_NEVER = "What was published stays as it is: count these answers in the next window."


def add_closing(connection: sa.Connection, published_as: str, closed: ClosedWindow) -> bool:
    """Note that a window is closed; False if it was already."""
    same = _of_window(CLOSINGS, published_as, closed.name)
    if connection.execute(sa.select(CLOSINGS.c.window).where(same)).first():
        return False
    row = {
        "published_key": key_of(published_as),
        "window": closed.name,
        "closes": closed.closes,
        "outcome": closed.outcome,
        "sample": is_invented(connection, published_as),
    }
    connection.execute(sa.insert(CLOSINGS), [row])
    return True


def closings_of(connection: sa.Connection, published_as: str) -> tuple[ClosedWindow, ...]:
    """Return the closed windows, oldest first."""
    query = sa.select(CLOSINGS).where(CLOSINGS.c.published_key == key_of(published_as))
    found = [closed_of(row) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda one: (one.closes, one.name)))


def add_release(connection: sa.Connection, release: PublishedRelease) -> None:
    """Append a release; AlreadyThere if its window has one, or its number is taken."""
    row = release_row(release)
    published_as = release.release.programme
    taken = sa.or_(RELEASES.c.window == row["window"], RELEASES.c.number == row["number"])
    same = sa.and_(RELEASES.c.published_key == row["published_key"], taken)
    if connection.execute(sa.select(RELEASES.c.window).where(same)).first():
        raise AlreadyThere(kind="release", name=row["window"], remedy=_NEVER)
    row["sample"] = is_invented(connection, published_as)
    connection.execute(sa.insert(RELEASES), [row])


def add_seals(
    connection: sa.Connection, published_as: str, figures: Sequence[SealedFigure]
) -> None:
    """Append what was published; AlreadyThere if one of the figures was."""
    stored = {
        (row.window, row.question, row.group)
        for row in connection.execute(
            sa.select(SEALS.c.window, SEALS.c.question, SEALS.c.group).where(_of(published_as))
        )
    }
    sample = is_invented(connection, published_as)
    rows: list[dict[str, Any]] = []
    for place, figure in enumerate(figures, start=len(stored)):
        name = (figure.window, figure.question, figure.group)
        if name in stored:
            raise AlreadyThere(kind="sealed figure", name=" ".join(name).strip(), remedy=_NEVER)
        stored.add(name)
        keys = dict(zip(("window", "question", "group"), name, strict=True))
        about = {"published_key": key_of(published_as), "place": place, "sample": sample}
        rows.append({**keys, **about, "body": sealed_body(figure)})
    if rows:
        connection.execute(sa.insert(SEALS), rows)


def seals_of(connection: sa.Connection, published_as: str) -> tuple[SealedFigure, ...]:
    """Return every figure that was published, oldest first."""
    query = sa.select(SEALS.c.body).where(_of(published_as)).order_by(SEALS.c.place)
    return tuple(sealed_of(body) for body in connection.execute(query).scalars())


def add_event(connection: sa.Connection, what: str, published_as: str, window: str) -> None:
    """Append an event to the audit log."""
    last = connection.execute(sa.select(sa.func.max(AUDIT_LOG.c.place))).scalar()
    row = {
        "place": (last or 0) + 1,
        "published_key": key_of(published_as),
        "what": what,
        "published_as": published_as,
        "window": window,
        "sample": is_invented(connection, published_as),
    }
    connection.execute(sa.insert(AUDIT_LOG), [row])


def all_events(connection: sa.Connection) -> tuple[tuple[str, str, str], ...]:
    """Return the audit log, oldest first."""
    columns = (AUDIT_LOG.c.what, AUDIT_LOG.c.published_as, AUDIT_LOG.c.window)
    query = sa.select(*columns).order_by(AUDIT_LOG.c.place)
    return tuple((row.what, row.published_as, row.window) for row in connection.execute(query))


def clock_last_seen(connection: sa.Connection) -> datetime | None:
    """Return where the clock stood the last time."""
    query = sa.select(NOTES.c.value).where(NOTES.c.name == CLOCK)
    noted = connection.execute(query).scalar()
    return datetime.fromisoformat(noted) if noted else None


def note_clock(connection: sa.Connection, now: datetime) -> None:
    """Note where the clock stands."""
    connection.execute(sa.delete(NOTES).where(NOTES.c.name == CLOCK))
    connection.execute(sa.insert(NOTES), [{"name": CLOCK, "value": now.isoformat()}])


def is_doubted(before: datetime, now: datetime) -> bool:
    """Tell whether a clock that stood at `before` can hardly stand at `now`."""
    return not -timedelta(days=1) <= now - before <= CLOCK_LEAP


def _of(published_as: str) -> sa.ColumnElement[bool]:
    return SEALS.c.published_key == key_of(published_as)


def _of_window(table: sa.Table, published_as: str, window: str) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.published_key == key_of(published_as), table.c.window == window)
