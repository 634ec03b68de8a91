"""The world of the demonstration: folders, clock, store, course, camera and mail host of its own."""

from __future__ import annotations

import email
import email.policy
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.app import Parts
from kiosk.core.enrolment import NEEDED, ORDER, PATIENCE_S
from kiosk.core.observation import CameraTrouble, Enrol, Frame, Hint, Sample
from kiosk.core.ports import CameraError, Enrolment
from kiosk.core.schoolday import Place
from kiosk.core.values import (
    Consent,
    ConsentSubject,
    Course,
    CourseId,
    Entry,
    Language,
    LetIn,
    Mode,
    Pose,
    Role,
    Slot,
    Staff,
    StaffId,
    Student,
    ZoomRoom,
    new_id,
)
from kiosk.demo.cast import (
    ADMINISTRATOR_PASSWORD,
    PROFESSOR_EMAIL,
    PROFESSOR_NAME,
    PROFESSOR_PIN,
    STUDENT_PIN,
    Player,
)
from kiosk.mail.certificates import make_certificates
from kiosk.mail.local import LocalMailServer
from kiosk.mail.sender import MailSettings, YagmailMailer
from kiosk.settings import assets_dir
from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.vault import open_vault
from kiosk.texts import consent_version, report_texts, student_words
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import DemoCamera, HeadPose, Person, Stage

ROOM = "공학관 301"
BEGINS = datetime(2026, 3, 2, 10, 57)  # noqa: DTZ001 - local time: the story plays on a Monday morning
CLASS_STARTS = BEGINS.replace(hour=11, minute=0)
CLASS_ENDS = BEGINS.replace(hour=12, minute=15)

_FARTHEST = {
    Pose.FRONT: HeadPose(),
    Pose.LEFT: HeadPose(yaw_deg=31),
    Pose.RIGHT: HeadPose(yaw_deg=-31),
    Pose.UP: HeadPose(pitch_deg=-28),
    Pose.DOWN: HeadPose(pitch_deg=24),
}
"""How far a student turns at most when asked to; LEFT is the student's own left, the picture's right."""

_SWEEP_S = 5.0
DAYS = 3
"""On how many days the twelve were seen before the story: the light of a day is stronger than the person."""


def head_for(pose: Pose, since_s: float) -> HeadPose:
    """How the head is held ``since_s`` seconds after the pose was asked for.

    As people do, a student turns a little, farther while the screen is not content, and back again.
    """
    there = 1 - abs((since_s / _SWEEP_S) % 1 * 2 - 1)
    share = 0.4 + 0.6 * there
    far = _FARTHEST[pose]
    return HeadPose(share * far.yaw_deg, share * far.pitch_deg)


class DemoClock:
    """The story's own time: begins at ``BEGINS`` local time, runs as always, and can be put forward."""

    def __init__(self) -> None:
        self._start_s = time.monotonic()
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The wall clock of the story, aware UTC."""
        passed = timedelta(seconds=self.monotonic_s() - self._start_s)
        return BEGINS.astimezone(UTC) + passed + self._ahead

    def monotonic_s(self) -> float:
        """Seconds of a clock that never goes back."""
        return time.monotonic()

    def put_forward_to(self, local: datetime) -> None:
        """Let it be at least this local time of the story."""
        self._ahead += max(timedelta(), local.astimezone(UTC) - self.now())


class DemoDoorCamera:
    """The rendered students' camera with a cable that can be pulled."""

    def __init__(self, camera: DemoCamera) -> None:
        self.name = camera.name
        self.unplugged = False
        self._camera = camera

    def open(self) -> None:
        """Raises CameraError while unplugged."""
        self._check(CameraTrouble.NOT_FOUND)
        self._camera.open()

    def read(self) -> Frame:
        """The next frame. Raises CameraError while unplugged."""
        self._check(CameraTrouble.LOST)
        return self._camera.read()

    def close(self) -> None:
        """Give it back."""
        self._camera.close()

    def _check(self, trouble: CameraTrouble) -> None:
        if self.unplugged:
            raise CameraError(trouble, self.name)


@dataclass(frozen=True)
class World:
    """Everything the story plays in. ``close`` it after the app."""

    out: Path
    store: SqlStore
    clock: DemoClock
    stage: Stage
    camera: DemoDoorCamera
    server: LocalMailServer
    parts: Parts
    course: Course

    def csv_letters(self) -> list[Path]:
        """The mails that brought a CSV, oldest first; the others are receipts."""
        return [mail for mail in self.server.letters() if b"text/csv" in mail.read_bytes()]

    def code_of(self, student: Student) -> str:
        """The enrolment code that was mailed to this student; empty while there is no such letter."""
        for mail in reversed(self.server.letters()):
            message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
            body = message.get_body(("plain",))
            found = re.search(r"^ +(\d{4}) (\d{4})\s*$", body.get_content() if body else "", re.MULTILINE)
            if message["To"] == student.email and found:
                return found.group(1) + found.group(2)
        return ""

    def close(self) -> None:
        """Stop the mail host; the app has closed the store."""
        self.server.stop()


def make_world(out: Path, seed: int, language: Language) -> World:
    """Make folders, store, course and mail host under ``out``; nothing else is touched.

    Raises:
        FileExistsError: a demonstration was played into this folder before.
    """
    data = out / "data"
    data.mkdir(parents=True)
    clock, assets = DemoClock(), assets_dir()
    store = open_store(sqlite_address(data / "kiosk.sqlite"), open_vault(data / "key", None), "demo", clock)
    stage = Stage(seed)
    camera = DemoDoorCamera(DemoCamera(stage, seed, clock))
    certificates = make_certificates(data / "certificates")
    server = LocalMailServer(out / "mail", certificates, "kiosk@univ.example", "demo-password")
    server.start()
    mail = MailSettings(
        host="127.0.0.1",
        port=server.port,
        user="kiosk@univ.example",
        sender_name="Classroom kiosk",
        password=lambda: "demo-password",
        ca_file=str(certificates.ca_file),
    )
    course = _fill_timetable(store)
    zone = BEGINS.astimezone().tzinfo or UTC
    words = student_words(assets, language)
    place = Place("demo", ROOM, zone, report_texts(assets, language), words, receipts=True)
    parts = Parts(
        store=store,
        source=camera,
        mailer=YagmailMailer(mail),
        clock=clock,
        place=place,
        assets_dir=assets,
        language=language,
        mail_host=f"127.0.0.1:{server.port}",
    )
    return World(out, store, clock, stage, camera, server, parts, course)


def _fill_timetable(store: SqlStore) -> Course:
    professor = Staff(StaffId(new_id()), PROFESSOR_NAME, PROFESSOR_EMAIL, Role.PROFESSOR)
    store.people.add_staff(professor, PROFESSOR_PIN)
    administrator = Staff(StaffId(new_id()), "전산실", "", Role.ADMINISTRATOR)
    store.people.add_staff(administrator, ADMINISTRATOR_PASSWORD)
    course = Course(
        CourseId(new_id()),
        "CSE2010",
        "자료구조",
        professor.staff_id,
        zoom=ZoomRoom("12345678901", "march02", "https://zoom.us/j/12345678901"),
    )
    online = Course(
        CourseId(new_id()),
        "CSE3020",
        "인공지능 개론",
        professor.staff_id,
        zoom=ZoomRoom("4445556666", "ai2026", "https://zoom.us/j/4445556666"),
    )
    day = BEGINS.weekday()
    store.timetable.add_course(
        course, (Slot(course.course_id, day, CLASS_STARTS.time(), CLASS_ENDS.time(), ROOM),)
    )
    afternoon = (BEGINS.replace(hour=15, minute=0).time(), BEGINS.replace(hour=16, minute=15).time())
    store.timetable.add_course(online, (Slot(online.course_id, day, *afternoon, "온라인", Mode.ONLINE),))
    return course


def enrol_players(world: World, players: tuple[Player, ...], seed: int) -> None:
    """Enrol everybody of the cast as the kiosk does: rendered poses through the analyzer into the store."""
    analyzer = Analyzer(world.parts.engine)
    version = consent_version(world.parts.assets_dir)
    for index, player in enumerate(players):
        samples = samples_of(analyzer, player, seed + index) if player.student.has_face else ()
        now, student_id = world.clock.now(), player.student.student_id
        consents = tuple(
            Consent(student_id, subject, version, given, now)
            for subject, given in (
                (ConsentSubject.PERSONAL_DETAILS, True),
                (ConsentSubject.FACE_FEATURES, bool(samples)),
            )
        )
        world.store.people.enrol(
            Enrolment(
                player.student,
                STUDENT_PIN,
                consents,
                tuple(sample.template for sample in samples),
                tuple(sample.picture for sample in samples),
                (world.course.course_id,),
                now,
                LetIn(Entry.CODE),
            )
        )


def samples_of(analyzer: Analyzer, player: Player, seed: int) -> tuple[Sample, ...]:
    """What one rendered student gives: the five guided poses, then the front again on days of other light.

    As at the kiosk, a pose that does not come within ``PATIENCE_S`` of the stage's time is left out.
    """
    taken: list[Sample] = []
    for day in range(DAYS):
        stage, time_s = Stage(1000 * day + seed), 100.0 * day
        stage.show(Person(player.look))
        stage.draw(time_s)
        stage.draw(time_s := time_s + 2.0)  # has walked up
        for pose in ORDER if day == 0 else (Pose.FRONT,):
            found, time_s = _sitting(analyzer, player, stage, pose, time_s)
            taken.extend(found)
    return tuple(taken)


def _sitting(
    analyzer: Analyzer, player: Player, stage: Stage, pose: Pose, time_s: float
) -> tuple[list[Sample], float]:
    """The samples of one pose, and the stage's time after them."""
    analyzer.set_task(Enrol(player.student.student_id, pose))
    found: list[Sample] = []
    began_s = turning_s = time_s
    while len(found) < NEEDED[pose] and time_s < began_s + PATIENCE_S:
        time_s += 1 / 10
        head = head_for(pose, time_s - turning_s) if turning_s < time_s else HeadPose()
        stage.show(Person(player.look, head))
        seen = analyzer.observe(Frame(round(time_s * 10), time_s, stage.draw(time_s)))
        if seen.hint is Hint.LOOK_HERE:
            turning_s = time_s + 1 / 10
        if seen.sample is not None:
            found.append(seen.sample)
    return found, time_s
