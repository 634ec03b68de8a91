"""The correction strip of the panel: a new status for one student, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal

from kiosk.core.requests import CorrectStatus, LetTurn
from kiosk.core.values import Mistake, Standing, Status, StudentId
from kiosk.ui.form_texts import mistake_text
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.reason_strip import ReasonStrip

CHOICES = tuple(status for status in Status if status is not Status.PENDING)
REASONS = 3


class CorrectionStrip(ReasonStrip):
    """Corrects one student's status; says whether a turn is asked of them."""

    closed = Signal()

    def __init__(self) -> None:
        self.choices = {status: Button(f"panelStatus{_camel(status)}") for status in CHOICES}
        super().__init__(
            "panelCorrection",
            tuple(self.choices.values()),
            "panelReason",
            [f"panelQuickReason{place}" for place in range(REASONS)],
        )
        self.standing: Standing | None = None
        self.turns = Button("panelTurns", Kind.QUIET)
        self.head.insertWidget(2, self.turns)
        self.turns.clicked.connect(self._on_turns)

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
        self.save.say(self.tr("Save"), self.tr("Save the correction"))
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

    def _on_turns(self) -> None:
        if self.standing is not None:
            student = self.standing.student
            self.requested.emit(LetTurn(student, not student.turns))

    def _status(self) -> Status | None:
        return next((status for status, button in self.choices.items() if button.isChecked()), None)

    def _save(self) -> None:
        status = self._status()
        if self.standing is not None and status is not None:
            self._send(CorrectStatus(self.standing.student, status, self.reason.text))


def _camel(status: Status) -> str:
    return status.value.title().replace("_", "")
