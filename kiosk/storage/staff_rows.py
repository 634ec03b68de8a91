"""Rows of staff and the hashes of their PINs and passwords; used inside transactions only."""

from datetime import datetime

import argon2
from sqlalchemy.orm import Session

from kiosk.core.values import Staff, new_id
from kiosk.storage.journal import Action, Chain
from kiosk.storage.tables import SecretRow, StaffRow

HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""argon2id with OWASP's first choice of costs (19 MiB, 2 passes, 1 lane): about 30 ms on a 2-core PC."""


def add_staff_member(
    session: Session, chain: Chain, staff: Staff, hashed: str, *, actor: str = "", at: datetime
) -> None:
    """Add a member of staff with the hash of a PIN or password, and a journal entry."""
    session.add(StaffRow(staff_id=staff.staff_id, name=staff.name, email=staff.email, role=staff.role))
    session.flush()
    session.add(SecretRow(secret_id=new_id(), staff_id=staff.staff_id, argon2=hashed, set_at=at))
    role = {"role": staff.role.value}
    chain.add(session, Action.ADD_STAFF, ("staff", staff.staff_id), actor=actor, at=at, detail=role)
