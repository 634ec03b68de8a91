"""Who may enrol: opened by a professor or with a code made for the number; names agree with rosters. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from random import Random

from kiosk.core.values import ClassSession, CodeCheck, CourseId, Entry, LetIn, StaffId
from kiosk.core.views import EntryTrouble

CODE_LENGTH = 8
CODE = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")
"""Digits, for the keypad. Of 100,000,000; a kiosk takes five wrong ones in three minutes, then none for one:
at most 2,160 tries a day, so that a code guessed for one of 300 students within 30 days is 1 in 1,500
(each try is for one number)."""

OPENED, CLOSED, REFUSED = "enrolment opened", "enrolment closed", "enrolment refused"
"""The journal's actions; the detail of a refusal is what was wrong."""

CODE_DAYS = 30
OPEN_FOR = timedelta(minutes=30)
"""Enrolment that nobody closes closes itself after this long, or with the class."""


class Guard(Enum):
    """The setting ``enrolment.guard``."""

    CODE_OR_PANEL = "code or panel"
    OPEN = "open"


@dataclass(frozen=True)
class GuardRules:
    """What IT chose. With ``OPEN`` anybody enrols any number that nobody enrolled before."""

    guard: Guard = Guard.CODE_OR_PANEL
    code_days: int = CODE_DAYS


@dataclass(frozen=True)
class Opening:
    """A professor has opened enrolment; who is on no roster joins the course."""

    by: StaffId
    course_id: CourseId
    until: datetime


def opening_until(now: datetime, session: ClassSession | None) -> datetime:
    """When enrolment opened now closes itself: after half an hour, or with the class that is on."""
    until = now + OPEN_FOR
    if session is not None and session.starts_at <= now < session.ends_at:
        return min(until, session.ends_at)
    return until


def entry_now(rules: GuardRules, opening: Opening | None, now: datetime) -> Entry:
    """What enrolling takes now."""
    if opening is not None and now < opening.until:
        return Entry.PANEL
    return Entry.FREE if rules.guard is Guard.OPEN else Entry.CODE


def let_in(entry: Entry, by: StaffId | None, code: CodeCheck | None) -> LetIn | EntryTrouble:
    """Whether somebody may enrol. A right code does at any time; ``code`` None: none was typed.

    Args:
        entry: what enrolling takes now.
        by: the professor who has opened enrolment.
        code: what became of the code that was typed.
    """
    if code is CodeCheck.RIGHT:
        return LetIn(Entry.CODE)
    if entry is Entry.PANEL:
        return LetIn(entry, by)
    if entry is Entry.FREE:
        return LetIn(entry)
    return {
        None: EntryTrouble.CODE_NEEDED,
        CodeCheck.WRONG: EntryTrouble.CODE_WRONG,
        CodeCheck.EXPIRED: EntryTrouble.CODE_EXPIRED,
    }[code]


def new_code(rng: Random) -> str:
    """A fresh code; ``rng`` is the system's where it counts."""
    return f"{rng.randrange(10**CODE_LENGTH):0{CODE_LENGTH}d}"


def grouped_code(code: str) -> str:
    """As people read it: ``1234 5678``."""
    half = CODE_LENGTH // 2
    return f"{code[:half]} {code[half:]}"


def same_name(typed: str, listed: str) -> bool:
    """Whether these are one name: blanks, case and the way Hangul is composed make no difference."""
    return _plain(typed) == _plain(listed)


def _plain(name: str) -> str:
    composed = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFC", "".join(composed.split()))
