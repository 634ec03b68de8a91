"""Destroys the face of a student inside somebody's transaction."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import ConsentSubject
from kiosk.storage.look_alikes import drop_pairs
from kiosk.storage.tables import ConsentRow, CropRow, PictureRow, StudentRow, TemplateSetRow


def destroy_face(session: Session, row: StudentRow, at: datetime) -> dict[str, int]:
    """Templates, pictures and pairs go, the consent is answered "no longer". How many there were.

    Scrub the database afterwards, so that they are not left in the write-ahead log.
    """
    row.has_face = False
    destroyed = {
        "templates": _delete_templates(session, row.student_id),
        "pictures": _delete(session, PictureRow, row.student_id),
    }
    if crops := _delete(session, CropRow, row.student_id):
        destroyed["crops"] = crops
    drop_pairs(session, row.student_id)
    _withdraw(session, row.student_id, at)
    return destroyed


def _delete_templates(session: Session, student_id: UUID) -> int:
    amounts = sa.select(TemplateSetRow.amount).where(TemplateSetRow.student_id == student_id)
    destroyed = sum(session.scalars(amounts))
    _delete(session, TemplateSetRow, student_id)
    return destroyed


def _delete(session: Session, table: type[TemplateSetRow | PictureRow | CropRow], student_id: UUID) -> int:
    result = session.execute(sa.delete(table).where(table.student_id == student_id))
    return result.rowcount if isinstance(result, sa.CursorResult) else 0


def _withdraw(session: Session, student_id: UUID, at: datetime) -> None:
    """Add the answer "no longer" to the newest consent for face features, unless it already says so."""
    newest = session.scalars(
        sa.select(ConsentRow)
        .where(ConsentRow.student_id == student_id, ConsentRow.subject == ConsentSubject.FACE_FEATURES)
        .order_by(ConsentRow.position.desc())
        .limit(1)
    ).one_or_none()
    if newest is not None and newest.given:
        session.add(
            ConsentRow(
                student_id=student_id,
                subject=ConsentSubject.FACE_FEATURES,
                text_version=newest.text_version,
                given=False,
                at=at,
            )
        )
