"""How long faces are kept: to the end of the term agreed in; crops of check-ins for days. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from kiosk.core.values import Consent, ConsentSubject, StudentId


def term_end(at: datetime, zone: tzinfo) -> datetime:
    """The first moment after the Korean term of ``at``, in UTC.

    Spring is March to August, autumn September to February (the university year begins on 1 March), so
    this is the local midnight that begins the next 1 March or 1 September.
    """
    day = at.astimezone(zone).date()
    if day.month < 3:
        next_term = date(day.year, 3, 1)
    elif day.month < 9:
        next_term = date(day.year, 9, 1)
    else:
        next_term = date(day.year + 1, 3, 1)
    return datetime.combine(next_term, time(), tzinfo=zone).astimezone(UTC)


def faces_due(consents: Iterable[Consent], now: datetime, zone: tzinfo) -> tuple[StudentId, ...]:
    """Whose face must be forgotten by now: the term of the agreement is over, or it was withdrawn.

    Args:
        consents: answers of students whose face is kept, of each the oldest first; the newest about the
            face counts.
        now: aware.
        zone: the kiosk's local time.
    """
    newest = {
        consent.student_id: consent for consent in consents if consent.subject is ConsentSubject.FACE_FEATURES
    }
    return tuple(
        consent.student_id
        for consent in newest.values()
        if not consent.given or term_end(consent.at, zone) <= now
    )


def crops_end(now: datetime, days: int, zone: tzinfo) -> datetime:
    """Crops of check-ins that were made before this moment (UTC) are kept no longer.

    Looked at once a local day it is a midnight: what is made today is gone after ``days`` days at most,
    not one later. With 0 days nothing is kept.
    """
    if days == 0:
        return now + timedelta(seconds=1)
    today = now.astimezone(zone).date()
    return datetime.combine(today - timedelta(days=days - 1), time(), tzinfo=zone).astimezone(UTC)
