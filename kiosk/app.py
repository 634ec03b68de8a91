"""The composition root: makes the parts, wires their signals, starts them, and stops them in order."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random, SystemRandom

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk import __version__
from kiosk.attack_watch import PictureWatch, numbers_here
from kiosk.core.admission import Admission
from kiosk.core.desk import Desk
from kiosk.core.enrolment_office import EnrolmentOffice
from kiosk.core.entrance import Entrance
from kiosk.core.guard import GuardRules
from kiosk.core.learning import Learning
from kiosk.core.look_alikes import LookAlikes
from kiosk.core.objections import Objections
from kiosk.core.observation import Observation
from kiosk.core.office import Office
from kiosk.core.ports import Clock, FrameSource, Mailer, Store, WorldError
from kiosk.core.schoolday import Place, SchoolDay
from kiosk.core.values import Language, LetterState, StudentId, Template
from kiosk.core.views import MaintenanceTopic
from kiosk.garbage import Garbage
from kiosk.mail.worker import LetterSent, MailFailure, MailWorker
from kiosk.recognition import Recognition, RecognitionState
from kiosk.texts import code_texts, consent_version
from kiosk.threads import JOIN_MS, WorkerThread, stop_all
from kiosk.ui.attack_texts import found_text, watch_to_do
from kiosk.ui.driver import Driver
from kiosk.ui.form_texts import engine_text, templates_text
from kiosk.ui.machine_texts import (
    camera_to_do,
    faces_to_do,
    mail_text,
    mail_to_do,
    records_text,
    room_to_do,
    to_do_text,
)
from kiosk.ui.sound import Player
from kiosk.ui.texts import install_language
from kiosk.ui.theme import Appearance, Hand, Reach
from kiosk.ui.voice import SpokenAside
from kiosk.ui.window import Window
from kiosk.vision.analyze import Analyzer
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.workers import AnalysisWorker, CameraWorker, RemakeWorker

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """What an app is made of: the real ones, or those of the demo and of tests."""

    store: Store
    source: FrameSource
    mailer: Mailer
    clock: Clock
    place: Place
    assets_dir: Path
    language: Language = Language.KOREAN
    appearance: Appearance = Appearance.LIGHT
    engine: str = "lbph"
    learns: bool = True
    skips_challenge: bool = False
    second_look: bool = False
    guard: GuardRules = field(default_factory=GuardRules)
    mail_host: str = ""
    receipts_a_day: int | None = None
    sound: bool = True
    speech: bool = False
    motion: bool = True
    hand: Hand = Hand.RIGHT
    reach: Reach = Reach.STANDARD
    data_dir: Path | None = None
    records_dir: Path | None = None
    keyboard: bool = False
    rng: Random = field(default_factory=SystemRandom)


class _Calls(QObject):
    """What the desk asks of other threads, as signals: it never waits for them."""

    templates_added = Signal(object)
    face_forgotten = Signal(object)
    mail_woken = Signal()
    remaking_paused = Signal(bool)

    def add_templates(self, templates: tuple[Template, ...]) -> None:
        """A student was enrolled."""
        self.templates_added.emit(templates)

    def remove_templates(self, student_id: StudentId) -> None:
        """A face was forgotten."""
        self.face_forgotten.emit(student_id)

    def wake_mail(self) -> None:
        """A letter is waiting."""
        self.mail_woken.emit()

    def pause_remaking(self, paused: bool) -> None:
        """Templates are made no further for now, or go on being made."""
        self.remaking_paused.emit(paused)


class KioskApp(QObject):
    """One running kiosk. Make it after the QApplication; ``start`` it; ``close`` it before that ends."""

    closed = Signal()

    def __init__(self, qt: QApplication, parts: Parts) -> None:
        super().__init__()
        self._qt, self._parts = qt, parts
        self._preview_slot, self._analysis_slot, self._picture_slot = (LatestFrame() for _ in range(3))
        self._calls = _Calls()
        slots = (self._preview_slot, self._analysis_slot, self._picture_slot)
        self._camera = CameraWorker(parts.source, slots, parts.clock)
        self._analysis = AnalysisWorker(self._analysis_slot, partial(_analyzer, parts), parts.clock)
        self._remake = RemakeWorker(parts.store.faces, parts.clock)
        self._mail = MailWorker(parts.store.outbox, parts.mailer, parts.clock, parts.receipts_a_day)
        self._threads = [
            WorkerThread(self._camera, "camera"),
            WorkerThread(self._analysis, "analysis"),
            WorkerThread(self._mail, "mail"),
            WorkerThread(self._remake, "remake"),
        ]
        self._garbage = Garbage()
        self._running = False
        self._late: tuple[str, ...] = ()
        install_language(qt, parts.language, parts.assets_dir)
        self.window = Window(
            self._preview_slot,
            parts.assets_dir,
            parts.appearance,
            motion=parts.motion,
            hand=parts.hand,
            reach=parts.reach,
            patience=parts.place.patience,
            types=parts.keyboard,
            now=parts.clock.now,
            crops_days=parts.place.crops_days,
        )
        self._voice = SpokenAside() if parts.speech else None
        if self._voice is not None:
            self._threads.append(WorkerThread(self._voice.worker, "voice"))
        self._tones = Player(
            parts.assets_dir / "sounds", on=parts.sound, voice=self._voice, words=self.window.spoken
        )
        self.recognition = Recognition(parts.store, parts.clock, parts.place.kiosk_id, parts.engine)
        self._watch = self._make_watch()
        self._desk = self._make_desk()
        self.driver = Driver(self._desk, self.window, parts.clock, patience=parts.place.patience)
        self._connect()

    def _make_watch(self) -> PictureWatch | None:
        """The watch over the camera's picture; a demo, which has no data folder, needs none."""
        parts = self._parts
        if parts.data_dir is None:
            return None
        slot, zone, camera = self._picture_slot, parts.place.zone, parts.source.name
        return PictureWatch(slot, parts.clock, zone, parts.data_dir, camera)

    def _make_desk(self) -> Desk:
        parts = self._parts
        day = SchoolDay(parts.store, parts.clock, parts.place)
        version = consent_version(parts.assets_dir, parts.place.crops_days)
        store, clock, calls = parts.store, parts.clock, self._calls
        look_alikes = LookAlikes(store, clock)
        objections = Objections(store, clock, day, calls)
        entrance = Entrance(store, clock, parts.place.kiosk_id, parts.guard)
        admission = Admission(store, clock, day, calls, entrance, version, parts.rng)
        texts = code_texts(parts.assets_dir, parts.language)
        enrolment = EnrolmentOffice(
            store, clock, parts.place, calls, entrance, look_alikes, parts.guard, texts, parts.rng
        )
        learning = Learning(store, clock, day, calls, look_alikes, admission.agrees, on=parts.learns)
        office = Office(
            store,
            clock,
            day,
            calls,
            look_alikes,
            enrolment,
            objections,
            self._machine_facts,
            learns=parts.learns,
            second_look=parts.second_look,
            remaking_paused=lambda: self.recognition.state().pausable,
        )
        return Desk(
            store,
            clock,
            day,
            admission,
            office,
            look_alikes,
            learning,
            objections,
            parts.engine,
            parts.rng,
            skips=parts.skips_challenge,
        )

    def _connect(self) -> None:
        driver, calls = self.driver, self._calls
        self.window.requested.connect(driver.on_requested)
        self.window.touched.connect(driver.on_touched)
        self.window.language_requested.connect(self.on_language_requested)
        driver.task_changed.connect(self._analysis.set_task)
        driver.screen_changed.connect(self._tones.on_screen_changed)
        driver.left.connect(self.close)
        self.window.left.connect(self.close)
        calls.templates_added.connect(self._analysis.add)
        calls.face_forgotten.connect(self._analysis.remove)
        calls.mail_woken.connect(self._mail.wake)
        self._camera.camera_lost.connect(driver.on_camera_lost)
        self._camera.camera_ready.connect(driver.on_camera_ready)
        self._analysis.observed.connect(self.on_observed)
        self._analysis.gallery_changed.connect(driver.on_gallery_changed)
        self._analysis.gallery_reported.connect(driver.on_gallery_reported)
        self._mail.letter_sent.connect(self.on_letter_sent)
        self._mail.letter_failed.connect(self.on_letter_failed)
        self._connect_recognition()

    def _connect_recognition(self) -> None:
        recognition, remake = self.recognition, self._remake
        recognition.serve.connect(self._analysis.change)
        recognition.add.connect(self._analysis.add)
        recognition.remake.connect(remake.begin)
        recognition.changed.connect(self.on_engine_changed)
        remake.student_done.connect(recognition.on_student_done)
        remake.all_done.connect(recognition.on_all_done)
        remake.engine_failed.connect(recognition.on_engine_failed)
        self._analysis.engine_failed.connect(recognition.on_engine_failed)
        self._analysis.gallery_failed.connect(recognition.on_gallery_failed)
        self._calls.templates_added.connect(recognition.on_face_given)
        self._calls.remaking_paused.connect(recognition.on_paused)
        self.driver.screen_changed.connect(recognition.on_screen_changed)

    # --- start and end --------------------------------------------------------------------------------

    def start(self, *, full_screen: bool = False) -> None:
        """Show the window, start the threads, hand the gallery over.

        Raises:
            StoreError: the store cannot be read; everything is closed again.
        """
        self._running = True
        self._garbage.start()
        self.window.open(full_screen=full_screen)
        for thread in self._threads:
            thread.start()
        try:
            self.recognition.begin()
        except WorldError:
            self.close()
            raise
        self.driver.start()
        if self._watch is not None:
            self._watch.start()

    @Slot()
    def close(self) -> None:
        """Stop keeping time, end every thread, close the store; says in the log who did not end."""
        if not self._running:
            return
        self._running = False
        self.driver.stop()
        if self._watch is not None:
            self._watch.stop()
        self._late = stop_all(self._threads, JOIN_MS)
        if self._late:
            _log.error("threads that did not end in %d ms: %s", JOIN_MS, ", ".join(self._late))
        self.window.close()
        self._parts.store.close()
        self._garbage.stop()
        self.closed.emit()

    def end(self, status: int) -> int:
        """The exit status; ends the process here if a thread hangs, as Qt would abort on destroying it."""
        if self._late:
            logging.shutdown()
            os._exit(status)
        return status

    # --- what only the app knows ----------------------------------------------------------------------

    @Slot(Observation)
    def on_observed(self, observation: Observation) -> None:
        """Let the preview follow the face, then ask the desk."""
        if self._watch is not None:
            self._watch.on_observed(observation.faces)
        self.window.set_lively(observation.faces > 0)
        self.window.show_face(observation.face.box_xywh if observation.face else None)
        self.driver.on_observed(observation)

    @Slot(LetterSent)
    def on_letter_sent(self, sent: LetterSent) -> None:
        """The mail thread has sent a letter."""
        self.driver.on_letter_moved(sent.letter_id, sent=True)

    @Slot(MailFailure)
    def on_letter_failed(self, failure: MailFailure) -> None:
        """A letter did not leave; while it is tried again the panel only shows that it waits."""
        if failure.next_try_at is None:
            self.driver.on_letter_moved(failure.letter_id, sent=False)

    @Slot(str)
    def on_engine_changed(self, name: str) -> None:
        """Check-ins say which engine they rest on."""
        self._desk.engine = name

    @Slot(object)
    def on_language_requested(self, language: Language) -> None:
        """Somebody switched the language; every page hears LanguageChange."""
        install_language(self._qt, language, self._parts.assets_dir)

    def _machine_facts(self) -> tuple[tuple[MaintenanceTopic, str], ...]:
        """What the maintenance page says of this machine."""
        parts = self._parts
        letters = parts.store.outbox.counts()
        failed, free = letters.get(LetterState.FAILED, 0), _free_bytes(parts.records_dir)
        enrolled = [student for student in parts.store.people.students() if student.has_face]
        camera = self.driver.screen.door.camera
        recognition = self.recognition.state()
        to_do = (
            camera_to_do(camera.trouble) if camera else "",
            engine_text(recognition.engine, recognition.trouble) if recognition.trouble else "",
            faces_to_do() if recognition.unreadable else "",
            mail_to_do(parts.mail_host, failed),
            room_to_do(free),
            self._attack_to_do(),
        )
        return (
            (MaintenanceTopic.TO_DO, to_do_text(to_do)),
            (MaintenanceTopic.VERSION, __version__),
            (MaintenanceTopic.KIOSK, f"{parts.place.kiosk_id}, {parts.place.room}"),
            (MaintenanceTopic.CAMERA, parts.source.name),
            (MaintenanceTopic.ENGINE, recognition.engine),
            (MaintenanceTopic.STUDENTS, str(len(enrolled))),
            (MaintenanceTopic.TEMPLATES, _templates_text(recognition)),
            *_records_facts(parts.records_dir, free),
            (MaintenanceTopic.MAIL, mail_text(parts.mail_host)),
            (MaintenanceTopic.LETTERS_WAITING, str(letters.get(LetterState.WAITING, 0))),
            (MaintenanceTopic.LETTERS_FAILED, str(failed)),
            (MaintenanceTopic.JOURNAL_HEAD, parts.store.journal.head()[:16]),
            *self._attack_facts(),
        )

    def _attack_facts(self) -> tuple[tuple[MaintenanceTopic, str], ...]:
        """What the check against attacks found."""
        check = self._watch.state().check if self._watch is not None else None
        return ((MaintenanceTopic.ATTACK_CHECK, found_text(check)),) if check is not None else ()

    def _attack_to_do(self) -> str:
        """What happened to the picture since that check, and whether it is due."""
        if self._watch is None:
            return ""
        state = self._watch.state()
        return watch_to_do(state.due, state.change)


def _analyzer(parts: Parts) -> Analyzer:
    """Called on the analysis thread: with the passive numbers fitted to this camera, if there are any."""
    return Analyzer(keeps_crops=parts.place.crops_days > 0, pad=numbers_here(parts.data_dir))


def _free_bytes(folder: Path | None) -> int | None:
    """How much room there is beside the records, as far as it can be told."""
    try:
        return shutil.disk_usage(folder).free if folder is not None else None
    except OSError:
        return None


def _records_facts(folder: Path | None, free: int | None) -> tuple[tuple[MaintenanceTopic, str], ...]:
    return ((MaintenanceTopic.DATABASE, records_text(str(folder), free)),) if folder is not None else ()


def _templates_text(state: RecognitionState) -> str:
    return templates_text(
        state.templates, state.wanted, state.done, state.total, state.again, state.paused, state.unreadable
    )
