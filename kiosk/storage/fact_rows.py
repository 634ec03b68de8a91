"""Check-ins and corrections as rows, and the digests with which the journal vouches for them."""

import json
import math

from sqlalchemy.orm import Session

from kiosk.core.observation import Layer, Presentation, Presented
from kiosk.core.values import (
    CheckIn,
    Correction,
    Evidence,
    FactId,
    SessionId,
    StaffId,
    StudentId,
)
from kiosk.storage.journal import Action, Chain, Value, canonical, digest_of, in_utc
from kiosk.storage.tables import CheckInRow, CorrectionRow


def check_in_digest(fact: CheckIn) -> str:
    """What the journal vouches for of a check-in, its evidence with it."""
    fields: dict[str, Value] = {
        "fact_id": str(fact.fact_id),
        "session": str(fact.session_id),
        "student": str(fact.student_id),
        "kiosk": fact.kiosk_id,
        "at": in_utc(fact.at),
        "method": fact.method.value,
    }
    return digest_of(fields if fact.evidence is None else {**fields, **_evidence_fields(fact.evidence)})


def _evidence_fields(evidence: Evidence) -> dict[str, Value]:
    """The columns of evidence. What is not there is not named, as before there were these."""
    fields: dict[str, Value] = {
        "confidence": evidence.confidence,
        "distance": evidence.distance,
        "second_distance": evidence.second_distance,
        "frames": evidence.frames,
        "challenge": evidence.challenge,
        "engine": evidence.engine,
    }
    if evidence.frames_sha256:
        fields["frames_sha256"] = evidence.frames_sha256
    if evidence.calibration:
        fields["calibration"] = evidence.calibration
    if evidence.presentation is not None:
        fields["presented"] = evidence.presentation.presented.value
        fields["log_odds"] = evidence.presentation.log_odds
        fields["layers"] = canonical({layer.value: odds for layer, odds in evidence.presentation.layers})
    return fields


def correction_digest(fact: Correction) -> str:
    """What the journal vouches for of a correction."""
    return digest_of(
        {
            "fact_id": str(fact.fact_id),
            "session": str(fact.session_id),
            "student": str(fact.student_id),
            "status": fact.status.value,
            "reason": fact.reason,
            "by": str(fact.by),
            "at": in_utc(fact.at),
        }
    )


def check_in_row(fact: CheckIn) -> CheckInRow:
    """The row of a check-in. Raises ValueError for evidence that is no number: SQLite would keep NULL."""
    evidence: dict[str, Value | Presented] = {}
    if fact.evidence is not None:
        evidence.update(_evidence_fields(fact.evidence))
        presentation = fact.evidence.presentation
        evidence["presented"] = None if presentation is None else presentation.presented
    if any(isinstance(number, float) and math.isnan(number) for number in evidence.values()):
        raise ValueError("evidence that is not a number cannot be stored")
    return CheckInRow(
        fact_id=fact.fact_id,
        session_id=fact.session_id,
        student_id=fact.student_id,
        kiosk_id=fact.kiosk_id,
        at=fact.at,
        method=fact.method,
        **evidence,
    )


def check_in_of(row: CheckInRow) -> CheckIn:
    """The value of a row."""
    return CheckIn(
        FactId(row.fact_id),
        SessionId(row.session_id),
        StudentId(row.student_id),
        row.kiosk_id,
        row.at,
        row.method,
        _evidence(row),
    )


def _evidence(row: CheckInRow) -> Evidence | None:
    if (
        row.confidence is None
        or row.distance is None
        or row.second_distance is None
        or row.frames is None
        or row.challenge is None
        or row.engine is None
    ):
        return None
    return Evidence(
        row.confidence,
        row.distance,
        row.second_distance,
        row.frames,
        row.challenge,
        row.engine,
        row.frames_sha256 or "",
        row.calibration or "",
        _presentation(row),
    )


def _presentation(row: CheckInRow) -> Presentation | None:
    if row.presented is None or row.log_odds is None or row.layers is None:
        return None
    layers = json.loads(row.layers)
    return Presentation(
        row.presented,
        row.log_odds,
        tuple((layer, layers[layer.value]) for layer in Layer if layer.value in layers),
    )


def add_correction(session: Session, chain: Chain, correction: Correction) -> None:
    """Add a correction and its journal entry, which vouches for the reason without holding it."""
    session.add(_correction_row(correction, chain.kiosk_id))
    session.flush()
    chain.add(
        session,
        Action.CORRECT,
        ("student", correction.student_id),
        actor=f"staff:{correction.by}",
        at=correction.at,
        detail={
            "session": str(correction.session_id),
            "status": correction.status.value,
            "fact": correction_digest(correction),
        },
    )


def _correction_row(fact: Correction, kiosk_id: str) -> CorrectionRow:
    return CorrectionRow(
        fact_id=fact.fact_id,
        session_id=fact.session_id,
        student_id=fact.student_id,
        status=fact.status,
        reason=fact.reason,
        by=fact.by,
        kiosk_id=kiosk_id,
        at=fact.at,
    )


def correction_of(row: CorrectionRow) -> Correction:
    """The value of a row."""
    return Correction(
        FactId(row.fact_id),
        SessionId(row.session_id),
        StudentId(row.student_id),
        row.status,
        row.reason,
        StaffId(row.by),
        row.at,
    )
