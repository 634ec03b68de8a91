"""When a term ends, and whose face must be forgotten by then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.retention import crops_end, faces_due, term_end
from kiosk.core.values import Consent, ConsentSubject, StudentId, new_id
from tests.builders import SEOUL

BERLIN, HONOLULU = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Honolulu")
ADA, BO = StudentId(new_id()), StudentId(new_id())
SPRING = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
END = datetime(2026, 9, 1, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("at", "zone", "end"),
    [
        ("2026-03-01 00:00", SEOUL, "2026-09-01 00:00"),
        ("2026-05-14 13:00", SEOUL, "2026-09-01 00:00"),
        ("2026-08-31 23:59", SEOUL, "2026-09-01 00:00"),
        ("2026-09-01 00:00", SEOUL, "2027-03-01 00:00"),
        ("2026-12-31 23:59", SEOUL, "2027-03-01 00:00"),
        ("2027-01-01 00:00", SEOUL, "2027-03-01 00:00"),
        ("2027-02-28 23:59", SEOUL, "2027-03-01 00:00"),
        ("2028-02-28 23:59", SEOUL, "2028-03-01 00:00"),
        ("2028-02-29 00:00", SEOUL, "2028-03-01 00:00"),  # a leap year: the 29th belongs to autumn
        ("2028-02-29 23:59", SEOUL, "2028-03-01 00:00"),
        ("2100-02-28 23:59", SEOUL, "2100-03-01 00:00"),  # no leap year
        ("2026-10-25 02:30", BERLIN, "2027-03-01 00:00"),
        ("2027-02-28 23:59", BERLIN, "2027-03-01 00:00"),
        ("2026-08-31 23:59", HONOLULU, "2026-09-01 00:00"),
    ],
)
def test_the_end_of_the_term(at: str, zone: ZoneInfo, end: str) -> None:
    asked = datetime.fromisoformat(at).replace(tzinfo=zone)
    expected = datetime.fromisoformat(end).replace(tzinfo=zone)
    assert term_end(asked, zone) == expected
    assert term_end(asked.astimezone(UTC), zone) == expected, "whatever zone the time is told in"
    assert term_end(asked, zone).tzinfo is UTC


def test_one_instant_lies_in_another_term_elsewhere() -> None:
    instant = datetime(2026, 8, 31, 20, 0, tzinfo=UTC)  # 1 September in Seoul, 31 August in Honolulu
    assert term_end(instant, SEOUL) == datetime(2027, 3, 1, tzinfo=SEOUL)
    assert term_end(instant, HONOLULU) == datetime(2026, 9, 1, tzinfo=HONOLULU)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from([SEOUL, BERLIN, HONOLULU]),
)
def test_it_is_the_first_end_after(at: datetime, zone: ZoneInfo) -> None:
    end = term_end(at, zone)
    assert at < end <= at + timedelta(days=185)
    local = end.astimezone(zone)
    assert (local.month, local.day, local.hour) in {(3, 1, 0), (9, 1, 0)}
    assert term_end(end - timedelta(seconds=1), zone) == end
    assert term_end(end, zone) > end, "at the end the next term has begun"


def a_consent(
    who: StudentId = ADA,
    at: datetime = SPRING,
    *,
    given: bool = True,
    subject: ConsentSubject = ConsentSubject.FACE_FEATURES,
) -> Consent:
    return Consent(who, subject, "2", given, at)


@pytest.mark.parametrize(
    ("consents", "now", "due"),
    [
        ((), END, ()),
        ((a_consent(),), END - timedelta(microseconds=1), ()),
        ((a_consent(),), END, (ADA,)),
        ((a_consent(),), END + timedelta(days=400), (ADA,)),  # the kiosk was off
        ((a_consent(), a_consent(BO, END)), END, (ADA,)),
        ((a_consent(), a_consent(at=END)), END, ()),  # agreed again
        ((a_consent(at=END), a_consent(BO)), SPRING, ()),  # the clock was set back
        ((a_consent(), a_consent(given=False)), SPRING, (ADA,)),  # withdrawn and yet kept
        ((a_consent(subject=ConsentSubject.PERSONAL_DETAILS),), END, ()),
        ((a_consent(), a_consent(subject=ConsentSubject.PERSONAL_DETAILS, given=False)), SPRING, ()),
    ],
)
def test_whose_face_is_due(consents: tuple[Consent, ...], now: datetime, due: tuple[StudentId, ...]) -> None:
    assert faces_due(consents, now, SEOUL) == due


@pytest.mark.parametrize(
    ("days", "end"),
    [
        (1, datetime(2026, 3, 1, 15, tzinfo=UTC)),  # midnight of this Monday in Seoul
        (14, datetime(2026, 2, 16, 15, tzinfo=UTC)),
    ],
)
def test_crops_are_gone_after_the_days_at_most(days: int, end: datetime) -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert crops_end(now, days, SEOUL) == end
    made = now
    looked_at = [made + timedelta(days=day) for day in range(1, days + 1)]
    assert any(made < crops_end(at, days, SEOUL) for at in looked_at)


def test_without_days_no_crop_is_kept() -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert crops_end(now, 0, SEOUL) > now
