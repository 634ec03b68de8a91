"""What a proof of the journal found: broken links as values, to be told in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Link(Enum):
    """What is wrong with a link between journal entries, or between an entry and its fact."""

    ENTRY_CHANGED = "entry_changed"  # it, or the one before it, is not as it was written
    ENTRIES_GONE = "entries_gone"  # numbers are missing in between or at the end
    HEAD_WRONG = "head_wrong"  # the head row does not say what the last entry says
    FACT_CHANGED = "fact_changed"  # the entry vouches for another content
    FACT_GONE = "fact_gone"  # the entry vouches for a fact that is not there
    FACT_UNKNOWN = "fact_unknown"  # no entry vouches for this fact
    UNREADABLE = "unreadable"  # a row holds what the kiosk never writes


class Kind(Enum):
    """What kind of fact an entry vouches for."""

    CHECK_IN = "check_in"
    CORRECTION = "correction"
    OBJECTION = "objection"
    OBJECTION_STEP = "objection_step"
    CLASS = "class"
    ZOOM_ROOM = "zoom_room"
    ENROLMENT = "enrolment"


@dataclass(frozen=True)
class Broken:
    """One broken link. ``number`` is the entry's, ``until`` the last one of a gap.

    Of a fact: its ``kind``, the ``student`` (number), the ``course`` (code) and ``at`` when: of check-ins and
    corrections the start of the class, as far as the database still knows them.
    """

    link: Link
    kiosk_id: str = ""
    number: int | None = None
    until: int | None = None
    kind: Kind | None = None
    student: str = ""
    course: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Proof:
    """What was looked at, and the broken links: of the chains first, in the order of the entries."""

    entries: tuple[tuple[str, int], ...]
    """Each kiosk with how many entries its journal has."""
    facts: int
    broken: tuple[Broken, ...]
