"""Enrolment, the end of step four: the pictures, to keep or to retake one by one."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout

from kiosk.core.requests import AnswerConsent, KeepFace, Open, RetakePose
from kiosk.core.screens import EnrolSummary
from kiosk.core.values import Pose
from kiosk.ui.dress import actions, column, side_by_side
from kiosk.ui.page import Page
from kiosk.ui.theme import Space, Theme, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.chip import Banner
from kiosk.ui.widgets.face_tile import FaceTile
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.shelf import Ledge
from kiosk.ui.widgets.steps import Steps

UPRIGHT_TILES = 3
"""In a row where the screen stands upright."""


class EnrolSummaryPage(Page[EnrolSummary]):
    """A tile for each picture, the ways out below. It forgets the pictures as soon as it is not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Head("enrolSummary")
        self.steps = Steps(4, "enrolSummarySteps")
        self.head.add(self.steps)
        self.tiles = {pose: FaceTile(pose, f"enrolSummary{pose.value.capitalize()}") for pose in Pose}
        self.note = Banner("enrolSummaryNote", Type.BODY)
        self.cancel = Button("enrolSummaryCancel", Kind.QUIET, "close")
        self.without_face = Button("enrolSummaryWithoutFace", icon="keypad")
        self.keep = Button("enrolSummaryKeep", Kind.PRIMARY, "check")
        self._grid = QGridLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        buttons = side_by_side()
        ways_out = actions()
        ways_out.addWidget(self.cancel)
        ways_out.addWidget(self.without_face)
        ways_out.addStretch(1)
        buttons.addLayout(ways_out, 1)
        buttons.addWidget(self.keep, 1)
        page = column(self, gap=Space.M, margin=Space.L)
        page.addWidget(self.head)
        read = Ledge()
        read.takes(self.note)
        page.addWidget(read)
        page.addStretch(1)
        for tile in self.tiles.values():
            self._grid.addWidget(tile)
        page.addLayout(self._grid, 4)
        page.addWidget(self.note)
        page.addStretch(1)
        page.addLayout(buttons)

    def _connect(self) -> None:
        self.opens(self.cancel, Open.HOME)
        self.escapes_by(self.cancel)
        self.without_face.clicked.connect(lambda: self.requested.emit(AnswerConsent(False)))
        self.keep.clicked.connect(lambda: self.requested.emit(KeepFace()))
        for tile in self.tiles.values():
            tile.clicked.connect(self._on_tile)

    def set_theme(self, theme: Theme) -> None:
        """All in one row, or in two where the screen stands upright."""
        super().set_theme(theme)
        self._grid.setSpacing(theme.px(Space.M))
        self._place()

    def _place(self) -> None:
        """The tiles in the order of the directions; the second row of two begins at the left."""
        across = UPRIGHT_TILES if self.theme and self.theme.portrait else len(self.tiles)
        shown = self._screen.pictures if self._screen else ()
        poses = [pose for pose in self.tiles if any(one.pose is pose for one in shown)]
        for place, pose in enumerate(poses):
            self._grid.addWidget(self.tiles[pose], place // across, place % across)

    def fill(self, screen: EnrolSummary) -> None:
        """Show the pictures, and what can be done about them."""
        on_own_page = screen.student is not None
        self.head.say(
            self.tr("Keep these pictures?"),
            self.tr("Press a picture to take it once more. Nothing is stored before you press Keep."),
        )
        self.steps.setVisible(not on_own_page)
        self.steps.show_step(3, self.tr("Step 4 of 4: your face"))
        pictures = {picture.pose: picture for picture in screen.pictures}
        for pose, tile in self.tiles.items():
            tile.setVisible(pose in pictures)
            tile.setEnabled(screen.door.camera is None)
            if pose in pictures:
                tile.show_picture(pictures[pose])
        self._place()
        stayed = self.tr("That did not work. The picture is the one from before.")
        self.note.say(stayed if screen.stayed else "", Tone.LATE, "info")
        self.cancel.say(self.tr("Cancel"))
        self.without_face.say(self.tr("Not now") if on_own_page else self.tr("Go on without face"))
        self.keep.say(self.tr("Keep"))

    def hideEvent(self, event: QHideEvent) -> None:
        """No face stays in memory behind another page."""
        super().hideEvent(event)
        self._screen = None
        for tile in self.tiles.values():
            tile.forget()

    def _on_tile(self) -> None:
        tile = self.sender()
        if isinstance(tile, FaceTile):
            self.requested.emit(RetakePose(tile.pose))
