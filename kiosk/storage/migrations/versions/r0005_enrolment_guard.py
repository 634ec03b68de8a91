"""Enrolment codes; who has enrolled lately and what was before; letters whose contents are sealed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

UTC_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "enrolment_codes",
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", UTC_TIME, nullable=False),
        sa.Column("until", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.student_id"], name="fk_enrolment_codes_student_id"
        ),
        sa.PrimaryKeyConstraint("student_id", name="pk_enrolment_codes"),
    )
    op.create_table(
        "newcomers",
        sa.Column("newcomer_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.Column("entry", sa.String(length=32), nullable=False),
        sa.Column("let_in_by", sa.Uuid(), nullable=True),
        sa.Column("face_only", sa.Boolean(), nullable=False),
        sa.Column("joined_id", sa.Uuid(), nullable=True),
        sa.Column("name_before", sa.String(), nullable=False),
        sa.Column("department_before", sa.String(), nullable=False),
        sa.Column("email_before", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_newcomers_student_id"),
        sa.ForeignKeyConstraint(["let_in_by"], ["staff.staff_id"], name="fk_newcomers_let_in_by"),
        sa.ForeignKeyConstraint(["joined_id"], ["courses.course_id"], name="fk_newcomers_joined_id"),
        sa.PrimaryKeyConstraint("newcomer_id", name="pk_newcomers"),
    )
    op.create_index("ix_newcomers_student_id", "newcomers", ["student_id"])
    op.create_index("ix_newcomers_at", "newcomers", ["at"])
    op.add_column(
        "letters", sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("letters", sa.Column("sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Not offered: the copy made before the migration is the way back."""
    raise NotImplementedError
