"""Templates, sealed set by set, and pictures, one by one; one transaction per method, on any thread."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import Clock
from kiosk.core.values import LEARNT, Picture, Pose, Sitting, StudentId, Template, new_id
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain
from kiosk.storage.tables import PictureRow, StudentRow, TemplateSetRow
from kiosk.storage.vault import Vault


class SealedFaces:
    """Turns templates and pictures into rows and back, inside somebody's transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def template_sets(
        self, templates: Iterable[Template], student_id: UUID, at: datetime
    ) -> list[TemplateSetRow]:
        """Seal templates as this student's, one set an engine and sitting; their order is kept."""
        together: dict[tuple[str, int], list[Template]] = {}
        for template in templates:
            together.setdefault((template.engine, template.sitting), []).append(template)
        rows = []
        for (engine, sitting), own in together.items():
            row = TemplateSetRow(
                set_id=new_id(),
                student_id=student_id,
                engine=engine,
                amount=len(own),
                made_at=at,
                sitting=sitting,
            )
            place = _set_place(row.set_id, student_id, engine, len(own), sitting)
            row.sealed = self._vault.seal(_packed(own), *place)
            rows.append(row)
        return rows

    def templates(
        self, set_id: UUID, student_id: UUID, engine: str, amount: int, sitting: int, sealed: bytes
    ) -> list[Template]:
        """Open a set, given its columns. Raises VaultError."""
        place = _set_place(set_id, student_id, engine, amount, sitting)
        head, _, features = self._vault.unseal(sealed, *place).partition(b"\n")
        owner = StudentId(student_id)
        return [Template(owner, pose, engine, features[part], sitting) for pose, part in _parts(head)]

    def picture_row(self, picture: Picture, student_id: UUID, at: datetime) -> PictureRow:
        """Seal a picture as this student's."""
        row = PictureRow(
            picture_id=new_id(),
            student_id=student_id,
            pose=picture.pose,
            kept_at=at,
            sitting=picture.sitting,
        )
        row.sealed = self._vault.seal(picture.png, *_picture_place(row))
        return row

    def picture(self, row: PictureRow) -> Picture:
        """Open a picture. Raises VaultError."""
        png = self._vault.unseal(row.sealed, *_picture_place(row))
        return Picture(StudentId(row.student_id), row.pose, png, row.sitting)


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


def _set_place(set_id: UUID, student_id: UUID, engine: str, amount: int, sitting: int) -> tuple[str, ...]:
    return "template_sets", str(set_id), str(student_id), engine, str(amount), *_bound(sitting)


def _picture_place(row: PictureRow) -> tuple[str, ...]:
    return "pictures", str(row.picture_id), str(row.student_id), row.pose.value, *_bound(row.sitting)


def _bound(sitting: int) -> tuple[str, ...]:
    """The sitting as part of the seal; the first is not named, as before there were others."""
    return () if sitting == 1 else (f"sitting {sitting}",)


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
        with self._database.read() as session:
            return self._opened(session, TemplateSetRow.engine == engine)

    def templates_of(self, student_id: StudentId, engine: str) -> tuple[Template, ...]:
        """The templates of one student for one engine. Raises VaultError."""
        with self._database.read() as session:
            return self._opened(session, *_sets_of(student_id, engine))

    def _opened(self, session: Session, *which: sa.ColumnElement[bool]) -> tuple[Template, ...]:
        table = TemplateSetRow
        columns = (table.set_id, table.student_id, table.engine, table.amount, table.sitting, table.sealed)
        wanted = sa.select(*columns).where(*which).order_by(table.student_id, table.made_at, table.set_id)
        return tuple(template for row in session.execute(wanted) for template in self._sealed.templates(*row))

    def sittings(self, student_id: StudentId) -> tuple[Sitting, ...]:
        """When this student sat before the camera, oldest first; what was learnt is no sitting."""
        wanted = (
            sa.select(PictureRow.sitting, sa.func.min(PictureRow.kept_at))
            .where(PictureRow.student_id == student_id, PictureRow.sitting != LEARNT)
            .group_by(PictureRow.sitting)
            .order_by(PictureRow.sitting)
        )
        with self._database.read() as session:
            return tuple(Sitting(number, at) for number, at in session.execute(wanted))

    def pictures(self, student_id: StudentId | None = None) -> Iterator[Picture]:
        """Kept pictures of one student or of all, one by one; one destroyed meanwhile is left out.

        Each is read in a transaction of its own: making a template of it may take long.
        """
        with self._database.read() as session:
            order = sa.select(PictureRow.picture_id).order_by(
                PictureRow.student_id, PictureRow.kept_at, PictureRow.picture_id
            )
            if student_id is not None:
                order = order.where(PictureRow.student_id == student_id)
            ids = session.scalars(order).all()
        for picture_id in ids:
            with self._database.read() as session:
                row = session.get(PictureRow, picture_id)
                picture = None if row is None else self._sealed.picture(row)
            if picture is not None:
                yield picture

    def count(self, engine: str) -> int:
        """How many templates of one engine there are."""
        wanted = sa.select(sa.func.sum(TemplateSetRow.amount)).where(TemplateSetRow.engine == engine)
        with self._database.read() as session:
            return session.scalar(wanted) or 0

    def undescribed(self, engine: str) -> tuple[StudentId, ...]:
        """Whose face is kept, but not described by this engine."""
        described = sa.select(TemplateSetRow.student_id).where(TemplateSetRow.engine == engine)
        wanted = (
            sa.select(StudentRow.student_id)
            .where(StudentRow.has_face, StudentRow.student_id.not_in(described))
            .order_by(StudentRow.student_id)
        )
        with self._database.read() as session:
            return tuple(map(StudentId, session.scalars(wanted)))

    def replace_templates(self, templates: Sequence[Template]) -> frozenset[StudentId]:
        """One transaction: these in place of their students' own of the same engine; not journalled.

        Re-making a campus would be thousands of entries: whoever does it writes one at its end.

        Returns:
            Whose are kept: nothing is of a student whose face was forgotten meanwhile.
        """
        now = self._clock.now()
        owners = {template.student_id for template in templates}
        with self._database.write() as session:
            there = sa.select(StudentRow.student_id).where(
                StudentRow.student_id.in_(owners), StudentRow.has_face
            )
            kept = frozenset(map(StudentId, session.scalars(there)))
            own = [template for template in templates if template.student_id in kept]
            for student_id, engine in {(template.student_id, template.engine) for template in own}:
                session.execute(sa.delete(TemplateSetRow).where(*_sets_of(student_id, engine)))
            add_templates(session, self._sealed, own, now)
        return kept

    # --- what was learnt from check-ins -----------------------------------------------------------------

    def learn(self, template: Template, picture: Picture, keep: int, at: datetime) -> bool:
        """One transaction: one more learnt template with its picture, the oldest beyond ``keep`` dropped.

        Returns:
            False, and nothing is kept, when the face of the student was forgotten meanwhile.

        Raises:
            VaultError: what was learnt before does not open.
        """
        who = template.student_id
        with self._database.write() as session:
            row = session.get(StudentRow, who)
            if row is None or not row.has_face:
                return False
            mine = (*_sets_of(who, template.engine), TemplateSetRow.sitting == LEARNT)
            before = self._opened(session, *mine)
            session.execute(sa.delete(TemplateSetRow).where(*mine))
            _drop_pictures_but(session, who, keep - 1)
            learnt = (*before, replace(template, sitting=LEARNT))[-keep:]
            add_to_face(session, self._sealed, who, learnt, (picture,), LEARNT, at)
            detail = {"kept": len(learnt), "dropped": len(before) + 1 - len(learnt)}
            self._chain.add(session, Action.LEARN, ("student", who), at=at, detail=detail)
            return True

    def learnt(self) -> dict[StudentId, tuple[int, datetime]]:
        """Of whom something was learnt: how many pictures, and when the newest was."""
        wanted = (
            sa.select(PictureRow.student_id, sa.func.count(), sa.func.max(PictureRow.kept_at))
            .where(PictureRow.sitting == LEARNT)
            .group_by(PictureRow.student_id)
        )
        with self._database.read() as session:
            return {StudentId(who): (count, newest) for who, count, newest in session.execute(wanted)}

    def forget_learnt(self, student_id: StudentId | None, actor: str) -> int:
        """One transaction: destroy what was learnt of one student or (None) of everybody, and journal it.

        Returns:
            How many pictures there were; with none nothing is written.
        """
        owned = [sa.true()] if student_id is None else [PictureRow.student_id == student_id]
        with self._database.write() as session:
            gone = sa.delete(PictureRow).where(PictureRow.sitting == LEARNT, *owned)
            result = session.execute(gone)
            pictures = result.rowcount if isinstance(result, sa.CursorResult) else 0
            if not pictures:
                return 0
            owned = [sa.true()] if student_id is None else [TemplateSetRow.student_id == student_id]
            session.execute(sa.delete(TemplateSetRow).where(TemplateSetRow.sitting == LEARNT, *owned))
            subject = "students" if student_id is None else ("student", student_id)
            now, detail = self._clock.now(), {"pictures": pictures}
            self._chain.add(session, Action.FORGET_LEARNT, subject, actor=actor, at=now, detail=detail)
        self._database.scrub()
        return pictures


def _sets_of(student_id: UUID, engine: str) -> tuple[sa.ColumnElement[bool], ...]:
    return TemplateSetRow.student_id == student_id, TemplateSetRow.engine == engine


def _drop_pictures_but(session: Session, student_id: UUID, keep: int) -> None:
    """Of the learnt pictures of a student only the newest stay."""
    newest_first = (
        sa.select(PictureRow)
        .where(PictureRow.student_id == student_id, PictureRow.sitting == LEARNT)
        .order_by(PictureRow.kept_at.desc(), PictureRow.picture_id)
    )
    for row in session.scalars(newest_first).all()[keep:]:
        session.delete(row)
    session.flush()


def last_sitting(session: Session, student_id: UUID) -> int:
    """The number of the newest sitting of which pictures are kept; 0 when there is none."""
    newest = sa.select(sa.func.max(PictureRow.sitting)).where(PictureRow.student_id == student_id)
    return session.scalar(newest) or 0


def add_to_face(
    session: Session,
    sealed: SealedFaces,
    student_id: UUID,
    templates: Iterable[Template],
    pictures: Iterable[Picture],
    sitting: int,
    at: datetime,
) -> None:
    """Add templates and pictures of one sitting to a face.

    The student's templates for other engines go: they lack this sitting, and whoever wants them again has
    to make them of all pictures.
    """
    own = [replace(template, sitting=sitting) for template in templates]
    engines = {template.engine for template in own}
    session.execute(
        sa.delete(TemplateSetRow).where(
            TemplateSetRow.student_id == student_id, TemplateSetRow.engine.not_in(engines)
        )
    )
    session.add_all(sealed.template_sets(own, student_id, at))
    session.add_all([sealed.picture_row(replace(one, sitting=sitting), student_id, at) for one in pictures])


def add_templates(session: Session, sealed: SealedFaces, templates: Iterable[Template], at: datetime) -> None:
    """Add templates under the students they name: one set for each student and engine."""
    by_student: dict[StudentId, list[Template]] = {}
    for template in templates:
        by_student.setdefault(template.student_id, []).append(template)
    for student_id, own in by_student.items():
        session.add_all(sealed.template_sets(own, student_id, at))
