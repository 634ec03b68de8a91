"""Enrolment, step one: the student number, and the enrolment code where it takes one."""

from __future__ import annotations

from kiosk.core.guard import CODE_LENGTH
from kiosk.core.requests import Open, SubmitEntry
from kiosk.core.screens import EnrolEntry
from kiosk.core.values import Entry
from kiosk.core.views import EntryTrouble
from kiosk.ui.countdown import Countdown
from kiosk.ui.dress import actions, column, side_by_side
from kiosk.ui.page import Page
from kiosk.ui.theme import Ink, Space, Turns, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.chip import Banner
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.shelf import Ledge
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.widgets.text import Text

NUMBER_LENGTH = 12


class EnrolEntryPage(Page[EnrolEntry]):
    """One or two fields, the keypad at the hand. Who gives the face from the own page types the code only."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("enrolEntryPage")
        self.head = Head("enrolEntry")
        self.steps = Steps(4, "enrolEntrySteps")
        self.head.add(self.steps)
        self.explanation = Text(Type.BODY, Ink.SOFT, name="enrolEntryExplanation")
        self.number = Field("enrolEntryNumber", digits=True, longest=NUMBER_LENGTH, room=False)
        self.code = Field("enrolEntryCode", digits=True, longest=CODE_LENGTH, room=False)
        for field in (self.number, self.code):
            field.edit.setProperty("big", True)
        self.trouble = Banner("enrolEntryTrouble", Type.BODY)
        self.no_code = Text(Type.SMALL, Ink.SOFT, name="enrolEntryNoCode")
        self.cancel = Button("enrolEntryCancel", Kind.SECONDARY, "close")
        self.next = Button("enrolEntryNext", Kind.PRIMARY)
        self.keypad = Keypad("enrolEntryKeypad")
        self._wait = Countdown(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, right = column(gap=Space.M), column(gap=Space.M)
        read, ledge = Ledge(labelled=True), Ledge()
        fields = side_by_side(turns=Turns.FIELDS)
        fields.addWidget(self.number, 1)
        fields.addWidget(self.code, 1)
        left.addWidget(read)
        left.addWidget(self.explanation)
        left.addLayout(fields)
        left.addWidget(self.trouble)
        left.addWidget(self.no_code)
        left.addStretch(1)
        read.takes(self.explanation, self.trouble, self.no_code)
        buttons = actions()
        buttons.addWidget(self.cancel, 1)
        buttons.addWidget(self.next, 2)
        left.addLayout(buttons)
        right.addWidget(ledge)
        right.addWidget(self.keypad, 1)
        body = side_by_side(gap=Space.L, turns=Turns.UNLESS_LOW)
        body.addLayout(left, 1)
        body.addLayout(right, 1)
        page = column(self, margin=Space.L)
        page.addWidget(self.head)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self.opens(self.cancel, Open.HOME)
        self.escapes_by(self.cancel)
        self.next.clicked.connect(self._on_next)
        for field in (self.number, self.code):
            field.focused.connect(self._on_focused)
            field.edit.textChanged.connect(self._on_typed)
            field.edit.returnPressed.connect(self._on_return)
        self._wait.counted.connect(self._on_counted)

    def arrive(self) -> None:
        """Forget what the one before has typed."""
        self.number.edit.clear()
        self.code.edit.clear()
        first = self.code if self._screen is not None and self._screen.student else self.number
        first.edit.setFocus()
        self.keypad.set_target(first.edit)  # the focus comes later when the window is not active
        self._on_typed()

    def show_screen(self, screen: EnrolEntry) -> None:
        """Start the wait that the screen brings, unless it is running already; a wrong code is gone."""
        before = self._screen
        super().show_screen(screen)
        if before is None or (before.trouble, before.wait_s) != (screen.trouble, screen.wait_s):
            self._wait.begin(screen.wait_s)
            self.code.edit.clear()
        self._on_typed()

    def spoken(self) -> str:
        """What is not right."""
        return self.trouble.accessibleName()

    def fill(self, screen: EnrolEntry) -> None:
        """Set labels and trouble."""
        of_face = screen.student is not None
        self.head.say(self.tr("Add my face") if of_face else self.tr("Enrol"))
        self.steps.setVisible(not of_face)
        self.steps.show_step(0, self.tr("Step 1 of 4: your number"))
        self.explanation.setText(self._explanation(screen))
        self.number.setVisible(not of_face)
        self.number.say(self.tr("Student number"), self.tr("e.g. 20261234"))
        self.code.setVisible(self._asks_code())
        self.code.say(self.tr("Enrolment code (8 digits)"), self.tr("e.g. 1234 5678"))
        self.no_code.say(
            self.tr("No code? Ask your professor to send you one, or to open enrolment here.")
            if self._asks_code()
            else ""
        )
        self.cancel.say(self.tr("Cancel"))
        self.next.say(self.tr("Next"))
        self._say_trouble()

    def _explanation(self, screen: EnrolEntry) -> str:
        if screen.student is not None:
            return self.tr("A code makes sure that nobody puts their face in place of yours.")
        return {
            Entry.CODE: self.tr("The code is in the e-mail from your professor. Only you can enrol with it."),
            Entry.PANEL: self.tr("Your professor has opened enrolment. Your student number is enough."),
        }.get(screen.door.entry, self.tr("You need your student number. It takes a minute."))

    def _say_trouble(self) -> None:
        screen = self._screen
        if screen is None:
            return
        left_s = self._wait.left_s
        wait = self.tr("Please try again in %n second(s)", "", left_s) if left_s else ""
        self.trouble.say_trouble(self._trouble_text(screen.trouble), wait)

    def _trouble_text(self, trouble: EntryTrouble | None) -> str:
        match trouble:
            case EntryTrouble.NUMBER_SHAPE:
                return self.tr("A student number has 4 to 12 digits.")
            case EntryTrouble.NUMBER_TAKEN:
                return self.tr("This number is enrolled already. If that was not you, tell your professor.")
            case EntryTrouble.CODE_NEEDED:
                return self.tr("Please type the enrolment code as well.")
            case EntryTrouble.CODE_WRONG:
                return self.tr("Number and code do not belong together. Please look at your letter again.")
            case EntryTrouble.CODE_EXPIRED:
                return self.tr("This code is too old. Please ask your professor for a new one.")
            case EntryTrouble.WAIT | None:
                return ""

    def _asks_code(self) -> bool:
        return self._screen is not None and self._screen.door.entry is Entry.CODE

    def _ready(self) -> bool:
        of_face = self._screen is not None and self._screen.student is not None
        has_code = not self._asks_code() or len(self.code.text) == CODE_LENGTH
        return bool(of_face or self.number.text) and has_code and not self._wait.left_s

    def _on_counted(self, _left_s: int) -> None:
        self._say_trouble()
        self._on_typed()

    def _on_typed(self) -> None:
        self.next.setEnabled(self._ready())

    def _on_focused(self, field: Field) -> None:
        self.keypad.set_target(field.edit)

    def _on_return(self) -> None:
        if self._asks_code() and not self.code.edit.hasFocus():
            self.code.edit.setFocus()
        else:
            self._on_next()

    def _on_next(self) -> None:
        if not self._ready():
            return
        code = self.code.text if self._asks_code() else ""
        self.code.edit.clear()
        self.requested.emit(SubmitEntry(self.number.text, code))
