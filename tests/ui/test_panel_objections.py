"""The panel's part about objections: evidence in words, the crop, the answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.requests import AnswerObjection, SeeObjections
from kiosk.core.values import Language, Mistake, ObjectionState, Status
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, badge, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]
FIRST, SECOND, THIRD = scenes.CASES


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.ENGLISH)
    page = PanelPage()
    show(page, (1280, 1000))
    page.show_screen(scenes.panel())
    page.open_tab(Tab.OBJECTIONS)
    QApplication.processEvents()
    return page


def test_an_objection_shows_who_says_what_and_what_is_known(panel: PanelPage, speak: Speak) -> None:
    assert (
        said(panel, "panelObjectionWho0")
        == f"{FIRST.student.name} · {FIRST.student.number} · That was not me"
    )
    assert said(panel, "panelObjectionEvidence0") == (
        "Checked in at 9:02 AM by face. The face matched the enrolled one clearly (pictures compared: 11)."
        " The head was turned as the kiosk asked: to the left, then up."
        " Nothing looked like a photo or a screen held up."
    )
    assert said(panel, "panelObjectionEvidence1") == "There was no check-in at this kiosk for this class."
    assert "Accepted" in said(panel, "panelObjection2")
    assert "수업에서 학생을 봄" in said(panel, "panelObjectionMore2")
    speak(Language.KOREAN)
    QApplication.processEvents()
    assert "제가 아니에요" in said(panel, "panelObjectionWho0")


def test_the_face_is_shown_only_where_there_is_one_and_says_what_it_is_for(panel: PanelPage) -> None:
    assert is_seen(panel, "panelObjectionFace0")
    assert "only with the student who stands here" in said(panel, "panelObjectionMore0")
    assert not is_seen(panel, "panelObjectionFace1")
    panel.show_screen(scenes.panel(objections=(replace(FIRST, crop=None),)))
    QApplication.processEvents()
    assert not is_seen(panel, "panelObjectionFace0")


def test_opening_the_tab_says_that_somebody_looked_once(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelObjectionsTab")
    assert heard.requests == [SeeObjections()]
    seen = scenes.an_objection(5000, FIRST.student, FIRST.objection.dispute, ObjectionState.SEEN)
    panel.show_screen(scenes.panel(objections=(replace(FIRST, objection=seen), SECOND)))
    press(panel, "panelObjectionsTab")
    assert heard.requests == [SeeObjections()]


def test_the_tab_counts_what_waits(panel: PanelPage) -> None:
    assert badge(panel, "panelObjectionsTab") == "2"
    panel.show_screen(scenes.panel(objections=(THIRD,)))
    assert badge(panel, "panelObjectionsTab") == ""
    panel.show_screen(scenes.panel(objections=()))
    QApplication.processEvents()
    assert "No objections" in said(panel, "panelObjections")


@pytest.mark.parametrize(
    ("choice", "status"), [("panelAnswerAbsent", Status.ABSENT), ("panelAnswerStays", None)]
)
def test_an_answer_has_a_status_or_none_and_a_reason(
    panel: PanelPage, choice: str, status: Status | None
) -> None:
    heard = Heard(panel)
    press(panel, "panelObjectionAnswer0")
    assert not the(panel, "panelAnswerSave").isEnabled()
    press(panel, choice)
    press(panel, "panelAnswerQuick0")
    press(panel, "panelAnswerSave")
    reason = "Somebody else checked in"
    assert heard.requests == [AnswerObjection(FIRST.objection.fact_id, status, reason)]


def test_a_half_typed_answer_stays_and_a_missing_reason_is_said(panel: PanelPage) -> None:
    press(panel, "panelObjectionAnswer1")
    write(panel, "panelAnswerReason", "half")
    panel.show_screen(scenes.panel(lectures=()))
    assert typed(panel, "panelAnswerReason") == "half"
    write(panel, "panelAnswerReason", " ")
    panel.requested.connect(lambda _request: panel.show_screen(scenes.panel(None, (Mistake.REASON_EMPTY,))))
    press(panel, "panelAnswerPresent")
    press(panel, "panelAnswerSave")
    assert said(panel, "panelAnswerMistake") == "Please give a reason"
    assert is_seen(panel, "panelAnswer")


def test_what_was_answered_or_withdrawn_meanwhile_closes_the_strip(panel: PanelPage) -> None:
    press(panel, "panelObjectionAnswer0")
    assert is_seen(panel, "panelAnswer")
    panel.show_screen(scenes.panel(objections=(SECOND, THIRD)))
    assert not is_seen(panel, "panelAnswer")
