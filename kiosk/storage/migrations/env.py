"""What Alembic runs for every migration: on the connection it was given, in that connection's transaction."""

from alembic import context

from kiosk.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # SQLite can, once nobody begins for it (database.py)
)
with context.begin_transaction():
    context.run_migrations()
