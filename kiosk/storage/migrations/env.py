"""What Alembic runs for every migration: on the connection and in the transaction it was given."""

from alembic import context

from kiosk.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
