"""Enrolment, step four: five guided poses before the camera."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.observation import Hint
from kiosk.core.requests import AnswerConsent, Open
from kiosk.core.screens import EnrolPoses
from kiosk.core.values import Pose
from kiosk.core.views import StartOver
from kiosk.ui.dress import column, row, side_by_side
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.preview import PreviewFeed, PreviewWidget
from kiosk.ui.texts import HINT_ICONS, POSE_ICONS, hint_text, pose_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.pose_ring import PoseRing
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.widgets.text import Text

_TROUBLES = {Hint.TOO_DARK, Hint.TOO_BRIGHT, Hint.ONE_AT_A_TIME}


class EnrolPosesPage(Page[EnrolPoses]):
    """The ring at the left; one large line, what is done, and the two ways out at the right."""

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__()
        self.head = Head("enrolPoses")
        self.steps = Steps(4, "enrolPosesSteps")
        self.preview = PreviewWidget(feed, guide=False, name="enrolPosesPreview")
        self.ring = PoseRing(self.preview)
        self.line = Card(Space.M, Space.L, name="enrolPosesLine")
        self.line_icon = Icon("look", 96, Tone.INFO)
        self.line_text = Text(Type.TITLE, align=Qt.AlignmentFlag.AlignHCenter, name="enrolPosesHint")
        self.poses = {pose: _PoseMark(pose) for pose in Pose}
        self.count = Text(Type.BODY, Ink.SOFT, wrap=False, name="enrolPosesCount")
        self.cancel = Button("enrolPosesCancel", Kind.QUIET, "close")
        self.without_face = Button("enrolPosesWithoutFace", icon="keypad")
        self._build()
        self.opens(self.cancel, Open.HOME)
        self.without_face.clicked.connect(lambda: self.requested.emit(AnswerConsent(False)))

    def _build(self) -> None:
        self.line.column.addStretch(1)
        self.line.column.addWidget(self.line_icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self.line.column.addWidget(self.line_text)
        self.line.column.addStretch(1)
        self.line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        marks = row(gap=Space.S)
        for mark in self.poses.values():
            marks.addWidget(mark)
        marks.addStretch(1)
        marks.addWidget(self.count)
        actions = row()
        actions.addWidget(self.cancel)
        actions.addStretch(1)
        actions.addWidget(self.without_face)
        side = column()
        side.addWidget(self.head)
        side.addWidget(self.steps)
        side.addWidget(self.line, 1)
        side.addLayout(marks)
        side.addLayout(actions)
        page = side_by_side(self, gap=Space.L, margin=Space.L)
        page.addWidget(self.ring, 11)
        page.addLayout(side, 9)

    def spoken(self) -> str:
        """The direction, or what is in the way."""
        return self.line_text.text()

    def fill(self, screen: EnrolPoses) -> None:
        """Show what is done, what is wanted, and the one reason why it does not go on."""
        progress = screen.progress
        self.head.say(self.tr("Your face"), self._again(screen))
        self.steps.setVisible(screen.student is None)
        self.steps.show_step(3, self.tr("Step 4 of 4: your face"))
        self.ring.show_progress(progress)
        self._say_line(screen)
        for pose, mark in self.poses.items():
            mark.setVisible(pose in progress.order)
            mark.show_state(pose in progress.done, pose is progress.wanted)
        done, asked = len(progress.done), len(progress.order)
        self.count.setText(self.tr("{done} of {all} directions").format(done=done, all=asked))
        self.ring.setAccessibleName(self.count.text())
        self.cancel.say(self.tr("Cancel"))
        on_own_page = screen.student is not None
        self.without_face.say(self.tr("Not now") if on_own_page else self.tr("Go on without face"))

    def _again(self, screen: EnrolPoses) -> str:
        """Why it began anew; nothing once it goes on."""
        match screen.again:
            case None:
                return ""
            case StartOver.FACE_LOST:
                return self.tr("We lost sight of your face. No matter: once more from the front.")
            case StartOver.PICTURE:
                return self.tr("Please show your own face, not a picture. Once more from the front.")
            case StartOver.NO_TURN:
                return self.tr(
                    "Turning is hard for you? Ask your professor to open enrolment, then it works."
                )

    def _say_line(self, screen: EnrolPoses) -> None:
        wanted = screen.progress.wanted
        if wanted is None:
            text, icon, tone = self.tr("Done. One moment, please"), "present", Tone.GOOD
        elif screen.hint is not None:
            tone = Tone.LATE if screen.hint in _TROUBLES else Tone.INFO
            text, icon = hint_text(screen.hint), HINT_ICONS[screen.hint]
        else:
            text, icon, tone = pose_text(wanted), POSE_ICONS[wanted], Tone.INFO
        self.line_text.setText(text)
        self.line_icon.show_icon(icon, tone)
        self.line.set_tone(tone)


class _PoseMark(QWidget):
    """One direction as a small sign: an arrow, and a tick when it is done."""

    def __init__(self, pose: Pose) -> None:
        super().__init__()
        self._pose = pose
        self.setObjectName(f"enrolPose{pose.value.capitalize()}")
        self.sign = Icon(POSE_ICONS[pose], 36, Ink.SOFT)
        row(self, gap=Space.NONE).addWidget(self.sign)

    def show_state(self, done: bool, wanted: bool) -> None:
        """Done, wanted now, or still open."""
        name = "present" if done else POSE_ICONS[self._pose]
        self.sign.show_icon(name, Tone.GOOD if done else Ink.ACCENT if wanted else Ink.SOFT)
        self.setAccessibleName(pose_text(self._pose))
