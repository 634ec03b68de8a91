"""Templates, sealed set by set, and pictures, one by one; one transaction per method, on any thread."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import Clock
from kiosk.core.values import Picture, Pose, StudentId, Template, new_id
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain
from kiosk.storage.tables import PictureRow, TemplateSetRow
from kiosk.storage.vault import Vault


class SealedFaces:
    """Turns templates and pictures into rows and back, inside somebody's transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def template_sets(
        self, templates: Iterable[Template], student_id: UUID, at: datetime
    ) -> list[TemplateSetRow]:
        """Seal templates as this student's, one set an engine; their order is kept."""
        by_engine: dict[str, list[Template]] = {}
        for template in templates:
            by_engine.setdefault(template.engine, []).append(template)
        rows = []
        for engine, own in by_engine.items():
            row = TemplateSetRow(
                set_id=new_id(), student_id=student_id, engine=engine, amount=len(own), made_at=at
            )
            place = _set_place(row.set_id, student_id, engine, len(own))
            row.sealed = self._vault.seal(_packed(own), *place)
            rows.append(row)
        return rows

    def templates(
        self, set_id: UUID, student_id: UUID, engine: str, amount: int, sealed: bytes
    ) -> list[Template]:
        """Open a set, given its columns. Raises VaultError."""
        place = _set_place(set_id, student_id, engine, amount)
        head, _, features = self._vault.unseal(sealed, *place).partition(b"\n")
        owner = StudentId(student_id)
        return [Template(owner, pose, engine, features[part]) for pose, part in _parts(head)]

    def picture_row(self, picture: Picture, student_id: UUID, at: datetime) -> PictureRow:
        """Seal a picture as this student's."""
        row = PictureRow(picture_id=new_id(), student_id=student_id, pose=picture.pose, kept_at=at)
        row.sealed = self._vault.seal(picture.png, *_picture_place(row))
        return row

    def picture(self, row: PictureRow) -> Picture:
        """Open a picture. Raises VaultError."""
        return Picture(
            StudentId(row.student_id), row.pose, self._vault.unseal(row.sealed, *_picture_place(row))
        )


def _packed(templates: Sequence[Template]) -> bytes:
    """A line that says pose and length of each, then the features of all."""
    head = " ".join(f"{template.pose.value} {len(template.features)}" for template in templates)
    return b"\n".join((head.encode(), b"".join(template.features for template in templates)))


@lru_cache(maxsize=256)
def _parts(head: bytes) -> tuple[tuple[Pose, slice], ...]:
    """Pose and place of each template's features; the line is the same for nearly everybody."""
    words = head.decode().split()
    parts, begin = [], 0
    for pose, length in zip(words[::2], words[1::2], strict=True):
        parts.append((Pose(pose), slice(begin, begin + int(length))))
        begin += int(length)
    return tuple(parts)


def _set_place(set_id: UUID, student_id: UUID, engine: str, amount: int) -> tuple[str, ...]:
    return "template_sets", str(set_id), str(student_id), engine, str(amount)


def _picture_place(row: PictureRow) -> tuple[str, ...]:
    return "pictures", str(row.picture_id), str(row.student_id), row.pose.value


class SqlFaces:
    """The face part of the store."""

    def __init__(self, database: Database, chain: Chain, clock: Clock, sealed: SealedFaces) -> None:
        self._database = database
        self._chain = chain
        self._clock = clock
        self._sealed = sealed

    def templates(self, engine: str) -> tuple[Template, ...]:
        """All templates of one engine. Raises VaultError on a wrong key or altered data.

        Columns are read, not mapped rows: half the time for a campus.
        """
        table = TemplateSetRow
        wanted = (
            sa.select(table.set_id, table.student_id, table.engine, table.amount, table.sealed)
            .where(table.engine == engine)
            .order_by(table.student_id, table.made_at, table.set_id)
        )
        with self._database.read() as session:
            return tuple(
                template for row in session.execute(wanted) for template in self._sealed.templates(*row)
            )

    def pictures(self) -> Iterator[Picture]:
        """All kept pictures, one by one; one that was destroyed meanwhile is left out.

        Each is read in a transaction of its own: making a template of it may take long.
        """
        with self._database.read() as session:
            order = sa.select(PictureRow.picture_id).order_by(
                PictureRow.student_id, PictureRow.kept_at, PictureRow.picture_id
            )
            ids = session.scalars(order).all()
        for picture_id in ids:
            with self._database.read() as session:
                row = session.get(PictureRow, picture_id)
                picture = None if row is None else self._sealed.picture(row)
            if picture is not None:
                yield picture

    def replace_templates(self, templates: Sequence[Template]) -> None:
        """Add these and drop older ones of the same students and engine, in one transaction."""
        if not templates:
            return
        now = self._clock.now()
        with self._database.write() as session:
            replaced = {(template.student_id, template.engine) for template in templates}
            for student_id, engine in sorted(replaced):
                session.execute(
                    sa.delete(TemplateSetRow).where(
                        TemplateSetRow.student_id == student_id, TemplateSetRow.engine == engine
                    )
                )
            add_templates(session, self._sealed, templates, now)
            self._chain.add(
                session,
                Action.REPLACE_TEMPLATES,
                "templates",
                at=now,
                detail={"students": len({student for student, _ in replaced}), "templates": len(templates)},
            )


def add_templates(session: Session, sealed: SealedFaces, templates: Iterable[Template], at: datetime) -> None:
    """Add templates under the students they name: one set for each student and engine."""
    by_student: dict[StudentId, list[Template]] = {}
    for template in templates:
        by_student.setdefault(template.student_id, []).append(template)
    for student_id, own in by_student.items():
        session.add_all(sealed.template_sets(own, student_id, at))
