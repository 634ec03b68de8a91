"""Enrolment codes as digests, newcomers, and enrolments undone; one transaction per method, on any thread."""

import hmac
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import (
    CodeCheck,
    CourseId,
    Entry,
    LetIn,
    Letter,
    Newcomer,
    StaffId,
    Student,
    StudentId,
)
from kiosk.storage.database import Database
from kiosk.storage.face_rows import destroy_face
from kiosk.storage.journal import Action, Chain, Value
from kiosk.storage.letter_rows import put_letter, sealed_contents
from kiosk.storage.student_rows import student_of
from kiosk.storage.tables import (
    EnrolmentCodeRow,
    NewcomerRow,
    RosterPlaceRow,
    SecretRow,
    StudentRow,
)
from kiosk.storage.vault import Vault


class SqlEnrolments:
    """The enrolment part of the store."""

    def __init__(self, database: Database, chain: Chain, vault: Vault) -> None:
        self._database = database
        self._chain = chain
        self._vault = vault

    def check(self, student_id: StudentId, code: str, now: datetime) -> CodeCheck:
        """Whether this is the code of this student."""
        typed = self._digest(student_id, code)
        with self._database.read() as session:
            row = session.get(EnrolmentCodeRow, student_id)
            if row is None or not hmac.compare_digest(row.digest, typed):
                return CodeCheck.WRONG
            return CodeCheck.RIGHT if now < row.until else CodeCheck.EXPIRED

    def missing(self, course_id: CourseId) -> tuple[Student, ...]:
        """Who is on the roster and not enrolled, sorted by student number."""
        wanted = (
            sa.select(StudentRow)
            .join(RosterPlaceRow, RosterPlaceRow.student_id == StudentRow.student_id)
            .where(RosterPlaceRow.course_id == course_id, StudentRow.enrolled_at.is_(None))
            .order_by(StudentRow.number)
        )
        with self._database.read() as session:
            return tuple(student_of(row) for row in session.scalars(wanted))

    def issue(
        self,
        codes: Mapping[StudentId, str],
        until: datetime,
        letters: Sequence[Letter],
        actor: str,
        at: datetime,
    ) -> None:
        """One transaction: these codes in place of older ones, the letters, a journal entry without codes."""
        sealed = [(letter, sealed_contents(self._vault, letter)) for letter in letters]
        with self._database.write() as session:
            old = EnrolmentCodeRow.student_id.in_(codes)
            session.execute(sa.delete(EnrolmentCodeRow).where(old))
            session.add_all(
                [
                    EnrolmentCodeRow(
                        student_id=student_id, digest=self._digest(student_id, code), made_at=at, until=until
                    )
                    for student_id, code in codes.items()
                ]
            )
            detail: dict[str, Value] = {"codes": len(codes), "letters": len(letters)}
            self._chain.add(session, Action.ISSUE_CODES, "students", actor=actor, at=at, detail=detail)
            for letter, contents in sealed:
                put_letter(session, self._chain, letter, actor, at, contents)

    def newcomers(self, since: datetime, courses: Collection[CourseId]) -> tuple[Newcomer, ...]:
        """Who enrolled or gave a face since then and is on a roster of these courses, the newest first."""
        here = sa.select(RosterPlaceRow.student_id).where(RosterPlaceRow.course_id.in_(courses))
        wanted = (
            sa.select(NewcomerRow, StudentRow)
            .join(StudentRow, StudentRow.student_id == NewcomerRow.student_id)
            .where(NewcomerRow.at >= since, NewcomerRow.student_id.in_(here))
            .where(NewcomerRow.entry != Entry.FACE)
            .order_by(NewcomerRow.at.desc(), StudentRow.number)
        )
        with self._database.read() as session:
            return tuple(_newcomer(row, who) for row, who in session.execute(wanted))

    def remove(self, newcomer: Newcomer, actor: str, at: datetime) -> bool:
        """One transaction: an enrolment is undone, or only the face given; False when it is gone already."""
        wanted = sa.select(NewcomerRow).where(
            NewcomerRow.student_id == newcomer.student.student_id,
            NewcomerRow.at == newcomer.at,
            NewcomerRow.face_only == newcomer.face_only,
        )
        with self._database.write() as session:
            row = session.scalars(wanted).first()
            if row is None:
                return False
            student = session.get_one(StudentRow, row.student_id)
            destroyed = destroy_face(session, student, at)
            if not row.face_only:
                _undo(session, student, row)
            self._forget_notes(session, row)
            detail: dict[str, Value] = {"face_only": row.face_only, **destroyed}
            subject = ("student", student.student_id)
            self._chain.add(session, Action.REMOVE_ENROLMENT, subject, actor=actor, at=at, detail=detail)
        self._database.scrub()
        return True

    def _forget_notes(self, session: Session, row: NewcomerRow) -> None:
        """With an enrolment every later face goes as well; with a face every face that was given."""
        noted = sa.delete(NewcomerRow).where(NewcomerRow.student_id == row.student_id)
        if row.face_only:
            noted = noted.where(NewcomerRow.face_only)
        session.execute(noted)

    def _digest(self, student_id: UUID, code: str) -> bytes:
        return self._vault.digest(code.encode(), "enrolment_codes", str(student_id))


def _undo(session: Session, student: StudentRow, row: NewcomerRow) -> None:
    """The number is as before it was enrolled: it may be enrolled by whose it is."""
    session.execute(sa.delete(SecretRow).where(SecretRow.student_id == student.student_id))
    session.execute(sa.delete(EnrolmentCodeRow).where(EnrolmentCodeRow.student_id == student.student_id))
    if row.joined_id is not None:
        session.execute(
            sa.delete(RosterPlaceRow).where(
                RosterPlaceRow.student_id == student.student_id, RosterPlaceRow.course_id == row.joined_id
            )
        )
    student.name = row.name_before
    student.department, student.email = row.department_before, row.email_before
    student.enrolled_at = None
    session.flush()


def _newcomer(row: NewcomerRow, who: StudentRow) -> Newcomer:
    by = None if row.let_in_by is None else StaffId(row.let_in_by)
    return Newcomer(student_of(who), row.at, LetIn(row.entry, by), row.face_only)
