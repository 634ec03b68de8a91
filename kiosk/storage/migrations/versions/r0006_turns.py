"""Who cannot turn the head is asked for the PIN."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("students", sa.Column("turns", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Not offered: the copy made before the migration is the way back."""
    raise NotImplementedError
