"""The page of the summary: pictures to press, kept by thumb or by keyboard, forgotten when it is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.requests import AnswerConsent, KeepFace, Open, RetakePose
from kiosk.core.values import Language, Pose
from kiosk.ui.pages.enrol_summary import EnrolSummaryPage
from kiosk.ui.widgets.face_tile import FaceTile
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, is_seen, press, said, the

Speak = Callable[[Language], None]

NAMES = {pose: f"enrolSummary{pose.value.capitalize()}" for pose in Pose}


@pytest.fixture
def page(show: Shower, speak: Speak) -> EnrolSummaryPage:
    speak(Language.KOREAN)
    made = EnrolSummaryPage()
    show(made)
    made.show_screen(scenes.SUMMARY)
    made.arrive()
    return made


def tile(page: EnrolSummaryPage, pose: Pose) -> FaceTile:
    found = the(page, NAMES[pose])
    assert isinstance(found, FaceTile)
    return found


@pytest.mark.parametrize("pose", Pose)
def test_a_tap_on_a_picture_retakes_it(page: EnrolSummaryPage, pose: Pose) -> None:
    heard = Heard(page)
    press(page, NAMES[pose])
    assert heard.requests == [RetakePose(pose)]


def test_keep_ends_and_the_other_ways_lead_out(page: EnrolSummaryPage) -> None:
    heard = Heard(page)
    for name in ("enrolSummaryKeep", "enrolSummaryWithoutFace", "enrolSummaryCancel"):
        press(page, name)
    assert heard.requests == [KeepFace(), AnswerConsent(False), Open.HOME]


def test_the_keyboard_reaches_everything_in_order(page: EnrolSummaryPage) -> None:
    heard = Heard(page)
    order = [page.tiles[pose] for pose in Pose] + [page.cancel, page.without_face, page.keep]
    order[0].setFocus()
    for here in order:
        assert QApplication.focusWidget() is here
        QTest.keyClick(here, Qt.Key.Key_Space)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    last = [Open.HOME, AnswerConsent(False), KeepFace()]
    assert heard.requests == [*(RetakePose(pose) for pose in Pose), *last]


def test_nothing_is_kept_by_enter_alone(page: EnrolSummaryPage) -> None:
    heard = Heard(page)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(page.focusWidget(), key)
    assert heard.requests == []


def test_escape_leads_home(page: EnrolSummaryPage) -> None:
    heard = Heard(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert heard.requests == [Open.HOME]


def test_each_picture_says_its_direction_and_what_a_press_does(page: EnrolSummaryPage, speak: Speak) -> None:
    assert tile(page, Pose.LEFT).accessibleName() == "왼쪽: 이 사진 다시 찍기"
    speak(Language.ENGLISH)
    assert tile(page, Pose.LEFT).accessibleName() == "Left: take this picture once more"
    page.show_screen(scenes.SCENES["enrol-summary-left-out"])  # type: ignore[arg-type]
    assert tile(page, Pose.UP).accessibleName() == "Up: not taken yet, take it now"
    assert not tile(page, Pose.UP).has_picture


def test_it_is_seen_as_in_a_mirror(page: EnrolSummaryPage) -> None:
    """The preview is mirrored, so are the pictures: who turned left looks to the left."""
    left, right = (tile(page, pose).grab().toImage() for pose in (Pose.LEFT, Pose.RIGHT))
    assert left != right
    swapped = tuple(
        replace(one, pose={Pose.LEFT: Pose.RIGHT, Pose.RIGHT: Pose.LEFT}.get(one.pose, one.pose))
        for one in scenes.SUMMARY.pictures
    )
    page.show_screen(replace(scenes.SUMMARY, pictures=swapped))
    assert tile(page, Pose.LEFT).grab().toImage() != left


def test_a_second_sitting_shows_its_three(page: EnrolSummaryPage) -> None:
    page.show_screen(scenes.SCENES["enrol-summary-own-page"])  # type: ignore[arg-type]
    assert [pose for pose in Pose if is_seen(page, NAMES[pose])] == [Pose.FRONT, Pose.LEFT, Pose.RIGHT]
    assert said(page, "enrolSummaryWithoutFace") == "나중에 하기"


def test_what_did_not_work_is_said(page: EnrolSummaryPage) -> None:
    assert not is_seen(page, "enrolSummaryNote")
    page.show_screen(replace(scenes.SUMMARY, stayed=True))
    assert is_seen(page, "enrolSummaryNote")


def test_without_a_camera_the_pictures_can_only_be_kept(page: EnrolSummaryPage) -> None:
    page.show_screen(scenes.SCENES["enrol-summary-no-camera"])  # type: ignore[arg-type]
    assert not any(tile(page, pose).isEnabled() for pose in Pose)
    assert page.keep.isEnabled()


def test_no_face_stays_behind_another_page(page: EnrolSummaryPage) -> None:
    assert all(one.has_picture for one in page.tiles.values())
    page.hide()
    assert not any(one.has_picture for one in page.tiles.values())
    assert page._screen is None
