"""What professors announce at the door."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("announcement_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_announcements_course_id"),
        sa.ForeignKeyConstraint(["by"], ["staff.staff_id"], name="fk_announcements_by"),
        sa.PrimaryKeyConstraint("announcement_id", name="pk_announcements"),
    )


def downgrade() -> None:
    """Not offered: the copy made before the migration is the way back."""
    raise NotImplementedError
