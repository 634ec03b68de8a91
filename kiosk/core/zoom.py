"""Zoom meetings: what is a valid link, meeting ID and passcode, and how an ID is written. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kiosk.core.values import Mistake, ZoomRoom

_ID_LENGTHS = range(9, 12)
_PASSCODE = re.compile(r"[\x21-\x7e]{0,32}")
_LINK = re.compile(r"[!#-;=?-\[\]_a-z~]{1,400}")
"""The characters of RFC 3986. No backslash: browsers read it as a slash, and another host begins there."""

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){0,3}zoom\.us")
_LINK_PATH = re.compile(r"/(?:j|w|s|wc/join|wc)/([0-9]{1,20})(?:/|$)")
_PERSONAL_PATH = re.compile(r"/my/[A-Za-z0-9_.\-]{1,64}/?")


def parse_zoom(meeting_id: str, passcode: str, link: str) -> ZoomRoom | tuple[Mistake, ...]:
    """A Zoom room from what somebody typed, or every mistake in it.

    Args:
        meeting_id: 9 to 11 digits; spaces and hyphens between them are fine; may be empty when the
            link carries it.
        passcode: up to 32 printable ASCII characters without a space, or empty.
        link: an https link of zoom.us or one of its hosts, or empty when there is a meeting ID.
    """
    digits = re.sub(r"[\s\-]", "", meeting_id)
    link, passcode = link.strip(), passcode.strip()
    mistakes, linked = _read_link(link) if link else ([], "")
    if digits and linked and digits != linked:
        mistakes.append(Mistake.ZOOM_ID_DIFFERS)
    digits = digits or linked
    if not (re.fullmatch(r"[0-9]+", digits) and len(digits) in _ID_LENGTHS):
        mistakes.append(Mistake.ZOOM_ID_LENGTH)
    if not _PASSCODE.fullmatch(passcode):
        mistakes.append(Mistake.ZOOM_PASSCODE)
    if mistakes:
        return tuple(dict.fromkeys(mistakes))
    return ZoomRoom(digits, passcode, link or f"https://zoom.us/j/{digits}")


def _read_link(link: str) -> tuple[list[Mistake], str]:
    """The mistakes of a link and the meeting ID in it ("" for a personal link, which has none)."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").lower()
        foreign = "@" in parts.netloc or parts.port not in {None, 443}
    except ValueError:
        return [Mistake.ZOOM_LINK_HOST], ""
    if parts.scheme.lower() != "https":
        return [Mistake.ZOOM_LINK_SCHEME], ""
    if foreign or not _HOST.fullmatch(host) or not _LINK.fullmatch(link):
        return [Mistake.ZOOM_LINK_HOST], ""
    if _PERSONAL_PATH.fullmatch(parts.path):
        return [], ""
    found = _LINK_PATH.match(parts.path)
    if not found:
        return [Mistake.ZOOM_LINK_ID], ""
    return [], found.group(1)


def grouped(meeting_id: str) -> str:
    """The meeting ID as Zoom writes it: 3-3-3, 3-3-4 or 3-4-4 digits."""
    middle = 4 if len(meeting_id) == 11 else 3
    groups = (meeting_id[:3], meeting_id[3 : 3 + middle], meeting_id[3 + middle :])
    return " ".join(group for group in groups if group)
