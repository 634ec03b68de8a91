"""Students and roster places as rows, for people.py and timetable.py inside their transactions."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import Student, StudentId
from kiosk.storage.database import insert_unless
from kiosk.storage.tables import RosterPlaceRow, StudentRow


def student_of(row: StudentRow) -> Student:
    """The value of a row."""
    return Student(
        StudentId(row.student_id),
        row.number,
        row.name,
        row.department,
        row.email,
        has_face=row.has_face,
        turns=row.turns,
    )


def by_number(number: str) -> sa.Select[StudentRow]:
    """Finds the student of this number."""
    return sa.select(StudentRow).where(StudentRow.number == number)


def named_by_roster(session: Session, student: Student, at: datetime) -> StudentRow:
    """The row of the student of this number; added, not enrolled, when there is none.

    Somebody known already stays as they are: a roster does not overwrite what a student entered, and it
    grants no face.
    """
    row = StudentRow(
        student_id=student.student_id,
        number=student.number,
        name=student.name,
        department=student.department,
        email=student.email,
        has_face=False,
        turns=True,
        known_since=at,
    )
    if insert_unless(session, by_number(student.number), row):
        return row
    return session.scalars(by_number(student.number)).one()


def add_place(session: Session, course_id: UUID, student_id: UUID, at: datetime) -> bool:
    """Put a student on a roster; False when already on it."""
    there = sa.select(RosterPlaceRow.added_at).where(
        RosterPlaceRow.course_id == course_id, RosterPlaceRow.student_id == student_id
    )
    return insert_unless(
        session, there, RosterPlaceRow(course_id=course_id, student_id=student_id, added_at=at)
    )
