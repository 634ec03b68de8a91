"""The panel's part about faces, and how recognition is told to professors and IT."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.face_taking import LEFT
from kiosk.core.observation import Hint
from kiosk.core.requests import DeleteSecondFace, TwoPeople
from kiosk.core.values import Language
from kiosk.core.views import RecognitionView
from kiosk.ui.pages.maintenance import MaintenancePage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.recognition_texts import expectation_lines, given_up_text, look_alikes_text, reason_text
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, badge, is_seen, press, said

Speak = Callable[[Language], None]


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.ENGLISH)
    page = PanelPage()
    show(page, (1280, 800))
    page.show_screen(scenes.panel())
    page.open_tab(Tab.FACES)
    QApplication.processEvents()
    return page


def test_a_pair_shows_names_numbers_and_time(panel: PanelPage, speak: Speak) -> None:
    card = said(panel, "panelLookAlike0")
    first, second = scenes.LOOK_ALIKES[0].first, scenes.LOOK_ALIKES[0].second
    for student in (first, second):
        assert student.name in card
        assert student.number in card
    assert "since Sunday, 22 November" in card
    speak(Language.KOREAN)
    QApplication.processEvents()
    assert "두 학생 모두 학번도" in said(panel, "panelLookAlike0")


def test_the_professor_says_that_they_are_two_people(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelTwoPeople0")
    assert heard.requests == [TwoPeople(scenes.LOOK_ALIKES[0])]


def test_deleting_the_second_face_takes_two_steps_and_names_the_number(panel: PanelPage) -> None:
    heard = Heard(panel)
    assert scenes.LOOK_ALIKES[0].second.number in said(panel, "panelDeleteSecond0")
    press(panel, "panelDeleteSecond0")
    press(panel, "panelDeleteSecond0No")
    assert heard.requests == []
    press(panel, "panelDeleteSecond0")
    press(panel, "panelDeleteSecond0Confirm")
    assert heard.requests == [DeleteSecondFace(scenes.LOOK_ALIKES[0])]


def test_a_pair_that_was_looked_at_asks_nothing_more(panel: PanelPage) -> None:
    assert "Two people" in said(panel, "panelLookAlike1")
    assert not is_seen(panel, "panelTwoPeople1")
    assert not is_seen(panel, "panelDeleteSecond1")


def test_the_tab_counts_what_waits(panel: PanelPage) -> None:
    assert badge(panel, "panelFacesTab") == "1"
    panel.show_screen(scenes.panel(look_alikes=()))
    assert badge(panel, "panelFacesTab") == ""
    QApplication.processEvents()
    assert "All faces in your courses can be told apart" in said(panel, "panelFaces")
    comparing = replace(scenes.EXPECTED, compared=False)
    panel.show_screen(scenes.panel(look_alikes=(), recognition=comparing))
    QApplication.processEvents()
    assert "hard to tell apart will be shown" in said(panel, "panelFaces")
    assert "All faces" not in said(panel, "panelFaces")


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (
            RecognitionView(24, True, 3, 111, 200, 10),
            (
                (
                    "Expect about one wrong name in 111 classes, if 3 people who are not enrolled look "
                    "into the camera in each."
                ),
                (
                    "About one in 20 check-ins of students with an enrolled face was by number "
                    "(10 of 200 in 30 days)."
                ),
                "The kiosk's strictness was adjusted to the 24 faces enrolled here.",
            ),
        ),
        (
            RecognitionView(5, False, 2, 167, 40, 0),
            (
                (
                    "Expect about one wrong name in 167 classes, if 2 people who are not enrolled look "
                    "into the camera in each."
                ),
                "All 40 check-ins of students with an enrolled face were by face.",
                "Only 5 faces are enrolled here, too few to adjust to: a stricter standard is used.",
            ),
        ),
        (RecognitionView(0, False, 2, 167, 0, 0), ("No face is enrolled yet.",)),
        (RecognitionView(None, False, 2, 167, 0, 0), ("Faces are being loaded.",)),
    ],
)
def test_what_to_expect_in_human_terms(speak: Speak, view: RecognitionView, told: tuple[str, ...]) -> None:
    speak(Language.ENGLISH)
    assert expectation_lines(view) == told


def test_without_check_ins_nothing_is_claimed_about_them(speak: Speak) -> None:
    speak(Language.ENGLISH)
    lines = expectation_lines(RecognitionView(24, True, 3, 111, 0, 0))
    assert lines[1] == "No check-in with a known face in the last 30 days."


def test_it_reads_counts_and_numbers_and_no_names(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = MaintenancePage()
    show(page, (1280, 800))
    page.show_screen(scenes.maintenance())
    assert "too dark 4, just left 2, no turn to the left 1" in said(page, "maintenanceFactGivenUp")
    assert "38 pictures of 21 students" in said(page, "maintenanceFactLearnt")
    pairs = said(page, "maintenanceFactLookAlikes")
    assert "2 (a professor still has to look at 1, under Faces)" in pairs
    for pair in scenes.LOOK_ALIKES:
        assert pair.first.number in pairs
        assert pair.first.name not in pairs
    assert "48 classes" in said(page, "maintenanceFactCalibration")
    view = replace(scenes.maintenance().view, learnt=None, given_up=(), look_alikes=())
    page.show_screen(replace(scenes.maintenance(), view=view))
    assert "Switched off" in said(page, "maintenanceFactLearnt")
    assert "None" in said(page, "maintenanceFactGivenUp")


def test_only_the_first_pairs_are_named(speak: Speak) -> None:
    speak(Language.ENGLISH)
    text = look_alikes_text(scenes.LOOK_ALIKES * 3)
    assert text.startswith("6 (a professor still has to look at 3, under Faces)")
    assert text.endswith(" ...")
    assert text.count(" · ") == 3


@pytest.mark.usefixtures("language")
def test_every_reason_has_words_of_its_own() -> None:
    reasons = [LEFT, *(hint.value for hint in Hint if hint is not Hint.NEXT)]  # no reason at enrolment
    assert len({reason_text(reason) for reason in reasons}) == len(reasons)
    assert all(reason_text(reason) != reason for reason in reasons)
    assert given_up_text((("left", 1), ("too_dark", 3))).endswith(" 1"), "the commonest first"
