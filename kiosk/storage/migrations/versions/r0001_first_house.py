"""The tables of the first house, with triggers that refuse to change or delete facts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

UTC_TIME = sa.DateTime(timezone=True)
POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

FACTS = ("check_ins", "corrections", "consents", "journal")

SQLITE_TRIGGERS = (
    """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
    """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
       BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
)

POSTGRESQL_FUNCTION = """CREATE OR REPLACE FUNCTION kiosk_append_only() RETURNS trigger AS $$
    BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END
    $$ LANGUAGE plpgsql"""

POSTGRESQL_TRIGGERS = (
    """CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION kiosk_append_only()""",
    """CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION kiosk_append_only()""",
)


def upgrade() -> None:
    _people()
    _faces()
    _courses()
    _facts()
    _letters()
    for statement in triggers(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Not offered: the copy made before the migration is the way back."""
    raise NotImplementedError


def triggers(dialect: str) -> tuple[str, ...]:
    """The statements that make facts append-only in this dialect."""
    first = () if dialect == "sqlite" else (POSTGRESQL_FUNCTION,)
    return first + triggers_of(FACTS, dialect)


def triggers_of(tables: Sequence[str], dialect: str) -> tuple[str, ...]:
    """Those of some tables; PostgreSQL's need the function."""
    forms = SQLITE_TRIGGERS if dialect == "sqlite" else POSTGRESQL_TRIGGERS
    return tuple(form.format(table=table) for table in tables for form in forms)


def _people() -> None:
    op.create_table(
        "students",
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("has_face", sa.Boolean(), nullable=False),
        sa.Column("known_since", UTC_TIME, nullable=False),
        sa.Column("enrolled_at", UTC_TIME, nullable=True),
        sa.PrimaryKeyConstraint("student_id", name="pk_students"),
        sa.UniqueConstraint("number", name="uq_students_number"),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff"),
    )
    op.create_table(
        "secrets",
        sa.Column("secret_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("argon2", sa.String(), nullable=False),
        sa.Column("set_at", UTC_TIME, nullable=False),
        sa.CheckConstraint("(student_id IS NULL) <> (staff_id IS NULL)", name="ck_secrets_one_person"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name="fk_secrets_staff_id"),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_secrets_student_id"),
        sa.PrimaryKeyConstraint("secret_id", name="pk_secrets"),
        sa.UniqueConstraint("staff_id", name="uq_secrets_staff_id"),
        sa.UniqueConstraint("student_id", name="uq_secrets_student_id"),
    )
    op.create_table(
        "consents",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(32), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_consents_student_id"),
        sa.PrimaryKeyConstraint("position", name="pk_consents"),
    )
    op.create_index("ix_consents_student_id", "consents", ["student_id"])


def _faces() -> None:
    op.create_table(
        "templates",
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("pose", sa.String(32), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("made_at", UTC_TIME, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_templates_student_id"),
        sa.PrimaryKeyConstraint("template_id", name="pk_templates"),
    )
    op.create_index("ix_templates_engine_student_id", "templates", ["engine", "student_id"])
    op.create_index("ix_templates_student_id", "templates", ["student_id"])
    op.create_table(
        "pictures",
        sa.Column("picture_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("pose", sa.String(32), nullable=False),
        sa.Column("kept_at", UTC_TIME, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_pictures_student_id"),
        sa.PrimaryKeyConstraint("picture_id", name="pk_pictures"),
    )
    op.create_index("ix_pictures_student_id", "pictures", ["student_id"])
    op.create_table(
        "key_checks",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_key_checks"),
    )


def _courses() -> None:
    op.create_table(
        "courses",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("professor_id", sa.Uuid(), nullable=False),
        sa.Column("opens_before_s", sa.Double(), nullable=False),
        sa.Column("late_after_s", sa.Double(), nullable=False),
        sa.Column("absent_after_s", sa.Double(), nullable=False),
        sa.Column("lates_per_absence", sa.Integer(), nullable=False),
        sa.Column("fail_share", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["professor_id"], ["staff.staff_id"], name="fk_courses_professor_id"),
        sa.PrimaryKeyConstraint("course_id", name="pk_courses"),
    )
    op.create_index("ix_courses_professor_id", "courses", ["professor_id"])
    op.create_table(
        "zoom_rooms",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("passcode", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("set_at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_zoom_rooms_course_id"),
        sa.PrimaryKeyConstraint("course_id", name="pk_zoom_rooms"),
    )
    op.create_table(
        "roster_places",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_roster_places_course_id"),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_roster_places_student_id"),
        sa.PrimaryKeyConstraint("course_id", "student_id", name="pk_roster_places"),
    )
    op.create_index("ix_roster_places_student_id", "roster_places", ["student_id"])
    op.create_table(
        "slots",
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("mode", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_slots_course_id"),
        sa.PrimaryKeyConstraint("slot_id", name="pk_slots"),
        sa.UniqueConstraint(
            "course_id", "weekday", "starts", "room", name="uq_slots_course_id_weekday_starts_room"
        ),
    )
    op.create_table(
        "class_sessions",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", UTC_TIME, nullable=False),
        sa.Column("ends_at", UTC_TIME, nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("mode", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_class_sessions_course_id"),
        sa.PrimaryKeyConstraint("session_id", name="pk_class_sessions"),
        sa.UniqueConstraint(
            "course_id", "starts_at", "room", name="uq_class_sessions_course_id_starts_at_room"
        ),
    )
    op.create_index("ix_class_sessions_starts_at", "class_sessions", ["starts_at"])


def _facts() -> None:
    op.create_table(
        "check_ins",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.Column("method", sa.String(32), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("distance", sa.Double(), nullable=True),
        sa.Column("second_distance", sa.Double(), nullable=True),
        sa.Column("frames", sa.Integer(), nullable=True),
        sa.Column("challenge", sa.String(), nullable=True),
        sa.Column("engine", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["class_sessions.session_id"], name="fk_check_ins_session_id"
        ),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_check_ins_student_id"),
        sa.PrimaryKeyConstraint("position", name="pk_check_ins"),
        sa.UniqueConstraint("fact_id", name="uq_check_ins_fact_id"),
        sa.UniqueConstraint("session_id", "student_id", name="uq_check_ins_session_id_student_id"),
    )
    op.create_index("ix_check_ins_student_id", "check_ins", ["student_id"])
    op.create_table(
        "corrections",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.staff_id"], name="fk_corrections_by"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["class_sessions.session_id"], name="fk_corrections_session_id"
        ),
        sa.ForeignKeyConstraint(["student_id"], ["students.student_id"], name="fk_corrections_student_id"),
        sa.PrimaryKeyConstraint("position", name="pk_corrections"),
        sa.UniqueConstraint("fact_id", name="uq_corrections_fact_id"),
    )
    op.create_index("ix_corrections_session_id", "corrections", ["session_id"])
    op.create_index("ix_corrections_student_id", "corrections", ["student_id"])
    op.create_table(
        "journal",
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UTC_TIME, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "number", name="pk_journal"),
    )
    op.create_table(
        "journal_heads",
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", name="pk_journal_heads"),
    )


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kiosk_id", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", UTC_TIME, nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("sent_at", UTC_TIME, nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_letters"),
        sa.UniqueConstraint("key", name="uq_letters_key"),
        sa.UniqueConstraint("letter_id", name="uq_letters_letter_id"),
    )
    op.create_index("ix_letters_state_kiosk_id", "letters", ["state", "kiosk_id"])
    op.create_table(
        "attachments",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.letter_id"], name="fk_attachments_letter_id"),
        sa.PrimaryKeyConstraint("letter_id", "position", name="pk_attachments"),
    )
