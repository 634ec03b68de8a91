"""The story of the demonstration, scene by scene, played through the real window. Main thread.

A scene is a generator: it does something a person would do, then yields what it waits for. The hands press
the real buttons by their names; the students on the stage turn when the screen asks them to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from kiosk.app import KioskApp
from kiosk.core.observation import Hint
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    EnrolConsent,
    EnrolEntry,
    EnrolForm,
    Enrolled,
    EnrolPoses,
    EnrolSummary,
    Fault,
    LogIn,
    Main,
    Maintenance,
    NotMarked,
    NumberEntry,
    ObjectionPage,
    Panel,
    Screen,
    StudentPage,
    Unlock,
)
from kiosk.core.values import Pose, Status
from kiosk.core.views import EntryTrouble, Notice, ObjectionNotice, Refusal
from kiosk.demo.album import Album
from kiosk.demo.cast import (
    ADMINISTRATOR_PASSWORD,
    NEW_MEETING_ID,
    NEW_PASSCODE,
    PROFESSOR_PIN,
    STUDENT_PIN,
    Player,
)
from kiosk.demo.world import CLASS_STARTS, World, head_for
from kiosk.vision.demo import Empty, HeldPhoto, Person, StudentLook

STEP_MS = 40
REACTION_S = 0.35
"""How long a rendered student takes to do what the screen asks."""

LINGER_S = 0.45
"""How long somebody looks at a result before walking on; pictures are taken after this, too."""

ANSWER_S = 15.0
ANSWER = "11시 12분에 들어왔습니다"
APPROACHES = 4
"""How long a student waits for an answer before coming anew, and how often."""

WRONG_CODE = "11112222"
"""Somebody guesses; one in a hundred million."""

LAYOUT_S = 0.25
"""A page that heard of another language has laid itself out after this."""

PHOTO_S = 9.0
"""How long the attacker tries with the photo."""

Wait = Callable[[], bool]
Scene = Generator["Until", None, None]


class StoryError(Exception):
    """The story did not come true; the text says where."""


@dataclass(frozen=True)
class Until:
    """Go on when this is true; the story fails when it is not within ``limit_s``."""

    is_true: Wait
    limit_s: float
    what: str


@dataclass
class Marked:
    """One student who was marked, for the summary."""

    player: Player
    status: Status
    at: str
    seconds: float
    by: str


@dataclass
class Chronicle:
    """What happened, for the summary and the checks."""

    marked: list[Marked] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    zoom_seen: bool = False


class Story(QObject):
    """Plays all scenes; ``ended`` carries an empty text, or why the story did not come true."""

    ended = Signal(str)

    def __init__(
        self,
        app: KioskApp,
        world: World,
        players: tuple[Player, ...],
        newcomer: Player,
        stranger: StudentLook,
        album: Album | None,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._app, self._world, self._players = app, world, players
        self._newcomer, self._stranger = newcomer, stranger
        self._album, self._tell = album, tell
        self.chronicle = Chronicle()
        self._scenes: Iterator[Until] = self._play()
        self._until = Until(lambda: True, 1.0, "the beginning")
        self._since_s = time.monotonic()
        self._actor: StudentLook | None = None
        self._asked: tuple[Pose, float] = (Pose.FRONT, 0.0)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._on_step)

    def start(self) -> None:
        """Begin with the first scene."""
        self._timer.start()

    @property
    def _screen(self) -> Screen:
        return self._app.driver.screen

    # --- the machinery ----------------------------------------------------------------------------------

    @Slot()
    def _on_step(self) -> None:
        self._act()
        waited_s = time.monotonic() - self._since_s
        try:
            if self._until.is_true():
                self._until, self._since_s = next(self._scenes), time.monotonic()
            elif waited_s > self._until.limit_s:
                raise StoryError(
                    f"waited {waited_s:.0f} s for: {self._until.what}; the screen is {self._screen}"
                )
        except StopIteration:
            self._end("")
        except StoryError as error:
            self._end(str(error))

    def _end(self, trouble: str) -> None:
        self._timer.stop()
        self.ended.emit(trouble)

    def _act(self) -> None:
        """Whoever stands there turns as the screen asks, a moment after it asks."""
        wanted = _pose_asked_by(self._screen)
        now_s = time.monotonic()
        if wanted is not self._asked[0]:
            self._asked = (wanted, now_s)
        if self._actor is not None and now_s - self._asked[1] >= REACTION_S:
            turning_s = now_s - self._asked[1] - REACTION_S
            self._world.stage.show(Person(self._actor, head_for(wanted, turning_s)))

    def _walks_up(self, look: StudentLook) -> None:
        self._actor = look
        self._world.stage.show(Person(look))

    def _leaves(self) -> Scene:
        self._actor = None
        self._world.stage.show(Empty())
        yield from self._rest(0.6)
        yield Until(lambda: isinstance(self._screen, Main), 20, "the main page again")

    def _rest(self, seconds: float) -> Scene:
        end_s = time.monotonic() + seconds
        yield Until(lambda: time.monotonic() >= end_s, seconds + 30, "time to pass")

    def _shown(self, kind: type[Screen], limit_s: float) -> Until:
        return Until(lambda: isinstance(self._screen, kind), limit_s, f"the {kind.__name__} page")

    def _picture(self, name: str) -> Scene:
        yield from self._rest(LINGER_S)
        if self._album is not None:
            for language in self._album.languages:
                self._album.speak(language)
                yield from self._rest(LAYOUT_S)
                self._album.take(name, language)

    # --- hands --------------------------------------------------------------------------------------------

    def _find(self, name: str) -> QWidget:
        found = [one for one in self._app.window.findChildren(QWidget, name) if one.isVisible()]
        if not found:
            raise StoryError(f"nothing named {name} to be seen on the {type(self._screen).__name__} page")
        return found[0]

    def _press(self, name: str) -> None:
        button = self._find(name)
        if not isinstance(button, QAbstractButton) or not button.isEnabled():
            raise StoryError(f"{name} cannot be pressed")
        button.click()

    def _type(self, name: str, text: str) -> None:
        found = self._find(name)
        line = found if isinstance(found, QLineEdit) else found.findChild(QLineEdit)
        if line is None:
            raise StoryError(f"{name} takes no text")
        line.setFocus()
        line.setText(text)

    def _key_in(self, digits: str) -> Scene:
        for digit in digits:
            self._press(f"keypad{digit}")
            yield from self._rest(0.06)

    # --- the story --------------------------------------------------------------------------------------

    def _play(self) -> Iterator[Until]:
        players = self._players
        yield from self._opening()
        yield from self._codes_are_mailed()
        yield from self._newcomer_enrols()
        for player in (self._newcomer, players[2], players[8], players[3]):
            yield from self._checks_in(player, Status.PRESENT, own_page=player is players[8])
        yield from self._checks_in_by_number(players[-1])
        yield from self._is_unknown()
        yield from self._holds_a_photo(players[10])
        yield from self._own_page_opens()
        yield from self._camera_is_unplugged()
        self._say("the clock is put forward: it is 12 minutes past the start")
        self._world.clock.put_forward_to(CLASS_STARTS + timedelta(minutes=12))
        for player in (players[10], players[5]):
            yield from self._checks_in(player, Status.LATE)
        yield from self._objects(players[10])
        yield from self._zoom_changes()
        yield from self._objection_is_answered()
        yield from self._class_is_closed()
        yield from self._maintenance()

    def _opening(self) -> Scene:
        yield Until(lambda: _lecture_on(self._screen), 20, "the class on the main page")
        yield Until(lambda: self._app.window.frames_shown > 0, 20, "a picture of the camera")
        yield from self._picture("main")
        self._say("the class is on, nobody is here yet")

    def _codes_are_mailed(self) -> Scene:
        newcomer = self._newcomer.student
        yield from self._unlocks()
        self._press("panelEnrolmentTab")
        yield from self._picture("panel_enrolment")
        self._press("panelMailCodes")
        yield from self._rest(0.3)
        self._press("panelMailCodesConfirm")
        yield Until(lambda: self._has_notice(Notice.CODES_WAITING), 5, "the codes to be on their way")
        yield Until(lambda: bool(self._world.code_of(newcomer)), 20, "the letter with the code")
        self._press("panelLock")
        yield self._shown(Main, 5)
        self._say(f"the professor has had a code mailed to {newcomer.name}, who is not enrolled yet")

    def _newcomer_enrols(self) -> Scene:
        newcomer, code = self._newcomer.student, self._world.code_of(self._newcomer.student)
        self._walks_up(self._newcomer.look)
        yield from self._rest(0.8)
        self._press("mainEnrolButton")
        yield self._shown(EnrolEntry, 5)
        yield from self._tries_to_enter(newcomer.number, WRONG_CODE)
        screen = self._screen
        if not isinstance(screen, EnrolEntry) or screen.trouble is not EntryTrouble.CODE_WRONG:
            raise StoryError(f"a wrong code should be refused: {screen}")
        self._refuse(f"the number of {newcomer.name} with a wrong code", screen.trouble.value)
        yield from self._picture("enrol_entry")
        yield from self._tries_to_enter(newcomer.number, code)
        yield self._shown(EnrolForm, 5)
        for name in ("enrolFormPin", "enrolFormPinAgain"):
            self._type(name, STUDENT_PIN)
            yield from self._rest(0.15)
        yield from self._picture("enrol_form")
        self._press("enrolFormNext")
        yield self._shown(EnrolConsent, 5)
        yield from self._picture("enrol_consent")
        began_s = time.monotonic()
        self._press("enrolConsentWithFace")
        yield self._shown(EnrolPoses, 5)
        yield Until(
            lambda: not isinstance(self._screen, EnrolPoses) or _half_done(self._screen), 30, "two poses"
        )
        yield from self._picture("enrol_poses")
        yield self._shown(EnrolSummary, 60)
        taken_s = time.monotonic() - began_s
        yield from self._picture("enrol_summary")
        self._press("enrolSummaryKeep")
        yield self._shown(Enrolled, 5)
        self._say(f"{newcomer.name} enrolled, five poses in {taken_s:.1f} s")
        yield from self._picture("enrolled")
        self._press("enrolledDone")
        yield from self._leaves()

    def _tries_to_enter(self, number: str, code: str) -> Scene:
        self._type("enrolEntryNumber", number)
        self._find("enrolEntryCode").setFocus()
        yield from self._key_in(code)
        self._press("enrolEntryNext")

    def _checks_in(self, player: Player, wanted: Status, *, own_page: bool = False) -> Scene:
        began_s = time.monotonic()
        first = not any(row.by == "face" for row in self.chronicle.marked)
        for _ in range(APPROACHES):
            yield from self._approaches(player, first)
            if self._is_marked(player):
                break
            yield from self._leaves()
        self._note(player, time.monotonic() - began_s, "face", wanted)
        if first or wanted is Status.LATE:
            yield from self._picture(f"checked_in_{wanted.value}")
        if own_page:
            self._press("checkedInMyPageButton")
            yield self._shown(StudentPage, 5)
            yield from self._picture("student_page")
            self._press("studentHomeDone")
        yield from self._rest(LINGER_S)
        yield from self._leaves()

    def _approaches(self, player: Player, first: bool) -> Scene:
        """Walk up and wait for an answer; whoever gets none goes back and comes again, as people do."""
        end_s = time.monotonic() + ANSWER_S
        self._walks_up(player.look)

        def over() -> bool:
            return self._is_marked(player) or time.monotonic() >= end_s

        if first:
            yield Until(lambda: over() or isinstance(self._screen, Challenged), 60, "a challenge")
            if isinstance(self._screen, Challenged):
                self._actor = None  # holds still for the picture
                yield from self._picture("challenged")
                self._actor, self._asked = player.look, (Pose.FRONT, time.monotonic())
        yield Until(over, 60, f"{player.student.name} to be marked")

    def _is_marked(self, player: Player) -> bool:
        screen = self._screen
        return isinstance(screen, CheckedIn) and screen.student.number == player.student.number

    def _note(self, player: Player, seconds: float, by: str, wanted: Status) -> None:
        screen = self._screen
        if not isinstance(screen, CheckedIn) or screen.status is not wanted:
            raise StoryError(f"{player.student.name} should be {wanted.value}: {screen}")
        at = f"{screen.at.astimezone(self._world.parts.place.zone):%H:%M:%S}"
        self.chronicle.marked.append(Marked(player, screen.status, at, seconds, by))
        self._say(f"{player.student.name} {screen.status.value} by {by}, {seconds:.1f} s after walking up")

    def _checks_in_by_number(self, player: Player) -> Scene:
        began_s = time.monotonic()
        self._press("mainNumberButton")
        yield self._shown(NumberEntry, 5)
        yield from self._key_in(player.student.number)
        yield from self._picture("number_entry")
        self._find("numberPinField").setFocus()
        yield from self._key_in(STUDENT_PIN)
        if isinstance(self._screen, NumberEntry):
            self._press("numberSubmitButton")
        yield Until(lambda: self._is_marked(player), 10, f"{player.student.name} to be marked by number")
        self._note(player, time.monotonic() - began_s, "number", Status.PRESENT)
        yield from self._rest(LINGER_S)
        yield from self._leaves()

    def _is_unknown(self) -> Scene:
        self._walks_up(self._stranger)
        yield self._shown(NotMarked, 30)
        screen = self._screen
        if not isinstance(screen, NotMarked) or screen.reason is not Refusal.UNKNOWN:
            raise StoryError(f"the stranger should be told to be unknown: {screen}")
        self._refuse("somebody unknown", screen.reason.value)
        yield from self._picture("not_marked_unknown")
        yield from self._leaves()

    def _holds_a_photo(self, of: Player) -> Scene:
        self._actor = None
        self._world.stage.show(HeldPhoto(of.look, by=self._stranger))
        end_s, told = time.monotonic() + PHOTO_S, ""
        while time.monotonic() < end_s:
            yield from self._rest(0.1)
            screen = self._screen
            if isinstance(screen, CheckedIn):
                raise StoryError(f"a photo was marked as {screen.student.name}")
            if isinstance(screen, NotMarked) and screen.reason.value != told:
                told = screen.reason.value
                self._refuse(f"a photo of {of.student.name}", told)
                yield from self._picture(f"not_marked_{told}")
        if not told:
            self._refuse(f"a photo of {of.student.name}", "never got as far as an answer")
        yield from self._leaves()

    def _own_page_opens(self) -> Scene:
        self._press("mainMyPageButton")
        yield self._shown(LogIn, 5)
        yield from self._picture("log_in")
        self._press("logInCancelButton")
        yield self._shown(Main, 5)

    def _objects(self, player: Player) -> Scene:
        """Who came late says to have been there, on the own page."""
        self._press("mainMyPageButton")
        yield self._shown(LogIn, 5)
        self._press("logInNumberButton")
        yield self._shown(NumberEntry, 5)
        self._type("numberField", player.student.number)
        self._type("numberPinField", STUDENT_PIN)
        self._press("numberSubmitButton")
        yield self._shown(StudentPage, 5)
        self._press("studentHomeObjections")
        yield self._shown(ObjectionPage, 5)
        yield from self._picture("objections")
        self._press("objectionWasHere0")
        yield from self._rest(0.3)
        self._press("objectionWasHere0Confirm")
        yield Until(self._has_objected, 5, "the objection to be kept")
        self._say(f"{player.student.name} objects to the late mark")
        self._press("objectionsDone")
        yield self._shown(Main, 5)

    def _has_objected(self) -> bool:
        return isinstance(self._screen, ObjectionPage) and self._screen.view.notice is ObjectionNotice.MADE

    def _objection_is_answered(self) -> Scene:
        yield from self._unlocks()
        self._press("panelObjectionsTab")
        yield from self._rest(0.3)
        yield from self._picture("panel_objections")
        yield from self._rest(0.3)
        self._press("panelObjectionAnswer0")
        self._press("panelAnswerStays")
        self._type("panelAnswerReason", ANSWER)
        self._press("panelAnswerSave")
        yield Until(lambda: self._has_notice(Notice.OBJECTION_REFUSED), 5, "the answer to be kept")
        self._say("the professor answers the objection; the student gets a letter")
        self._press("panelLock")
        yield self._shown(Main, 5)

    def _camera_is_unplugged(self) -> Scene:
        self._world.camera.unplugged = True
        yield self._shown(Fault, 10)
        self._say("the camera was unplugged; the screen says so, the way by number stays open")
        yield from self._picture("fault")
        self._world.camera.unplugged = False
        yield self._shown(Main, 30)
        self._say("the camera is back")

    def _unlocks(self, picture: str = "") -> Scene:
        self._press("mainUnlockButton")
        yield self._shown(Unlock, 5)
        if picture:
            yield from self._picture(picture)
        yield from self._key_in(PROFESSOR_PIN)
        if isinstance(self._screen, Unlock):
            self._press("unlockSubmit")
        yield self._shown(Panel, 5)

    def _zoom_changes(self) -> Scene:
        yield from self._unlocks("unlock")
        yield from self._picture("panel")
        self._press("panelZoomTab")
        self._type("panelZoomLink", "")
        self._type("panelZoomMeetingId", NEW_MEETING_ID)
        self._type("panelZoomPasscode", NEW_PASSCODE)
        yield from self._picture("panel_zoom")
        self._press("panelZoomSave")
        yield Until(lambda: self._has_notice(Notice.ZOOM_CHANGED), 5, "the new Zoom code to be kept")
        self._press("panelLock")
        yield Until(self._main_shows_code, 10, "the main page to show the new Zoom code")
        self.chronicle.zoom_seen = True
        self._say(f"the Zoom code is {NEW_MEETING_ID} now, here and on every page")
        yield from self._picture("main_new_zoom_code")

    def _has_notice(self, notice: Notice) -> bool:
        return isinstance(self._screen, Panel) and self._screen.notice is notice

    def _main_shows_code(self) -> bool:
        if not isinstance(self._screen, Main):
            return False
        label = self._find("zoomMeetingId")
        text = str(label.property("text") or "")
        return "".join(character for character in text if character.isdigit()) == NEW_MEETING_ID

    def _class_is_closed(self) -> Scene:
        yield from self._unlocks()
        self._press("panelCloseClass")
        yield from self._rest(0.3)
        self._press("panelCloseClassConfirm")
        yield Until(lambda: bool(self._world.csv_letters()), 20, "the letter at the mail host")
        self._say("the class is closed; the CSV is in the professor's mailbox")
        yield from self._picture("panel_closed")
        self._press("panelLock")
        yield self._shown(Main, 5)

    def _maintenance(self) -> Scene:
        self._press("mainUnlockButton")
        yield self._shown(Unlock, 5)
        self._press("unlockStaff1")
        yield from self._rest(0.2)
        self._type("unlockPassword", ADMINISTRATOR_PASSWORD)
        self._press("unlockSubmit")
        yield self._shown(Maintenance, 5)
        yield from self._picture("maintenance")
        self._press("maintenanceDone")
        yield self._shown(Main, 5)

    # --- telling ----------------------------------------------------------------------------------------

    def _refuse(self, who: str, why: str) -> None:
        self.chronicle.refused.append((who, why))
        self._say(f"{who}: not marked ({why})")

    def _say(self, words: str) -> None:
        local = self._world.clock.now().astimezone(self._world.parts.place.zone)
        self._tell(f"{local:%H:%M:%S}  {words}")


def _pose_asked_by(screen: Screen) -> Pose:
    match screen:
        case Challenged():
            return Pose.FRONT if screen.hint is Hint.LOOK_HERE else screen.asked
        case EnrolPoses():
            wanted = screen.progress.wanted or Pose.FRONT
            return Pose.FRONT if screen.hint is Hint.LOOK_HERE else wanted
        case _:
            return Pose.FRONT


def _half_done(screen: Screen) -> bool:
    return isinstance(screen, EnrolPoses) and len(screen.progress.done) >= 2


def _lecture_on(screen: Screen) -> bool:
    return isinstance(screen, Main) and screen.door.lecture is not None
