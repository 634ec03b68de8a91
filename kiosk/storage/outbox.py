"""Letters that wait, were sent, or failed; the main thread puts, the mail thread marks."""

from contextlib import suppress
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import Clock, VaultError
from kiosk.core.values import Attachment, Letter, LetterId, LetterState
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain
from kiosk.storage.letter_rows import letter_of, put_letter, sealed_contents, with_contents
from kiosk.storage.tables import AttachmentRow, LetterRow
from kiosk.storage.vault import Vault

A_DAY = timedelta(hours=24)
TOO_LATE = "too_late: it waited until it was of no use; the mail account takes fewer letters a day"


class SqlOutbox:
    """The outbox part of the store. A kiosk sends only the letters it wrote itself."""

    def __init__(self, database: Database, chain: Chain, clock: Clock, vault: Vault) -> None:
        self._database = database
        self._chain = chain
        self._clock = clock
        self._vault = vault

    def put(self, letter: Letter, actor: str) -> bool:
        """Add a letter and a journal entry; False when its key is already there."""
        with self._database.write() as session:
            sealed = sealed_contents(self._vault, letter)
            return put_letter(session, self._chain, letter, actor, self._clock.now(), sealed)

    def due(self, now: datetime, courtesy_a_day: int | None = None) -> Letter | None:
        """The oldest waiting letter whose time has come, courtesy letters after all others.

        A confidential one that does not open has failed.

        Args:
            now: aware.
            courtesy_a_day: no courtesy letter while so many were sent in the 24 hours before.
        """
        wanted = (
            sa.select(LetterRow)
            .where(self._waiting(), sa.or_(LetterRow.next_try_at.is_(None), LetterRow.next_try_at <= now))
            .order_by(LetterRow.courtesy, LetterRow.created_at, LetterRow.position)
            .limit(1)
        )
        with self._database.read() as session:
            if courtesy_a_day is not None and self._courtesy_since(session, now - A_DAY) >= courtesy_a_day:
                wanted = wanted.where(LetterRow.courtesy.is_(False))
            row = session.scalars(wanted).one_or_none()
            if row is None:
                return None
            files = session.scalars(
                sa.select(AttachmentRow)
                .where(AttachmentRow.letter_id == row.letter_id)
                .order_by(AttachmentRow.position)
            )
            letter = letter_of(row, [Attachment(file.name, file.content) for file in files])
            with suppress(VaultError):
                return with_contents(self._vault, letter, row.sealed)
        self.mark_failed(letter.letter_id, "altered: its seal does not open")
        return self.due(now)

    def next_due_at(self) -> datetime | None:
        """When the next waiting letter is due (its creation when it was never tried), or None."""
        due_at = sa.func.min(sa.func.coalesce(LetterRow.next_try_at, LetterRow.created_at))
        with self._database.read() as session:
            return session.scalars(sa.select(due_at).where(self._waiting())).one()

    def give_up_courtesy(self, created_before: datetime) -> int:
        """Courtesy letters that waited too long fail for good; returns how many."""
        late = sa.select(LetterRow).where(
            self._waiting(), LetterRow.courtesy.is_(True), LetterRow.created_at < created_before
        )
        with self._database.write() as session:
            rows = session.scalars(late.with_for_update()).all()
            for row in rows:
                row.state, row.trouble, row.next_try_at = LetterState.FAILED, TOO_LATE, None
                at = self._clock.now()
                self._chain.add(session, Action.LETTER_FAILED, ("letter", row.letter_id), at=at)
            return len(rows)

    def drop_courtesy(self, created_before: datetime) -> int:
        """Delete courtesy letters that wait no more and are of no use any more; returns how many.

        The journal keeps the digest of each and when it left.
        """
        old = (
            LetterRow.kiosk_id == self._chain.kiosk_id,
            LetterRow.courtesy.is_(True),
            LetterRow.state != LetterState.WAITING,
            LetterRow.created_at < created_before,
        )
        with self._database.write() as session:
            result = session.execute(sa.delete(LetterRow).where(*old))
            return result.rowcount if isinstance(result, sa.CursorResult) else 0

    def mark_sent(self, letter_id: LetterId, at: datetime) -> None:
        """The host has accepted it."""
        with self._database.write() as session:
            row = _locked(session, letter_id)
            row.state, row.sent_at = LetterState.SENT, at
            row.attempts += 1
            row.next_try_at, row.trouble, row.sealed = None, "", None
            self._chain.add(session, Action.LETTER_SENT, ("letter", letter_id), at=at)

    def mark_delayed(self, letter_id: LetterId, trouble: str, next_try_at: datetime) -> None:
        """It did not leave now and is tried again. Changes nothing when it no longer waits."""
        with self._database.write() as session:
            row = _locked(session, letter_id)
            if row.state is LetterState.WAITING:
                row.attempts += 1
                row.next_try_at, row.trouble = next_try_at, trouble

    def mark_failed(self, letter_id: LetterId, trouble: str) -> None:
        """It will not leave without a person's help. Changes nothing when it no longer waits."""
        with self._database.write() as session:
            row = _locked(session, letter_id)
            if row.state is LetterState.WAITING:
                row.state, row.trouble = LetterState.FAILED, trouble
                row.attempts += 1
                row.next_try_at = None
                at = self._clock.now()
                self._chain.add(session, Action.LETTER_FAILED, ("letter", letter_id), at=at)

    def try_again(self, letter_id: LetterId, at: datetime) -> None:
        """A failed letter waits again, with its attempts counted from zero. Nothing changes otherwise."""
        with self._database.write() as session:
            row = _locked(session, letter_id)
            if row.state is LetterState.FAILED:
                row.state, row.trouble = LetterState.WAITING, ""
                row.attempts, row.next_try_at = 0, at
                self._chain.add(session, Action.TRY_AGAIN, ("letter", letter_id), at=at)

    def counts(self) -> dict[LetterState, int]:
        """How many letters of this kiosk are in which state; states without any are left out."""
        own = LetterRow.kiosk_id == self._chain.kiosk_id
        wanted = sa.select(LetterRow.state, sa.func.count()).where(own).group_by(LetterRow.state)
        with self._database.read() as session:
            return {row[0]: row[1] for row in session.execute(wanted)}

    def letters(self, limit: int = 50, to: str | None = None) -> tuple[Letter, ...]:
        """Newest first, to this address or (None) to anybody, without the attachments' contents."""
        newest = (
            sa.select(LetterRow).order_by(LetterRow.created_at.desc(), LetterRow.position.desc()).limit(limit)
        )
        if to is not None:
            newest = newest.where(LetterRow.recipient == to)
        with self._database.read() as session:
            rows = session.scalars(newest).all()
            files = session.execute(
                sa.select(AttachmentRow.letter_id, AttachmentRow.name)
                .where(AttachmentRow.letter_id.in_([row.letter_id for row in rows]))
                .order_by(AttachmentRow.position)
            )
            names = [(letter_id, Attachment(name, b"")) for letter_id, name in files]
            return tuple(letter_of(row, [a for owner, a in names if owner == row.letter_id]) for row in rows)

    def _courtesy_since(self, session: Session, since: datetime) -> int:
        """How many courtesy letters this kiosk has sent since."""
        sent = sa.select(sa.func.count()).where(
            LetterRow.courtesy.is_(True),
            LetterRow.sent_at > since,
            LetterRow.kiosk_id == self._chain.kiosk_id,
        )
        return session.scalar(sent) or 0

    def _waiting(self) -> sa.ColumnElement[bool]:
        return sa.and_(LetterRow.state == LetterState.WAITING, LetterRow.kiosk_id == self._chain.kiosk_id)


def _locked(session: Session, letter_id: LetterId) -> LetterRow:
    """The letter, nobody else's until the transaction ends. Raises LookupError when there is none."""
    wanted = sa.select(LetterRow).where(LetterRow.letter_id == letter_id).with_for_update()
    row = session.scalars(wanted).first()
    if row is None:
        raise LookupError("no such letter")
    return row
