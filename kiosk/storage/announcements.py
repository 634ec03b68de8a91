"""What professors announce at the door, with its journal entries; on any thread."""

from datetime import date, datetime

import sqlalchemy as sa

from kiosk.core.values import Announcement, AnnouncementId, CourseId, StaffId
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain, digest_of
from kiosk.storage.tables import AnnouncementRow


class SqlAnnouncements:
    """The announcement part of the store."""

    def __init__(self, database: Database, chain: Chain) -> None:
        self._database = database
        self._chain = chain

    def all(self) -> tuple[Announcement, ...]:
        """Every announcement that is kept, the newest first."""
        wanted = sa.select(AnnouncementRow).order_by(
            AnnouncementRow.at.desc(), AnnouncementRow.announcement_id
        )
        with self._database.read() as session:
            return tuple(_announcement(row) for row in session.scalars(wanted))

    def put(self, announcement: Announcement) -> None:
        """One transaction: this one, in place of the one with its id, and a journal entry.

        The journal holds a digest: the text goes when it is over, an entry cannot.
        """
        row = AnnouncementRow(
            announcement_id=announcement.announcement_id,
            course_id=announcement.course_id,
            room=announcement.room,
            text=announcement.text,
            last_day=announcement.last_day,
            by=announcement.by,
            at=announcement.at,
        )
        last_day = announcement.last_day.isoformat()
        with self._database.write() as session:
            session.merge(row)
            session.flush()
            self._chain.add(
                session,
                Action.ANNOUNCE,
                ("announcement", announcement.announcement_id),
                actor=f"staff:{announcement.by}",
                at=announcement.at,
                detail={"text": digest_of({"text": announcement.text}), "last_day": last_day},
            )

    def withdraw(self, announcement_id: AnnouncementId, actor: str, at: datetime) -> bool:
        """One transaction: delete it, and a journal entry. False when it is gone already."""
        with self._database.write() as session:
            row = session.get(AnnouncementRow, announcement_id)
            if row is None:
                return False
            session.delete(row)
            session.flush()
            subject = ("announcement", announcement_id)
            self._chain.add(session, Action.WITHDRAW_ANNOUNCEMENT, subject, actor=actor, at=at)
            return True

    def drop_over(self, today: date, at: datetime) -> int:
        """Delete those whose last day was before ``today``, journalled; returns how many there were."""
        over = sa.delete(AnnouncementRow).where(AnnouncementRow.last_day < today)
        with self._database.write() as session:
            result = session.execute(over)
            dropped = result.rowcount if isinstance(result, sa.CursorResult) else 0
            if dropped:
                detail = {"announcements": dropped}
                self._chain.add(session, Action.DROP_ANNOUNCEMENTS, "announcements", at=at, detail=detail)
            return dropped


def _announcement(row: AnnouncementRow) -> Announcement:
    return Announcement(
        AnnouncementId(row.announcement_id),
        row.text,
        row.last_day,
        StaffId(row.by),
        row.at,
        None if row.course_id is None else CourseId(row.course_id),
        row.room,
    )
