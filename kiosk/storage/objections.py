"""What students dispute and what became of it: facts added with their journal entry; on any thread."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import (
    Correction,
    CourseId,
    FactId,
    Letter,
    Objection,
    ObjectionState,
    ObjectionStep,
    StudentId,
)
from kiosk.storage.database import Database, insert_unless
from kiosk.storage.fact_rows import add_correction
from kiosk.storage.journal import Action, Chain
from kiosk.storage.letter_rows import put_letter
from kiosk.storage.objection_rows import (
    objection_digest,
    objection_of,
    objection_row,
    step_digest,
    step_of,
    step_row,
)
from kiosk.storage.tables import ClassSessionRow, ObjectionRow, ObjectionStepRow

_ENDED = (ObjectionState.ACCEPTED, ObjectionState.REFUSED, ObjectionState.WITHDRAWN)


class SqlObjections:
    """The objection part of the store."""

    def __init__(self, database: Database, chain: Chain) -> None:
        self._database = database
        self._chain = chain

    def add(self, objection: Objection, letters: Sequence[Letter]) -> bool:
        """One transaction: fact, letters, journal entry. False when it was made before (nothing added)."""
        actor = f"student:{objection.student_id}"
        there = sa.select(ObjectionRow.fact_id).where(
            ObjectionRow.session_id == objection.session_id,
            ObjectionRow.student_id == objection.student_id,
            ObjectionRow.dispute == objection.dispute,
        )
        with self._database.write() as session:
            if not insert_unless(session, there, objection_row(objection)):
                return False
            for letter in letters:
                put_letter(session, self._chain, letter, self._chain.itself, objection.at)
            self._chain.add(
                session,
                Action.OBJECT,
                ("student", objection.student_id),
                actor=actor,
                at=objection.at,
                detail={
                    "session": str(objection.session_id),
                    "way": objection.way.value,
                    "fact": objection_digest(objection),
                },
            )
            return True

    def step(self, step: ObjectionStep, letters: Sequence[Letter], correction: Correction | None) -> bool:
        """One transaction: what became of it, a correction, letters, journal entries.

        Returns:
            False, and nothing is added, when it was answered or withdrawn meanwhile.

        Raises:
            LookupError: there is no such objection.
        """
        with self._database.write() as session:
            wanted = sa.select(ObjectionRow).where(ObjectionRow.fact_id == step.objection_id)
            row = session.scalars(wanted.with_for_update()).one_or_none()  # two answers come one by one
            if row is None:
                raise LookupError("no such objection")
            before = [one.state for one in _steps(session, [row.fact_id])]
            if step.state in before or any(state in _ENDED for state in before):
                return False
            session.add(step_row(step, self._chain.kiosk_id))
            session.flush()
            if correction is not None:
                add_correction(session, self._chain, correction)
            actor = f"student:{row.student_id}" if step.by is None else f"staff:{step.by}"
            for letter in letters:
                put_letter(session, self._chain, letter, actor, step.at)
            self._chain.add(
                session,
                Action.OBJECTION_STEP,
                ("objection", step.objection_id),
                actor=actor,
                at=step.at,
                detail={"state": step.state.value, "fact": step_digest(step)},
            )
            return True

    def of_student(self, student_id: StudentId) -> tuple[Objection, ...]:
        """One student's objections, in order."""
        return self._found(ObjectionRow.student_id == student_id)

    def of_courses(self, courses: Collection[CourseId], since: datetime) -> tuple[Objection, ...]:
        """The objections in these courses that wait, or were made since; in order."""
        sessions = sa.select(ClassSessionRow.session_id).where(ClassSessionRow.course_id.in_(list(courses)))
        ended = sa.select(ObjectionStepRow.objection_id).where(ObjectionStepRow.state.in_(_ENDED))
        return self._found(
            ObjectionRow.session_id.in_(sessions),
            sa.or_(ObjectionRow.at >= since, ObjectionRow.fact_id.not_in(ended)),
        )

    def _found(self, *where: sa.ColumnElement[bool]) -> tuple[Objection, ...]:
        wanted = sa.select(ObjectionRow).where(*where).order_by(ObjectionRow.position)
        with self._database.read() as session:
            rows = session.scalars(wanted).all()
            if not rows:
                return ()
            steps = [step_of(row) for row in _steps(session, [row.fact_id for row in rows])]
            return tuple(
                objection_of(row, [step for step in steps if step.objection_id == row.fact_id])
                for row in rows
            )


def _steps(session: Session, objections: Sequence[FactId | object]) -> Sequence[ObjectionStepRow]:
    wanted = (
        sa.select(ObjectionStepRow)
        .where(ObjectionStepRow.objection_id.in_(list(objections)))
        .order_by(ObjectionStepRow.position)
    )
    return session.scalars(wanted).all()
