"""How somebody becomes a student of this kiosk, proves it by number and PIN, is forgotten. Main thread."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from random import Random

from kiosk.core.access import Tries
from kiosk.core.enrolment import NEEDED, NEEDED_AGAIN, form_mistakes
from kiosk.core.entrance import Entrance, Pass
from kiosk.core.events import (
    ConsentAsked,
    EntryOpened,
    EntryRefused,
    Event,
    FormAccepted,
    FormOpened,
    FormRefused,
    NumberRefused,
    PosesStarted,
    StudentEnrolled,
    StudentPageOpened,
)
from kiosk.core.face_taking import FaceTaking
from kiosk.core.observation import Observation, Sample
from kiosk.core.ports import (
    Clock,
    DuplicateNumberError,
    Enrolment,
    FaceGiven,
    NoConsentError,
    Store,
    Workers,
)
from kiosk.core.receipts import receipt_code
from kiosk.core.retention import faces_due
from kiosk.core.schoolday import SchoolDay
from kiosk.core.screens import EnrolEntry, EnrolPoses, EnrolSummary
from kiosk.core.values import (
    CheckIn,
    Consent,
    ConsentSubject,
    CourseId,
    Entry,
    LetIn,
    Mistake,
    Pose,
    Student,
    StudentId,
    new_id,
)
from kiosk.core.views import Draft, EntryTrouble, FaceNotice, FaceOffer, NumberTrouble

_log = logging.getLogger(__name__)


class Admission:
    """Form, consent, guided poses, one transaction; the tries of each student number; faces' last day."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        day: SchoolDay,
        workers: Workers,
        entrance: Entrance,
        consent_version: str,
        rng: Random,
    ) -> None:
        self._store, self._clock, self._day, self._workers = store, clock, day, workers
        self.entrance, self._consent_version = entrance, consent_version
        self._taking = FaceTaking(store, clock, day.place.kiosk_id, rng, day.place.patience)
        self._pass: Pass | None = None
        self._let_in = LetIn()
        self._agreed = False
        self._tries: dict[str, Tries] = {}
        self._kept: frozenset[StudentId] = frozenset()
        self._looked_on: date | None = None

    @property
    def student_id(self) -> StudentId | None:
        """Whose samples are taken now."""
        return self._taking.student_id

    def drop_samples(self) -> None:
        """Nobody sits before the camera: the samples of whoever did are gone."""
        self._taking.give_up()

    # --- becoming a student of this kiosk -----------------------------------------------------------------

    def enter(self, screen: EnrolEntry, number: str, code: str) -> Event:
        """Number and code: the form begins, or the face is given, or why not."""
        if screen.student is not None:
            let_in = self.entrance.ask_face(screen.student, code)
            return let_in if isinstance(let_in, EntryRefused) else self._offered(screen.student, let_in)
        asked = self.entrance.ask(number, code)
        if isinstance(asked, EntryRefused):
            return asked
        self._pass, listed = asked, asked.listed
        if listed is None or asked.let_in.entry is not Entry.CODE:
            return FormOpened(Draft(number))
        return FormOpened(Draft(number, listed.name, listed.department, listed.email, listed=True))

    def submit(self, shown: Draft, typed: Draft) -> Event:
        """The form, checked. Number and, where the roster gives it, name are those shown, not those typed."""
        name = shown.name if shown.listed else typed.name
        draft = replace(typed, number=shown.number, name=name, listed=shown.listed)
        through = self._pass
        if through is None or through.number != draft.number:
            return EntryRefused(EntryTrouble.CODE_NEEDED)
        mistakes = list(form_mistakes(draft))
        if Mistake.NUMBER_SHAPE not in mistakes and self._enrolled(draft.number):
            mistakes.append(Mistake.NUMBER_TAKEN)
        if Mistake.NAME_EMPTY not in mistakes and not self.entrance.name_fits(through, draft.name):
            refused = self.entrance.wrong(draft.number, through.listed, "name")
            if refused.wait_s > 0:
                self._pass = None
                return EntryRefused(EntryTrouble.WAIT, refused.wait_s)
            mistakes.append(Mistake.NAME_NOT_LISTED)
        return FormRefused(draft, tuple(mistakes)) if mistakes else FormAccepted(draft)

    def _enrolled(self, number: str) -> bool:
        known = self._store.people.student_by_number(number)
        return known is not None and self._store.people.has_secret(known.student_id)

    def answer(self, draft: Draft, with_face: bool) -> Event:
        """The consent: with face features the poses begin, without them the enrolment is complete."""
        known = self._store.people.student_by_number(draft.number)
        student_id = known.student_id if known else StudentId(new_id())
        if not with_face:
            self._taking.give_up()
            return self._enrol(draft, student_id, ())
        return PosesStarted(draft, self._taking.begin(student_id))

    def observe(self, screen: EnrolPoses, seen: Observation) -> Event | None:
        """Take the sample if it is wanted; the summary when it was the last one."""
        return self._taking.observe(screen, seen, attended=self.entrance.entry is Entry.PANEL)

    def retake(self, pose: Pose) -> Event | None:
        """One picture of the summary shall be taken once more."""
        return self._taking.retake(pose) if self._taking.samples else None

    def keep(self, screen: EnrolSummary) -> Event | None:
        """The pictures of the summary are good: store the face."""
        samples, student_id = self._taking.samples, self._taking.student_id
        if student_id is None or not samples:
            return None
        if screen.student is not None:
            return self._give(screen.student, samples)
        return self._enrol(screen.draft, student_id, samples)

    def _enrol(self, draft: Draft, student_id: StudentId, samples: tuple[Sample, ...]) -> Event:
        now, through = self._clock.now(), self._pass
        if through is None or through.number != draft.number:
            self._taking.end()
            return FormOpened()
        listed = through.listed if through.let_in.entry is not Entry.FREE else None
        student = Student(
            student_id,
            draft.number,
            listed.name if listed else " ".join(draft.name.split()),
            " ".join(draft.department.split())[:80],
            draft.email.strip(),
            has_face=bool(samples),
        )
        answers = ((ConsentSubject.PERSONAL_DETAILS, True), (ConsentSubject.FACE_FEATURES, bool(samples)))
        consents = tuple(self._consent(student_id, subject, given) for subject, given in answers)
        templates = tuple(sample.template for sample in samples)
        pictures = tuple(sample.picture for sample in samples)
        courses = self._courses_to_join(student_id, through.course_id)
        try:
            self._store.people.enrol(
                Enrolment(student, draft.pin, consents, templates, pictures, courses, now, through.let_in)
            )
        except DuplicateNumberError:
            self._taking.end()
            return FormRefused(draft, (Mistake.NUMBER_TAKEN,))
        self._taking.end()
        self._pass = None
        _log.info("enrolled student %s with %d templates", student_id, len(templates))
        # A roster that came during the poses may have given this number an id of its own: that one counts.
        stored = self._store.people.student_by_number(draft.number) or student
        if templates:
            own = tuple(replace(template, student_id=stored.student_id) for template in templates)
            self._workers.add_templates(own)
            self._kept |= {stored.student_id}
        return StudentEnrolled(stored)

    def _consent(self, student_id: StudentId, subject: ConsentSubject, given: bool) -> Consent:
        return Consent(student_id, subject, self._consent_version, given, self._clock.now())

    def _courses_to_join(self, student_id: StudentId, opened: CourseId | None) -> tuple[CourseId, ...]:
        """Who is on no roster yet joins the course that enrolment was opened for, or the one here."""
        if self._store.timetable.courses_of(student_id):
            return ()
        if opened is not None:
            return (opened,)
        door, _ = self._day.door()
        lecture = door.lecture or door.upcoming
        return (lecture.course.course_id,) if lecture else ()

    # --- the face, from the own page ----------------------------------------------------------------------

    def take_offer(self, student: Student) -> Event | None:
        """Give the face or sit again: after number and PIN it takes a code, or a professor standing by."""
        if self._day.student_view(student).offer not in {FaceOffer.GIVE, FaceOffer.SIT_AGAIN}:
            return None
        let_in = self.entrance.face_of(student)
        return EntryOpened(student) if let_in is None else self._offered(student, let_in)

    def _offered(self, student: Student, let_in: LetIn) -> Event:
        """The consent comes first unless it was given to the text of now."""
        self._agreed, self._let_in = False, let_in
        offer = self._day.student_view(student).offer
        if offer is FaceOffer.SIT_AGAIN and self.agrees(student.student_id):
            return self._sit(student)
        return ConsentAsked(student)

    def agree(self, student: Student) -> Event:
        """The consent from the own page was given: the poses begin."""
        self._agreed = True
        return self._sit(student)

    def agrees(self, student_id: StudentId) -> bool:
        """Whether the newest answer of this student about the face is yes, to the text of now."""
        answers = [
            answer
            for answer in self._store.people.consents(student_id)
            if answer.subject is ConsentSubject.FACE_FEATURES
        ]
        return bool(answers) and answers[-1].given and answers[-1].text_version == self._consent_version

    def _sit(self, student: Student) -> Event:
        needed = NEEDED_AGAIN if student.has_face else NEEDED
        return PosesStarted(Draft(), self._taking.begin(student.student_id, needed), student)

    def _give(self, student: Student, samples: tuple[Sample, ...]) -> Event:
        who = student.student_id
        consents = (self._consent(who, ConsentSubject.FACE_FEATURES, True),) if self._agreed else ()
        templates = tuple(sample.template for sample in samples)
        pictures = tuple(sample.picture for sample in samples)
        notice = FaceNotice.SAT_AGAIN if student.has_face else FaceNotice.GIVEN
        try:
            sitting = self._store.people.give_face(
                FaceGiven(who, consents, templates, pictures, self._clock.now(), self._let_in)
            )
        except NoConsentError:  # the face was deleted meanwhile, elsewhere: nothing is kept
            self._taking.end()
            return self._page(student, None)
        self._taking.end()
        _log.info("student %s sat for %d templates, sitting %d", who, len(templates), sitting)
        self._workers.add_templates(tuple(replace(template, sitting=sitting) for template in templates))
        self._kept |= {who}
        return self._page(student, notice)

    def _page(self, student: Student, notice: FaceNotice | None) -> Event:
        now = self._store.people.student(student.student_id) or student
        return StudentPageOpened(replace(self._day.student_view(now), notice=notice))

    # --- number and PIN -----------------------------------------------------------------------------------

    def by_receipt(self, number: str, code: str) -> tuple[Student, CheckIn] | NumberRefused:
        """The student of this number and the check-in whose receipt has this code, or why not."""
        if waits := self._waits(number):
            return waits
        student = self._store.people.student_by_number(number)
        if student is None:
            return self.wrong(number)
        facts = reversed(self._store.attendance.student_check_ins(student.student_id))
        found = next((fact for fact in facts if receipt_code(fact.fact_id) == code), None)
        return self.wrong(number) if found is None else (student, found)

    def claimed(self, number: str) -> Student | NumberRefused:
        """The student of this number, whose face shall prove it, or why not."""
        if waits := self._waits(number):
            return waits
        student = self._store.people.student_by_number(number)
        if student is None:
            return self.wrong(number)
        if student.has_face:
            return student
        enrolled = self._store.people.has_secret(student.student_id)
        return NumberRefused(NumberTrouble.NO_FACE if enrolled else NumberTrouble.NOT_ENROLLED)

    def _waits(self, number: str) -> NumberRefused | None:
        wait_s = self._tries.get(number, Tries()).wait_s(self._clock.monotonic_s())
        return NumberRefused(NumberTrouble.WAIT, wait_s) if wait_s > 0 else None

    def wrong(self, number: str) -> NumberRefused:
        """This number is not theirs; one more wrong try of it."""
        now_s = self._clock.monotonic_s()
        self._tries[number] = self._tries.get(number, Tries()).failed(now_s)
        return NumberRefused(NumberTrouble.WRONG, self._tries[number].wait_s(now_s))

    def prove(self, number: str, pin: str) -> Student | NumberRefused:
        """The student of this number and PIN, or why not. Wrong tries of a number cost growing waits."""
        if waits := self._waits(number):
            return waits
        student = self._store.people.student_by_number(number)
        if student is not None and not self._store.people.has_secret(student.student_id):
            return NumberRefused(NumberTrouble.NOT_ENROLLED)
        if student is None or not self._store.people.secret_is(student.student_id, pin):
            return self.wrong(number)
        self._tries.pop(number, None)
        return student

    # --- forgetting -------------------------------------------------------------------------------------

    def forget_face(self, student: Student) -> Event:
        """The student takes the consent back: store and gallery forget at once."""
        self._forget(student.student_id, f"student:{student.student_id}")
        self._workers.remove_templates(student.student_id)
        return self._page(student, FaceNotice.FORGOTTEN)

    def forget_due(self) -> None:
        """Forget the faces whose term is over; once a local day and at start, else it costs nothing.

        The gallery also loses whoever was forgotten elsewhere: by `kiosk forget`, or at another kiosk.
        """
        now, zone = self._clock.now(), self._day.place.zone
        today = now.astimezone(zone).date()
        if today == self._looked_on:
            return
        self._kept |= self._with_face()
        for student_id in faces_due(self._store.people.face_consents(), now, zone):
            self._forget(student_id, "clock")
        still = self._with_face()
        for student_id in sorted(self._kept - still):
            self._workers.remove_templates(student_id)
        self._kept, self._looked_on = still, today

    def _with_face(self) -> frozenset[StudentId]:
        return frozenset(one.student_id for one in self._store.people.students() if one.has_face)

    def _forget(self, student_id: StudentId, actor: str) -> None:
        self._store.people.forget_face(student_id, actor)
        _log.info("forgot the face of student %s, by %s", student_id, actor.partition(":")[0])
