"""A letter as an e-mail message: headers that cannot be forged, one identity, attachments; pure."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePosixPath

from kiosk.core.ports import MailError, MailTrouble
from kiosk.core.values import Attachment, Letter, LetterId

# As text in ASCII, which smtplib insists on: Korean becomes base64.
POLICY = SMTP.clone(cte_type="7bit")

# Not from mimetypes, which on Windows asks the registry and calls CSV a spreadsheet where Excel is installed.
TYPES = {
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
}

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


def is_address(text: str) -> bool:
    """Whether this is one plain e-mail address: ASCII, no display name, no list, no line break."""
    return _ADDRESS.fullmatch(text) is not None and len(text) <= 254


def message_id(letter_id: LetterId, sender: str) -> str:
    """The Message-ID of a letter: the same at every attempt, so that a mailbox can drop a second copy."""
    return f"<{letter_id}@{sender.rpartition('@')[2]}>"


def message_of(letter: Letter, sender: str, sender_name: str) -> EmailMessage:
    """The message to send: plain text in UTF-8, attachments under their names, the same at every attempt.

    Raises:
        MailError: ADDRESS_REFUSED when the sender, the receiver or who is to be answered is no plain address.
    """
    for address in (sender, letter.to):
        if not is_address(address):
            raise MailError(MailTrouble.ADDRESS_REFUSED, f"not an e-mail address: {_one_line(address)!r}")
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(_one_line(sender_name), addr_spec=sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = letter.created_at
    message["Message-ID"] = message_id(letter.letter_id, sender)
    if letter.reply_to:
        if not is_address(letter.reply_to):
            raise MailError(MailTrouble.ADDRESS_REFUSED, "the address for answers is no e-mail address")
        message["Reply-To"] = Address(addr_spec=letter.reply_to)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    message.set_content(letter.body)
    for attachment in letter.attachments:
        _attach(message, attachment)
    return message


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    name = PurePosixPath(_one_line(attachment.name).replace("\\", "/")).name or "attachment"
    kind = TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    main, _, sub = kind.partition("/")
    charset = {"charset": "utf-8"} if main == "text" else {}
    message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=name, params=charset)


def _one_line(text: str) -> str:
    """Line breaks and control characters become spaces: nobody adds a header through a course's title."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
