"""The lock: staff choose themselves, professors type a PIN, administrators a password."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from kiosk.core.requests import ChooseStaff, Open, SubmitPin
from kiosk.core.screens import Unlock
from kiosk.core.values import Role, Staff, StaffId
from kiosk.ui.countdown import Countdown
from kiosk.ui.dress import column, dress_part, side_by_side
from kiosk.ui.page import Page
from kiosk.ui.texts import name_text
from kiosk.ui.theme import Ink, Space, Theme, Turns, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.consent import clear_away
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.scroll import TouchScroll
from kiosk.ui.widgets.shelf import Ledge, Shelf
from kiosk.ui.widgets.text import Text

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class UnlockPage(Page[Unlock]):
    """Staff at the left; PIN with keypad, or the password field, at the right. Secrets are never kept."""

    def __init__(self) -> None:
        super().__init__()
        self._staff: tuple[Staff, ...] = ()
        self._buttons: dict[StaffId, Button] = {}
        self.head = Head("unlock")
        self.cancel = Button("unlockCancel", icon="close")
        self.head.add(self.cancel)
        content = QWidget()
        self._people = column(content, gap=Space.S)
        self._people.addStretch(1)
        self.people = TouchScroll(content, "unlockStaff")
        self.who = Text(Type.HEADING, align=_MIDDLE, name="unlockWho")
        self.trouble = Text(Type.BODY, Ink.BAD, align=_MIDDLE, strong=True, name="unlockTrouble")
        self.pin = PinField("unlockPin")
        self.keypad = Keypad("unlockKeypad")
        self.keypad.set_target(self.pin)
        self.password = Field("unlockPassword", secret=True, longest=128, room=False)
        self.submit = Button("unlockSubmit", Kind.PRIMARY, "lock")
        self.entry = QStackedWidget()
        self._countdown = Countdown(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.entry.addWidget(QWidget())
        self.entry.addWidget(self._pin_pad())
        self.entry.addWidget(self._password_box())
        card = Card(Space.M, Space.M)
        card.column.addWidget(self.who)
        card.column.addWidget(self.trouble)
        card.column.addWidget(self.entry, 1)
        left, right, foot, read = column(), column(gap=Space.S), Shelf(), Ledge(gap=Space.S, above=Space.M)
        foot.takes(self.cancel)
        read.takes(self.who, self.trouble)
        for part in (Ledge(), self.people, foot):
            left.addWidget(part)
        right.addWidget(read)
        right.addWidget(card, 1)
        body = side_by_side(gap=Space.L, turns=Turns.UNLESS_LOW)
        body.addLayout(left, 2)
        body.addLayout(right, 3)
        page = column(self, margin=Space.M)
        page.addWidget(self.head)
        page.addLayout(body, 1)

    def _pin_pad(self) -> QWidget:
        pad = QWidget()
        lines = side_by_side(pad, turns=Turns.WHEN_FLAT)
        lines.addWidget(self.pin)
        lines.addWidget(self.keypad, 1)
        return pad

    def _password_box(self) -> QWidget:
        box = QWidget()
        lines = column(box)
        lines.addStretch(1)
        lines.addWidget(self.password)
        lines.addWidget(self.submit)
        lines.addStretch(1)
        return box

    def _connect(self) -> None:
        self.opens(self.cancel, Open.HOME)
        self.pin.complete.connect(self._on_pin)
        self.password.edit.returnPressed.connect(self._on_password)
        self.submit.clicked.connect(self._on_password)
        self._countdown.counted.connect(self._on_counted)

    def set_theme(self, theme: Theme) -> None:
        """The trouble's line is always there, so that the keypad never jumps under a finger."""
        super().set_theme(theme)
        self.trouble.setMinimumHeight(round(theme.type_px(Type.BODY) * 1.4))

    def show_screen(self, screen: Unlock) -> None:
        """Start the wait that the screen brings, unless it is running; other updates change nothing."""
        before = self._screen
        super().show_screen(screen)
        if before is None or screen.chosen != before.chosen:
            self._forget()
        if before is None or _lock_of(before) != _lock_of(screen):
            self._countdown.begin(screen.wait_s)
            self._focus()

    def fill(self, screen: Unlock) -> None:
        """Say everything."""
        self.head.say(self.tr("Staff"), self.tr("Choose your name and unlock."))
        self.people.say(self.head.title.text())
        self.cancel.say(self.tr("Cancel"))
        self.password.say(self.tr("Password"))
        self.submit.say(self.tr("Unlock"))
        self._show_people(screen)
        person = next((one for one in screen.staff if one.staff_id == screen.chosen), None)
        self.who.setText(name_text(person.name) if person else self.tr("Please choose your name"))
        page = 0 if person is None else 1 if person.role is Role.PROFESSOR else 2
        self.entry.setCurrentIndex(page)
        self.pin.setAccessibleName(self.tr("PIN of {name}").format(name=self.who.text()))
        self._say_trouble()

    def arrive(self) -> None:
        """Nothing typed is left from somebody else."""
        self._forget()
        if self._screen is not None:
            self._countdown.begin(self._screen.wait_s)
        self._focus()

    def _show_people(self, screen: Unlock) -> None:
        if screen.staff != self._staff:
            for old in self._buttons.values():
                clear_away(old)
            self._staff = screen.staff
            self._buttons = {
                person.staff_id: self._staff_button(place, person)
                for place, person in enumerate(screen.staff)
            }
        for person in screen.staff:
            button = self._buttons[person.staff_id]
            button.say(person.name, f"{person.name}, {self._role_text(person.role)}")
            button.setChecked(person.staff_id == screen.chosen)

    def _staff_button(self, place: int, person: Staff) -> Button:
        administrator = person.role is Role.ADMINISTRATOR
        button = Button(f"unlockStaff{place}", icon="wrench" if administrator else "person")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._on_chosen(person.staff_id))
        self._people.insertWidget(place, button)
        if self.theme:
            dress_part(button, self.theme)
        return button

    def _role_text(self, role: Role) -> str:
        return self.tr("Professor") if role is Role.PROFESSOR else self.tr("Administrator")

    def _say_trouble(self) -> None:
        waits, screen = self._countdown.left_s, self._screen
        if waits:
            self.trouble.setText(self.tr("Please try again in %n second(s)", "", waits))
        elif screen is not None and screen.refused:
            self.trouble.setText(self.tr("That was not right. Please try again."))
        else:
            self.trouble.setText("")

    def _on_counted(self, left_s: int) -> None:
        had_to_wait = not self.pin.isEnabled()
        for part in (self.pin, self.keypad, self.password, self.submit):
            part.setEnabled(not left_s)
        self._say_trouble()
        if had_to_wait and not left_s:
            self._focus()

    def _on_chosen(self, staff_id: StaffId) -> None:
        self._buttons[staff_id].setChecked(True)
        self.requested.emit(ChooseStaff(staff_id))
        if self._screen is not None:
            self._show_people(self._screen)

    def _on_pin(self, pin: str) -> None:
        if not self._countdown.left_s:
            self._submit(pin)

    def _on_password(self) -> None:
        if self.password.edit.text() and not self._countdown.left_s:
            self._submit(self.password.edit.text())

    def _submit(self, secret: str) -> None:
        self._forget()
        self.requested.emit(SubmitPin(secret))

    def _forget(self) -> None:
        self.pin.clear()
        self.password.edit.clear()

    def _focus(self) -> None:
        """Where one types; on no button while there is nothing to type."""
        if self._countdown.left_s or not self.entry.currentIndex():
            self.setFocus()
            return
        by_password = self.entry.currentIndex() == 2
        field: QLineEdit = self.password.edit if by_password else self.pin
        field.setFocus()


def _lock_of(screen: Unlock) -> tuple[StaffId | None, bool, float]:
    """What an answer changes, apart from the door."""
    return (screen.chosen, screen.refused, screen.wait_s)
