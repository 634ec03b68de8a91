"""Real yagmail against a real SMTP host with TLS and login: what leaves, and what is said otherwise."""

from __future__ import annotations

import base64
import email
import email.policy
import io
import json
import logging
import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from kiosk.core.ports import MailError, MailTrouble, VaultError
from kiosk.core.values import Attachment, Letter, LetterId, LetterState, new_id
from kiosk.mail.certificates import HOST, Certificates, make_certificates
from kiosk.mail.local import LocalMailServer
from kiosk.mail.sender import MailSettings, Tls, YagmailMailer
from kiosk.mail.worker import MailWorker
from tests.fakes import A_MONDAY, FakeClock, FakeOutbox

USER, SECRET = "kiosk@localhost", "aaaa bbbb cccc dddd"
LETTER = Letter(
    LetterId(new_id()), "key", "prof@uni.ac.kr", "출석부", "안녕", A_MONDAY, (Attachment("출석.csv", b"a,b"),)
)


class NoTls(LocalMailServer):
    def protocol(self) -> SMTP:
        return SMTP(self, hostname="localhost", loop=self._loop)


class TlsFromTheStart(LocalMailServer):
    def listen_options(self) -> dict[str, Any]:
        return {"ssl": self.tls}

    def protocol(self) -> SMTP:
        return SMTP(
            self,
            hostname="localhost",
            auth_require_tls=False,
            authenticator=self.authenticate,
            loop=self._loop,
        )


class Choosy(LocalMailServer):
    answer_to_receiver = "250 OK"
    answer_to_letter = "250 OK"

    def receiver_reply(self, address: str) -> str:
        return self.answer_to_receiver

    def letter_reply(self, content: bytes) -> str:
        return self.answer_to_letter


class DiesOnce(LocalMailServer):
    """Hangs up during the first letter: before or after it was kept."""

    keeps_first = False
    deaths = 1

    def letter_reply(self, content: bytes) -> str:
        if not self.deaths:
            return super().letter_reply(content)
        self.deaths -= 1
        if self.keeps_first:
            super().letter_reply(content)
        self.hang_up()
        return "250 nobody hears this"


class Google(LocalMailServer):
    """Takes XOAUTH2, as Google does."""

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        if base64.b64decode(args[1]).decode() == f"user={USER}\1auth=Bearer fresh-token\1\1":
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"400"}')
        return AuthResult(success=False, handled=False)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


Start = Callable[[type[LocalMailServer]], LocalMailServer]


@pytest.fixture
def start(tmp_path: Path, certificates: Certificates) -> Iterator[Start]:
    servers: list[LocalMailServer] = []

    def _start(kind: type[LocalMailServer]) -> LocalMailServer:
        server = kind(tmp_path / "mails", certificates, USER, SECRET)
        server.start()
        servers.append(server)
        return server

    yield _start
    for server in servers:
        server.stop()


def settings_for(server: LocalMailServer, certificates: Certificates) -> MailSettings:
    return MailSettings(
        host=HOST,
        port=server.port,
        user=USER,
        sender_name="키오스크",
        password=lambda: SECRET,
        ca_file=str(certificates.ca_file),
        timeout_s=5.0,
    )


def trouble_of(settings: MailSettings, letter: Letter = LETTER) -> MailError:
    with pytest.raises(MailError) as caught:
        YagmailMailer(settings).send(letter)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


def test_a_letter_arrives_over_starttls(start: Start, certificates: Certificates) -> None:
    server = start(LocalMailServer)
    YagmailMailer(settings_for(server, certificates)).send(LETTER)
    [file] = server.letters()
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["Message-ID"] == f"<{LETTER.letter_id}@localhost>"
    assert message["Subject"] == "출석부"


def test_a_login_that_is_no_address_sends_under_another(tmp_path: Path, certificates: Certificates) -> None:
    server = LocalMailServer(tmp_path, certificates, "kiosk-01", SECRET)
    server.start()
    try:
        settings = replace(settings_for(server, certificates), user="kiosk-01", sender="door@uni.ac.kr")
        YagmailMailer(settings).send(LETTER)
    finally:
        server.stop()
    message = email.message_from_bytes(server.letters()[0].read_bytes(), policy=email.policy.default)
    assert message["From"].addresses[0].addr_spec == "door@uni.ac.kr"


def test_a_letter_arrives_over_tls_from_the_start(start: Start, certificates: Certificates) -> None:
    server = start(TlsFromTheStart)
    settings = replace(settings_for(server, certificates), tls=Tls.SSL)
    YagmailMailer(settings).send(LETTER)
    assert len(server.letters()) == 1
    assert trouble_of(replace(settings, ca_file="")).trouble is MailTrouble.NOT_SECURE
    wrong = replace(settings, password=lambda: "wrong")
    assert trouble_of(wrong).trouble is MailTrouble.LOGIN_REFUSED


def _locked() -> str:
    raise VaultError("wrong key")


def test_wrong_settings_have_names(start: Start, certificates: Certificates) -> None:
    server = start(LocalMailServer)
    good = settings_for(server, certificates)
    with socket.create_server((HOST, 0)) as closed:
        free_port = closed.getsockname()[1]
    table = [
        (replace(good, password=lambda: "wrong"), MailTrouble.LOGIN_REFUSED),
        (replace(good, password=lambda: "비밀번호"), MailTrouble.LOGIN_REFUSED),
        (replace(good, password=lambda: None), MailTrouble.NOT_SET_UP),
        (replace(good, password=lambda: ""), MailTrouble.NOT_SET_UP),
        (replace(good, user=""), MailTrouble.NOT_SET_UP),
        (replace(good, host=""), MailTrouble.NOT_SET_UP),
        (replace(good, port=70_000), MailTrouble.NOT_SET_UP),
        (replace(good, user="kiosk-01"), MailTrouble.NOT_SET_UP),
        (replace(good, password=_locked), MailTrouble.NOT_SET_UP),
        (replace(good, host="bad..host"), MailTrouble.UNREACHABLE),
        (replace(good, ca_file=""), MailTrouble.NOT_SECURE),
        (replace(good, ca_file=__file__), MailTrouble.NOT_SECURE),
        (replace(good, ca_file="nowhere.pem"), MailTrouble.NOT_SECURE),
        (replace(good, tls=Tls.SSL), MailTrouble.NOT_SECURE),
        (replace(good, port=free_port), MailTrouble.UNREACHABLE),
        (replace(good, host="no-such-host.invalid"), MailTrouble.UNREACHABLE),
    ]
    assert [trouble_of(settings).trouble for settings, _ in table] == [trouble for _, trouble in table]
    assert not server.letters()


def test_a_certificate_for_another_host_is_not_trusted(start: Start, certificates: Certificates) -> None:
    server = start(LocalMailServer)
    other = replace(settings_for(server, certificates), host="127.0.0.2")
    with socket.create_server(("127.0.0.2", 0)) as front:
        # 127.0.0.2 forwards to the host, so that only the name is wrong.
        threading.Thread(target=_forward, args=(front, server.port), daemon=True).start()
        assert trouble_of(replace(other, port=front.getsockname()[1])).trouble is MailTrouble.NOT_SECURE


def _forward(front: socket.socket, port: int) -> None:
    client, _ = front.accept()
    with client, socket.create_connection((HOST, port)) as back:
        pump = threading.Thread(target=_copy, args=(back, client), daemon=True)
        pump.start()
        _copy(client, back)
        pump.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(4096):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def test_no_login_is_sent_without_tls(start: Start, certificates: Certificates) -> None:
    server = start(NoTls)
    assert trouble_of(settings_for(server, certificates)).trouble is MailTrouble.NOT_SECURE


def test_the_demo_host_takes_nothing_without_tls_or_login(start: Start, certificates: Certificates) -> None:
    import smtplib

    server = start(LocalMailServer)
    with smtplib.SMTP(HOST, server.port, timeout=5) as plain:
        plain.ehlo()
        assert plain.docmd("AUTH PLAIN AAAA")[0] == 530
        assert plain.mail(USER)[0] == 530
        plain.starttls(context=ssl.create_default_context(cafile=certificates.ca_file))
        plain.ehlo()
        assert plain.mail(USER)[0] == 530


def test_the_demo_host_starts_again_where_it_was(tmp_path: Path, certificates: Certificates) -> None:
    server = LocalMailServer(tmp_path, certificates, USER, SECRET)
    server.stop()
    server.start()
    port = server.port
    YagmailMailer(settings_for(server, certificates)).send(LETTER)
    other = LocalMailServer(tmp_path, certificates, USER, SECRET)
    with pytest.raises(OSError, match="address already in use"):
        other.start(port)
    with socket.create_connection((HOST, port)):  # somebody who never says a word
        server.stop()
    server.start(port)
    YagmailMailer(settings_for(server, certificates)).send(LETTER)
    assert [file.name for file in server.letters()] == ["001.eml", "002.eml"]
    server.stop()
    server.stop()


def test_refusals_are_permanent_or_not(start: Start, certificates: Certificates) -> None:
    server = start(Choosy)
    assert isinstance(server, Choosy)
    settings = settings_for(server, certificates)
    table = [
        ("550 no such user", "250 OK", MailTrouble.ADDRESS_REFUSED),
        ("450 greylisted", "250 OK", MailTrouble.REFUSED),
        ("550 5.4.5 Daily user sending limit exceeded", "250 OK", MailTrouble.REFUSED),
        ("250 OK", "554 looks like spam", MailTrouble.REFUSED),
        ("250 OK", "452 full", MailTrouble.REFUSED),
    ]
    for server.answer_to_receiver, server.answer_to_letter, expected in table:
        error = trouble_of(settings)
        assert error.trouble is expected
        assert "the mail host said" in str(error)


def test_a_host_that_says_nothing_is_given_up(certificates: Certificates) -> None:
    with socket.create_server((HOST, 0)) as mute:
        settings = MailSettings(HOST, mute.getsockname()[1], USER, password=lambda: SECRET, timeout_s=0.2)
        began = time.monotonic()
        assert trouble_of(settings).trouble is MailTrouble.UNREACHABLE
        assert time.monotonic() - began < 3


@pytest.mark.parametrize("keeps_first", [False, True])
def test_a_host_that_dies_midway_gets_the_letter_again_under_the_same_id(
    start: Start, certificates: Certificates, keeps_first: bool
) -> None:
    server = start(DiesOnce)
    assert isinstance(server, DiesOnce)
    server.keeps_first = keeps_first
    clock, outbox = FakeClock(), FakeOutbox([LETTER])
    worker = MailWorker(outbox, YagmailMailer(settings_for(server, certificates)), clock)
    began = time.monotonic()
    worker.step()
    assert time.monotonic() - began < 3, "yagmail's own 18 s of trying again"
    assert outbox[LETTER.letter_id].attempts == 1
    assert outbox[LETTER.letter_id].trouble.startswith("unreachable: ")
    clock.advance(60)
    worker.step()
    assert outbox[LETTER.letter_id].state is LetterState.SENT
    mails = [email.message_from_bytes(file.read_bytes()) for file in server.letters()]
    assert len(mails) == (2 if keeps_first else 1)
    assert {mail["Message-ID"] for mail in mails} == {f"<{LETTER.letter_id}@localhost>"}


def test_no_secret_in_log_output_or_error(
    start: Start,
    certificates: Certificates,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    server = start(LocalMailServer)
    settings = settings_for(server, certificates)
    YagmailMailer(settings).send(LETTER)
    wrong = replace(settings, password=lambda: "wrong-" + SECRET)
    told = f"{trouble_of(wrong)} {settings!r} {caplog.text} {''.join(capsys.readouterr())}"
    plain = base64.b64encode(f"\0{USER}\0{SECRET}".encode()).decode()
    assert SECRET not in told
    assert plain not in told


def test_yagmail_asks_nobody(
    start: Start, certificates: Certificates, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither the terminal nor ~/.yagmail is a source of logins."""
    (tmp_path / ".yagmail").write_text("somebody-else@uni.ac.kr")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\ny\n"))
    server = start(LocalMailServer)
    settings = settings_for(server, certificates)
    assert trouble_of(replace(settings, user="")).trouble is MailTrouble.NOT_SET_UP
    assert trouble_of(replace(settings, password=lambda: None)).trouble is MailTrouble.NOT_SET_UP
    assert sys.stdin.read() == "y\ny\n"


# --- OAuth2 -----------------------------------------------------------------------------------------


class Tokens(BaseHTTPRequestHandler):
    code = 200
    asked: list[str]

    def do_POST(self) -> None:
        type(self).asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(self.code)
        self.end_headers()
        self.wfile.write(b'{"access_token": "fresh-token"}' if self.code == 200 else b"{}")

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def tokens(certificates: Certificates) -> Iterator[tuple[str, type[Tokens]]]:
    handler = type("TokensOfThisTest", (Tokens,), {"asked": []})
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates.host_file)
    with HTTPServer((HOST, 0), handler) as http:
        http.socket = context.wrap_socket(http.socket, server_side=True)
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"https://{HOST}:{http.server_port}/token", handler
        http.shutdown()
        thread.join()


OAUTH2_FILE = {
    "email_address": USER,
    "google_client_id": "id",
    "google_client_secret": "client-secret",
    "google_refresh_token": "refresh-secret",
}


def oauth2_settings(server: LocalMailServer, certificates: Certificates, file: Path) -> MailSettings:
    return replace(settings_for(server, certificates), oauth2_file=str(file), password=lambda: None)


def test_a_letter_arrives_with_an_oauth2_login(
    start: Start, certificates: Certificates, tokens: tuple[str, type[Tokens]], tmp_path: Path
) -> None:
    url, handler = tokens
    (file := tmp_path / "oauth2.json").write_text(json.dumps(OAUTH2_FILE))
    server = start(Google)
    settings = oauth2_settings(server, certificates, file)
    YagmailMailer(settings, url).send(LETTER)
    assert len(server.letters()) == 1
    assert "refresh_token=refresh-secret" in handler.asked[0]
    with pytest.raises(MailError) as caught:
        YagmailMailer(replace(settings, user="other@localhost"), url).send(LETTER)
    assert caught.value.trouble is MailTrouble.LOGIN_REFUSED
    assert "fresh-token" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "expected"), [(400, MailTrouble.LOGIN_REFUSED), (503, MailTrouble.UNREACHABLE)]
)
def test_a_withdrawn_oauth2_login_is_named(
    start: Start,
    certificates: Certificates,
    tokens: tuple[str, type[Tokens]],
    tmp_path: Path,
    code: int,
    expected: MailTrouble,
) -> None:
    url, handler = tokens
    handler.code = code
    (file := tmp_path / "oauth2.json").write_text(json.dumps(OAUTH2_FILE))
    settings = oauth2_settings(start(Google), certificates, file)
    with pytest.raises(MailError) as caught:
        YagmailMailer(settings, url).send(LETTER)
    assert caught.value.trouble is expected
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"installed": {}}', "\udc80"])
def test_a_foreign_oauth2_file_is_named(
    start: Start, certificates: Certificates, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "oauth2.json"
    if content is not None:
        file.write_bytes(content.encode("utf-8", "surrogateescape"))
    error = trouble_of(oauth2_settings(start(Google), certificates, file))
    assert error.trouble is MailTrouble.NOT_SET_UP
    assert "oauth2.json" in str(error)


def test_untrusted_token_hosts_get_no_secret(
    start: Start, certificates: Certificates, tokens: tuple[str, type[Tokens]], tmp_path: Path
) -> None:
    url, handler = tokens
    (file := tmp_path / "oauth2.json").write_text(json.dumps(OAUTH2_FILE))
    settings = replace(oauth2_settings(start(Google), certificates, file), ca_file="")
    with pytest.raises(MailError) as caught:
        YagmailMailer(settings, url).send(LETTER)
    assert caught.value.trouble is MailTrouble.NOT_SECURE
    assert not handler.asked
