"""Alembic's entry: runs on the connection that `Database` hands over, inside its transaction."""

from alembic import context

from calendario.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is the caller's
)
context.run_migrations()
