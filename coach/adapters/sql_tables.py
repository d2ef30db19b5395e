"""The database's tables, as the newest step of the migrations leaves them."""

import sqlalchemy as sa

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Case-folded text to search and sort by; sorted by code points on either database."""

metadata = sa.MetaData()
PASSAGES = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("heading", sa.Text, nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("claims", sa.JSON, nullable=False),
    sa.Column("tables", sa.JSON, nullable=False),
    sa.Column("questions", sa.JSON, nullable=False),
)
VECTORS = sa.Table(
    "passage_vectors",
    metadata,
    sa.Column(
        "passage", sa.Text, sa.ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("embedder", sa.Text, primary_key=True),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("window", sa.LargeBinary, nullable=False),
    sa.Column("tokens", sa.LargeBinary, nullable=False),
    sa.Column("spans", sa.LargeBinary, nullable=False),
    sa.Column("sentences", sa.LargeBinary, nullable=False),
    sa.Column("questions", sa.LargeBinary, nullable=False),
    sa.Column("checksum", sa.Integer, nullable=False),
)

PEOPLE = sa.Table(
    "people",
    metadata,
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
PAIRS = sa.Table(
    "pairs",
    metadata,
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


PAIR_PEOPLE = sa.Table(
    "pair_people",
    metadata,
    _of_pair(),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("person", sa.Text, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("side", sa.Text, nullable=False),
)
GOALS = sa.Table(
    "goals",
    metadata,
    _of_pair(),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
SESSIONS = sa.Table(
    "sessions",
    metadata,
    _of_pair(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("date", sa.Date, nullable=False),
    sa.Column("starts", sa.Text),  # ISO 8601, as it was given: with a time zone or without
    sa.Column("minutes", sa.Integer),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("cancelled_by", sa.Text),
    sa.Column("kind", sa.Text),
    sa.Column("topics", sa.JSON, nullable=False),
    sa.Column("agenda", sa.JSON(none_as_null=True)),
)
ACTIONS = sa.Table(
    "actions",
    metadata,
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
    sa.Index("ix_actions_session", "pair", "session"),
)
LEDGER = sa.Table(
    "ledger",
    metadata,
    _of_pair(),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("teacher", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("session", sa.Text, nullable=False),
)
NOTES = sa.Table(
    "notes",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
