"""A button that cannot be pressed yet says why, and is pressed as soon as nothing is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from bench.scenes import door, people
from kiosk.core.enrolment import NUMBER, NUMBER_DIGITS
from kiosk.core.screens import EnrolEntry, NumberEntry
from kiosk.core.values import Entry, Language
from kiosk.core.views import NumberTrouble, Purpose
from kiosk.ui.page import Page
from kiosk.ui.pages.enrol_entry import EnrolEntryPage
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.theme import Hand
from tests.ui.conftest import Shower
from tests.ui.hands import said, the, write

Speak = Callable[[Language], None]
MISSING, SHORT = "Please type your student number", "A student number has 4 to 12 digits."
PIN, CODE = "Please type all 6 digits of your PIN", "Please type all 6 digits of the code"
ENROLMENT = "Please type all 8 digits of the enrolment code"
NUMBER_PARTS = ("numberField", "numberPinField", "numberSubmitButton", "numberWhyNot")
ENTRY_PARTS = ("enrolEntryNumber", "enrolEntryCode", "enrolEntryNext", "enrolEntryWhyNot")


def shown(show: Shower, screen: NumberEntry | EnrolEntry) -> Page[Any]:
    page: Page[Any] = NumberEntryPage() if isinstance(screen, NumberEntry) else EnrolEntryPage()
    show(page)
    page.show_screen(screen)
    page.arrive()
    return page


@pytest.mark.parametrize(
    ("screen", "steps"),
    [
        (
            NumberEntry(door.DOOR, Purpose.CHECK_IN),
            [("", "", MISSING), ("202", "", SHORT), ("20261234", "", PIN), ("20261234", "12345", PIN)],
        ),
        (NumberEntry(door.DOOR, Purpose.MY_PAGE), [("", "135790", MISSING), ("2026", "13579", PIN)]),
        (NumberEntry(door.DOOR, Purpose.OBJECTION), [("", "", MISSING), ("2026", "1", CODE)]),
        (NumberEntry(door.DOOR, Purpose.CHECK_IN, confirms=True), [("", "", MISSING), ("20", "", SHORT)]),
        (NumberEntry(door.DOOR, Purpose.CHECK_IN, by_pin=True), [("", "", PIN), ("", "1357", PIN)]),
        (people.entry(), [("", "", MISSING), ("2", "04826173", SHORT), ("2026", "0482617", ENROLMENT)]),
        (people.entry(door=people.OPEN_DOOR), [("", "", MISSING), ("20", "", SHORT)]),
        (EnrolEntry(people.DOOR, people.STUDENT), [("", "", ENROLMENT), ("", "0482", ENROLMENT)]),
    ],
)
def test_what_is_missing_is_said_one_after_the_other(
    show: Shower, speak: Speak, screen: NumberEntry | EnrolEntry, steps: list[tuple[str, str, str]]
) -> None:
    speak(Language.ENGLISH)
    page = shown(show, screen)
    number, second, button, line = NUMBER_PARTS if isinstance(screen, NumberEntry) else ENTRY_PARTS
    has_number = not (isinstance(screen, NumberEntry) and screen.by_pin) and not (
        isinstance(screen, EnrolEntry) and screen.student
    )
    for first_typed, second_typed, reason in steps:
        if has_number:
            write(page, number, first_typed or "\b")
        if second_typed:
            write(page, second, second_typed)
        assert (said(page, line), the(page, button).isEnabled()) == (reason, False)
        assert the(page, button).accessibleDescription() == reason
    if has_number:
        write(page, number, "20261234")
    if not (isinstance(screen, NumberEntry) and screen.confirms) and screen.door.entry is Entry.CODE:
        write(page, second, "13579024"[: 6 if isinstance(screen, NumberEntry) else 8])
    assert (said(page, line), the(page, button).isEnabled()) == ("", True)


def test_while_the_banner_counts_down_it_is_the_reason(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = shown(show, NumberEntry(door.DOOR, Purpose.CHECK_IN, NumberTrouble.WAIT, 12.0))
    assert said(page, "numberTrouble") == "Please try again in 12 seconds"
    assert (said(page, "numberWhyNot"), the(page, "numberSubmitButton").isEnabled()) == ("", False)


def test_the_line_is_said_anew_in_another_language(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = shown(show, people.entry())
    speak(Language.KOREAN)
    assert said(page, "enrolEntryWhyNot") == "학번을 입력해 주세요"


def test_nothing_jumps_when_the_line_empties(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = shown(show, NumberEntry(door.DOOR, Purpose.CHECK_IN, confirms=True))
    before = the(page, "numberSubmitButton").geometry()
    write(page, "numberField", "20261234")
    assert said(page, "numberWhyNot") == ""
    assert the(page, "numberSubmitButton").geometry() == before


@pytest.mark.parametrize(
    ("hand", "side"), [(Hand.RIGHT, Qt.AlignmentFlag.AlignRight), (Hand.LEFT, Qt.AlignmentFlag.AlignLeft)]
)
def test_it_stands_below_its_button(show: Shower, hand: Hand, side: Qt.AlignmentFlag) -> None:
    page = shown(show, people.entry())
    assert isinstance(page, EnrolEntryPage)
    assert page.theme is not None
    page.why_not.set_theme(replace(page.theme, hand=hand))
    assert page.why_not.alignment() & side


def test_the_label_tells_the_rule_of_the_core(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = shown(show, people.entry())
    least, most = NUMBER_DIGITS
    assert the(page, "enrolEntryNumber").accessibleName() == f"Student number ({least} to {most} digits)"
    assert not NUMBER.fullmatch("1" * (least - 1))
    assert NUMBER.fullmatch("1" * least)
    assert NUMBER.fullmatch("1" * most)
    assert not NUMBER.fullmatch("1" * (most + 1))
