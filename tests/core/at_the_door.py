"""A kiosk without window, camera and threads: steps of a visit go in, screens and facts come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import time
from random import Random
from typing import Any

from kiosk.core.admission import Admission
from kiosk.core.desk import Desk
from kiosk.core.enrolment_office import EnrolmentOffice
from kiosk.core.entrance import Entrance
from kiosk.core.events import CameraLost, CameraReady, DoorChanged, Event
from kiosk.core.guard import Guard, GuardRules
from kiosk.core.learning import Learning
from kiosk.core.look_alikes import LookAlikes
from kiosk.core.objections import Objections
from kiosk.core.observation import (
    Depth,
    Enrol,
    Hint,
    Layer,
    Observation,
    Presentation,
    Presented,
    Sample,
)
from kiosk.core.office import Office
from kiosk.core.ports import Enrolment, Store
from kiosk.core.requests import ChooseStaff, KeepFace, Open, Request, SubmitEntry, SubmitNumber, SubmitPin
from kiosk.core.schoolday import Place, SchoolDay
from kiosk.core.screens import Challenged, EnrolSummary, Main, NumberEntry, Panel, Screen, Unlock, advance
from kiosk.core.values import (
    Course,
    Lecture,
    Picture,
    Pose,
    Role,
    SessionId,
    Staff,
    Status,
    Student,
    StudentId,
    Template,
)
from kiosk.core.views import Door, MaintenanceTopic
from kiosk.core.visit import FLAT_LOOKS, TURN_LOOKS
from kiosk.storage.engine import SqlStore
from tests.builders import (
    CODE_TEXTS,
    KIOSK_ID,
    REPORT_TEXTS,
    ROOM,
    SEOUL,
    STUDENT_WORDS,
    a_camera_fault,
    a_candidate,
    a_course,
    a_look,
    a_professor,
    a_slot,
    a_student,
)
from tests.fakes import A_MONDAY, FakeClock

PIN = "482915"
PROFESSOR_PIN = "739154"
PASSWORD = "a long password"
CONSENT = "2026-1"
ENGINE = "lbph-1"
PLACE = Place(KIOSK_ID, ROOM, SEOUL, REPORT_TEXTS)
WRITING = Place(KIOSK_ID, ROOM, SEOUL, REPORT_TEXTS, (STUDENT_WORDS,), receipts=True)
"""A kiosk with a mail account: it writes to students."""

PRESENTATIONS = {
    Presented.UNKNOWN: Presentation(),
    Presented.LIVE: Presentation(Presented.LIVE, 4.0, ((Layer.TEXTURE, 3.0), (Layer.BLINK, 1.0))),
    Presented.DOUBTFUL: Presentation(Presented.DOUBTFUL, -0.5, ((Layer.TEXTURE, -0.5),)),
    Presented.ATTACK: Presentation(Presented.ATTACK, -6.5, ((Layer.TEXTURE, -4.0), (Layer.PLANE, -2.5))),
}
"""What the passive layers may say of a look."""


@dataclass(frozen=True)
class School:
    """Who and what is in the store; sessions on Monday in room 302."""

    kim: Staff
    lee: Staff
    park: Staff  # administrator
    systems: Course  # Kim, 09:00 to 10:15
    databases: Course  # Lee, 10:15 to 11:30
    ada: Student
    bo: Student
    cho: Student  # enrolled without a face
    dan: Student  # on the roster, never enrolled
    eve: Student  # enrolled with a face, in databases only


def found(store: Store) -> School:
    """Fill an empty store."""
    kim, lee = a_professor("Kim Jihun"), a_professor("Lee Sora")
    park = a_professor("Park Minho", Role.ADMINISTRATOR)
    for who, secret in ((kim, PROFESSOR_PIN), (lee, "615243"), (park, PASSWORD)):
        store.people.add_staff(who, secret)
    systems = a_course("CSE301", "Operating Systems", professor=kim)
    databases = a_course("CSE302", "Databases", professor=lee)
    store.timetable.add_course(systems, [a_slot(systems)])
    store.timetable.add_course(databases, [a_slot(databases, time(10, 15), time(11, 30))])
    names = ("Ada", "Bo", "Cho", "Dan", "Eve")
    ada, bo, cho, dan, eve = (a_student(f"2026000{n}", name) for n, name in enumerate(names, start=1))
    cho, dan = replace(cho, has_face=False), replace(dan, has_face=False)
    store.timetable.add_to_roster(systems.course_id, [ada, bo, cho, dan])
    store.timetable.add_to_roster(databases.course_id, [bo, eve])
    for student in (ada, bo, cho, eve):
        store.people.enrol(Enrolment(student, PIN, (), (), (), (), A_MONDAY))
    return School(kim, lee, park, systems, databases, ada, bo, cho, dan, eve)


@dataclass
class FakeWorkers:
    """What was asked of the other threads."""

    templates: list[Template] = field(default_factory=list)
    removed: list[StudentId] = field(default_factory=list)
    mail_woken: int = 0
    paused: bool | None = None

    def add_templates(self, templates: tuple[Template, ...]) -> None:
        self.templates.extend(templates)

    def remove_templates(self, student_id: StudentId) -> None:
        self.removed.append(student_id)

    def wake_mail(self) -> None:
        self.mail_woken += 1

    def pause_remaking(self, paused: bool) -> None:
        self.paused = paused


class AtTheDoor:
    """Feeds the desk as the driver does, and shows what the driver would show."""

    def __init__(
        self,
        sql: SqlStore,
        school: School,
        clock: FakeClock,
        store: Store | None = None,
        *,
        consent: str = CONSENT,
        learns: bool = True,
        second_look: bool = False,
        place: Place = PLACE,
        guard: Guard = Guard.OPEN,
        skips: bool = False,
    ) -> None:
        self.sql, self.school, self.clock = sql, school, clock
        self.store: Store = store or sql
        self.workers = FakeWorkers()
        self.day = SchoolDay(self.store, clock, place)
        store, day, workers = self.store, self.day, self.workers
        self.look_alikes = LookAlikes(store, clock)
        objections = Objections(store, clock, day, workers)
        rules, rng = GuardRules(guard), Random(7)
        self.entrance = Entrance(store, clock, KIOSK_ID, rules)
        admission = Admission(store, clock, day, workers, self.entrance, consent, rng)
        enrolment = EnrolmentOffice(
            store, clock, place, workers, self.entrance, self.look_alikes, rules, (CODE_TEXTS,), rng
        )
        learning = Learning(store, clock, day, workers, self.look_alikes, admission.agrees, on=learns)
        office = Office(
            store,
            clock,
            day,
            workers,
            self.look_alikes,
            enrolment,
            objections,
            self._machine,
            learns=learns,
            second_look=second_look,
            remaking_paused=lambda: workers.paused,
        )
        self.desk = Desk(
            store,
            clock,
            day,
            admission,
            office,
            self.look_alikes,
            learning,
            objections,
            ENGINE,
            Random(7),
            skips=skips,
        )
        self.screen: Screen = Main(Door())
        self.events: list[Event] = []
        self.tick()

    def _machine(self) -> tuple[tuple[MaintenanceTopic, str], ...]:
        return ((MaintenanceTopic.KIOSK, KIOSK_ID),)

    # --- steps ----------------------------------------------------------------------------------------

    def tell(self, *events: Event | None) -> Screen:
        for event in events:
            if event is not None:
                self.events.append(event)
                self.screen = advance(self.screen, event)
        return self.screen

    def tick(self) -> Screen:
        """Both things that the driver does every few seconds."""
        self.desk.settle()
        return self.tell(*self.desk.tick(self.screen))

    def press(self, request: Request) -> Screen:
        return self.tell(self.desk.answer(self.screen, request))

    def time_out(self) -> Screen:
        return self.tell(self.desk.time_out(self.screen))

    def hear(self, observation: Observation) -> Screen:
        return self.tell(self.desk.observe(self.screen, observation))

    def wait(self, seconds: float) -> Screen:
        """Let time pass with nobody there; the driver's tick comes, its time limits do not.

        Less than nothing: the test begins earlier in the day.
        """
        if seconds < 0:
            self.clock.set_back(seconds=-seconds)
        else:
            self.clock.advance(seconds)
        return self.tick()

    def lose_camera(self) -> Screen:
        return self.tell(CameraLost(a_camera_fault()))

    def find_camera(self) -> Screen:
        return self.tell(CameraReady())

    # --- what the camera shows ------------------------------------------------------------------------

    def look(self, **what: Any) -> Screen:
        """One observation under the task that is active, a tenth of a second after the last."""
        self.clock.advance(0.1)
        hint: Hint | None = what.pop("hint", None)
        sample: Sample | None = what.pop("sample", None)
        said = what.pop("presentation", None) or PRESENTATIONS[what.pop("presented", Presented.UNKNOWN)]
        task = what.pop("task", None) or self.desk.task(self.screen)
        what.setdefault("gallery_version", self.desk.gallery_version)
        what.setdefault("at_s", self.clock.monotonic_s())
        seen = replace(a_look(task, **what), hint=hint, sample=sample, presentation=said)
        return self.hear(seen)

    def looks(self, count: int, **what: Any) -> Screen:
        for _ in range(count):
            self.look(**what)
        return self.screen

    def walks_up(self, student: Student, track_id: int = 1, confidence: float = 0.9, **what: Any) -> Screen:
        """Enough looks to be found."""
        return self.looks(3, candidate=a_candidate(student, confidence), track_id=track_id, **what)

    def turns(self, track_id: int = 1, depth: Depth = Depth.SOLID, pose: Pose | None = None) -> Screen:
        """Does what the challenge asks (or shows ``pose``), as a head or as a picture."""
        asked = self.screen.asked if isinstance(self.screen, Challenged) else Pose.LEFT
        count = FLAT_LOOKS if depth is Depth.FLAT else TURN_LOOKS
        return self.looks(count, track_id=track_id, depth=depth, pose=pose or asked)

    def checks_in(self, student: Student, track_id: int = 1) -> Screen:
        self.walks_up(student, track_id)
        return self.turns(track_id)

    def stranger(self, track_id: int = 1) -> Screen:
        """Somebody who looks like nobody enough, until told so."""
        unlike = a_candidate(self.school.ada, 0.2)
        return self.looks(25, candidate=unlike, track_id=track_id)

    def elsewhere(self, track_id: int = 1) -> Screen:
        """Somebody who is enrolled and not searched, until told so."""
        unlike = a_candidate(self.school.ada, 0.2)
        return self.looks(25, candidate=unlike, elsewhere=True, track_id=track_id)

    def poses(self, up_to: int = 99) -> Screen:
        """Shows whatever pose the enrolment wants, one good sample a look, and keeps the pictures."""
        for _ in range(up_to):
            task = self.desk.task(self.screen)
            if not isinstance(task, Enrol):
                break
            self.clock.advance(0.1)
            picture = Picture(task.student_id, task.wanted, b"png")
            template = Template(task.student_id, task.wanted, ENGINE, b"features")
            self.look(pose=task.wanted, sample=Sample(picture, template))
        return self.press(KeepFace()) if isinstance(self.screen, EnrolSummary) else self.screen

    # --- other ways -----------------------------------------------------------------------------------

    def by_number(self, number: str, pin: str = PIN, request: Open = Open.NUMBER) -> Screen:
        if not isinstance(self.screen, NumberEntry):
            self.press(request)
        return self.press(SubmitNumber(number, pin))

    def enters(self, number: str, code: str = "") -> Screen:
        """Begins to enrol this number."""
        self.press(Open.ENROLMENT)
        return self.press(SubmitEntry(number, code))

    def unlock(self, staff: Staff | None = None, secret: str = PROFESSOR_PIN) -> Screen:
        self.press(Open.UNLOCK)
        if staff is not None:
            self.press(ChooseStaff(staff.staff_id))
        return self.press(SubmitPin(secret))

    def panel(self) -> Panel:
        assert isinstance(self.screen, Panel), self.screen
        return self.screen

    def pad(self) -> Unlock:
        assert isinstance(self.screen, Unlock), self.screen
        return self.screen

    # --- facts ----------------------------------------------------------------------------------------

    @property
    def lecture(self) -> Lecture:
        lecture = self.day.lecture_now()
        assert lecture is not None, "no class now"
        return lecture

    def session(self, course: Course) -> SessionId:
        (one,) = (row for row in self.day.lectures() if row.course.course_id == course.course_id)
        return one.session.session_id

    def marked(self, course: Course | None = None) -> dict[str, Status]:
        """Status by name in today's session of a course; those of whom nothing is known are left out."""
        wanted = course or self.school.systems
        (lecture,) = (row for row in self.day.lectures() if row.course.course_id == wanted.course_id)
        return {
            row.student.name: row.status
            for row in self.day.standings(lecture)
            if row.status is not Status.PENDING
        }

    def journal(self, action: str) -> list[str]:
        return [entry.detail for entry in self.sql.journal.entries() if entry.action == action]

    def door_shown(self) -> Door:
        return self.screen.door


def kinds(events: Iterable[Event]) -> list[type[Event]]:
    return [type(event) for event in events if not isinstance(event, DoorChanged)]
