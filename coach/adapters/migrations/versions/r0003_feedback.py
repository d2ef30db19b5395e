"""Feedback on sessions, releases that nobody can change, and what a manager sees of attendance."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = (
    "plans", "answers", "closings", "releases", "seals", "audit_log", "private_notes",
    "shared_sentences", "ended_pairs", "feedback_key", "import_releases", "import_marks",
)  # fmt: skip
LEDGERS = {
    "closings": (("published_key", "window"),),
    "releases": (("published_key", "window"), ("published_key", "number")),
    "seals": (("published_key", "window", "question", "group"),),
    "audit_log": (("place",),),
    "import_releases": (("programme_key", "number"),),
    "import_marks": (("programme_key", "number", "mark"),),
}
"""The tables to which rows are only ever added, with the columns of which no two rows are alike."""
OF_SAMPLE = ("closings", "releases", "seals", "audit_log")
"""Those of them from which the rows of an invented programme can be removed."""
NEVER = "what was published never changes"
REAL = """
EXISTS (SELECT 1 FROM plans WHERE plans.published_key = OLD.published_key AND NOT plans.sample)
OR EXISTS (
    SELECT 1 FROM answers WHERE NOT answers.sample AND (
        answers.programme_key = OLD.published_key OR answers.programme_key IN (
            SELECT plans.programme_key FROM plans WHERE plans.published_key = OLD.published_key
        )
    )
)
"""
"""That a plan or an answer of what is published under a row's name was not invented."""
GOES_WITH = {
    "pairs": {"answers": "pair", "private_notes": "pair"},
    "people": {"answers": "author", "private_notes": "author", "shared_sentences": "author"},
}
"""What goes with a row that is removed, by the column that has its id.

No foreign keys: feedback is kept of whoever gave it, and what was published stays.
"""
ATTENDANCE = """
CREATE VIEW attendance AS
SELECT pairs.id AS pair, pairs.name AS name, pairs.programme AS programme,
       pairs.planned_sessions AS planned_sessions, sessions.date AS date,
       sessions.status AS status, sessions.cancelled_by AS cancelled_by,
       ended_pairs.pair IS NOT NULL AS ended
FROM pairs
LEFT JOIN ended_pairs ON ended_pairs.pair = pairs.id
LEFT JOIN sessions ON sessions.pair = pairs.id AND ended_pairs.pair IS NULL
AND EXISTS (
    SELECT plans.programme_key FROM plans
    WHERE plans.programme_key = pairs.programme_key AND plans.attendance_shown
    AND plans.applies_from <= sessions.date
    AND NOT EXISTS (
        SELECT later.programme_key FROM plans AS later
        WHERE later.programme_key = plans.programme_key
        AND later.applies_from > plans.applies_from AND later.applies_from <= sessions.date
    )
)
WHERE EXISTS (
    SELECT plans.programme_key FROM plans
    WHERE plans.programme_key = pairs.programme_key AND plans.attendance_shown
    AND NOT EXISTS (
        SELECT later.programme_key FROM plans AS later
        WHERE later.programme_key = plans.programme_key
        AND later.applies_from > plans.applies_from
    )
)
"""


def upgrade() -> None:
    """Create tables, view and triggers, and draw the two keys."""
    _create_plans_and_answers()
    _create_ledger()
    _create_words()
    _create_imports()
    keys = op.create_table(
        "feedback_key",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    drawn = [{"name": name, "value": secrets.token_bytes(32)} for name in ("people", "imports")]
    op.bulk_insert(keys, drawn)
    op.execute(ATTENDANCE)
    if op.get_bind().dialect.name == "sqlite":
        _guard_file()
    else:
        _guard_server()


def downgrade() -> None:
    """Drop what `upgrade` created; most triggers go with their tables."""
    op.execute("DROP VIEW attendance")
    on_server = op.get_bind().dialect.name != "sqlite"
    for table in GOES_WITH:
        op.execute(f"DROP TRIGGER {table}_forget" + (f" ON {table}" if on_server else ""))
        if on_server:
            op.execute(f"DROP FUNCTION coach_forget_{table}()")
    for table in reversed(TABLES):
        op.drop_table(table)
    if on_server:
        op.execute("DROP FUNCTION coach_only_append()")


def _create_plans_and_answers() -> None:
    op.create_table(
        "plans",
        sa.Column("programme_key", KEY, primary_key=True),
        sa.Column("applies_from", sa.Date, primary_key=True),
        sa.Column("published_key", KEY, nullable=False, index=True),
        sa.Column("attendance_shown", sa.Boolean, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("programme_key", KEY, nullable=False, index=True),
        sa.Column("author", sa.Text, nullable=False, index=True),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("pair", sa.Text, nullable=False),
        sa.Column("counterpart", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("submitted", sa.Text),
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
        sqlite_with_rowid=False,
    )


def _create_ledger() -> None:
    op.create_table(
        "closings",
        sa.Column("published_key", KEY, primary_key=True),
        sa.Column("window", sa.Text, primary_key=True),
        sa.Column("closes", sa.Date, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
    )
    op.create_table(
        "releases",
        sa.Column("published_key", KEY, primary_key=True),
        sa.Column("window", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("published_key", "number", name="uq_releases_number"),
    )
    op.create_table(
        "seals",
        sa.Column("published_key", KEY, primary_key=True),
        sa.Column("window", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("group", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "audit_log",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("published_key", KEY, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("published_as", sa.Text, nullable=False),
        sa.Column("window", sa.Text, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
    )


def _create_words() -> None:
    op.create_table(
        "private_notes",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("author", sa.Text, nullable=False, index=True),
        sa.Column("pair", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
    )
    op.create_table(
        "shared_sentences",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("author", sa.Text, nullable=False, index=True),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("programme_key", KEY, nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("published_in", sa.Text, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ended_pairs",
        sa.Column("pair", sa.Text, sa.ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
    )


def _create_imports() -> None:
    op.create_table(
        "import_releases",
        sa.Column("programme_key", KEY, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("release", sa.JSON, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
    )
    op.create_table(
        "import_marks",
        sa.Column("programme_key", KEY, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.Text, primary_key=True),
        sa.ForeignKeyConstraint(
            ["programme_key", "number"],
            ["import_releases.programme_key", "import_releases.number"],
        ),
    )


def _guard_file() -> None:
    """Let rows only be added: a trigger for each way in which SQLite could lose one."""
    for table, keys in LEDGERS.items():
        says = f"BEGIN SELECT RAISE(ABORT, '{NEVER}'); END"
        unless = f"WHEN NOT OLD.sample OR {REAL} " if table in OF_SAMPLE else ""
        op.execute(f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {says}")
        op.execute(f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {unless}{says}")
        # INSERT OR REPLACE removes the row that is in its way without a word to the others
        same = " OR ".join(
            " AND ".join(f'"{column}" = NEW."{column}"' for column in key) for key in keys
        )
        there = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        op.execute(f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} {there}{says}")
    for table in GOES_WITH:
        op.execute(
            f"CREATE TRIGGER {table}_forget AFTER DELETE ON {table} BEGIN {_forgets(table)} END"
        )


def _guard_server() -> None:
    op.execute(
        "CREATE FUNCTION coach_only_append() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' THEN IF to_jsonb(OLD) ->> 'sample' = 'true' THEN "
        f"IF NOT ({REAL}) THEN RETURN OLD; END IF; END IF; END IF; "
        f"RAISE EXCEPTION '{NEVER}'; END $$"
    )
    for table in LEDGERS:
        does = "EXECUTE FUNCTION coach_only_append()"
        op.execute(
            f"CREATE TRIGGER {table}_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {does}"
        )
        op.execute(
            f"CREATE TRIGGER {table}_empty BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {does}"
        )
    for table in GOES_WITH:
        function = f"coach_forget_{table}()"
        op.execute(
            f"CREATE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {_forgets(table)} RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_forget AFTER DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}"
        )


def _forgets(table: str) -> str:
    rows = GOES_WITH[table].items()
    return " ".join(f"DELETE FROM {other} WHERE {column} = OLD.id;" for other, column in rows)
