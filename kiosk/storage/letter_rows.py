"""Letters as rows, shared by outbox.py and attendance.py inside their transactions."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import Attachment, Letter, LetterId
from kiosk.storage.database import insert_unless
from kiosk.storage.journal import Action, Chain, Value, digest_of
from kiosk.storage.tables import AttachmentRow, LetterRow
from kiosk.storage.vault import Vault


def put_letter(
    session: Session, chain: Chain, letter: Letter, actor: str, at: datetime, sealed: bytes | None = None
) -> bool:
    """Add a letter and its journal entry; False when its key is already there.

    Of a confidential one the contents come ``sealed``, and the journal vouches for the seal: from a digest
    of the text somebody could try out a short secret in it.
    """
    there = sa.select(LetterRow.letter_id).where(LetterRow.key == letter.key)
    row = _letter_row(letter, chain.kiosk_id)
    if sealed is not None:
        row.body, row.sealed = "", sealed
    if not insert_unless(session, there, row):
        return False
    files = letter.attachments if sealed is None else ()
    session.add_all(
        [
            AttachmentRow(letter_id=letter.letter_id, position=position, name=a.name, content=a.content)
            for position, a in enumerate(files)
        ]
    )
    session.flush()
    digest = _digest(letter) if sealed is None else hashlib.sha256(sealed).hexdigest()
    detail: dict[str, Value] = {"letter": digest}
    if files:  # an export: which, and what exactly, so that a file can be proven without it
        detail["key"] = letter.key
        for position, attachment in enumerate(files):
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
        confidential=row.confidential,
    )


def sealed_contents(vault: Vault, letter: Letter) -> bytes | None:
    """Body and files of a confidential letter for its row, None of another one."""
    if not letter.confidential:
        return None
    files = [(file.name, base64.b64encode(file.content).decode()) for file in letter.attachments]
    plain = json.dumps({"body": letter.body, "files": files}).encode()
    return vault.seal(plain, "letters", str(letter.letter_id))


def with_contents(vault: Vault, letter: Letter, sealed: bytes | None) -> Letter:
    """A confidential letter as it was written; another one as it is. Raises VaultError."""
    if sealed is None:
        return letter
    told = json.loads(vault.unseal(sealed, "letters", str(letter.letter_id)))
    files = tuple(Attachment(name, base64.b64decode(content)) for name, content in told["files"])
    return replace(letter, body=told["body"], attachments=files)


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
        confidential=letter.confidential,
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
