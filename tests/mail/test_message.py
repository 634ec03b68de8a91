"""Letters as messages: nothing forged, nothing guessed, the same at every attempt."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ports import MailError, MailTrouble
from kiosk.core.values import Attachment, Letter, LetterId, new_id
from kiosk.mail.message import is_address, message_of
from tests.fakes import A_MONDAY

CSV = "\ufeff학번,이름,상태\r\n2026001,김하늘,출석\r\n".encode()
LETTER = Letter(LetterId(new_id()), "key", "prof@uni.ac.kr", "출석부", "안녕하세요", A_MONDAY)


def parsed(letter: Letter) -> EmailMessage:
    text = message_of(letter, "kiosk@uni.ac.kr", "강의실 키오스크").as_string()
    message = email.message_from_bytes(text.encode("ascii"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def attachments(message: EmailMessage) -> list[tuple[str | None, str, bytes]]:
    found = []
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found.append((part.get_filename(), part.get_content_type(), content))
    return found


def test_korean_survives_in_every_place() -> None:
    name = "출석 2026-03-02 자료구조와 알고리즘 월요일 3교시 공학관 302호 최종본.csv"
    message = parsed(replace(LETTER, attachments=(Attachment(name, CSV),)))
    body = message.get_body()
    assert body is not None
    assert body.get_content().strip() == "안녕하세요"
    assert message["Subject"] == "출석부"
    assert message["From"].addresses[0].display_name == "강의실 키오스크"
    assert attachments(message) == [(name, "text/csv", CSV)]


def test_a_body_that_is_a_files_name_or_html_stays_text() -> None:
    message = parsed(replace(LETTER, body="/etc/passwd\n<b>&"))
    body = message.get_body()
    assert body is not None
    assert body.get_content_type() == "text/plain"
    assert body.get_content().split() == ["/etc/passwd", "<b>&"]
    assert not attachments(message)


@given(st.text(), st.text())
def test_no_title_adds_a_header(subject: str, name: str) -> None:
    evil = "\r\nBcc: everyone@uni.ac.kr\r\n\r\nbody"
    attachment = Attachment(name + evil, b"")
    message = parsed(replace(LETTER, subject=subject + evil, attachments=(attachment,)))
    assert message["Bcc"] is None
    assert message["To"] == "prof@uni.ac.kr"
    assert "Bcc" in message["Subject"]
    assert len(attachments(message)) == 1


@pytest.mark.parametrize("name", ["../../etc/출석.csv", "C:\\Users\\출석.csv", "\n출석.csv"])
def test_attachment_names_have_no_folders(name: str) -> None:
    assert attachments(parsed(replace(LETTER, attachments=(Attachment(name, CSV),))))[0][0] == "출석.csv"


def test_a_letter_is_the_same_message_at_every_attempt() -> None:
    first, second = parsed(LETTER), parsed(replace(LETTER, attempts=7, trouble="unreachable"))
    assert first.items() == second.items()
    assert first["Message-ID"] == f"<{LETTER.letter_id}@uni.ac.kr>"


NO_ADDRESSES = (
    *(
        "",
        "prof",
        "prof@",
        "@uni",
        "a@b@c",
        "a@uni.kr,b@uni.kr",
        "교수@uni.kr",
        "a..b@x",
        "<a@uni.kr>",
        "a b@c.kr",
    ),
    *("a@-uni.kr", "a@uni..kr", ".a@uni.kr", '"a"@uni.kr', "a@uni.kr\n", "a@uni.kr\r\nBcc: b@uni.kr"),
    "a" * 250 + "@uni.kr",
)


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_plain_address_is_refused_before_a_connection(address: str) -> None:
    with pytest.raises(MailError) as caught:
        parsed(replace(LETTER, to=address))
    assert caught.value.trouble is MailTrouble.ADDRESS_REFUSED
    assert not caught.value.retryable


@pytest.mark.parametrize("address", ["prof@uni.ac.kr", "a.b+c@x-y.org", "kiosk@localhost", "o'neil@uni.edu"])
def test_plain_addresses_pass(address: str) -> None:
    assert is_address(address)
    assert parsed(replace(LETTER, to=address))["To"] == address


def test_an_answer_goes_where_the_letter_says() -> None:
    assert parsed(LETTER)["Reply-To"] is None
    assert parsed(replace(LETTER, reply_to="kim@uni.ac.kr"))["Reply-To"] == "kim@uni.ac.kr"
    with pytest.raises(MailError) as caught:
        message_of(replace(LETTER, reply_to="kim@uni.ac.kr, all@uni.ac.kr"), "kiosk@uni.ac.kr", "")
    assert caught.value.trouble is MailTrouble.ADDRESS_REFUSED
