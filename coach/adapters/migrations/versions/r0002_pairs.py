"""People, pairs, and what pairs have done."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    _create_people_and_pairs()
    _create_parts_of_a_pair()
    _create_sessions()
    op.create_table(
        "notes",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "notes", "actions", "sessions", "ledger", "goals", "pair_people", "pairs", "people"
    ):  # fmt: skip
        op.drop_table(table)


def _create_people_and_pairs() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", KEY, nullable=False, index=True),
        sa.Column("first_key", KEY, nullable=False, index=True),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("function", sa.Text, nullable=False),
        sa.Column("can_teach", sa.JSON, nullable=False),
        sa.Column("wants_to_learn", sa.JSON, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("email_key", KEY, nullable=False, index=True),
        sa.Column("manager", sa.Text, nullable=False),
    )
    op.create_table(
        "pairs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", KEY, nullable=False, index=True),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("programme_key", KEY, nullable=False, index=True),
        sa.Column("playbook", sa.Text, nullable=False),
        sa.Column("is_group", sa.Boolean, nullable=False),
        sa.Column("planned_sessions", sa.Integer, nullable=False),
        sa.Column("help_route", sa.Text, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )


def _of_pair() -> sa.Column[str]:
    return sa.Column(
        "pair", sa.Text, sa.ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True
    )


def _create_parts_of_a_pair() -> None:
    op.create_table(
        "pair_people",
        _of_pair(),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("person", sa.Text, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("side", sa.Text, nullable=False),
    )
    op.create_table(
        "goals",
        _of_pair(),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "ledger",
        _of_pair(),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("teacher", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
    )


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        _of_pair(),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("starts", sa.Text),
        sa.Column("minutes", sa.Integer),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("cancelled_by", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("agenda", sa.JSON(none_as_null=True)),
    )
    op.create_table(
        "actions",
        sa.Column("pair", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("accepted", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(
            ["pair", "session"], ["sessions.pair", "sessions.id"], ondelete="CASCADE"
        ),
    )
    op.create_index("ix_actions_session", "actions", ["pair", "session"])
