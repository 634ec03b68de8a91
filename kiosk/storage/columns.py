"""Column types that mean the same on SQLite and PostgreSQL; values only, on any thread."""

from datetime import UTC, datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class UtcDateTime(sa.TypeDecorator[datetime]):
    """Aware in, aware UTC out. SQLite drops time zones, so UTC is what is stored; naive times are refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn into UTC. Raises ValueError on a naive time: nobody knows what instant it means."""
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError("a naive time cannot be stored: give it a time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Give back aware UTC."""
        if value is None:
            return None
        time: datetime = value
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


class seconds_between(FunctionElement[float]):  # noqa: N801 - an SQL function
    """Seconds from one UTC time to a later one, to the millisecond."""

    type = sa.Float()
    name = "seconds_between"
    inherit_cache = True


@compiles(seconds_between)
def _between(element: seconds_between, compiler: SQLCompiler, **how: Any) -> str:
    begin, end = (compiler.process(clause, **how) for clause in element.clauses)
    return f"ROUND(EXTRACT(EPOCH FROM ({end} - {begin}))::numeric, 3)"


@compiles(seconds_between, "sqlite")
def _between_on_sqlite(element: seconds_between, compiler: SQLCompiler, **how: Any) -> str:
    """Days of a float that is exact to 40 microseconds."""
    begin, end = (compiler.process(clause, **how) for clause in element.clauses)
    return f"ROUND((julianday({end}) - julianday({begin})) * 86400.0, 3)"


def _values(kind: type[Enum]) -> list[str]:
    return [str(member.value) for member in kind]


ENUM = sa.Enum(Enum, values_callable=_values, native_enum=False, length=32)
"""Any Enum, stored as its value; no CHECK, so that a new member needs no rebuilt table."""

POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""Counts rows in the order they were added (SQLite counts by itself only in INTEGER)."""
