"""Templates and pictures, sealed row by row; one transaction per method, on any thread."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import Clock
from kiosk.core.values import Picture, StudentId, Template, new_id
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain
from kiosk.storage.tables import PictureRow, TemplateRow
from kiosk.storage.vault import Vault


class SealedFaces:
    """Turns templates and pictures into rows and back, inside somebody's transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def template_row(self, template: Template, student_id: UUID, at: datetime) -> TemplateRow:
        """Seal a template as this student's."""
        row = TemplateRow(
            template_id=new_id(),
            student_id=student_id,
            pose=template.pose,
            engine=template.engine,
            made_at=at,
        )
        row.sealed = self._vault.seal(template.features, *_template_place(row))
        return row

    def template(self, row: TemplateRow) -> Template:
        """Open a template. Raises VaultError."""
        features = self._vault.unseal(row.sealed, *_template_place(row))
        return Template(StudentId(row.student_id), row.pose, row.engine, features)

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


def _template_place(row: TemplateRow) -> tuple[str, ...]:
    return "templates", str(row.template_id), str(row.student_id), row.pose.value, row.engine


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
        """All templates of one engine. Raises VaultError on a wrong key or altered data."""
        wanted = (
            sa.select(TemplateRow)
            .where(TemplateRow.engine == engine)
            .order_by(TemplateRow.student_id, TemplateRow.made_at, TemplateRow.template_id)
        )
        with self._database.read() as session:
            return tuple(self._sealed.template(row) for row in session.scalars(wanted))

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
                    sa.delete(TemplateRow).where(
                        TemplateRow.student_id == student_id, TemplateRow.engine == engine
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
    """Add templates under the students they name."""
    session.add_all([sealed.template_row(template, template.student_id, at) for template in templates])
