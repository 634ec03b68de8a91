"""What IT reads of this machine: each fault with what to do, and facts that are no plain number."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from kiosk.core.observation import CameraTrouble
from kiosk.ui.texts import number_text, translate

LITTLE_ROOM_BYTES = 1_000_000_000
"""Less than this beside the records, and IT is told: a backup copy and a day's log must still fit."""


def to_do_text(lines: Iterable[str]) -> str:
    """All that is to be done, a line each; the empty ones are left out."""
    return "\n".join(line for line in lines if line)


def camera_to_do(trouble: CameraTrouble) -> str:
    """What to do about a camera that gives no pictures."""
    return {
        CameraTrouble.NOT_FOUND: translate(
            "Machine", "Camera: none was found. Check its cable, and the name of the camera in the settings."
        ),
        CameraTrouble.LOST: translate(
            "Machine", "Camera: it was unplugged. Plug it in again; the kiosk goes on by itself."
        ),
        CameraTrouble.FROZEN: translate(
            "Machine",
            "Camera: it gives no new pictures. Unplug it and plug it in again, into another socket.",
        ),
        CameraTrouble.BUSY: translate(
            "Machine", "Camera: another program uses it. Close that program; the kiosk goes on by itself."
        ),
        CameraTrouble.UNREADABLE: translate(
            "Machine", "Camera: the recording named in the settings cannot be read. Name a camera instead."
        ),
    }[trouble]


def faces_to_do() -> str:
    """What to do when the stored faces do not open."""
    return translate(
        "Machine", "The stored faces do not open, so nobody is found by face. Put a copy back: kiosk restore."
    )


def mail_to_do(host: str, failed: int) -> str:
    """What to do about letters that do not leave; nothing where all is well. No ``host``: not set up."""
    if not host:
        return translate(
            "Machine",
            "E-mail is not set up, so no attendance is sent. Fill in [mail] of the settings, "
            "then: kiosk mail password.",
        )
    if not failed:
        return ""
    return translate(
        "Machine",
        "E-mails that could not be sent: {count}. Try the account: kiosk mail test. The "
        "professor's panel says "
        "why, and sends again.",
    ).format(count=number_text(failed))


def room_to_do(free_bytes: int | None) -> str:
    """What to do when the disk is nearly full; None: it could not be asked."""
    if free_bytes is None or free_bytes >= LITTLE_ROOM_BYTES:
        return ""
    return translate(
        "Machine", "The disk of the records has only {free} left. Make room, or nothing can be saved."
    ).format(free=_size_text(free_bytes))


def records_text(folder: str, free_bytes: int | None) -> str:
    """Where the records are, and how much room there is left."""
    if free_bytes is None:
        return folder
    return translate("Machine", "{folder} · {free} free").format(folder=folder, free=_size_text(free_bytes))


def _size_text(size_bytes: int) -> str:
    return QLocale().formattedDataSize(size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def mail_text(host: str) -> str:
    """By which host letters leave."""
    return host or translate("Machine", "Not set up")
