"""Enrolment, step two: name, department, e-mail and PIN; what is known already is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QWidget

from kiosk.core.enrolment import NUMBER_DIGITS
from kiosk.core.requests import Open, SubmitForm
from kiosk.core.screens import EnrolForm
from kiosk.core.values import Mistake
from kiosk.core.views import Draft
from kiosk.ui.dress import actions, column, side_by_side
from kiosk.ui.form_texts import mistake_text
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.theme import Ink, Space, Theme, Turns, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.shelf import Ledge
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.widgets.text import Text

PLACES = {
    "number": (Mistake.NUMBER_SHAPE, Mistake.NUMBER_TAKEN),
    "name": (Mistake.NAME_EMPTY, Mistake.NAME_NOT_LISTED),
    "department": (),
    "email": (Mistake.EMAIL_SHAPE,),
    "pin": (Mistake.PIN_SHAPE, Mistake.PIN_TOO_EASY),
    "pin_again": (Mistake.PINS_DIFFER,),
}
"""For each field of the draft, in the order of typing: which mistakes are said beside it."""


class EnrolFormPage(Page[EnrolForm]):
    """Six fields and, at the side, the keypad while one of the numeric ones is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._loaded: EnrolForm | None = None
        self.head = Head("enrolForm")
        self.steps = Steps(4, "enrolFormSteps")
        self.head.add(self.steps)
        self.fields = {
            "number": Field("enrolFormNumber", digits=True, longest=NUMBER_DIGITS[1]),
            "name": Field("enrolFormName", longest=80),
            "department": Field("enrolFormDepartment", longest=80),
            "email": Field("enrolFormEmail", longest=254),
            "pin": Field("enrolFormPin", digits=True, secret=True, longest=6),
            "pin_again": Field("enrolFormPinAgain", digits=True, secret=True, longest=6),
        }
        self.keypad = Keypad("enrolFormKeypad")
        self.advice = Text(Type.BODY, Ink.SOFT)
        self.side = QStackedWidget()
        self.cancel = Button("enrolFormCancel", Kind.QUIET, "close")
        self.next = Button("enrolFormNext", Kind.PRIMARY)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._advice = self._advice_card()
        self.side.addWidget(self._advice)
        self.side.addWidget(self.keypad)
        self.side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        buttons = actions()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.next, 1)
        left, right = column(), column()
        left.addWidget(Ledge(gap=Space.S, labelled=True))
        left.addLayout(self._grid, 1)
        left.addLayout(buttons)
        right.addWidget(Ledge())
        right.addWidget(self.side, 1)
        body = side_by_side(gap=Space.L, turns=Turns.UNLESS_LOW)
        body.addLayout(left, 1)
        body.addLayout(right)
        page = column(self, margin=Space.L)
        page.addWidget(self.head)
        page.addLayout(body, 1)
        self._place_fields(2)  # on the page from the start, so that they are dressed with it

    def _advice_card(self) -> QWidget:
        card = Card(Space.M, Space.L)
        card.column.addStretch(1)
        card.column.addWidget(Icon("keypad", 48, Ink.ACCENT), 0, Qt.AlignmentFlag.AlignHCenter)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addWidget(self.advice)
        card.column.addStretch(1)
        return card

    def _connect(self) -> None:
        for field in self.fields.values():
            field.focused.connect(self._on_focused)
            field.edit.returnPressed.connect(self._on_return)
        self.opens(self.cancel, Open.HOME)
        self.next.clicked.connect(self._on_next)

    def set_theme(self, theme: Theme) -> None:
        """The keypad's column and the grid's gaps follow the scale."""
        super().set_theme(theme)
        least = 3 * theme.touch_px + 2 * theme.px(Space.S)
        self.side.setFixedWidth(least if theme.low else max(theme.px(356), least))
        self._grid.setHorizontalSpacing(theme.px(Space.L))
        self._grid.setVerticalSpacing(theme.px(Space.S))
        self._place_fields(3 if theme.flat else 2)

    def _place_fields(self, across: int) -> None:
        for place, field in enumerate(self.fields.values()):
            self._grid.addWidget(field, place // across, place % across)
        for line in range(3):
            self._grid.setRowStretch(line, int(line * across < len(self.fields)))
            self._grid.setColumnStretch(line, int(line < across))

    def fill(self, screen: EnrolForm) -> None:
        """Say everything; put the draft into the fields only when it is another one than before."""
        self.head.say(self.tr("Enrol"), self._greeting(screen.draft))
        self.steps.show_step(1, self.tr("Step 2 of 4: your details"))
        self.fields["number"].say(self.tr("Student number"), self.tr("e.g. 2026104417"))
        self.fields["name"].say(self.tr("Name"), self.tr("e.g. Jiwoo Han"))
        self.fields["department"].say(self.tr("Department"), self.tr("e.g. Computer Science"))
        self.fields["email"].say(self.tr("E-mail"), self.tr("e.g. jiwoo@example.ac.kr"))
        self.fields["pin"].say(self.tr("PIN (6 digits)"))
        self.fields["pin_again"].say(self.tr("PIN once more"))
        self.advice.setText(
            self.tr("With student number and PIN you can check in at any time, with or without a face.")
        )
        self.cancel.say(self.tr("Cancel"))
        self.next.say(self.tr("Next"))
        self.fields["number"].lock(True)
        self.fields["name"].lock(screen.draft.listed)
        self._load(screen)
        self._say_mistakes(screen.mistakes)

    def _greeting(self, draft: Draft) -> str:
        if draft.listed:
            return self.tr("Is this you? Then choose a PIN. It takes half a minute.")
        return self.tr("Your name as on the course list. It takes half a minute.")

    def arrive(self) -> None:
        """Another visitor: nothing of the one before is left."""
        self._loaded = None
        for field in self.fields.values():
            field.edit.clear()
        if self._screen is not None:
            self.fill(self._screen)
        self._open_fields()[0].edit.setFocus()

    def _open_fields(self) -> list[Field]:
        """Those that can be typed into."""
        return [field for field in self.fields.values() if not field.edit.isReadOnly()]

    def _load(self, screen: EnrolForm) -> None:
        shown = self._loaded
        self._loaded = screen
        if shown is not None and shown.draft == screen.draft:
            return
        for name, field in self.fields.items():
            field.edit.setText(getattr(screen.draft, name))

    def _say_mistakes(self, mistakes: tuple[Mistake, ...]) -> None:
        for name, field in self.fields.items():
            here = [mistake for mistake in mistakes if mistake in PLACES[name]]
            field.say_mistake(mistake_text(here[0]) if here else "")

    def _on_focused(self, field: Field) -> None:
        keyed = field.digits and not field.edit.isReadOnly()
        self.keypad.set_target(field.edit if keyed else None)
        self.side.setCurrentWidget(self.keypad if keyed else self._advice)

    def _on_return(self) -> None:
        """Enter goes to the next field, and from the last one on."""
        edits = [field.edit for field in self._open_fields()]
        place = next((i for i, edit in enumerate(edits) if edit.hasFocus()), len(edits) - 1)
        if place + 1 < len(edits):
            edits[place + 1].setFocus()
        else:
            self._on_next()

    def _on_next(self) -> None:
        words = {name: field.text for name, field in self.fields.items()}
        self.requested.emit(
            SubmitForm(
                Draft(
                    words["number"],
                    words["name"],
                    words["department"],
                    words["email"],
                    words["pin"],
                    words["pin_again"],
                )
            )
        )
        screen = self._screen
        if screen is not None and screen.mistakes:
            self._focus_first(screen.mistakes)

    def _focus_first(self, mistakes: tuple[Mistake, ...]) -> None:
        for name, field in self.fields.items():
            if any(mistake in PLACES[name] for mistake in mistakes) and not field.edit.isReadOnly():
                field.edit.setFocus()
                return
