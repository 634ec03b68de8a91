"""The strip in which a professor answers an objection: another status, or none, with a reason."""

from __future__ import annotations

from kiosk.core.requests import AnswerObjection
from kiosk.core.values import Dispute, FactId, Mistake, Status
from kiosk.core.views import ObjectionCase
from kiosk.ui.form_texts import mistake_text
from kiosk.ui.objection_texts import dispute_text
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.reason_strip import ReasonStrip

CHOICES = (Status.PRESENT, Status.LATE, Status.ABSENT)
"""What an accepted objection is corrected to; anything rarer is corrected in the attendance."""

REASONS = 2


class AnswerStrip(ReasonStrip):
    """Answers one objection."""

    def __init__(self) -> None:
        self.choices = {status: Button(f"panelAnswer{status.value.title()}") for status in CHOICES}
        self.stays = Button("panelAnswerStays")
        super().__init__(
            "panelAnswer",
            (*self.choices.values(), self.stays),
            "panelAnswerReason",
            [f"panelAnswerQuick{place}" for place in range(REASONS)],
        )
        self.case: ObjectionCase | None = None

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
        self.save.say(self.tr("Send answer"))
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

    def _save(self) -> None:
        chosen = self.group.checkedButton()
        if self.case is None or chosen is None:
            return
        status = next((status for status, button in self.choices.items() if button is chosen), None)
        self._send(AnswerObjection(self.case.objection.fact_id, status, self.reason.text))
