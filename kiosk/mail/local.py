"""A real SMTP host on 127.0.0.1 that keeps each mail as a file, for the demo and tests; on its own thread."""

from __future__ import annotations

import asyncio
import hmac
import logging
import ssl
from pathlib import Path
from threading import Event, Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session, TLSSetupException

from kiosk.mail.certificates import HOST, Certificates

log = logging.getLogger(__name__)


class LocalMailServer:
    """Takes letters over STARTTLS and login only, and keeps them as `001.eml`, `002.eml` ... in `folder`.

    Tests override `receiver_reply` and `letter_reply` to be a host that refuses.
    """

    def __init__(self, folder: Path, certificates: Certificates, user: str, password: str) -> None:
        self.folder = folder
        self.port = 0  # known once started
        self._user = user.encode()
        self._password = password.encode()
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificates.host_file)
        self._thread: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._is_ready = Event()
        self._trouble: OSError | None = None
        self._protocols: list[SMTP] = []

    def start(self, port: int = 0) -> None:
        """Listen on `port`, or on any free one. Raises OSError: port taken, or no place for the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        logging.getLogger("mail.log").setLevel(
            logging.ERROR
        )  # aiosmtpd warns of its own deprecated attribute
        self._is_ready.clear()
        self._trouble = None
        self._thread = Thread(target=lambda: asyncio.run(self._serve(port)), name="local mail", daemon=True)
        self._thread.start()
        self._is_ready.wait()
        if self._trouble is not None:
            raise self._trouble

    def stop(self) -> None:
        """Hang up on everybody and end; harmless when not started."""
        if self._thread is None or self._loop is None or self._stop is None:
            return
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._thread = self._loop = None

    def letters(self) -> list[Path]:
        """The mails taken so far, oldest first."""
        return sorted(self.folder.glob("*.eml"))

    def receiver_reply(self, address: str) -> str:  # noqa: ARG002 - for those who override it
        """The answer to a receiver's address."""
        return "250 OK"

    def letter_reply(self, content: bytes) -> str:
        """Keep a whole mail and answer. The file appears complete or not at all."""
        name = f"{len(self.letters()) + 1:03d}"
        half = self.folder / f".{name}.part"
        half.write_bytes(content)
        half.replace(self.folder / f"{name}.eml")
        return "250 kept"

    def hang_up(self) -> None:
        """Drop all connections without a word; for the server's own thread."""
        for protocol in self._protocols:
            if isinstance(protocol.transport, asyncio.Transport):
                protocol.transport.abort()
        self._protocols.clear()

    # --- what aiosmtpd calls, on this server's thread ---

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Called by aiosmtpd."""
        reply = self.receiver_reply(address)
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Called by aiosmtpd."""
        return self.letter_reply(envelope.original_content or b"")

    async def handle_exception(self, error: Exception) -> str:
        """Called by aiosmtpd, also when a client does not trust the certificate, which is no bug of ours."""
        if not isinstance(error, TLSSetupException):
            log.error("the local mail host failed", exc_info=error)
        return "451 failed"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, login: object
    ) -> AuthResult:
        """Called by aiosmtpd."""
        is_right = isinstance(login, LoginPassword) and (
            hmac.compare_digest(login.login, self._user)
            and hmac.compare_digest(login.password, self._password)
        )
        return AuthResult(success=is_right, handled=False)

    def protocol(self) -> SMTP:
        """One connection's protocol."""
        protocol = SMTP(
            self,
            hostname="localhost",
            ident="classroom kiosk demo",
            tls_context=self.tls,
            require_starttls=True,
            auth_required=True,
            authenticator=self.authenticate,
            timeout=30,
            loop=self._loop,
        )
        self._protocols.append(protocol)
        return protocol

    async def _serve(self, port: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        try:
            server = await self._loop.create_server(self.protocol, HOST, port, **self.listen_options())
        except OSError as error:
            self._trouble = error
            self._is_ready.set()
            return
        self.port = server.sockets[0].getsockname()[1]
        self._is_ready.set()
        await self._stop.wait()
        await asyncio.sleep(0.02)  # asyncio leaks a connection that is half accepted when its server closes
        server.close()
        self.hang_up()
        await asyncio.sleep(0.05)  # the transports' closing runs in callbacks

    def listen_options(self) -> dict[str, Any]:
        """More arguments of `create_server`; tests listen with TLS from the first byte."""
        return {}
