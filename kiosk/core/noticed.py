"""What was noticed, as the panel shows it: something to look at, with time and evidence. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.core.values import Course, Student


class PatternKind(Enum):
    """What there is to look at. None of these says that anybody did anything."""

    TWO_NUMBERS = "two_numbers"  # one face tried for two numbers
    IMITATED = "imitated"  # something flat was shown in place of this student
    COMPANY = "company"  # somebody else stood there while this student turned the head
    TOGETHER = "together"  # two who arrive seconds apart, time after time
    NOT_SEEN_AGAIN = "not_seen_again"  # checked in, and not there at the second look


@dataclass(frozen=True)
class Pattern:
    """One thing to look at; ``key`` is the same for the same thing, so that it is dismissed once.

    It happened ``times`` of ``of`` that were looked at, where chance alone would make ``expected``;
    ``by_number`` of them a check-in was by number. What a kind does not have is 0.
    """

    kind: PatternKind
    key: str
    at: datetime
    students: tuple[Student, ...]
    course: Course | None = None
    times: int = 0
    of: int = 0
    expected: float = 0.0
    by_number: int = 0


@dataclass(frozen=True)
class SecondLook:
    """The second look of the class that is on: when the last one began, and who was seen since the first.

    ``began_at`` is None when there was none yet, ``until`` when the one that is on ends.
    """

    expected: int
    seen: int = 0
    began_at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Noticed:
    """What a professor may want to look at, the newest first; the second look where it is offered."""

    patterns: tuple[Pattern, ...] = ()
    second_look: SecondLook | None = None
