"""Student number with PIN, the equal way without a face, or number and a look into the camera."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from kiosk.core.access import PIN_LENGTH
from kiosk.core.enrolment import NUMBER, NUMBER_DIGITS
from kiosk.core.requests import ClaimNumber, Open, SubmitNumber, SubmitPin
from kiosk.core.screens import NumberEntry
from kiosk.core.views import NumberTrouble, Purpose
from kiosk.ui.dress import actions, column, side_by_side
from kiosk.ui.even_grid import EvenGrid
from kiosk.ui.form_texts import missing_number_text, number_label_text
from kiosk.ui.page import Page
from kiosk.ui.theme import Ink, Space, Turns, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.shelf import Ledge
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.trouble import Trouble, WhyNot


class NumberEntryPage(Page[NumberEntry]):
    """Two fields, and the keypad at the hand; the PIN is forgotten as soon as it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("numberEntryPage")
        self.title = Text(Type.TITLE, name="numberTitle")
        self.explanation = Text(Type.BODY, Ink.SOFT, name="numberExplanation")
        self.number = Field("numberField", digits=True, longest=NUMBER_DIGITS[1], room=False)
        self.number.edit.setProperty("big", True)
        self.pin_label = Text(Type.SMALL, Ink.SOFT, wrap=False, strong=True)
        self.pin = PinField("numberPinField", PIN_LENGTH)
        self.trouble = Trouble("numberTrouble")
        self._wait = self.trouble.wait
        self.enrol = Button("numberEnrolButton", Kind.SECONDARY, "enrol")
        self.cancel = Button("numberCancelButton", Kind.SECONDARY, "close")
        self.face = Button("numberFaceButton", Kind.SECONDARY, "look")
        self.receipt = Button("numberReceiptButton", Kind.QUIET, "mail")
        self.submit = Button("numberSubmitButton", Kind.PRIMARY, "check")
        self.why_not = WhyNot(self.submit, "numberWhyNot")
        self.keypad = Keypad("numberKeypad")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, right = column(gap=Space.M), column(gap=Space.M)
        self._ledge, ledge = Ledge(labelled=True), Ledge()
        pin = column(gap=Space.XS)
        pin.addWidget(self.pin_label)
        pin.addWidget(self.pin)
        fields, ways = side_by_side(turns=Turns.FIELDS), EvenGrid(gap=Space.M)
        fields.addWidget(self.number, 1)
        fields.addLayout(pin, 1)
        for way in (self.enrol, self.receipt, self.face):
            ways.addWidget(way)
        buttons = actions()
        buttons.addWidget(self.cancel, 2)
        buttons.addWidget(self.submit, 3)
        for widget in (self._ledge, self.title, self.explanation):
            left.addWidget(widget)
        left.addLayout(fields)
        left.addWidget(self.trouble)
        left.addStretch(1)
        left.addLayout(ways)
        answer = column(gap=Space.XS)
        answer.addLayout(buttons)
        answer.addWidget(self.why_not)
        left.addLayout(answer)
        self._ledge.takes(self.title, self.explanation, self.trouble)
        right.addWidget(ledge)
        right.addWidget(self.keypad, 1)
        page = side_by_side(self, gap=Space.L, margin=Space.L, turns=Turns.UNLESS_LOW)
        page.addLayout(left, 1)
        page.addLayout(right, 1)

    def _connect(self) -> None:
        self.opens(self.cancel, Open.HOME)
        self.escapes_by(self.cancel)
        self.opens(self.enrol, Open.ENROLMENT)
        self.opens(self.receipt, Open.RECEIPT)
        self.face.clicked.connect(self._on_face)
        self.submit.clicked.connect(self._on_submit)
        self.number.focused.connect(self._on_number_focused)
        self.number.edit.textChanged.connect(self._on_typed)
        self.number.edit.returnPressed.connect(self._on_number_done)
        self.pin.textChanged.connect(self._on_typed)
        self.pin.returnPressed.connect(self._on_submit)
        self.trouble.counted.connect(self._on_typed)
        self.pin.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keypad types where the focus is."""
        if watched is self.pin and event.type() == QEvent.Type.FocusIn:
            self.keypad.set_target(self.pin)
        return super().eventFilter(watched, event)

    def arrive(self) -> None:
        """Forget what the one before has typed."""
        self.number.edit.clear()
        self.pin.clear()
        first = self.pin if self._by_pin() else self.number.edit
        first.setFocus()
        self.keypad.set_target(first)  # the focus comes later when the window is not active

    def show_screen(self, screen: NumberEntry) -> None:
        """Start the wait that the screen brings, unless it is running already."""
        before = self._screen
        super().show_screen(screen)
        if before is None or (before.trouble, before.wait_s) != (screen.trouble, screen.wait_s):
            self._wait.begin(screen.wait_s)
            self.pin.clear()
            if screen.trouble is not None:
                again = self.number.edit if screen.confirms else self.pin
                again.setFocus()  # of itself it goes to the next button that is not grey, Cancel

    def spoken(self) -> str:
        """What is not right."""
        return self.trouble.accessibleName()

    def fill(self, screen: NumberEntry) -> None:
        """Set labels and trouble."""
        check_in = screen.purpose is Purpose.CHECK_IN
        self.title.setText(self._title(screen))
        by_receipt = screen.purpose is Purpose.OBJECTION
        self.explanation.setText(self._explanation(screen))
        found = screen.confirms or screen.by_pin
        explained = (check_in or screen.confirms or by_receipt) and not screen.by_pin
        self.explanation.setVisible(explained and screen.trouble is None)
        self.number.setVisible(not screen.by_pin)
        self.pin.setVisible(not screen.confirms)
        self.pin_label.setVisible(not screen.confirms)
        self.face.setVisible(not found and not by_receipt and screen.door.camera is None)
        tells_to_enrol = screen.trouble is NumberTrouble.NOT_ENROLLED
        self.receipt.setVisible(not (found or by_receipt) and screen.trouble is None)
        self.receipt.say(self.tr("A receipt came, but it was not me"))
        self.face.say(self.tr("No PIN: look at the camera"))
        self.number.say(number_label_text(), self.tr("e.g. 20261234"))
        second = self.tr("Code of the receipt (6 digits)") if by_receipt else self.tr("PIN (6 digits)")
        self.pin_label.setText(second)
        self.pin.setAccessibleName(second)
        self.enrol.say(self.tr("Enrol"))
        self.enrol.setVisible(tells_to_enrol)
        self.cancel.say(self.tr("Cancel"))
        self.submit.say(self.tr("Check in") if check_in else self.tr("Open"))
        self.trouble.say_trouble(self._trouble_text(screen.trouble))
        self._on_typed()

    def _explanation(self, screen: NumberEntry) -> str:
        if screen.purpose is Purpose.OBJECTION:
            return self.tr("The code is in the mail. Your professor will look into it.")
        if screen.confirms:
            return self.tr("Somebody looks much like you. The number makes sure that it is you.")
        return self.tr("Counts just like checking in by face.")

    def _title(self, screen: NumberEntry) -> str:
        if screen.purpose is Purpose.OBJECTION:
            return self.tr("That was not me")
        if screen.confirms:
            return self.tr("Your student number too, please")
        if screen.by_pin:
            return self.tr("Your PIN, please")
        by_number = screen.purpose is Purpose.CHECK_IN
        return self.tr("Check in by student number") if by_number else self.tr("My attendance")

    def _trouble_text(self, trouble: NumberTrouble | None) -> str:
        match trouble:
            case NumberTrouble.WRONG:
                if self._screen is not None and self._screen.purpose is Purpose.OBJECTION:
                    return self.tr("Number or code is not right. Please try again.")
                if self._confirms():
                    return self.tr("This is not the number we expected. Please try again, or cancel.")
                if self._by_pin():
                    return self.tr("This is not your PIN. Please try again, or cancel.")
                return self.tr("Number or PIN is not right. Please try again.")
            case NumberTrouble.NO_FACE:
                return self.tr("This number has no face stored. Please use the PIN.")
            case NumberTrouble.NOT_ENROLLED:
                return self.tr("This number is not enrolled yet. Please enrol first.")
            case NumberTrouble.WAIT | None:
                return ""

    def _on_typed(self) -> None:
        self.why_not.say_why(self._missing(), waits=self._wait.left_s > 0)
        self.face.setEnabled(self._has_number())

    def _has_number(self) -> bool:
        return NUMBER.fullmatch(self.number.text) is not None and not self._wait.left_s

    def _missing(self) -> str:
        """What has to be typed yet; nothing while the banner tells how long to wait."""
        if self._wait.left_s:
            return ""
        if not self._by_pin() and not NUMBER.fullmatch(self.number.text):
            return missing_number_text(self.number.text)
        if self._confirms() or len(self.pin.text()) == PIN_LENGTH:
            return ""
        if self._screen is not None and self._screen.purpose is Purpose.OBJECTION:
            return self.tr("Please type all {count} digits of the code").format(count=PIN_LENGTH)
        return self.tr("Please type all {count} digits of your PIN").format(count=PIN_LENGTH)

    def _confirms(self) -> bool:
        return self._screen is not None and self._screen.confirms

    def _by_pin(self) -> bool:
        return self._screen is not None and self._screen.by_pin

    def _on_number_focused(self, _field: object) -> None:
        self.keypad.set_target(self.number.edit)

    def _on_number_done(self) -> None:
        if self._confirms():
            self._on_submit()
        else:
            self.pin.setFocus()

    def _on_face(self) -> None:
        if self._has_number():
            self.requested.emit(ClaimNumber(self.number.text))

    def _on_submit(self) -> None:
        if not self.submit.isEnabled():
            return
        if self._confirms():
            self.requested.emit(ClaimNumber(self.number.text))
            return
        pin = self.pin.text()
        self.pin.clear()
        self.requested.emit(SubmitPin(pin) if self._by_pin() else SubmitNumber(self.number.text, pin))
