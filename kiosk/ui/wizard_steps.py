"""What a step of the first start is, and the steps about people: language, administrator, professor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from kiosk.core.setup import SetupForm, SetupMistake
from kiosk.core.values import Language
from kiosk.ui.dress import column
from kiosk.ui.form_texts import setup_mistake_text
from kiosk.ui.theme import Space, Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.field import Field

Places = Mapping[SetupMistake, Field]

_ROOMY = 4


class StepPart(QWidget):
    """What a step is: shows a form, says mistakes beside their fields, gives the form back."""

    done = Signal()
    """Enter was pressed in the last field."""

    def show_form(self, form: SetupForm) -> None:
        """Put the form's answers into the fields."""

    def answer(self, form: SetupForm) -> SetupForm:
        """The form with this step's answers."""
        return form

    def say(self) -> None:
        """Set all texts in the language of now."""

    def say_mistakes(self, mistakes: tuple[SetupMistake, ...]) -> None:
        """Say what is wrong beside its field, and go there."""
        places = self.places()
        wrong = {places[mistake]: setup_mistake_text(mistake) for mistake in mistakes if mistake in places}
        for field in dict.fromkeys(places.values()):
            field.say_mistake(wrong.get(field, ""))
        if wrong:
            next(iter(wrong)).edit.setFocus()

    def places(self) -> Places:
        """Which field a mistake belongs to."""
        return {}

    def begin(self) -> None:
        """The step comes up: set the focus."""

    def chain(self, fields: list[Field]) -> None:
        """Enter leads from field to field, and from the last one on."""
        for field, following in pairwise(fields):
            field.edit.returnPressed.connect(following.edit.setFocus)
        fields[-1].edit.returnPressed.connect(self.done)


class LanguagePart(StepPart):
    """Large buttons, each in its own language, two in a row."""

    chosen = Signal(object)

    def __init__(self, names: Mapping[Language, str]) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self.buttons: dict[Language, Button] = {}
        self._grid = QGridLayout(self)
        for place, (language, name) in enumerate(names.items()):
            button = Button(f"setupLanguage{language.value.capitalize()}", icon="language")
            button.say(name)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.group.addButton(button)
            self.buttons[language] = button
            self._grid.addWidget(button, place // 2, place % 2)
        self.group.buttonClicked.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Twice as high as other buttons while there is room."""
        self._grid.setSpacing(theme.px(Space.L))
        for button in self.buttons.values():
            button.setFixedHeight(theme.touch_px * (2 if len(self.buttons) <= _ROOMY else 1))

    def show_form(self, form: SetupForm) -> None:
        """Press the language's button."""
        self.buttons[form.language].setChecked(True)

    def answer(self, form: SetupForm) -> SetupForm:
        """The pressed one."""
        language = next((one for one, button in self.buttons.items() if button.isChecked()), form.language)
        return replace(form, language=language)

    def _on_clicked(self, pressed: Button) -> None:
        self.chosen.emit(next(one for one, button in self.buttons.items() if button is pressed))


class AdministratorPart(StepPart):
    """The password, twice."""

    def __init__(self) -> None:
        super().__init__()
        self.password = Field("setupPassword", secret=True, longest=128)
        self.again = Field("setupPasswordAgain", secret=True, longest=128)
        lines = column(self)
        lines.addWidget(self.password)
        lines.addWidget(self.again)
        self.chain([self.password, self.again])

    def show_form(self, form: SetupForm) -> None:
        """Fill in what was typed before."""
        self.password.edit.setText(form.password)
        self.again.edit.setText(form.password_again)

    def answer(self, form: SetupForm) -> SetupForm:
        """Passwords are taken as typed, blanks and all."""
        return replace(form, password=self.password.edit.text(), password_again=self.again.edit.text())

    def say(self) -> None:
        """Labels."""
        self.password.say(self.tr("Administrator password"), self.tr("10 characters or more"))
        self.again.say(self.tr("Password once more"))

    def places(self) -> Places:
        """Length beside the first field, difference beside the second."""
        return {SetupMistake.PASSWORD_SHORT: self.password, SetupMistake.PASSWORDS_DIFFER: self.again}

    def begin(self) -> None:
        """Type at once."""
        self.password.edit.setFocus()


class ProfessorPart(StepPart):
    """Name, e-mail, PIN twice."""

    def __init__(self) -> None:
        super().__init__()
        self.name = Field("setupProfessorName", longest=80)
        self.email = Field("setupProfessorEmail", longest=254)
        self.pin = Field("setupPin", digits=True, secret=True, longest=6)
        self.again = Field("setupPinAgain", digits=True, secret=True, longest=6)
        fields = [self.name, self.email, self.pin, self.again]
        self._grid = a_grid(self, fields)
        self.chain(fields)

    def set_theme(self, theme: Theme) -> None:
        """The grid's gaps."""
        space_out(self._grid, theme)

    def show_form(self, form: SetupForm) -> None:
        """Fill in what was typed before."""
        texts = (form.professor_name, form.professor_email, form.pin, form.pin_again)
        for field, text in zip((self.name, self.email, self.pin, self.again), texts, strict=True):
            field.edit.setText(text)

    def answer(self, form: SetupForm) -> SetupForm:
        """What is typed."""
        return replace(
            form,
            professor_name=self.name.text,
            professor_email=self.email.text,
            pin=self.pin.text,
            pin_again=self.again.text,
        )

    def say(self) -> None:
        """Labels."""
        self.name.say(self.tr("Name"), self.tr("e.g. Minseo Kim"))
        self.email.say(self.tr("E-mail for the attendance"), self.tr("e.g. minseo.kim@example.ac.kr"))
        self.pin.say(self.tr("PIN (6 digits)"))
        self.again.say(self.tr("PIN once more"))

    def places(self) -> Places:
        """Each mistake beside its field."""
        return {
            SetupMistake.PROFESSOR_NAME_EMPTY: self.name,
            SetupMistake.PROFESSOR_EMAIL_SHAPE: self.email,
            SetupMistake.PIN_SHAPE: self.pin,
            SetupMistake.PIN_TOO_EASY: self.pin,
            SetupMistake.PINS_DIFFER: self.again,
        }

    def begin(self) -> None:
        """Type at once."""
        self.name.edit.setFocus()


def a_grid(parent: QWidget, fields: list[Field]) -> QGridLayout:
    """Fields in two columns of equal width."""
    grid = QGridLayout(parent)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // 2, place % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def space_out(grid: QGridLayout, theme: Theme) -> None:
    """Gaps of a grid follow the theme."""
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(Space.L))
    grid.setVerticalSpacing(theme.px(Space.M))
