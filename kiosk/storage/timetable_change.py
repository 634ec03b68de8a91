"""Takes the change of a timetable file over into the tables; inside one writing transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import StoreTrouble
from kiosk.core.timetable_change import CourseChange, TimetableChange, TodaysSessions
from kiosk.core.values import ClassSession, Course, SessionState, Slot, StaffId
from kiosk.storage.course_rows import course_row, ensure_session, journal_zoom, put_zoom, slot_row
from kiosk.storage.errors import store_error
from kiosk.storage.journal import Action, Chain, Value
from kiosk.storage.staff_rows import add_staff_member
from kiosk.storage.tables import (
    CheckInRow,
    ClassSessionRow,
    CorrectionRow,
    CourseRow,
    SlotRow,
    StaffRow,
    ZoomRoomRow,
)

_Row = TypeVar("_Row", StaffRow, CourseRow)


class ChangeTaker:
    """Writes one change into somebody's transaction, journalled under one actor and time."""

    def __init__(self, session: Session, chain: Chain, actor: str, at: datetime) -> None:
        self._session = session
        self._chain = chain
        self._actor = actor
        self._at = at

    def take(self, change: TimetableChange, hashes: Mapping[StaffId, str], today: TodaysSessions) -> None:
        """Do it all. Raises StoreError BUSY when somebody else added the same meanwhile."""
        self._check_still_new(change)
        for staff in change.new_staff:
            hashed = hashes[staff.staff_id]
            add_staff_member(self._session, self._chain, staff, hashed, actor=self._actor, at=self._at)
        for staff in change.renamed_staff:
            self._row(StaffRow, staff.staff_id).name = staff.name
            self._note(Action.CHANGE_STAFF, ("staff", staff.staff_id), {"name": True})
        for course in change.new_courses:
            self._add(course, _of(course.course_id, change.added_slots))
        self._change_courses(change)
        for session in today.gone:
            self._drop_session(session)
        for session in today.made:
            ensure_session(self._session, session)

    def _check_still_new(self, change: TimetableChange) -> None:
        codes = sa.select(CourseRow.course_id).where(CourseRow.code.in_(c.code for c in change.new_courses))
        emails = sa.select(StaffRow.staff_id).where(StaffRow.email.in_(s.email for s in change.new_staff))
        if self._session.execute(codes).first() or self._session.execute(emails).first():
            raise store_error(StoreTrouble.BUSY, "courses were added meanwhile; try again")

    def _add(self, course: Course, slots: Sequence[Slot]) -> None:
        self._session.add(course_row(course))
        self._session.flush()
        if course.zoom is not None:
            put_zoom(self._session, course.course_id, course.zoom, self._at)
        self._session.add_all([slot_row(slot) for slot in slots])
        detail: dict[str, Value] = {"code": course.code, "slots": len(slots)}
        self._note(Action.ADD_COURSE, ("course", course.course_id), detail)
        if course.zoom is not None:
            journal_zoom(
                self._session, self._chain, course.course_id, course.zoom, actor=self._actor, at=self._at
            )

    def _change_courses(self, change: TimetableChange) -> None:
        """Courses that were there: title, professor, first Zoom room, slots; an entry for each."""
        new = {course.course_id for course in change.new_courses}
        pairs = {pair.before.course_id: pair for pair in change.changed_courses}
        slotted = {slot.course_id: None for slot in (*change.added_slots, *change.dropped_slots)}
        for course_id in dict.fromkeys((*pairs, *(one for one in slotted if one not in new))):
            row = self._row(CourseRow, course_id)
            detail: dict[str, Value] = {"code": row.code}
            if pair := pairs.get(course_id):
                detail |= self._change_course(row, pair)
            added, dropped = _of(course_id, change.added_slots), _of(course_id, change.dropped_slots)
            if added or dropped:
                detail |= self._change_slots(added, dropped)
            self._note(Action.CHANGE_COURSE, ("course", course_id), detail)

    def _change_course(self, row: CourseRow, pair: CourseChange) -> dict[str, Value]:
        before, after = pair.before, pair.after
        row.title, row.professor_id = after.title, after.professor_id
        if pair.zoom_given and self._session.get(ZoomRoomRow, row.course_id) is None:
            put_zoom(self._session, row.course_id, pair.zoom_given, self._at)
            journal_zoom(
                self._session, self._chain, row.course_id, pair.zoom_given, actor=self._actor, at=self._at
            )
        return {
            "title": before.title != after.title,
            "professor": before.professor_id != after.professor_id,
        }

    def _change_slots(self, added: Sequence[Slot], dropped: Sequence[Slot]) -> dict[str, Value]:
        for slot in dropped:
            self._session.execute(
                sa.delete(SlotRow).where(
                    SlotRow.course_id == slot.course_id,
                    SlotRow.weekday == slot.weekday,
                    SlotRow.starts == slot.starts,
                    SlotRow.room == slot.room,
                )
            )
        self._session.add_all([slot_row(slot) for slot in added])
        self._session.flush()
        return {"slots_added": len(added), "slots_dropped": len(dropped)}

    def _drop_session(self, gone: ClassSession) -> None:
        """Take a session away that nobody can have checked in to yet; every other one stays as it is."""
        course = self._row(CourseRow, gone.course_id)
        facts = (
            sa.exists().where(table.session_id == ClassSessionRow.session_id)
            for table in (CheckInRow, CorrectionRow)
        )
        self._session.execute(
            sa.delete(ClassSessionRow).where(
                ClassSessionRow.course_id == gone.course_id,
                ClassSessionRow.starts_at == gone.starts_at,
                ClassSessionRow.room == gone.room,
                ClassSessionRow.state == SessionState.OPEN,
                ClassSessionRow.starts_at > self._at + timedelta(seconds=course.opens_before_s),
                *(~there for there in facts),
            )
        )

    def _row(self, table: type[_Row], key: UUID) -> _Row:
        row = self._session.get(table, key)
        if row is None:
            raise store_error(StoreTrouble.BUSY, "the timetable was changed meanwhile; try again")
        return row

    def _note(self, action: Action, subject: tuple[str, UUID], detail: Mapping[str, Value]) -> None:
        self._chain.add(self._session, action, subject, actor=self._actor, at=self._at, detail=detail)


def _of(course_id: UUID, slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if slot.course_id == course_id]
