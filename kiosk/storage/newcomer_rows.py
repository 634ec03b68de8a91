"""Who has enrolled lately, noted inside the transaction that enrols; the code that let them in is used up."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import LetIn, new_id
from kiosk.storage.tables import EnrolmentCodeRow, NewcomerRow


class Before(NamedTuple):
    """What a roster had said of a student before they enrolled."""

    name: str
    department: str
    email: str


def note_newcomer(
    session: Session,
    student_id: UUID,
    let_in: LetIn,
    at: datetime,
    before: Before | None = None,
    joined: UUID | None = None,
) -> None:
    """Note an enrolment (with what was ``before``, and the course ``joined`` by it) or a face given."""
    session.execute(sa.delete(EnrolmentCodeRow).where(EnrolmentCodeRow.student_id == student_id))
    name, department, email = before or Before("", "", "")
    session.add(
        NewcomerRow(
            newcomer_id=new_id(),
            student_id=student_id,
            at=at,
            entry=let_in.entry,
            let_in_by=let_in.by,
            face_only=before is None,
            joined_id=joined,
            name_before=name,
            department_before=department,
            email_before=email,
        )
    )
