"""How somebody becomes a student of this kiosk, proves it by number and PIN, is forgotten. Main thread."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

from kiosk.core.access import Tries
from kiosk.core.enrolment import PoseGuide, form_mistakes
from kiosk.core.events import (
    Event,
    FormAccepted,
    FormRefused,
    NumberRefused,
    PoseAdvanced,
    PosesStarted,
    StudentEnrolled,
)
from kiosk.core.hints import SteadyHint
from kiosk.core.observation import Observation, Sample
from kiosk.core.ports import Clock, DuplicateNumberError, Enrolment, Store, Workers
from kiosk.core.retention import faces_due
from kiosk.core.schoolday import SchoolDay
from kiosk.core.screens import EnrolPoses
from kiosk.core.values import (
    Consent,
    ConsentSubject,
    CourseId,
    Mistake,
    Student,
    StudentId,
    new_id,
)
from kiosk.core.views import Draft, NumberTrouble

_log = logging.getLogger(__name__)


class Admission:
    """Form, consent, guided poses, one transaction; the tries of each student number; faces' last day."""

    def __init__(
        self, store: Store, clock: Clock, day: SchoolDay, workers: Workers, consent_version: str
    ) -> None:
        self._store, self._clock, self._day, self._workers = store, clock, day, workers
        self._consent_version = consent_version
        self._guide = PoseGuide()
        self._steady = SteadyHint()
        self._tries: dict[str, Tries] = {}
        self._kept: frozenset[StudentId] = frozenset()
        self._looked_on: date | None = None
        self.student_id: StudentId | None = None
        """Whose samples are taken now."""

    def drop_samples(self) -> None:
        """Nobody is being enrolled: the samples of whoever was are gone."""
        self.student_id, self._guide = None, PoseGuide()

    def submit(self, draft: Draft) -> Event:
        """The form, checked; a number that is already enrolled is a mistake of the form."""
        mistakes = list(form_mistakes(draft))
        if Mistake.NUMBER_SHAPE not in mistakes and self._enrolled(draft.number):
            mistakes.append(Mistake.NUMBER_TAKEN)
        return FormRefused(draft, tuple(mistakes)) if mistakes else FormAccepted(draft)

    def _enrolled(self, number: str) -> bool:
        known = self._store.people.student_by_number(number)
        return known is not None and self._store.people.has_secret(known.student_id)

    def answer(self, draft: Draft, with_face: bool) -> Event:
        """The consent: with face features the poses begin, without them the enrolment is complete."""
        known = self._store.people.student_by_number(draft.number)
        self.student_id = known.student_id if known else StudentId(new_id())
        self._guide, self._steady = PoseGuide(), SteadyHint()
        if not with_face:
            return self._enrol(draft, ())
        return PosesStarted(draft, self._guide.progress())

    def observe(self, screen: EnrolPoses, seen: Observation) -> Event | None:
        """Take the sample if it is wanted; enrol when it was the last one."""
        if seen.sample is not None and seen.face is not None:
            self._guide = self._guide.take(seen.sample, seen.taken_at_s, seen.face.track_id)
        self._guide = self._guide.wait(seen.taken_at_s)
        if self._guide.finished:
            return self._enrol(screen.draft, self._guide.samples)
        self._steady = self._steady.hear(seen.hint, seen.taken_at_s)
        advanced = PoseAdvanced(self._guide.progress(), self._steady.shown)
        shown = PoseAdvanced(screen.progress, screen.hint)
        return advanced if advanced != shown else None

    def _enrol(self, draft: Draft, samples: tuple[Sample, ...]) -> Event:
        now, student_id = self._clock.now(), self.student_id or StudentId(new_id())
        student = Student(
            student_id,
            draft.number,
            " ".join(draft.name.split()),
            " ".join(draft.department.split())[:80],
            draft.email.strip(),
            has_face=bool(samples),
        )
        answers = ((ConsentSubject.PERSONAL_DETAILS, True), (ConsentSubject.FACE_FEATURES, bool(samples)))
        consents = tuple(
            Consent(student_id, subject, self._consent_version, given, now) for subject, given in answers
        )
        templates = tuple(sample.template for sample in samples)
        pictures = tuple(sample.picture for sample in samples)
        courses = self._courses_to_join(student_id)
        try:
            self._store.people.enrol(
                Enrolment(student, draft.pin, consents, templates, pictures, courses, now)
            )
        except DuplicateNumberError:
            self.drop_samples()
            return FormRefused(draft, (Mistake.NUMBER_TAKEN,))
        _log.info("enrolled student %s with %d templates", student_id, len(templates))
        self.drop_samples()
        # A roster that came during the poses may have given this number an id of its own: that one counts.
        stored = self._store.people.student_by_number(draft.number) or student
        if templates:
            own = tuple(replace(template, student_id=stored.student_id) for template in templates)
            self._workers.add_templates(own)
            self._kept |= {stored.student_id}
        return StudentEnrolled(stored)

    def _courses_to_join(self, student_id: StudentId) -> tuple[CourseId, ...]:
        """Somebody on no roster yet joins the course at this door, now or next; others stay as they are."""
        if self._store.timetable.courses_of(student_id):
            return ()
        door, _ = self._day.door()
        lecture = door.lecture or door.upcoming
        return (lecture.course.course_id,) if lecture else ()

    def prove(self, number: str, pin: str) -> Student | NumberRefused:
        """The student of this number and PIN, or why not. Wrong tries of a number cost growing waits."""
        tries, now_s = self._tries.get(number, Tries()), self._clock.monotonic_s()
        if tries.wait_s(now_s) > 0:
            return NumberRefused(NumberTrouble.WAIT, tries.wait_s(now_s))
        student = self._store.people.student_by_number(number)
        if student is not None and not self._store.people.has_secret(student.student_id):
            return NumberRefused(NumberTrouble.NOT_ENROLLED)
        if student is None or not self._store.people.secret_is(student.student_id, pin):
            self._tries[number] = tries.failed(now_s)
            return NumberRefused(NumberTrouble.WRONG, self._tries[number].wait_s(now_s))
        self._tries.pop(number, None)
        return student

    # --- forgetting -------------------------------------------------------------------------------------

    def forget_face(self, student: Student) -> Student:
        """The student takes the consent back: store and gallery forget at once. Returns who is stored now."""
        self._forget(student.student_id, f"student:{student.student_id}")
        self._workers.remove_templates(student.student_id)
        return self._store.people.student(student.student_id) or replace(student, has_face=False)

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
