"""The preview pulls only while it is seen, mirrors, and follows the face."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kiosk.core.observation import Frame
from kiosk.core.values import Pose
from kiosk.ui.preview import PreviewFeed, PreviewWidget, mirrored_image
from tests.ui.conftest import Shower
from tests.ui.fake_slot import FakeSlot


def test_the_picture_is_mirrored_and_shares_no_memory(slot: FakeSlot) -> None:
    frame = slot.take()
    assert frame is not None
    image = mirrored_image(frame)
    frame.bgr[:] = 0
    assert image.pixelColor(10, 10) == QColor(0, 0, 255)
    assert image.pixelColor(630, 10) == QColor(255, 0, 0)


def test_frames_appear_and_are_counted(qtbot: QtBot, feed: PreviewFeed, slot: FakeSlot, show: Shower) -> None:
    widget = PreviewWidget(feed, guide=False)
    show(widget, (640, 480))
    qtbot.waitUntil(lambda: feed.frames_shown >= 3)
    picture = widget.grab().toImage()
    assert picture.pixelColor(100, 240) == QColor(0, 0, 255)
    assert picture.pixelColor(540, 240) == QColor(255, 0, 0)
    assert picture.pixelColor(0, 0) not in (QColor(0, 0, 255), QColor(255, 0, 0))  # a rounded corner


def test_nothing_is_pulled_while_nobody_sees_it(
    qtbot: QtBot, feed: PreviewFeed, slot: FakeSlot, show: Shower
) -> None:
    widget = PreviewWidget(feed)
    show(widget, (640, 480))
    qtbot.waitUntil(lambda: slot.taken > 0)
    widget.hide()
    taken = slot.taken
    qtbot.wait(120)
    assert slot.taken == taken


def test_two_widgets_share_one_feed(qtbot: QtBot, feed: PreviewFeed, slot: FakeSlot, show: Shower) -> None:
    first, second = PreviewWidget(feed), PreviewWidget(feed)
    show(first, (320, 240))
    show(second, (320, 240))
    first.hide()
    before = slot.taken
    qtbot.waitUntil(lambda: slot.taken > before)
    assert feed.frames_shown == slot.taken


def test_an_empty_slot_changes_nothing(feed: PreviewFeed, slot: FakeSlot) -> None:
    slot.empty = True
    feed.pull()
    assert feed.image is None
    assert feed.frames_shown == 0


def test_the_face_frame_is_mirrored_too(feed: PreviewFeed, slot: FakeSlot, show: Shower) -> None:
    widget = PreviewWidget(feed)
    show(widget, (640, 480))
    feed.pull()
    feed.show_face((100, 50, 80, 120))
    face = widget.face_rect()
    assert face is not None
    assert face.getRect() == (460, 50, 80, 120)
    feed.show_face(None)
    assert widget.face_rect() is None


def test_the_picture_covers_the_widget(feed: PreviewFeed, slot: FakeSlot, show: Shower) -> None:
    widget = PreviewWidget(feed)
    show(widget, (800, 300))
    feed.pull()
    source = widget.source_rect()
    assert source.width() == 640
    assert source.height() == 240
    assert source.top() >= 0
    assert source.bottom() <= 480


def test_the_arrow_is_on_the_students_side(feed: PreviewFeed, slot: FakeSlot, show: Shower) -> None:
    widget = PreviewWidget(feed, guide=False)
    show(widget, (640, 480))
    feed.pull()
    for asked, here, there in ((Pose.LEFT, 60, 580), (Pose.RIGHT, 580, 60)):
        widget.show_arrow(asked)
        picture = widget.grab().toImage()
        pure = (QColor(0, 0, 255), QColor(255, 0, 0))
        assert any(picture.pixelColor(here + d, 240) not in pure for d in range(-20, 20))
        assert all(picture.pixelColor(there + d, 240) in pure for d in range(-20, 20))


def test_a_frame_of_another_size_is_shown_as_well(feed: PreviewFeed) -> None:
    image = mirrored_image(Frame(0, 0.0, np.zeros((720, 1280, 3), np.uint8)))
    assert (image.width(), image.height()) == (1280, 720)
    assert image.format() == image.Format.Format_RGB32


def test_it_paints_opaque(feed: PreviewFeed) -> None:
    """Nothing behind it is painted for a frame."""
    assert PreviewWidget(feed).testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


def test_while_nobody_is_there_and_nothing_moves_nothing_is_painted(
    feed: PreviewFeed, slot: FakeSlot
) -> None:
    feed.pull()
    slot.at_s, slot.moved_at_s = 0.2, 0.0
    feed.pull()
    assert feed.frames_shown == 2, "somebody is there"
    feed.set_lively(False)
    feed.pull()
    assert feed.frames_shown == 2
    slot.at_s = slot.moved_at_s = 0.3
    feed.pull()
    assert feed.frames_shown == 3
    slot.at_s = 0.9
    feed.pull()
    assert feed.frames_shown == 4, "now and then all the same"
