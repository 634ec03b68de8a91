"""The correction strip of the panel: a new status for one student, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from kiosk.core.requests import CorrectStatus, LetTurn
from kiosk.core.values import Mistake, Standing, Status, StudentId
from kiosk.ui.dress import refresh_style, row
from kiosk.ui.form_texts import mistake_text
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.elided import Elided
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.text import Text

CHOICES = tuple(status for status in Status if status is not Status.PENDING)
REASONS = 3


class CorrectionStrip(Card):
    """Hidden until a student is chosen; stays, half-typed, while the table goes on living."""

    requested = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(Space.S, Space.M, name="panelCorrection")
        self.standing: Standing | None = None
        self._answering = False
        self.who = Elided(Type.BODY, strong=True, name="panelCorrectionWho")
        self.now = Chip("panelCorrectionNow")
        self.turns = Button("panelTurns", Kind.QUIET)
        self.mistake = Text(Type.SMALL, Ink.BAD, wrap=False, strong=True, name="panelCorrectionMistake")
        self.choices = {status: Button(f"panelStatus{_camel(status)}") for status in CHOICES}
        self.group = QButtonGroup(self)
        self.reason = Field("panelReason", longest=200, room=False)
        self.quick = [Button(f"panelQuickReason{place}", Kind.QUIET) for place in range(REASONS)]
        self.save = Button("panelCorrectionSave", Kind.PRIMARY, "check")
        self.cancel = Button("panelCorrectionCancel", Kind.QUIET, "close")
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        head = row(gap=Space.S)
        head.addWidget(self.who, 1)
        head.addWidget(self.mistake)
        head.addWidget(self.turns)
        head.addWidget(self.now)
        statuses = row(gap=Space.S)
        for button in self.choices.values():
            button.setCheckable(True)
            self.group.addButton(button)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            statuses.addWidget(button)
        statuses.addWidget(self.cancel)
        words = row(gap=Space.S)
        self.reason.label.hide()
        words.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignVCenter)
        for quick in self.quick:
            words.addWidget(quick)
        words.addWidget(self.save)
        for line in (head, statuses, words):
            self.column.addLayout(line)

    def _connect(self) -> None:
        self.group.buttonClicked.connect(self._on_changed)
        self.save.clicked.connect(self._on_save)
        self.reason.edit.returnPressed.connect(self._on_save)
        self.cancel.clicked.connect(self.close_strip)
        self.turns.clicked.connect(self._on_turns)
        for quick in self.quick:
            quick.clicked.connect(self._on_quick)

    @property
    def student_id(self) -> StudentId | None:
        """Whose status is being corrected."""
        return self.standing.student.student_id if self.standing else None

    def open_for(self, standing: Standing) -> None:
        """Begin anew with this student; the same student again goes on with what is typed."""
        if standing.student.student_id == self.student_id:
            return
        self._clear()
        self.standing = standing
        self._say_standing()
        self.show()
        self.reason.edit.setFocus()

    def close_strip(self) -> None:
        """Forget it."""
        self._clear()
        self.standing = None
        self.hide()
        self.closed.emit()

    def update_from(self, standings: tuple[Standing, ...], mistakes: tuple[Mistake, ...]) -> None:
        """New data of the panel: an answer closes the strip or says what is missing; others leave it."""
        answered, self._answering = self._answering, False
        same = (row for row in standings if row.student.student_id == self.student_id)
        if self.standing is not None:
            self.standing = next(same, None)
        if self.standing is None:
            if not self.isHidden():
                self.close_strip()
            return
        if answered and Mistake.REASON_EMPTY not in mistakes:
            self.close_strip()
        elif answered:
            self._say_mistake(mistake_text(Mistake.REASON_EMPTY))
            self.reason.edit.setFocus()
        else:
            self._say_standing()

    def say(self) -> None:
        """Set the texts in the language of now."""
        for status, button in self.choices.items():
            button.say(status_text(status))
        label = self.tr("Reason")
        self.reason.say(label, self.tr("Reason for the correction"))
        self.reason.label.hide()
        reasons = (self.tr("Doctor's note"), self.tr("Official letter"), self.tr("Recognised late"))
        for quick, reason in zip(self.quick, reasons, strict=True):
            quick.say(reason)
        self.save.say(self.tr("Save"))
        self.cancel.say("", self.tr("Close without saving"))
        self._say_standing()

    def _say_standing(self) -> None:
        if self.standing is None:
            return
        student, status = self.standing.student, self.standing.status
        self.who.setText(f"{student.name} · {student.number}")
        self.now.say(status_text(status), STATUS_TONES[status], STATUS_ICONS[status])
        self.turns.setVisible(student.has_face)
        self.turns.say(self.tr("PIN instead of a turn") if student.turns else self.tr("Ask for a turn again"))

    def _say_mistake(self, text: str) -> None:
        self.mistake.say(text)
        self.reason.edit.setProperty("wrong", bool(text))
        self.reason.edit.setAccessibleDescription(text)
        refresh_style(self.reason.edit)

    def _clear(self) -> None:
        self.group.setExclusive(False)
        for button in self.choices.values():
            button.setChecked(False)
        self.group.setExclusive(True)
        self.reason.edit.clear()
        self.save.setEnabled(False)
        self._answering = False
        self._say_mistake("")

    def _on_changed(self) -> None:
        self.save.setEnabled(self._status() is not None)

    def _on_quick(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.reason.edit.setText(button.text())

    def _on_turns(self) -> None:
        if self.standing is not None:
            student = self.standing.student
            self.requested.emit(LetTurn(student, not student.turns))

    def _status(self) -> Status | None:
        return next((status for status, button in self.choices.items() if button.isChecked()), None)

    def _on_save(self) -> None:
        status = self._status()
        if self.standing is None or status is None:
            return
        self._answering = True
        self.requested.emit(CorrectStatus(self.standing.student, status, self.reason.text))
        self._answering = False  # the same answer as before is not shown again


def _camel(status: Status) -> str:
    return status.value.title().replace("_", "")
