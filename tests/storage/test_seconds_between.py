"""Seconds between two times, reckoned by the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from kiosk.storage.columns import UtcDateTime, seconds_between

BEGIN = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize("seconds", [-600.0, 0.0, 0.001, 599.999, 600.0, 600.001, 86_400.5])
def test_sqlite_reckons_to_the_millisecond(seconds: float) -> None:
    times = sa.Table(
        "times", sa.MetaData(), sa.Column("begin", UtcDateTime()), sa.Column("end", UtcDateTime())
    )
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        times.create(connection)
        connection.execute(times.insert().values(begin=BEGIN, end=BEGIN + timedelta(seconds=seconds)))
        found = connection.scalar(sa.select(seconds_between(times.c.begin, times.c.end)))
    engine.dispose()
    assert found == seconds


def test_postgresql_has_its_own_words() -> None:
    words = postgresql.dialect()  # type: ignore[no-untyped-call]
    said = seconds_between(sa.column("begin"), sa.column("end")).compile(dialect=words)
    assert str(said) == 'ROUND(EXTRACT(EPOCH FROM ("end" - begin))::numeric, 3)'
