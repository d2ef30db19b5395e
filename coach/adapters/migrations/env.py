"""What Alembic runs: every step that is due, on the connection it was handed.

The connection is inside a transaction already, schema changes included, and whoever opened it
commits: a process that is killed half-way leaves the old schema.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
