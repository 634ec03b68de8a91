"""The strip in which a professor answers an objection: another status, or none, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from kiosk.core.requests import AnswerObjection
from kiosk.core.values import Dispute, FactId, Mistake, Status
from kiosk.core.views import ObjectionCase
from kiosk.ui.dress import refresh_style, row
from kiosk.ui.form_texts import mistake_text
from kiosk.ui.objection_texts import dispute_text
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.elided import Elided
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.text import Text

CHOICES = (Status.PRESENT, Status.LATE, Status.ABSENT)
"""What an accepted objection is corrected to; anything rarer is corrected in the attendance."""

REASONS = 2


class AnswerStrip(Card):
    """Hidden until an objection is chosen; stays, half-typed, while the list goes on living."""

    requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(Space.S, Space.M, name="panelAnswer")
        self.case: ObjectionCase | None = None
        self._answering = False
        self.who = Elided(Type.BODY, strong=True, name="panelAnswerWho")
        self.mistake = Text(Type.SMALL, Ink.BAD, wrap=False, strong=True, name="panelAnswerMistake")
        self.now = Chip("panelAnswerNow")
        self.choices = {status: Button(f"panelAnswer{status.value.title()}") for status in CHOICES}
        self.stays = Button("panelAnswerStays")
        self.group = QButtonGroup(self)
        self.reason = Field("panelAnswerReason", longest=200, room=False)
        self.quick = [Button(f"panelAnswerQuick{place}", Kind.QUIET) for place in range(REASONS)]
        self.save = Button("panelAnswerSave", Kind.PRIMARY, "check")
        self.cancel = Button("panelAnswerCancel", Kind.QUIET, "close")
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        head = row(gap=Space.S)
        head.addWidget(self.who, 1)
        head.addWidget(self.mistake)
        head.addWidget(self.now)
        statuses = row(gap=Space.S)
        for button in (*self.choices.values(), self.stays):
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
        self.group.buttonClicked.connect(self._on_chosen)
        self.save.clicked.connect(self._on_save)
        self.reason.edit.returnPressed.connect(self._on_save)
        self.cancel.clicked.connect(self.close_strip)
        for quick in self.quick:
            quick.clicked.connect(self._on_quick)

    @property
    def objection_id(self) -> FactId | None:
        """Which objection is being answered."""
        return self.case.objection.fact_id if self.case else None

    def open_for(self, case: ObjectionCase) -> None:
        """Begin anew with this objection; the same one again goes on with what is typed."""
        if case.objection.fact_id == self.objection_id:
            return
        self._clear()
        self.case = case
        self.say()
        self.show()
        self.reason.edit.setFocus()

    def close_strip(self) -> None:
        """Forget it."""
        self._clear()
        self.case = None
        self.hide()

    def update_from(self, cases: tuple[ObjectionCase, ...], mistakes: tuple[Mistake, ...]) -> None:
        """New data of the panel: what was answered closes the strip, a missing reason is said."""
        answered, self._answering = self._answering, False
        same = (case for case in cases if case.objection.fact_id == self.objection_id)
        if self.case is not None:
            self.case = next((case for case in same if case.objection.state.waits), None)
        if self.case is None:
            if not self.isHidden():
                self.close_strip()
        elif answered and Mistake.REASON_EMPTY in mistakes:
            self._say_mistake(mistake_text(Mistake.REASON_EMPTY))
            self.reason.edit.setFocus()

    def say(self) -> None:
        """Set the texts in the language of now."""
        for status, button in self.choices.items():
            button.say(status_text(status))
        self.stays.say(self.tr("Stays as it is"))
        self.reason.say(self.tr("Reason"), self.tr("Reason for the answer; the student reads it"))
        self.reason.label.hide()
        self.save.say(self.tr("Answer"))
        self.cancel.say("", self.tr("Close without answering"))
        if self.case is None:
            return
        objection, student = self.case.objection, self.case.student
        self.who.setText(f"{student.name} · {dispute_text(objection.dispute)}")
        status = self.case.status
        self.now.say(status_text(status), STATUS_TONES[status], STATUS_ICONS[status])
        for button, reason in zip(self.quick, self._reasons(objection.dispute), strict=True):
            button.say(reason)

    def _reasons(self, dispute: Dispute) -> tuple[str, str]:
        if dispute is Dispute.NOT_ME:
            return self.tr("Somebody else checked in"), self.tr("I saw you in class")
        return self.tr("I saw you in class"), self.tr("I did not see you in class")

    def _say_mistake(self, text: str) -> None:
        self.mistake.say(text)
        self.reason.edit.setProperty("wrong", bool(text))
        self.reason.edit.setAccessibleDescription(text)
        refresh_style(self.reason.edit)

    def _clear(self) -> None:
        self.group.setExclusive(False)
        for button in self.group.buttons():
            button.setChecked(False)
        self.group.setExclusive(True)
        self.reason.edit.clear()
        self.save.setEnabled(False)
        self._answering = False
        self._say_mistake("")

    def _on_chosen(self) -> None:
        self.save.setEnabled(True)

    def _on_quick(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.reason.edit.setText(button.text())

    def _on_save(self) -> None:
        chosen = self.group.checkedButton()
        if self.case is None or chosen is None:
            return
        status = next((status for status, button in self.choices.items() if button is chosen), None)
        self._answering = True
        self.requested.emit(AnswerObjection(self.case.objection.fact_id, status, self.reason.text))
        self._answering = False  # the same answer as before is not shown again
