"""Rows of courses, Zoom rooms, weekly slots and class sessions; used inside transactions only."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import ClassSession, Course, Slot, ZoomRoom, new_id
from kiosk.storage.database import insert_unless
from kiosk.storage.journal import Action, Chain, digest_of, in_utc
from kiosk.storage.tables import ClassSessionRow, CourseRow, SlotRow, ZoomRoomRow


def course_row(course: Course) -> CourseRow:
    """The row of a course, without its Zoom room."""
    rule = course.rule
    return CourseRow(
        course_id=course.course_id,
        code=course.code,
        title=course.title,
        professor_id=course.professor_id,
        opens_before_s=rule.opens_before_s,
        late_after_s=rule.late_after_s,
        absent_after_s=rule.absent_after_s,
        lates_per_absence=rule.lates_per_absence,
        fail_share=rule.fail_share,
    )


def put_zoom(session: Session, course_id: UUID, zoom: ZoomRoom, at: datetime) -> None:
    """Set or replace the Zoom room of a course."""
    new = ZoomRoomRow(
        course_id=course_id, meeting_id=zoom.meeting_id, passcode=zoom.passcode, link=zoom.link, set_at=at
    )
    session.merge(new)
    session.flush()


def journal_zoom(
    session: Session, chain: Chain, course_id: UUID, zoom: ZoomRoom, *, actor: str, at: datetime
) -> None:
    """Note that a Zoom room was set, with a digest in place of its passcode."""
    digest = zoom_digest(zoom.meeting_id, zoom.passcode, zoom.link)
    detail = {"meeting_id": zoom.meeting_id, "zoom": digest}
    chain.add(session, Action.SET_ZOOM, ("course", course_id), actor=actor, at=at, detail=detail)


def zoom_digest(meeting_id: str, passcode: str, link: str) -> str:
    """What the journal vouches for: everything that is known of a Zoom room."""
    return digest_of({"meeting_id": meeting_id, "passcode": passcode, "link": link})


def class_digest(row: ClassSessionRow) -> str:
    """What the journal vouches for when a class is closed: of which course it was, when and where."""
    return digest_of(
        {
            "course": str(row.course_id),
            "starts": in_utc(row.starts_at),
            "ends": in_utc(row.ends_at),
            "room": row.room,
            "mode": row.mode.value,
        }
    )


def slot_row(slot: Slot) -> SlotRow:
    """The row of a weekly slot."""
    return SlotRow(
        slot_id=new_id(),
        course_id=slot.course_id,
        weekday=slot.weekday,
        starts=slot.starts,
        ends=slot.ends,
        room=slot.room,
        mode=slot.mode,
    )


def session_row(session: ClassSession) -> ClassSessionRow:
    """The row of a class session."""
    return ClassSessionRow(
        session_id=session.session_id,
        course_id=session.course_id,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        room=session.room,
        mode=session.mode,
        state=session.state,
    )


def ensure_session(session: Session, wanted: ClassSession) -> bool:
    """Add a class session unless course, start and room have one; whether it was added."""
    there = sa.select(ClassSessionRow.session_id).where(
        ClassSessionRow.course_id == wanted.course_id,
        ClassSessionRow.starts_at == wanted.starts_at,
        ClassSessionRow.room == wanted.room,
    )
    return insert_unless(session, there, session_row(wanted))
