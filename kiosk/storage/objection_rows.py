"""Objections and their steps as rows, and the digests with which the journal vouches for them."""

from collections.abc import Iterable

from kiosk.core.values import FactId, Objection, ObjectionStep, SessionId, StaffId, StudentId
from kiosk.storage.journal import digest_of, in_utc
from kiosk.storage.tables import ObjectionRow, ObjectionStepRow


def objection_digest(fact: Objection) -> str:
    """What the journal vouches for of an objection."""
    return digest_of(
        {
            "fact_id": str(fact.fact_id),
            "session": str(fact.session_id),
            "student": str(fact.student_id),
            "dispute": fact.dispute.value,
            "way": fact.way.value,
            "kiosk": fact.kiosk_id,
            "at": in_utc(fact.at),
        }
    )


def step_digest(fact: ObjectionStep) -> str:
    """What the journal vouches for of a step."""
    return digest_of(
        {
            "fact_id": str(fact.fact_id),
            "objection": str(fact.objection_id),
            "state": fact.state.value,
            "reason": fact.reason,
            "by": str(fact.by or ""),
            "at": in_utc(fact.at),
        }
    )


def objection_row(fact: Objection) -> ObjectionRow:
    """The row of an objection, without its steps."""
    return ObjectionRow(
        fact_id=fact.fact_id,
        session_id=fact.session_id,
        student_id=fact.student_id,
        dispute=fact.dispute,
        way=fact.way,
        kiosk_id=fact.kiosk_id,
        at=fact.at,
    )


def step_row(fact: ObjectionStep, kiosk_id: str) -> ObjectionStepRow:
    """The row of a step."""
    return ObjectionStepRow(
        fact_id=fact.fact_id,
        objection_id=fact.objection_id,
        state=fact.state,
        reason=fact.reason,
        by=fact.by,
        kiosk_id=kiosk_id,
        at=fact.at,
    )


def objection_of(row: ObjectionRow, steps: Iterable[ObjectionStep]) -> Objection:
    """The value of a row."""
    return Objection(
        FactId(row.fact_id),
        SessionId(row.session_id),
        StudentId(row.student_id),
        row.dispute,
        row.way,
        row.kiosk_id,
        row.at,
        tuple(steps),
    )


def step_of(row: ObjectionStepRow) -> ObjectionStep:
    """The value of a row."""
    by = None if row.by is None else StaffId(row.by)
    return ObjectionStep(FactId(row.fact_id), FactId(row.objection_id), row.state, row.reason, by, row.at)
