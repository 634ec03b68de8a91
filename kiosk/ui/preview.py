"""The camera preview: one feed pulls frames on the main thread, the widget that is visible paints them."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.observation import Frame
from kiosk.core.ports import FrameSlot
from kiosk.core.values import Pose
from kiosk.ui.icons import icon_image
from kiosk.ui.theme import Theme

_LIVELY_MS, _CALM_MS = 33, 100
_UNMOVED_S = 0.5
_ARROWS = {
    Pose.LEFT: ("arrow_left", -1, 0),
    Pose.RIGHT: ("arrow_right", 1, 0),
    Pose.UP: ("arrow_up", 0, -1),
    Pose.DOWN: ("arrow_down", 0, 1),
}
_ROUND = Qt.PenCapStyle.RoundCap
Box = tuple[int, int, int, int]


class PreviewFeed(QObject):
    """Takes the newest frame from the slot while some widget shows it. There is one per window.

    ``take`` consumes a frame, so several pullers would rob each other: widgets share this feed.
    """

    frame_shown = Signal()
    face_moved = Signal()

    def __init__(self, slot: FrameSlot) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.face_xywh: Box | None = None
        self.frames_shown = 0
        self._shown_at_s = float("-inf")
        self._slot = slot
        self._watchers = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_LIVELY_MS)
        self._timer.timeout.connect(self.pull)

    def set_lively(self, lively: bool) -> None:
        """30 pictures a second while somebody is there; 10 while nobody is, 2 while nothing moves either."""
        interval = _LIVELY_MS if lively else _CALM_MS
        if interval != self._timer.interval():
            self._timer.setInterval(interval)

    def show_face(self, box_xywh: Box | None) -> None:
        """Draw the soft frame around this face (pixels of the frame), or none."""
        if box_xywh != self.face_xywh:
            self.face_xywh = box_xywh
            self.face_moved.emit()

    def watch(self) -> None:
        """A widget became visible: it shows the newest frame at once, not the last one of long ago."""
        self._watchers += 1
        self._timer.start()
        self.pull()

    def unwatch(self) -> None:
        """A widget was hidden; without any, nothing is pulled."""
        self._watchers -= 1
        if self._watchers <= 0:
            self._watchers = 0
            self._timer.stop()

    def pull(self) -> None:
        """Take the newest frame, if there is a new one, and show it."""
        frame = self._slot.take()
        if frame is None:
            return
        calm = self._timer.interval() == _CALM_MS
        if calm and frame.as_at(self._shown_at_s) and frame.taken_at_s - self._shown_at_s < _UNMOVED_S:
            return  # nobody sees a difference, and painting costs most while nobody is there
        self._shown_at_s = frame.taken_at_s
        self.image = mirrored_image(frame)
        self.frames_shown += 1
        self.frame_shown.emit()


def mirrored_image(frame: Frame) -> QImage:
    """The frame as people know themselves, in the format that paints fastest; shares no memory. 0.8 ms."""
    height, width = frame.bgr.shape[:2]
    shared = QImage(frame.bgr.data, width, height, frame.bgr.strides[0], QImage.Format.Format_BGR888)
    return shared.convertToFormat(QImage.Format.Format_RGB32).flipped(Qt.Orientation.Horizontal)


class PreviewWidget(QWidget):
    """Paints the feed to cover its own rectangle, with rounded corners.

    On the picture: an oval guide, or the soft frame of a face, and the arrow of a challenge.
    """

    def __init__(self, feed: PreviewFeed, *, guide: bool = True, name: str = "preview") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._feed, self._guide = feed, guide
        self._theme: Theme | None = None
        self._corners = QPainterPath()
        self._oval: QImage | None = None
        self._asked: Pose | None = None
        feed.frame_shown.connect(self._on_frame)
        feed.face_moved.connect(self._on_frame)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and radius from the theme."""
        self._theme = theme
        self._shape()
        self.update()

    def show_arrow(self, asked: Pose | None) -> None:
        """Draw a big arrow where the head should turn: the student's left is the mirror's left."""
        self._asked = asked
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Still useful at this size."""
        return QSize(240, 150)

    def sizeHint(self) -> QSize:
        """No higher than it must be; it takes what room there is.

        Qt takes the height that a widget with a layout wishes for as the least one that it can do with:
        a wish of the preview would come before the texts beside it.
        """
        return QSize(480, 150)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to pull."""
        super().showEvent(event)
        self._feed.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop pulling."""
        super().hideEvent(event)
        self._feed.unwatch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners anew."""
        super().resizeEvent(event)
        self._shape()

    def source_rect(self) -> QRectF:
        """The part of the picture that covers the widget, centred (a little above: faces are up there)."""
        image = self._feed.image
        if image is None or self.width() == 0 or self.height() == 0:
            return QRectF()
        scale = max(self.width() / image.width(), self.height() / image.height())
        size = QSizeF(self.width() / scale, self.height() / scale)
        top = (image.height() - size.height()) * 0.4
        return QRectF(QPointF((image.width() - size.width()) / 2, top), size)

    def face_rect(self) -> QRectF | None:
        """Where the face's frame is drawn, in this widget (mirrored like the picture)."""
        image, box = self._feed.image, self._feed.face_xywh
        if image is None or box is None:
            return None
        x, y, width, height = box
        source = self.source_rect()
        scale = self.width() / source.width()
        left = image.width() - x - width
        return QRectF(
            (left - source.x()) * scale, (y - source.y()) * scale, width * scale, height * scale
        ).intersected(QRectF(self.rect()).adjusted(4, 4, -4, -4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, guide, frame and corners: about 3 ms at 700x500."""
        if self._theme is None:
            return
        painter = QPainter(self)
        image = self._feed.image
        if image is None:
            painter.fillRect(self.rect(), QColor(self._theme.palette.sunken))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), image, self.source_rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frames(painter)
        if self._asked in _ARROWS:
            self._paint_arrow(painter, self._theme, self._asked)
        painter.fillPath(self._corners, QColor(self._theme.palette.back))
        painter.end()

    def _paint_frames(self, painter: QPainter) -> None:
        face = self.face_rect()
        if face is not None and not face.isEmpty():
            painter.strokePath(_corners_of(face), QPen(QColor(255, 255, 255, 235), 5, c=_ROUND))
        elif self._guide and self._feed.image is not None:
            if self._oval is None:
                self._oval = _oval_image(self.height())
            left = (self.width() - self._oval.width()) / 2
            painter.drawImage(QPointF(left, (self.height() - self._oval.height()) / 2), self._oval)

    def _paint_arrow(self, painter: QPainter, theme: Theme, asked: Pose) -> None:
        name, across, down = _ARROWS[asked]
        side = min(self.width(), self.height()) * 0.24
        swing = self._swing() if theme.motion else 0.0
        centre = QPointF(
            self.width() / 2 + across * (self.width() / 2 - side * (0.75 - 0.15 * swing)),
            self.height() / 2 + down * (self.height() / 2 - side * (0.75 - 0.15 * swing)),
        )
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(centre)
        painter.setPen(QPen(QColor("white"), side * 0.04))
        painter.setBrush(QColor(theme.palette.accent))
        painter.drawEllipse(disc)
        inner = disc.adjusted(side * 0.18, side * 0.18, -side * 0.18, -side * 0.18)
        icon = icon_image(theme.icon_path(name), theme.palette.on_accent, round(side))
        painter.drawImage(inner, icon)

    def _swing(self) -> float:
        """0..1 and back once in 1.2 s, carried by the frames that repaint the picture anyway."""
        phase = (self._feed.frames_shown % 36) / 36
        return 0.5 - 0.5 * math.cos(2 * math.pi * phase)

    def _shape(self) -> None:
        radius = self._theme.px(20) if self._theme else 0
        whole, inner = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        inner.addRoundedRect(QRectF(self.rect()), radius, radius)
        self._corners = whole.subtracted(inner)
        self._oval = None

    def _on_frame(self) -> None:
        if self.isVisible():
            self.update(QRegion(self.rect()))


def _corners_of(box: QRectF) -> QPainterPath:
    """Four rounded corners: a frame that costs a quarter of a whole one to stroke."""
    path = QPainterPath()
    leg, bend = box.width() * 0.2, box.width() * 0.12
    for x, y, right, down in (
        (box.left(), box.top(), 1, 1),
        (box.right(), box.top(), -1, 1),
        (box.right(), box.bottom(), -1, -1),
        (box.left(), box.bottom(), 1, -1),
    ):
        path.moveTo(x, y + down * leg)
        path.lineTo(x, y + down * bend)
        path.quadTo(x, y, x + right * bend, y)
        path.lineTo(x + right * leg, y)
    return path


def _oval_image(height_px: int) -> QImage:
    """The dashed guide, drawn once per size: stroking it costs 2.5 ms, copying it 0.2 ms."""
    oval = QRectF(3, 3, height_px * 0.72 * 0.74, height_px * 0.72)
    image = QImage(oval.adjusted(-3, -3, 3, 3).size().toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(255, 255, 255, 150), 3, Qt.PenStyle.DashLine))
    painter.drawEllipse(oval)
    painter.end()
    return image
