"""YagmailMailer: sends one letter over TLS through yagmail, and says in a MailError why one did not leave.

Lives on the mail thread.
"""

from __future__ import annotations

import json
import smtplib
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import Enum
from pathlib import Path
from typing import Any

import yagmail

from kiosk.core.ports import MailError, MailTrouble, WorldError
from kiosk.core.values import Letter
from kiosk.mail.message import is_address, message_of

GOOGLE_TOKENS = "https://oauth2.googleapis.com/token"


class Tls(Enum):
    """How the connection is encrypted; there is no third way."""

    STARTTLS = "starttls"
    SSL = "ssl"


@dataclass(frozen=True)
class MailSettings:
    """Where letters are handed over, and as whom.

    ``user`` logs in; letters come from ``sender``, or from the user where that is an address, as at Google.
    ``password`` is asked at every attempt and may answer None (nothing stored). With ``oauth2_file`` (the
    JSON file that yagmail's own set-up writes) no password is asked. ``ca_file`` is trusted besides the
    system's authorities, for a host with a certificate of its own.
    """

    host: str = "smtp.gmail.com"
    port: int = 587
    user: str = ""
    sender: str = ""
    sender_name: str = ""
    tls: Tls = Tls.STARTTLS
    password: Callable[[], str | None] = field(default=lambda: None, repr=False)
    oauth2_file: str = ""
    ca_file: str = ""
    timeout_s: float = 15.0

    @property
    def address(self) -> str:
        """Where letters come from."""
        return self.sender or self.user


class YagmailMailer:
    """A Mailer. One connection a letter: a kiosk sends a few a day, and hosts drop idle ones."""

    def __init__(self, settings: MailSettings, tokens_url: str = GOOGLE_TOKENS) -> None:
        self._settings = settings
        self._tokens_url = tokens_url

    def send(self, letter: Letter) -> None:
        """Hand the letter over. Blocks, at worst a few times `timeout_s`.

        Raises:
            MailError: why it did not leave; its text never holds a secret.
        """
        settings = self._settings
        _check(settings)
        message = message_of(letter, settings.address, settings.sender_name)
        context = _tls_context(settings.ca_file)
        password = token = ""
        if settings.oauth2_file:
            token = _access_token(Path(settings.oauth2_file), self._tokens_url, context, settings.timeout_s)
        else:
            password = _usable_password(settings.password)
        client = _Client(settings, context, password, token)
        try:
            answer = client.send(letter.to, contents=message)
        except (OSError, UnicodeError) as error:  # smtplib's and ssl's are OSErrors; UnicodeError: a bad host
            # "from None": a trace with smtplib's frames and replies is no place for a login.
            raise _mail_error(error, is_encrypted=client.is_encrypted()) from None
        finally:
            client.close()
        if answer is False:  # yagmail's word for "connection lost three times"
            raise MailError(MailTrouble.UNREACHABLE, "the mail host closed the connection")


class _Client(yagmail.SMTP):  # type: ignore[misc] # yagmail has no types
    """yagmail without its guesses and questions.

    yagmail would ask keyring, ~/.yagmail and the terminal for what is missing, takes a text that is a file's
    name for the file, puts HTML into plain text, names no CSV attachment, sends OAuth2 logins unchecked and
    over STARTTLS without verification, and sleeps 18 s over lost connections.
    """

    def __init__(self, settings: MailSettings, context: ssl.SSLContext, password: str, token: str) -> None:
        self._token = token
        self._sender = settings.address
        is_ssl = settings.tls is Tls.SSL
        super().__init__(
            user={settings.user: settings.user},  # as a text without "@" it would become a Gmail address
            password=password,
            host=settings.host,
            port=settings.port,
            smtp_ssl=is_ssl,
            smtp_starttls=False if is_ssl else {"context": context},
            smtp_skip_login=bool(token),
            soft_email_validation=False,  # message_of is stricter
            timeout=settings.timeout_s,
            **({"context": context} if is_ssl else {}),
        )
        self.set_logging(None)

    def login(self) -> None:
        super().login()
        if self._token:
            bearer = f"user={self.user}\1auth=Bearer {self._token}\1\1"
            # A refusal comes as a challenge with details, to be answered by nothing (RFC 7628).
            self.smtp.auth("XOAUTH2", lambda challenge=None: bearer if challenge is None else "")

    def prepare_send(self, to: str, _subject: None, contents: EmailMessage, *_: Any) -> tuple[list[str], str]:
        return [to], contents.as_string()

    def _attempt_send(self, recipients: list[str], msg_strings: str) -> Any:
        # Once: trying again is the outbox's work, and it does not sleep. Should yagmail rename this one, its
        # own answers False after 18 s, which `send` understands.
        answer = self.smtp.sendmail(self._sender, recipients, msg_strings)
        self.num_mail_sent += 1
        return answer

    def is_encrypted(self) -> bool:
        return isinstance(getattr(self.smtp, "sock", None), ssl.SSLSocket)

    def close(self) -> None:
        self.is_closed = True
        if self.smtp is None:
            return
        if self.num_mail_sent:  # a host that failed may hang once more over good manners
            with suppress(OSError):
                self.smtp.quit()
        self.smtp.close()


def _check(settings: MailSettings) -> None:
    if not settings.host or not settings.user or not 0 < settings.port < 65536:
        raise MailError(MailTrouble.NOT_SET_UP, "no mail host, port or user in the settings")
    if not settings.user.isascii() or not is_address(settings.address):
        raise MailError(MailTrouble.NOT_SET_UP, "the sender in the settings is not an e-mail address")


def _usable_password(stored: Callable[[], str | None]) -> str:
    try:
        password = stored()
    except WorldError:
        raise MailError(MailTrouble.NOT_SET_UP, "the stored password cannot be read") from None
    if not password:
        raise MailError(MailTrouble.NOT_SET_UP, "no password is stored for the mail host")
    if not password.isascii():  # smtplib would raise with the password inside the exception
        raise MailError(MailTrouble.LOGIN_REFUSED, "the stored password has letters that mail hosts refuse")
    return password


def _tls_context(ca_file: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except OSError:  # ssl.SSLError is one
            text = f"cannot read certificates from {Path(ca_file).name}"
            raise MailError(MailTrouble.NOT_SECURE, text) from None
    return context


def _access_token(file: Path, url: str, context: ssl.SSLContext, timeout_s: float) -> str:
    """A fresh access token for the refresh token in yagmail's file; yagmail's own call has no timeout."""
    try:
        login = json.loads(file.expanduser().read_text("utf-8"))
        form = {
            "client_id": login["google_client_id"],
            "client_secret": login["google_client_secret"],
            "refresh_token": login["google_refresh_token"],
            "grant_type": "refresh_token",
        }
    except (OSError, ValueError, KeyError, TypeError):
        text = f"{file.name} is not an OAuth2 file as yagmail's set-up writes it"
        raise MailError(MailTrouble.NOT_SET_UP, text) from None
    request = urllib.request.Request(url, urllib.parse.urlencode(form).encode())  # noqa: S310 - https, ours
    try:
        with urllib.request.urlopen(request, timeout=timeout_s, context=context) as reply:  # noqa: S310
            return str(json.load(reply)["access_token"])
    except urllib.error.HTTPError as error:
        error.close()
        trouble = MailTrouble.LOGIN_REFUSED if error.code < 500 else MailTrouble.UNREACHABLE
        raise MailError(trouble, f"Google refused the OAuth2 login ({error.code})") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        is_tls = isinstance(getattr(error, "reason", error), ssl.SSLError)
        trouble = MailTrouble.NOT_SECURE if is_tls else MailTrouble.UNREACHABLE
        raise MailError(trouble, "the OAuth2 login could not be renewed") from None


def _mail_error(error: OSError | UnicodeError, *, is_encrypted: bool) -> MailError:
    """What an exception of a send means (smtplib's are OSErrors). Replies to a login are never quoted."""
    match error:
        case ssl.SSLCertVerificationError():
            text = f"the mail host's certificate is not trusted: {error.verify_message}"
            return MailError(MailTrouble.NOT_SECURE, text)
        case ssl.SSLError():
            return MailError(MailTrouble.NOT_SECURE, "the mail host does not speak TLS as the settings say")
        case smtplib.SMTPRecipientsRefused():
            return _refused(*next(iter(error.recipients.values())), MailTrouble.ADDRESS_REFUSED)
        case smtplib.SMTPSenderRefused() if error.smtp_code in {530, 535}:
            return MailError(MailTrouble.LOGIN_REFUSED, f"the mail host wants a login ({error.smtp_code})")
        case smtplib.SMTPSenderRefused():
            return _refused(error.smtp_code, error.smtp_error, MailTrouble.ADDRESS_REFUSED)
        case smtplib.SMTPDataError():
            return _refused(error.smtp_code, error.smtp_error, MailTrouble.REFUSED)
        case smtplib.SMTPAuthenticationError():
            trouble = MailTrouble.LOGIN_REFUSED if error.smtp_code >= 500 else MailTrouble.REFUSED
            return MailError(trouble, f"the mail host refused the login ({error.smtp_code})")
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError() | smtplib.SMTPServerDisconnected():
            return MailError(MailTrouble.UNREACHABLE, "the mail host closed the connection")
        case smtplib.SMTPResponseException() if error.smtp_code < 500:
            return MailError(MailTrouble.REFUSED, f"the mail host is not ready ({error.smtp_code})")
        case smtplib.SMTPException() if not is_encrypted:
            return MailError(MailTrouble.NOT_SECURE, "the mail host offers no TLS")
        case smtplib.SMTPException():
            return MailError(MailTrouble.LOGIN_REFUSED, "the mail host offers no login that is known here")
    reason = getattr(error, "strerror", None) or type(error).__name__
    return MailError(MailTrouble.UNREACHABLE, f"no connection to the mail host ({reason})")


def _refused(code: int, reply: bytes | str, permanent: MailTrouble) -> MailError:
    """A refusal after the login, with the host's own words: 4xx may pass by itself, 5xx is `permanent`."""
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    words = " ".join(words.split())[:200]
    if "5.4.5" in words:  # Google's daily limit (support.google.com/a/answer/3221692): it passes
        permanent = MailTrouble.REFUSED
    return MailError(MailTrouble.REFUSED if code < 500 else permanent, f"the mail host said {code} {words}")
