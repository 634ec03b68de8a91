"""Check-ins say more of what they rest on; objections and their steps; crops; letters of courtesy."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.versions.r0001_first_house import triggers_of

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

UTC_TIME = sa.DateTime(timezone=True)
POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

FACTS = ("objections", "objection_steps")


def upgrade() -> None:
    op.add_column("check_ins", sa.Column("frames_sha256", sa.String(64), nullable=True))
    op.add_column("check_ins", sa.Column("calibration", sa.String(), nullable=True))
    op.add_column("check_ins", sa.Column("presented", sa.String(32), nullable=True))
    op.add_column("check_ins", sa.Column("log_odds", sa.Double(), nullable=True))
    op.add_column("check_ins", sa.Column("layers", sa.String(), nullable=True))
    op.add_column("letters", sa.Column("reply_to", sa.String(), nullable=False, server_default=""))
    op.add_column("letters", sa.Column("courtesy", sa.Boolean(), nullable=False, server_default=sa.false()))
    _crops()
    _objections()
    _steps()
    for statement in triggers_of(FACTS, op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Not offered: the copy made before the migration is the way back."""
    raise NotImplementedError


def _crops() -> None:
    op.create_table(
        "check_in_crops",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("kept_at", UTC_TIME, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["check_ins.fact_id"], name="fk_check_in_crops_fact_id"),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_check_in_crops_student_id"),
        sa.PrimaryKeyConstraint("fact_id", name="pk_check_in_crops"),
    )
    op.create_index("ix_check_in_crops_student_id", "check_in_crops", ["student_id"])
    op.create_index("ix_check_in_crops_kept_at", "check_in_crops", ["kept_at"])


def _objections() -> None:
    op.create_table(
        "objections",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("dispute", sa.String(32), nullable=False),
        sa.Column("way", sa.String(32), nullable=False),
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["class_sessions.session_id"], name="fk_objections_session_id"
        ),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_objections_student_id"),
        sa.PrimaryKeyConstraint("position", name="pk_objections"),
        sa.UniqueConstraint("fact_id", name="uq_objections_fact_id"),
        sa.UniqueConstraint(
            "session_id", "student_id", "dispute", name="uq_objections_session_id_student_id_dispute"
        ),
    )
    op.create_index("ix_objections_student_id", "objections", ["student_id"])


def _steps() -> None:
    op.create_table(
        "objection_steps",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("objection_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.staff_id"], name="fk_objection_steps_by"),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objections.fact_id"], name="fk_objection_steps_objection_id"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_objection_steps"),
        sa.UniqueConstraint("fact_id", name="uq_objection_steps_fact_id"),
    )
    op.create_index("ix_objection_steps_objection_id", "objection_steps", ["objection_id"])
