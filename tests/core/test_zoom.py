"""Zoom links, meeting IDs and passcodes: what is taken, and everything that only looks like it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.values import Mistake, ZoomRoom
from kiosk.core.zoom import grouped, parse_zoom

LINK = "https://us02web.zoom.us/j/81234567890?pwd=aBc.1"


@pytest.mark.parametrize(
    ("meeting_id", "passcode", "link", "expected"),
    [
        ("123456789", "", "", ZoomRoom("123456789", "", "https://zoom.us/j/123456789")),
        ("1234567890", "a1!~", "", ZoomRoom("1234567890", "a1!~", "https://zoom.us/j/1234567890")),
        (" 812 3456-7890 ", " 0042 ", "", ZoomRoom("81234567890", "0042", "https://zoom.us/j/81234567890")),
        ("", "", LINK, ZoomRoom("81234567890", "", LINK)),
        ("812 3456 7890", "", f"  {LINK}\n", ZoomRoom("81234567890", "", LINK)),
        ("", "", "https://ZOOM.us/j/123456789", ZoomRoom("123456789", "", "https://ZOOM.us/j/123456789")),
        (
            "",
            "",
            "https://zoom.us:443/w/123456789",
            ZoomRoom("123456789", "", "https://zoom.us:443/w/123456789"),
        ),
        (
            "",
            "",
            "https://zoom.us/wc/join/123456789",
            ZoomRoom("123456789", "", "https://zoom.us/wc/join/123456789"),
        ),
        (
            "123456789",
            "",
            "https://zoom.us/my/prof.kim",
            ZoomRoom("123456789", "", "https://zoom.us/my/prof.kim"),
        ),
    ],
)
def test_what_is_taken(meeting_id: str, passcode: str, link: str, expected: ZoomRoom) -> None:
    assert parse_zoom(meeting_id, passcode, link) == expected


@pytest.mark.parametrize(
    "link",
    [
        "https://zoom.us.evil.com/j/123456789",
        "https://evilzoom.us/j/123456789",
        "https://evil.com/zoom.us/j/123456789",
        "https://evil.com\\.zoom.us/j/123456789",  # a browser goes to evil.com
        "https://evil.com%2f.zoom.us/j/123456789",
        "https://evil.com#.zoom.us/j/123456789",
        "https://evil.com?.zoom.us/j/123456789",
        "https://user:pass@zoom.us/j/123456789",
        "https://@zoom.us/j/123456789",
        "https://zoom.us@evil.com/j/123456789",
        "https://zoom.us:8443/j/123456789",
        "https://zoom.us:99999/j/123456789",
        "https://zoom.us:port/j/123456789",
        "https://ｚｏｏｍ.us/j/123456789",  # full-width
        "https://zoom。us/j/123456789",  # ideographic full stop
        "https://zооm.us/j/123456789",  # Cyrillic
        "https://xn--zm-fmca.us/j/123456789",
        "https://-.zoom.us/j/123456789",
        "https://.zoom.us/j/123456789",
        "https://a..zoom.us/j/123456789",
        "https://zoom.us./j/123456789",
        "https://[::1]/j/123456789",
        "https://[zoom.us/j/123456789",
        "https:///j/123456789",
        "https://zoom.us/j/123456789?a=b c",
        "https://zoom.us/j/12345\n6789",
        "https://zoom.us/j/123456789?x=\u202e",
        "https://zoom.us/j/123456789?" + "x" * 400,
    ],
)
def test_other_hosts_are_refused(link: str) -> None:
    assert Mistake.ZOOM_LINK_HOST in _mistakes("123456789", "", link)


@pytest.mark.parametrize(
    "link",
    [
        "http://zoom.us/j/123456789",
        "javascript:alert(1)//zoom.us/j/123456789",
        "zoommtg://zoom.us/join?confno=123456789",
        "zoom.us/j/123456789",
        "//zoom.us/j/123456789",
        "data:text/html,zoom.us",
        "see https://zoom.us/j/123456789",
    ],
)
def test_only_https(link: str) -> None:
    assert Mistake.ZOOM_LINK_SCHEME in _mistakes("123456789", "", link)


@pytest.mark.parametrize(
    ("meeting_id", "passcode", "link", "expected"),
    [
        ("", "", "", {Mistake.ZOOM_ID_LENGTH}),
        ("12345678", "", "", {Mistake.ZOOM_ID_LENGTH}),
        ("123456789012", "", "", {Mistake.ZOOM_ID_LENGTH}),
        ("12345678a", "", "", {Mistake.ZOOM_ID_LENGTH}),
        ("１２３４５６７８９", "", "", {Mistake.ZOOM_ID_LENGTH}),
        ("٠١٢٣٤٥٦٧٨", "", "", {Mistake.ZOOM_ID_LENGTH}),
        ("", "", "https://zoom.us/j/12345678", {Mistake.ZOOM_ID_LENGTH}),
        ("", "", "https://zoom.us/my/prof.kim", {Mistake.ZOOM_ID_LENGTH}),
        ("123456789", "", "https://zoom.us/j/987654321", {Mistake.ZOOM_ID_DIFFERS}),
        ("123456789", "", "https://zoom.us/", {Mistake.ZOOM_LINK_ID}),
        ("123456789", "", "https://zoom.us/j/123456789x", {Mistake.ZOOM_LINK_ID}),
        ("123456789", "", "https://zoom.us/my/../j/1", {Mistake.ZOOM_LINK_ID}),
        ("123456789", "two words", "", {Mistake.ZOOM_PASSCODE}),
        ("123456789", "암호", "", {Mistake.ZOOM_PASSCODE}),
        ("123456789", "x" * 33, "", {Mistake.ZOOM_PASSCODE}),
        (
            "1",
            "a b",
            "http://zoom.us",
            {Mistake.ZOOM_ID_LENGTH, Mistake.ZOOM_PASSCODE, Mistake.ZOOM_LINK_SCHEME},
        ),
    ],
)
def test_every_mistake_at_once(meeting_id: str, passcode: str, link: str, expected: set[Mistake]) -> None:
    assert set(_mistakes(meeting_id, passcode, link)) == expected


def _mistakes(meeting_id: str, passcode: str, link: str) -> tuple[Mistake, ...]:
    result = parse_zoom(meeting_id, passcode, link)
    assert isinstance(result, tuple), f"taken: {result}"
    return result


_near_links = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["https://", "HTTPS://", "http://", "", "https:/", "https:\\\\"]),
    st.sampled_from(["", "a@", "evil.com", "evil.com\\", "evil.com/", "x."]),
    st.sampled_from(["zoom.us", ".zoom.us", "ZOOM.US", "zoom.us.evil.com", "zoom.us:1"]),
    st.sampled_from(
        ["/j/123456789", "/j/123456789?pwd=x", "/my/kim", "\t/j/123456789", "/j/１２３４５６７８９"]
    ),
)


@given(st.text(max_size=20), st.text(max_size=40), st.text(max_size=60) | _near_links)
def test_whatever_is_typed_what_is_taken_is_safe(meeting_id: str, passcode: str, link: str) -> None:
    result = parse_zoom(meeting_id, passcode, link)
    if isinstance(result, tuple):
        assert result
        assert len(set(result)) == len(result)
        return
    assert result.meeting_id.isascii()
    assert result.meeting_id.isdecimal()
    assert 9 <= len(result.meeting_id) <= 11
    assert result.link.isascii()
    assert result.link.isprintable()
    assert "\\" not in result.link
    parts = urlsplit(result.link)
    assert parts.scheme == "https"
    assert f".{parts.hostname}".endswith(".zoom.us")
    assert len(result.passcode) <= 32
    assert parse_zoom(result.meeting_id, result.passcode, result.link) == result


@pytest.mark.parametrize(
    ("meeting_id", "expected"),
    [
        ("123456789", "123 456 789"),
        ("1234567890", "123 456 7890"),
        ("12345678901", "123 4567 8901"),
        ("", ""),
        ("12", "12"),
    ],
)
def test_grouped_as_zoom_writes_it(meeting_id: str, expected: str) -> None:
    assert grouped(meeting_id) == expected


@given(st.from_regex(r"[0-9]{9,11}", fullmatch=True))
def test_grouped_digits_are_read_back(meeting_id: str) -> None:
    room = parse_zoom(grouped(meeting_id), "", "")
    assert isinstance(room, ZoomRoom)
    assert room.meeting_id == meeting_id
