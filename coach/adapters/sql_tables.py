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

PLANS = sa.Table(
    "plans",
    metadata,
    sa.Column("programme_key", KEY, primary_key=True),
    sa.Column("applies_from", sa.Date, primary_key=True),
    sa.Column("published_key", KEY, nullable=False, index=True),
    sa.Column("attendance_shown", sa.Boolean, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)
ANSWERS = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("programme_key", KEY, nullable=False, index=True),
    sa.Column("author", sa.Text, nullable=False, index=True),
    sa.Column("side", sa.Text, nullable=False),
    sa.Column("pair", sa.Text, nullable=False),
    sa.Column("counterpart", sa.Text, nullable=False),
    sa.Column("session", sa.Text, nullable=False),
    sa.Column("group", sa.Text, nullable=False),
    sa.Column("submitted", sa.Text),  # ISO 8601; nothing once the window is closed
    sa.Column("window", sa.Text, nullable=False),
    sa.Column("ratings", sa.JSON, nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("codes", sa.JSON, nullable=False),
    sa.Column("commented", sa.Boolean, nullable=False),
    sa.Column("coder", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sa.Column("counted_in", sa.Text),
    sa.UniqueConstraint("pair", "session", "author", name="uq_answers_form"),
    sqlite_with_rowid=False,  # a row's number would tell who answered before whom
)
CLOSINGS = sa.Table(
    "closings",
    metadata,
    sa.Column("published_key", KEY, primary_key=True),
    sa.Column("window", sa.Text, primary_key=True),
    sa.Column("closes", sa.Date, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
)
RELEASES = sa.Table(
    "releases",
    metadata,
    sa.Column("published_key", KEY, primary_key=True),
    sa.Column("window", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.UniqueConstraint("published_key", "number", name="uq_releases_number"),
)
SEALS = sa.Table(
    "seals",
    metadata,
    sa.Column("published_key", KEY, primary_key=True),
    sa.Column("window", sa.Text, primary_key=True),
    sa.Column("question", sa.Text, primary_key=True),
    sa.Column("group", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)
AUDIT_LOG = sa.Table(
    "audit_log",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("published_key", KEY, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("published_as", sa.Text, nullable=False),
    sa.Column("window", sa.Text, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
)
PRIVATE_NOTES = sa.Table(
    "private_notes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("author", sa.Text, nullable=False, index=True),
    sa.Column("pair", sa.Text, nullable=False),
    sa.Column("session", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
)
SHARED_SENTENCES = sa.Table(
    "shared_sentences",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("author", sa.Text, nullable=False, index=True),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("programme_key", KEY, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("published_in", sa.Text, nullable=False),
    sa.Column("sample", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)
ENDED_PAIRS = sa.Table(
    "ended_pairs",
    metadata,
    _of_pair(),
    sa.Column("day", sa.Date, nullable=False),
)
FEEDBACK_KEY = sa.Table(
    "feedback_key",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)
IMPORT_RELEASES = sa.Table(
    "import_releases",
    metadata,
    sa.Column("programme_key", KEY, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("release", sa.JSON, nullable=False),
    sa.Column("figures", sa.JSON, nullable=False),
)
IMPORT_MARKS = sa.Table(
    "import_marks",
    metadata,
    sa.Column("programme_key", KEY, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.ForeignKeyConstraint(
        ["programme_key", "number"], ["import_releases.programme_key", "import_releases.number"]
    ),
)
ATTENDANCE = sa.table(
    "attendance",
    sa.column("pair", sa.Text),
    sa.column("name", sa.Text),
    sa.column("programme", sa.Text),
    sa.column("planned_sessions", sa.Integer),
    sa.column("date", sa.Date),
    sa.column("status", sa.Text),
    sa.column("cancelled_by", sa.Text),
    sa.column("ended", sa.Boolean),
)
"""A view: what a manager may see of sessions, where the programme said that they would."""
