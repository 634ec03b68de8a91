"""Letters as rows, shared by outbox.py and attendance.py inside their transactions."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import Attachment, Letter, LetterId
from kiosk.storage.database import insert_unless
from kiosk.storage.journal import Action, Chain, Value, digest_of
from kiosk.storage.tables import AttachmentRow, LetterRow


def put_letter(session: Session, chain: Chain, letter: Letter, actor: str, at: datetime) -> bool:
    """Add a letter and its journal entry; False when its key is already there."""
    there = sa.select(LetterRow.letter_id).where(LetterRow.key == letter.key)
    if not insert_unless(session, there, _letter_row(letter, chain.kiosk_id)):
        return False
    session.add_all(
        [
            AttachmentRow(letter_id=letter.letter_id, position=position, name=a.name, content=a.content)
            for position, a in enumerate(letter.attachments)
        ]
    )
    session.flush()
    detail: dict[str, Value] = {"letter": _digest(letter)}
    if letter.attachments:  # an export: which, and what exactly, so that a file can be proven without it
        detail["key"] = letter.key
        for position, attachment in enumerate(letter.attachments):
            detail[f"file {position}"] = hashlib.sha256(attachment.content).hexdigest()
    chain.add(session, Action.PUT_LETTER, ("letter", letter.letter_id), actor=actor, at=at, detail=detail)
    return True


def letter_of(row: LetterRow, attachments: Sequence[Attachment]) -> Letter:
    """The value of a row."""
    return Letter(
        LetterId(row.letter_id),
        row.key,
        row.recipient,
        row.subject,
        row.body,
        row.created_at,
        tuple(attachments),
        row.state,
        row.attempts,
        row.next_try_at,
        row.trouble,
        row.reply_to,
        row.courtesy,
    )


def _letter_row(letter: Letter, kiosk_id: str) -> LetterRow:
    return LetterRow(
        letter_id=letter.letter_id,
        key=letter.key,
        kiosk_id=kiosk_id,
        recipient=letter.to,
        subject=letter.subject,
        body=letter.body,
        created_at=letter.created_at,
        state=letter.state,
        attempts=letter.attempts,
        next_try_at=letter.next_try_at,
        trouble=letter.trouble,
        reply_to=letter.reply_to,
        courtesy=letter.courtesy,
    )


def _digest(letter: Letter) -> str:
    """What the journal vouches for: to whom, what, and each file."""
    fields: dict[str, Value] = {
        "id": str(letter.letter_id),
        "to": letter.to,
        "subject": letter.subject,
        "body": letter.body,
    }
    if letter.reply_to:
        fields["reply_to"] = letter.reply_to
    for position, attachment in enumerate(letter.attachments):
        fields[f"file {position}"] = attachment.name
        fields[f"file {position} sha256"] = hashlib.sha256(attachment.content).hexdigest()
    return digest_of(fields)
