"""Check-ins and corrections: facts that are added with their journal entry, never edited; on any thread."""

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from kiosk.core.values import (
    CheckIn,
    Correction,
    CourseId,
    Evidence,
    FactId,
    Letter,
    Method,
    SessionId,
    SessionState,
    StaffId,
    StudentId,
)
from kiosk.storage.database import Database, insert_unless
from kiosk.storage.journal import Action, Chain, Value, digest_of, in_utc
from kiosk.storage.letter_rows import put_letter
from kiosk.storage.tables import CheckInRow, ClassSessionRow, CorrectionRow, JournalRow, PictureRow


class SqlAttendance:
    """The attendance part of the store."""

    def __init__(self, database: Database, chain: Chain) -> None:
        self._database = database
        self._chain = chain

    def check_in(self, check_in: CheckIn) -> bool:
        """One transaction: fact and journal entry. False when this student was already in (nothing added).

        It returns when the fact is safe on the disk: 6 to 16 ms on a 2-core PC with other work to do.
        """
        row = _check_in_row(check_in)
        there = sa.select(CheckInRow.fact_id).where(
            CheckInRow.session_id == check_in.session_id, CheckInRow.student_id == check_in.student_id
        )
        with self._database.write() as session:
            if not insert_unless(session, there, row):
                return False
            self._chain.add(
                session,
                Action.CHECK_IN,
                ("student", check_in.student_id),
                actor=f"student:{check_in.student_id}",
                at=check_in.at,
                detail={
                    "session": str(check_in.session_id),
                    "method": check_in.method.value,
                    "fact": check_in_digest(check_in),
                },
            )
            return True

    def correct(self, correction: Correction) -> None:
        """One transaction: fact and journal entry (which vouches for the reason without holding it)."""
        with self._database.write() as session:
            session.add(_correction_row(correction, self._chain.kiosk_id))
            session.flush()
            self._chain.add(
                session,
                Action.CORRECT,
                ("student", correction.student_id),
                actor=f"staff:{correction.by}",
                at=correction.at,
                detail={
                    "session": str(correction.session_id),
                    "status": correction.status.value,
                    "fact": correction_digest(correction),
                },
            )

    def check_ins(self, session_id: SessionId) -> tuple[CheckIn, ...]:
        """The check-ins of a session in the order they were made."""
        return self._check_ins(CheckInRow.session_id == session_id)

    def corrections(self, session_id: SessionId) -> tuple[Correction, ...]:
        """The corrections of a session in the order they were made."""
        return self._corrections(CorrectionRow.session_id == session_id)

    def student_check_ins(self, student_id: StudentId) -> tuple[CheckIn, ...]:
        """The check-ins of a student in the order they were made."""
        return self._check_ins(CheckInRow.student_id == student_id)

    def ways(self, since: datetime, courses: Collection[CourseId] | None) -> dict[Method, int]:
        """Check-ins by method of students whose face was known then, in these courses (None: in all)."""
        known = sa.exists().where(
            PictureRow.student_id == CheckInRow.student_id, PictureRow.kept_at <= CheckInRow.at
        )
        wanted = (
            sa.select(CheckInRow.method, sa.func.count().label("times"))
            .where(CheckInRow.at >= since, known)
            .group_by(CheckInRow.method)
        )
        if courses is not None:
            wanted = wanted.join(ClassSessionRow, ClassSessionRow.session_id == CheckInRow.session_id).where(
                ClassSessionRow.course_id.in_(list(courses))
            )
        with self._database.read() as session:
            return {row.method: row.times for row in session.execute(wanted)}

    def student_corrections(self, student_id: StudentId) -> tuple[Correction, ...]:
        """The corrections of a student in the order they were made."""
        return self._corrections(CorrectionRow.student_id == student_id)

    def close(
        self, session_id: SessionId, state: SessionState, letters: Sequence[Letter], actor: str, at: datetime
    ) -> None:
        """One transaction: the session's new state, its letters, a journal entry.

        Letters whose key is already there are left as they are; each new one has a journal entry of its
        own with the digest of what it says.
        """
        with self._database.write() as session:
            row = session.get(ClassSessionRow, session_id)
            if row is None:
                raise LookupError("no such class session")
            row.state = state
            added = sum(put_letter(session, self._chain, letter, actor, at) for letter in letters)
            detail: dict[str, Value] = {"state": state.value, "letters": added}
            self._chain.add(session, Action.CLOSE, ("session", session_id), actor=actor, at=at, detail=detail)

    def altered_facts(self) -> tuple[FactId, ...]:
        """Facts of this kiosk that the journal does not vouch for: changed behind the program's back."""
        with self._database.read() as session:
            details = session.scalars(
                sa.select(JournalRow.detail).where(
                    JournalRow.kiosk_id == self._chain.kiosk_id,
                    JournalRow.action.in_([Action.CHECK_IN.value, Action.CORRECT.value]),
                )
            )
            vouched = {_fact_in(detail) for detail in details}
        own = self._chain.kiosk_id
        facts = {
            fact.fact_id: check_in_digest(fact) for fact in self._check_ins(CheckInRow.kiosk_id == own)
        } | {
            fact.fact_id: correction_digest(fact)
            for fact in self._corrections(CorrectionRow.kiosk_id == own)
        }
        return tuple(fact_id for fact_id, digest in facts.items() if digest not in vouched)

    def _check_ins(self, where: sa.ColumnElement[bool]) -> tuple[CheckIn, ...]:
        wanted = sa.select(CheckInRow).where(where).order_by(CheckInRow.position)
        with self._database.read() as session:
            return tuple(check_in_of(row) for row in session.scalars(wanted))

    def _corrections(self, where: sa.ColumnElement[bool]) -> tuple[Correction, ...]:
        wanted = sa.select(CorrectionRow).where(where).order_by(CorrectionRow.position)
        with self._database.read() as session:
            return tuple(correction_of(row) for row in session.scalars(wanted))


def _fact_in(detail: str) -> str:
    fact: str = json.loads(detail)["fact"]
    return fact


def check_in_digest(fact: CheckIn) -> str:
    """What the journal vouches for: everything that is known of a check-in."""
    evidence = fact.evidence
    fields: dict[str, Value] = {
        "fact_id": str(fact.fact_id),
        "session": str(fact.session_id),
        "student": str(fact.student_id),
        "kiosk": fact.kiosk_id,
        "at": in_utc(fact.at),
        "method": fact.method.value,
    }
    return digest_of(fields if evidence is None else {**fields, **asdict(evidence)})


def correction_digest(fact: Correction) -> str:
    """What the journal vouches for: everything that is known of a correction."""
    return digest_of(
        {
            "fact_id": str(fact.fact_id),
            "session": str(fact.session_id),
            "student": str(fact.student_id),
            "status": fact.status.value,
            "reason": fact.reason,
            "by": str(fact.by),
            "at": in_utc(fact.at),
        }
    )


def _check_in_row(fact: CheckIn) -> CheckInRow:
    evidence = {} if fact.evidence is None else asdict(fact.evidence)
    if any(isinstance(number, float) and math.isnan(number) for number in evidence.values()):
        raise ValueError("evidence that is not a number cannot be stored")  # SQLite would keep NULL
    return CheckInRow(
        fact_id=fact.fact_id,
        session_id=fact.session_id,
        student_id=fact.student_id,
        kiosk_id=fact.kiosk_id,
        at=fact.at,
        method=fact.method,
        **evidence,
    )


def check_in_of(row: CheckInRow) -> CheckIn:
    """The value of a row."""
    return CheckIn(
        FactId(row.fact_id),
        SessionId(row.session_id),
        StudentId(row.student_id),
        row.kiosk_id,
        row.at,
        row.method,
        _evidence(row),
    )


def _evidence(row: CheckInRow) -> Evidence | None:
    if (
        row.confidence is None
        or row.distance is None
        or row.second_distance is None
        or row.frames is None
        or row.challenge is None
        or row.engine is None
    ):
        return None
    return Evidence(row.confidence, row.distance, row.second_distance, row.frames, row.challenge, row.engine)


def _correction_row(fact: Correction, kiosk_id: str) -> CorrectionRow:
    return CorrectionRow(
        fact_id=fact.fact_id,
        session_id=fact.session_id,
        student_id=fact.student_id,
        status=fact.status,
        reason=fact.reason,
        by=fact.by,
        kiosk_id=kiosk_id,
        at=fact.at,
    )


def correction_of(row: CorrectionRow) -> Correction:
    """The value of a row."""
    return Correction(
        FactId(row.fact_id),
        SessionId(row.session_id),
        StudentId(row.student_id),
        row.status,
        row.reason,
        StaffId(row.by),
        row.at,
    )
