"""Enrolment, step one: the student number, and the enrolment code where it takes one."""

from __future__ import annotations

from kiosk.core.enrolment import NUMBER, NUMBER_DIGITS
from kiosk.core.guard import CODE_LENGTH
from kiosk.core.requests import Open, SubmitEntry
from kiosk.core.screens import EnrolEntry
from kiosk.core.values import Entry
from kiosk.core.views import EntryTrouble
from kiosk.ui.dress import actions, column, side_by_side
from kiosk.ui.form_texts import missing_number_text, number_label_text, number_rule_text
from kiosk.ui.page import Page
from kiosk.ui.theme import Ink, Space, Turns, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.shelf import Ledge
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.trouble import Trouble, WhyNot


class EnrolEntryPage(Page[EnrolEntry]):
    """One or two fields, the keypad at the hand. Who gives the face from the own page types the code only."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("enrolEntryPage")
        self.head = Head("enrolEntry")
        self.steps = Steps(4, "enrolEntrySteps")
        self.head.add(self.steps)
        self.explanation = Text(Type.BODY, Ink.SOFT, name="enrolEntryExplanation")
        self.number = Field("enrolEntryNumber", digits=True, longest=NUMBER_DIGITS[1], room=False)
        self.code = Field("enrolEntryCode", digits=True, longest=CODE_LENGTH, room=False)
        for field in (self.number, self.code):
            field.edit.setProperty("big", True)
        self.trouble = Trouble("enrolEntryTrouble")
        self._wait = self.trouble.wait
        self.no_code = Text(Type.SMALL, Ink.SOFT, name="enrolEntryNoCode")
        self.cancel = Button("enrolEntryCancel", Kind.SECONDARY, "close")
        self.next = Button("enrolEntryNext", Kind.PRIMARY)
        self.why_not = WhyNot(self.next, "enrolEntryWhyNot")
        self.keypad = Keypad("enrolEntryKeypad")
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
        answer = column(gap=Space.XS)
        answer.addLayout(buttons)
        answer.addWidget(self.why_not)
        left.addLayout(answer)
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
        self.trouble.counted.connect(self._on_typed)

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
        self.number.say(number_label_text(), self.tr("e.g. 20261234"))
        self.code.setVisible(self._asks_code())
        self.code.say(self.tr("Enrolment code (8 digits)"), self.tr("e.g. 1234 5678"))
        self.no_code.say(
            self.tr("No code? Ask your professor to send you one, or to open enrolment here.")
            if self._asks_code()
            else ""
        )
        self.cancel.say(self.tr("Cancel"))
        self.next.say(self.tr("Next"))
        self.trouble.say_trouble(self._trouble_text(screen.trouble))
        self._on_typed()

    def _explanation(self, screen: EnrolEntry) -> str:
        if screen.student is not None:
            return self.tr("A code makes sure that nobody puts their face in place of yours.")
        return {
            Entry.CODE: self.tr("The code is in the e-mail from your professor. Only you can enrol with it."),
            Entry.PANEL: self.tr("Your professor has opened enrolment. Your student number is enough."),
        }.get(screen.door.entry, self.tr("You need your student number. It takes a minute."))

    def _trouble_text(self, trouble: EntryTrouble | None) -> str:
        match trouble:
            case EntryTrouble.NUMBER_SHAPE:
                return number_rule_text()
            case EntryTrouble.NUMBER_TAKEN:
                return self.tr("This number is enrolled already. If that was not you, tell your professor.")
            case EntryTrouble.CODE_NEEDED:
                return self.tr("Please type the enrolment code as well.")
            case EntryTrouble.CODE_WRONG:
                return self.tr("Number and code do not belong together. Please look at your e-mail again.")
            case EntryTrouble.CODE_EXPIRED:
                return self.tr("This code is too old. Please ask your professor for a new one.")
            case EntryTrouble.WAIT | None:
                return ""

    def _asks_code(self) -> bool:
        return self._screen is not None and self._screen.door.entry is Entry.CODE

    def _missing(self) -> str:
        """What has to be typed yet; nothing while the banner tells how long to wait."""
        of_face = self._screen is not None and self._screen.student is not None
        if self._wait.left_s:
            return ""
        if not of_face and not NUMBER.fullmatch(self.number.text):
            return missing_number_text(self.number.text)
        if self._asks_code() and len(self.code.text) != CODE_LENGTH:
            return self.tr("Please type all {count} digits of the enrolment code").format(count=CODE_LENGTH)
        return ""

    def _on_typed(self) -> None:
        self.why_not.say_why(self._missing(), waits=self._wait.left_s > 0)

    def _on_focused(self, field: Field) -> None:
        self.keypad.set_target(field.edit)

    def _on_return(self) -> None:
        if self._asks_code() and not self.code.edit.hasFocus():
            self.code.edit.setFocus()
        else:
            self._on_next()

    def _on_next(self) -> None:
        if not self.next.isEnabled():
            return
        code = self.code.text if self._asks_code() else ""
        self.code.edit.clear()
        self.requested.emit(SubmitEntry(self.number.text, code))
