"""``kiosk mail``: keeps the password of the mail account, and sends a test letter."""

from __future__ import annotations

import getpass
import sys

from kiosk.command_parts import CommandError
from kiosk.core.ports import MailError
from kiosk.core.values import Letter, LetterId, new_id
from kiosk.installation import MAIL_PASSWORD, Installation
from kiosk.settings import assets_dir
from kiosk.texts import report_texts


def keep_password(installation: Installation) -> str:
    """Ask for the password at a terminal without echo, else read one line, and keep it; what to print.

    Raises:
        CommandError: nothing was given.
        VaultError: it cannot be kept.
    """
    asks = sys.stdin.isatty()
    password = getpass.getpass("Mail password (Google: app password): ") if asks else sys.stdin.readline()
    if not password.strip():
        raise CommandError("no password was given; nothing was changed")
    installation.secrets.put(MAIL_PASSWORD, password.strip())
    return "kept\n"


def send_test(installation: Installation, address: str) -> str:
    """Send a test letter now, past the outbox; returns what to print. Raises CommandError."""
    texts = report_texts(assets_dir(), installation.settings.language)
    now = installation.clock.now()
    letter = Letter(LetterId(new_id()), "test", address, texts.test_subject, texts.test_body, now)
    try:
        installation.mailer().send(letter)
    except MailError as error:
        raise CommandError(f"the letter did not leave ({error.trouble.value}): {error}") from None
    return f"sent to {address}\n"
