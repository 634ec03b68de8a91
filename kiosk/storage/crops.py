"""Crops of the faces that checked in, sealed; kept for days at most, inside somebody's transaction."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import CheckIn
from kiosk.storage.tables import CropRow
from kiosk.storage.vault import Vault


class SealedCrops:
    """Turns the crop of a check-in into a row and back; it opens for that check-in and student only."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, session: Session, check_in: CheckIn, crop: bytes) -> None:
        """Keep the crop of a check-in whose row is there already."""
        fact_id, student_id = check_in.fact_id, check_in.student_id
        sealed = self._vault.seal(crop, *_place(fact_id, student_id))
        session.add(CropRow(fact_id=fact_id, student_id=student_id, kept_at=check_in.at, sealed=sealed))
        session.flush()

    def crop(self, session: Session, fact_id: UUID) -> bytes | None:
        """The crop of a check-in, or None when none is kept. Raises VaultError."""
        row = session.get(CropRow, fact_id)
        return None if row is None else self._vault.unseal(row.sealed, *_place(row.fact_id, row.student_id))


def drop_crops(session: Session, made_before: datetime) -> int:
    """Destroy what was kept before; returns how many."""
    result = session.execute(sa.delete(CropRow).where(CropRow.kept_at < made_before))
    return result.rowcount if isinstance(result, sa.CursorResult) else 0


def _place(fact_id: UUID, student_id: UUID) -> tuple[str, ...]:
    return "check_in_crops", str(fact_id), str(student_id)
