"""Templates and pictures say of which sitting they are; pairs of look-alikes; the journal by action."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

UTC_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    for table in ("template_sets", "pictures"):
        op.add_column(table, sa.Column("sitting", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "look_alikes",
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("found_at", UTC_TIME, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("two_people", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["students.student_id"], name="fk_look_alikes_first_id"),
        sa.ForeignKeyConstraint(["second_id"], ["students.student_id"], name="fk_look_alikes_second_id"),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_look_alikes"),
    )
    op.create_index("ix_look_alikes_second_id", "look_alikes", ["second_id"])
    op.create_index("ix_journal_kiosk_id_action", "journal", ["kiosk_id", "action"])


def downgrade() -> None:
    """Not offered: the copy made before the migration is the way back."""
    raise NotImplementedError
