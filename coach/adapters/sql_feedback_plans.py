"""What programmes declared about feedback, and who is published under which name."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from coach.adapters.feedback_rows import plan_of, plan_row
from coach.adapters.pair_rows import key_of
from coach.adapters.sql_tables import ANSWERS, KEY, PLANS
from coach.domain.feedback import FeedbackPlan

_SAID = ~ANSWERS.c.sample
"""Of an answer: somebody gave it."""


def plan_on(connection: sa.Connection, programme: str, day: date | None) -> FeedbackPlan | None:
    """Return a programme's plan as it applies on a day; the newest without one."""
    query = sa.select(PLANS).where(PLANS.c.programme_key == key_of(programme))
    if day is not None:
        query = query.where(PLANS.c.applies_from <= day)
    newest = query.order_by(PLANS.c.applies_from.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    return plan_of(row) if row else None


def newest_plans(connection: sa.Connection) -> tuple[FeedbackPlan, ...]:
    """Return the newest plan of every programme, by name."""
    query = sa.select(PLANS).order_by(PLANS.c.programme_key, PLANS.c.applies_from)
    newest = {row["programme_key"]: row for row in connection.execute(query).mappings()}
    return tuple(plan_of(row) for row in newest.values())


def put_plan(connection: sa.Connection, plan: FeedbackPlan, applies_from: date) -> None:
    """Store what a programme declared, in the place of what was to apply from the same day."""
    row = plan_row(plan, applies_from)
    same = sa.and_(
        PLANS.c.programme_key == row["programme_key"], PLANS.c.applies_from == applies_from
    )
    connection.execute(sa.delete(PLANS).where(same))
    connection.execute(sa.insert(PLANS), [row])


def keys_published_as(connection: sa.Connection, published_as: str) -> list[str]:
    """Return the keys of the programmes whose newest plan publishes them under a name."""
    sought = key_of(published_as)
    columns = (PLANS.c.programme_key, PLANS.c.published_key)
    query = sa.select(*columns).order_by(PLANS.c.applies_from)
    newest = {row.programme_key: row.published_key for row in connection.execute(query)}
    alone = [] if sought in newest else [sought]
    return [programme for programme, name in newest.items() if name == sought] + alone


def is_invented(connection: sa.Connection, published_as: str) -> bool:
    """Tell whether all that is published under a name is a sample, and was nothing else before."""
    name = sa.literal(key_of(published_as), KEY)
    planned = sa.exists().where(PLANS.c.published_key == name)
    return bool(connection.execute(sa.select(planned & ~_is_real(name))).scalar())


def remove_invented(connection: sa.Connection, ledgers: Sequence[sa.Table]) -> None:
    """Remove what was published of invented programmes alone, and then their plans.

    A programme that somebody has really answered keeps its plan: without it the answers would be
    published under another name.
    """
    for table in ledgers:
        alone = table.c.sample & ~_is_real(table.c.published_key)
        connection.execute(sa.delete(table).where(alone))
    answered = sa.exists().where(ANSWERS.c.programme_key == PLANS.c.programme_key, _SAID)
    connection.execute(sa.delete(PLANS).where(PLANS.c.sample & ~answered))


def _is_real(name: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Return that a plan or an answer of what is published under a name was not invented.

    The triggers of the ledgers say the same; see the migrations.
    """
    plan, of = PLANS.alias(), PLANS.alias()
    programmes = (
        sa.select(of.c.programme_key).where(of.c.published_key == name).correlate_except(of)
    )
    answered = (ANSWERS.c.programme_key == name) | ANSWERS.c.programme_key.in_(programmes)
    return sa.or_(
        sa.exists().where(plan.c.published_key == name, ~plan.c.sample),
        sa.exists().where(_SAID, answered),
    )
