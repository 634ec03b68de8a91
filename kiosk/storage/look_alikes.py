"""Pairs of students whose faces are hard to tell apart; one transaction per method, on any thread."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from kiosk.core.values import LookAlike, StudentId
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain, Value
from kiosk.storage.student_rows import student_of
from kiosk.storage.tables import LookAlikeRow, PictureRow, StudentRow


class SqlLookAlikes:
    """The look-alike part of the store. A pair goes away with the face of either student."""

    def __init__(self, database: Database, chain: Chain) -> None:
        self._database = database
        self._chain = chain

    def pairs(self) -> tuple[LookAlike, ...]:
        """All pairs, the newest first."""
        first, second = aliased(StudentRow), aliased(StudentRow)
        wanted = (
            sa.select(LookAlikeRow, first, second)
            .join(first, first.student_id == LookAlikeRow.first_id)
            .join(second, second.student_id == LookAlikeRow.second_id)
            .order_by(LookAlikeRow.found_at.desc(), second.number)
        )
        with self._database.read() as session:
            return tuple(
                LookAlike(student_of(one), student_of(two), row.found_at, row.confidence, row.two_people)
                for row, one, two in session.execute(wanted)
            )

    def note(self, one: StudentId, other: StudentId, confidence: float, at: datetime) -> bool:
        """One transaction: a new pair and a journal entry; False when it is known, or a face is gone."""
        with self._database.write() as session:
            if _pair(session, one, other) is not None or not _both_have_faces(session, one, other):
                return False
            first, second = sorted((one, other), key=lambda student: _first_face_at(session, student, at))
            session.add(
                LookAlikeRow(
                    first_id=first, second_id=second, found_at=at, confidence=confidence, two_people=False
                )
            )
            detail: dict[str, Value] = {"first": str(first), "confidence": round(confidence, 4)}
            self._chain.add(session, Action.LOOK_ALIKE, ("student", second), at=at, detail=detail)
            return True

    def settle(self, one: StudentId, other: StudentId, actor: str, at: datetime) -> None:
        """One transaction: these are two people, and a journal entry. Harmless when repeated or gone."""
        with self._database.write() as session:
            row = _pair(session, one, other)
            if row is None or row.two_people:
                return
            row.two_people = True
            subject = ("student", row.second_id)
            self._chain.add(
                session, Action.TWO_PEOPLE, subject, actor=actor, at=at, detail={"first": str(row.first_id)}
            )


def drop_pairs(session: Session, student_id: UUID) -> None:
    """The face of this student is gone, and with it what it resembled."""
    session.execute(
        sa.delete(LookAlikeRow).where(
            sa.or_(LookAlikeRow.first_id == student_id, LookAlikeRow.second_id == student_id)
        )
    )


def _pair(session: Session, one: UUID, other: UUID) -> LookAlikeRow | None:
    return session.get(LookAlikeRow, (one, other)) or session.get(LookAlikeRow, (other, one))


def _both_have_faces(session: Session, one: UUID, other: UUID) -> bool:
    counted = sa.select(sa.func.count()).where(StudentRow.student_id.in_((one, other)), StudentRow.has_face)
    return session.scalar(counted) == 2


def _first_face_at(session: Session, student_id: UUID, now: datetime) -> tuple[datetime, str]:
    """When this student's face was first taken: whoever came later is the second of a pair."""
    kept = sa.select(PictureRow.kept_at).where(PictureRow.student_id == student_id)
    return session.scalar(kept.order_by(PictureRow.kept_at).limit(1)) or now, str(student_id)
