"""Students, staff, PINs and consents; one transaction per method, on any thread."""

from datetime import datetime
from uuid import UUID

import argon2.exceptions
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import (
    Clock,
    DuplicateNumberError,
    Enrolment,
    FaceGiven,
    NoConsentError,
    StoreTrouble,
)
from kiosk.core.values import (
    Consent,
    ConsentSubject,
    LetIn,
    Staff,
    StaffId,
    Student,
    StudentId,
    new_id,
)
from kiosk.storage.database import Database
from kiosk.storage.errors import store_error
from kiosk.storage.face_rows import destroy_face
from kiosk.storage.faces import SealedFaces, add_to_face, last_sitting
from kiosk.storage.journal import Action, Chain, Value
from kiosk.storage.newcomer_rows import Before, note_newcomer
from kiosk.storage.staff_rows import HASHER, add_staff_member
from kiosk.storage.student_rows import add_place, by_number, named_by_roster, student_of
from kiosk.storage.tables import (
    ConsentRow,
    SecretRow,
    StaffRow,
    StudentRow,
)


class SqlPeople:
    """The people part of the store."""

    def __init__(self, database: Database, chain: Chain, clock: Clock, sealed: SealedFaces) -> None:
        self._database = database
        self._chain = chain
        self._clock = clock
        self._sealed = sealed

    def students(self) -> tuple[Student, ...]:
        """All students known, enrolled or not, sorted by number."""
        with self._database.read() as session:
            rows = session.scalars(sa.select(StudentRow).order_by(StudentRow.number))
            return tuple(student_of(row) for row in rows)

    def student(self, student_id: StudentId) -> Student | None:
        """The student of this id."""
        with self._database.read() as session:
            row = session.get(StudentRow, student_id)
            return None if row is None else student_of(row)

    def student_by_number(self, number: str) -> Student | None:
        """The student of this number, enrolled or only named by a roster."""
        with self._database.read() as session:
            row = session.scalars(by_number(number)).one_or_none()
            return None if row is None else student_of(row)

    def staff(self) -> tuple[Staff, ...]:
        """All members of staff, sorted by name."""
        with self._database.read() as session:
            rows = session.scalars(sa.select(StaffRow).order_by(StaffRow.name, StaffRow.staff_id))
            return tuple(Staff(StaffId(row.staff_id), row.name, row.email, row.role) for row in rows)

    def add_staff(self, staff: Staff, secret: str) -> None:
        """Add a member of staff with a PIN or password, kept as an argon2 hash."""
        hashed, now = HASHER.hash(secret), self._clock.now()
        with self._database.write() as session:
            add_staff_member(session, self._chain, staff, hashed, at=now)

    def set_secret(self, person: StaffId | StudentId, secret: str, actor: str = "") -> None:
        """Set or replace a PIN or password, kept as an argon2 hash. Raises LookupError for nobody's id.

        Without an actor it is journalled as the kiosk's own doing.
        """
        hashed, now = HASHER.hash(secret), self._clock.now()
        with self._database.write() as session:
            kind = _kind_of(session, person)
            _put_secret(session, kind, person, hashed, now)
            self._chain.add(session, Action.SET_SECRET, (kind, person), actor=actor, at=now)

    def secret_is(self, person: StaffId | StudentId, secret: str) -> bool:
        """Whether this is the person's PIN or password. Costs about 30 ms on purpose.

        Raises:
            StoreError: DAMAGED when the stored hash cannot be read.
        """
        hashed = self._hash_of(person)
        if hashed is None:
            return False
        try:
            return HASHER.verify(hashed, secret)
        except argon2.exceptions.InvalidHashError:
            raise store_error(StoreTrouble.DAMAGED, "the hash of a PIN cannot be read") from None
        except argon2.exceptions.VerificationError:
            return False

    def has_secret(self, person: StaffId | StudentId) -> bool:
        """Whether a PIN or password is set."""
        return self._hash_of(person) is not None

    def consents(self, student_id: StudentId) -> tuple[Consent, ...]:
        """All answers of a student in the order they were given."""
        wanted = (
            sa.select(ConsentRow).where(ConsentRow.student_id == student_id).order_by(ConsentRow.position)
        )
        with self._database.read() as session:
            return tuple(_consent(row) for row in session.scalars(wanted))

    def enrol(self, enrolment: Enrolment) -> None:
        """One transaction: student, PIN, consents, templates, pictures, roster places, journal entry.

        A student whom a roster has named is taken over with the id the roster gave, whatever id the
        enrolment was made under. What the student left empty (department, e-mail) is kept.

        Raises:
            DuplicateNumberError: A student of that number is already enrolled.
        """
        hashed = HASHER.hash(enrolment.pin)  # slow: before the lock is taken
        at = enrolment.at
        with self._database.write() as session:
            row, before = _take_over(session, enrolment.student, at)
            student_id = row.student_id
            _put_secret(session, "student", student_id, hashed, at)
            session.add_all([_consent_row(student_id, consent) for consent in enrolment.consents])
            session.add_all(self._sealed.template_sets(enrolment.templates, student_id, at))
            session.add_all([self._sealed.picture_row(p, student_id, at) for p in enrolment.pictures])
            joined = [
                course_id
                for course_id in dict.fromkeys(enrolment.courses)
                if add_place(session, course_id, student_id, at)
            ]
            note_newcomer(session, student_id, enrolment.let_in, at, before, next(iter(joined), None))
            self._chain.add(
                session,
                Action.ENROL,
                ("student", student_id),
                actor=f"student:{student_id}",
                at=at,
                detail={
                    "consents": len(enrolment.consents),
                    "templates": len(enrolment.templates),
                    "pictures": len(enrolment.pictures),
                    **_let_in(enrolment.let_in),
                },
            )

    def give_face(self, given: FaceGiven) -> int:
        """One transaction: consents, templates, pictures, journal entry. Returns the number of the sitting.

        Templates of other engines are dropped: they are re-made of all pictures when they are wanted again.

        Raises:
            LookupError: nobody has this id.
            NoConsentError: no face is kept of the student, and no new consent comes with it.
        """
        student_id, at = given.student_id, given.at
        with self._database.write() as session:
            row = session.get(StudentRow, student_id)
            if row is None:
                raise LookupError("no such student")
            if not (row.has_face or any(_agrees(consent) for consent in given.consents)):
                raise NoConsentError("the face of this student was forgotten")
            row.has_face = True
            sitting = 1 + last_sitting(session, student_id)
            session.add_all([_consent_row(student_id, consent) for consent in given.consents])
            add_to_face(session, self._sealed, student_id, given.templates, given.pictures, sitting, at)
            note_newcomer(session, student_id, given.let_in, at)
            self._chain.add(
                session,
                Action.GIVE_FACE,
                ("student", student_id),
                actor=f"student:{student_id}",
                at=at,
                detail={
                    "consents": len(given.consents),
                    "sitting": sitting,
                    "templates": len(given.templates),
                    "pictures": len(given.pictures),
                    **_let_in(given.let_in),
                },
            )
        return sitting

    def face_consents(self) -> tuple[Consent, ...]:
        """The answers about face features of everybody whose face is kept, of each the oldest first."""
        wanted = (
            sa.select(ConsentRow)
            .join(StudentRow, StudentRow.student_id == ConsentRow.student_id)
            .where(StudentRow.has_face, ConsentRow.subject == ConsentSubject.FACE_FEATURES)
            .order_by(ConsentRow.position)
        )
        with self._database.read() as session:
            return tuple(_consent(row) for row in session.scalars(wanted))

    def forget_face(self, student_id: StudentId, actor: str) -> None:
        """Consent withdrawn or over: destroy templates and pictures, note the withdrawal, journal it.

        SQLite overwrites the deleted rows (secure_delete) and the write-ahead log. Backups made before
        still hold them, sealed, until they are replaced. Raises LookupError for nobody's id.
        """
        now = self._clock.now()
        with self._database.write() as session:
            row = session.get(StudentRow, student_id)
            if row is None:
                raise LookupError("no such student")
            destroyed = destroy_face(session, row, now)
            subject = ("student", student_id)
            self._chain.add(session, Action.FORGET_FACE, subject, actor=actor, at=now, detail=destroyed)
        self._database.scrub()

    def let_turn(self, student_id: StudentId, turns: bool, actor: str, at: datetime) -> None:
        """Whether a student is asked to turn the head, or for the PIN instead, journalled as by ``actor``.

        Harmless when repeated. Raises LookupError for nobody's id.
        """
        with self._database.write() as session:
            row = session.get(StudentRow, student_id)
            if row is None:
                raise LookupError("no such student")
            if row.turns is not turns:
                row.turns = turns
                subject = ("student", student_id)
                self._chain.add(
                    session, Action.LET_TURN, subject, actor=actor, at=at, detail={"turns": turns}
                )

    def _hash_of(self, person: UUID) -> str | None:
        wanted = sa.select(SecretRow.argon2).where(
            sa.or_(SecretRow.student_id == person, SecretRow.staff_id == person)
        )
        with self._database.read() as session:
            return session.scalars(wanted).one_or_none()


def _take_over(session: Session, student: Student, at: datetime) -> tuple[StudentRow, Before]:
    """The row of who enrols, and what it said before."""
    row = named_by_roster(session, student, at)
    if row.enrolled_at is not None:
        raise DuplicateNumberError("a student of this number is already enrolled")
    before = Before(row.name, row.department, row.email)
    row.name = student.name or row.name
    row.department = student.department or row.department
    row.email = student.email or row.email
    row.has_face = student.has_face
    row.enrolled_at = at
    session.flush()
    return row, before


def _let_in(let_in: LetIn) -> dict[str, Value]:
    """For the journal: what let them in, and which professor."""
    by: dict[str, Value] = {"let_in_by": str(let_in.by)} if let_in.by else {}
    return {"entry": let_in.entry.value, **by}


def _kind_of(session: Session, person: UUID) -> str:
    if session.get(StudentRow, person) is not None:
        return "student"
    if session.get(StaffRow, person) is not None:
        return "staff"
    raise LookupError("no such student or member of staff")


def _put_secret(session: Session, kind: str, person: UUID, hashed: str, at: datetime) -> None:
    owner = {f"{kind}_id": person}
    row = session.scalars(sa.select(SecretRow).filter_by(**owner)).one_or_none()
    if row is None:
        session.add(SecretRow(secret_id=new_id(), argon2=hashed, set_at=at, **owner))
    else:
        row.argon2, row.set_at = hashed, at
    session.flush()


def _consent_row(student_id: UUID, consent: Consent) -> ConsentRow:
    return ConsentRow(
        student_id=student_id,
        subject=consent.subject,
        text_version=consent.text_version,
        given=consent.given,
        at=consent.at,
    )


def _agrees(consent: Consent) -> bool:
    return consent.subject is ConsentSubject.FACE_FEATURES and consent.given


def _consent(row: ConsentRow) -> Consent:
    return Consent(StudentId(row.student_id), row.subject, row.text_version, row.given, row.at)
