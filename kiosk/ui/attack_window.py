"""The window of `kiosk check attacks`: says which try is wanted, shows the camera, in the end the result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from kiosk.core.attack_check import AttackCheck, Rate, Species
from kiosk.core.attack_guide import Guide, Step
from kiosk.core.observation import CameraFault
from kiosk.core.ports import FrameSlot
from kiosk.ui.dress import column, dress, row
from kiosk.ui.preview import Box, PreviewFeed
from kiosk.ui.texts import number_text, translate
from kiosk.ui.theme import BASE_HEIGHT_PX, BASE_WIDTH_PX, Space, Theme, Tone, Type, scale_of
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.widgets.text import Text


class AttackWindow(QMainWindow):
    """Decides nothing: ``begun`` and ``skipped`` are the buttons, ``left`` comes when it is closed."""

    begun = Signal()
    skipped = Signal()
    left = Signal()

    def __init__(self, slot: FrameSlot, assets_dir: Path) -> None:
        super().__init__()
        self.setObjectName("attackWindow")
        self._theme = Theme(assets_dir)
        self._fault: CameraFault | None = None
        self._guide = Guide()
        self.feed = PreviewFeed(slot)
        self.head = Head("attack")
        self.stage = Stage(self.feed, "attack")
        self.result = Text(Type.HEADING, name="attackResult")
        self.card = Card(Space.M, Space.L)
        self.skip = Button("attackSkip", icon="arrow_right")
        self.begin = Button("attackBegin", Kind.PRIMARY, "check")
        self.close_button = Button("attackClose", Kind.PRIMARY, "power")
        self._build()
        self.begin.clicked.connect(self.begun)
        self.skip.clicked.connect(self.skipped)
        self.close_button.clicked.connect(self.close)
        self.resize(BASE_WIDTH_PX, BASE_HEIGHT_PX)
        self.setMinimumSize(1024, 600)
        dress(self, self._theme)
        self.show_guide(self._guide)

    def _build(self) -> None:
        self.card.column.addWidget(self.result)
        self.card.column.addStretch(1)
        self.card.hide()
        actions = row()
        actions.addWidget(self.skip)
        actions.addStretch(1)
        actions.addWidget(self.begin)
        actions.addWidget(self.close_button)
        page = QWidget()
        lines = column(page, margin=Space.L)
        lines.addWidget(self.head)
        lines.addWidget(self.stage, 1)
        lines.addWidget(self.card, 1)
        lines.addLayout(actions)
        self.setCentralWidget(page)

    # --- what is shown --------------------------------------------------------------------------------

    def show_guide(self, guide: Guide) -> None:
        """Which try is wanted, or that one is under way."""
        self._guide = guide
        kind, ended = species_text(guide.species), guide.step is Step.ENDED
        of = self.tr("{kind}: try {number} of {each}").format(
            kind=kind, number=number_text(guide.done + 1), each=number_text(guide.each)
        )
        self.head.say(self.tr("Check against attacks"), "" if ended else of)
        self.begin.setVisible(not ended)
        self.begin.setEnabled(guide.step is not Step.RUNNING and self._fault is None)
        self.begin.say(self.tr("Begin this try"))
        self.skip.setVisible(not ended)
        self.skip.setEnabled(guide.step is not Step.RUNNING)
        self.skip.say(self.tr("No more of these"))
        self.close_button.setVisible(ended)
        self.close_button.say(self.tr("Close"))
        self._instruct()

    def show_fault(self, fault: CameraFault | None) -> None:
        """The camera gives no picture, or gives one again (None)."""
        self._fault = fault
        self.show_guide(self._guide)

    def show_face(self, box_xywh: Box | None) -> None:
        """Where the face is that is followed."""
        self.feed.show_face(box_xywh)

    def show_result(self, check: AttackCheck) -> None:
        """What was found; it is kept already."""
        self.stage.hide()
        self.card.show()
        self.result.setText(result_text(check))

    def _instruct(self) -> None:
        if self._fault is not None:
            words = self.tr("The camera gives no picture. Is the kiosk still running?")
            self.stage.say(None, words, "camera_off", Tone.BAD)
            return
        match self._guide.step:
            case Step.RUNNING:
                self.stage.say(None, self.tr("Now, until the button comes back"), "look")
            case Step.NO_FACE:
                words = self.tr("No face was seen. Nearer, and once more")
                self.stage.say(None, words, "nearer", Tone.BAD)
            case Step.READY:
                self.stage.say(None, task_text(self._guide.species), "info", Tone.NEUTRAL)
            case Step.ENDED:
                self.stage.say(None, self.tr("One moment: the tries are being judged"), "clock", Tone.NEUTRAL)

    # --- the window -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wear the theme at the new size."""
        super().resizeEvent(event)
        scale = scale_of(self.width(), self.height())
        if scale != self._theme.scale:
            old = self._theme
            self._theme = Theme(old.assets_dir, old.appearance, scale, old.motion)
            dress(self, self._theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window ends the check; without a result nothing is kept."""
        super().closeEvent(event)
        self.left.emit()


def species_text(species: Species) -> str:
    """What stands before the camera, in a word or two."""
    return {
        Species.LIVE: translate("Attacks", "Live person"),
        Species.PRINT: translate("Attacks", "Printed photo"),
        Species.PHONE: translate("Attacks", "Phone"),
        Species.TABLET: translate("Attacks", "Tablet"),
    }[species]


def task_text(species: Species) -> str:
    """What to do in such a try."""
    return {
        Species.LIVE: translate(
            "Attacks", "Walk up, look here, turn your head. Best another person each time"
        ),
        Species.PRINT: translate("Attacks", "Hold up a printed photo of a face and move it a little"),
        Species.PHONE: translate("Attacks", "Hold up a phone that shows a face and move it a little"),
        Species.TABLET: translate("Attacks", "Hold up a tablet or laptop that shows a face"),
    }[species]


def result_text(check: AttackCheck) -> str:
    """The rates of the numbers in use, a line each, and whether they were fitted."""
    lines = [_rate_line(rate) for rate in check.rates]
    fitted = translate("Attacks", "Fitted to this camera; used from the next start on.")
    shipped = translate("Attacks", "Fitting gained nothing: the numbers stay as they came.")
    return "\n".join((*lines, "", fitted if check.digest else shipped))


def _rate_line(rate: Rate) -> str:
    low, high = (f"{100 * end:.0f}" for end in rate.interval)
    words = (
        translate("Attacks", "{kind}: {errors} of {tries} wrongly refused (95 % interval {low} to {high} %)")
        if rate.species is Species.LIVE
        else translate("Attacks", "{kind}: {errors} of {tries} not refused (95 % interval {low} to {high} %)")
    )
    return words.format(
        kind=species_text(rate.species),
        errors=number_text(rate.errors),
        tries=number_text(rate.tries),
        low=low,
        high=high,
    )
