"""The pose ring: five directions around the preview that fill as the student turns; painted."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.values import Pose
from kiosk.core.views import PoseProgress
from kiosk.ui.theme import Theme

CENTRES_DEG = {Pose.RIGHT: 0.0, Pose.UP: 90.0, Pose.LEFT: 180.0, Pose.DOWN: 270.0}
"""Where each direction lies on the ring, counter-clockwise from the right: the picture is mirrored, so the
student's own left is at the left."""

SWEEP_DEG = 76.0


class PoseRing(QWidget):
    """A round window onto ``preview`` with an arc for each direction; looking straight is the inner circle.

    The share of the wanted pose grows within 250 ms, at once when the theme has no motion.
    """

    def __init__(self, preview: QWidget, name: str = "poseRing") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._preview = preview
        preview.setParent(self)
        self._mask = _RingPaint(self)
        self._mask.raise_()

    def show_progress(self, progress: PoseProgress) -> None:
        """Show which directions are done, which is wanted and how far it is."""
        self._mask.show_progress(progress)

    @property
    def progress(self) -> PoseProgress:
        """What is shown."""
        return self._mask.progress

    def set_theme(self, theme: Theme) -> None:
        """Take colours and widths from the theme."""
        self._mask.theme = theme
        self._mask.update()

    def sizeHint(self) -> QSize:
        """Square; it takes the room there is."""
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        """Still of use at this size."""
        return QSize(260, 260)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview fills the square in the middle, the ring lies over it."""
        super().resizeEvent(event)
        side = min(self.width(), self.height())
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        self._preview.setGeometry(left, top, side, side)
        self._mask.setGeometry(left, top, side, side)


class _RingPaint(QWidget):
    """Covers the corners of the preview and paints the arcs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.theme: Theme | None = None
        self.progress = PoseProgress()
        self._share = 0.0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(250)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_moved)

    def show_progress(self, progress: PoseProgress) -> None:
        """Move the share of the wanted pose to where it is now."""
        same_pose = progress.wanted is self.progress.wanted
        self.progress = progress
        share = progress.taken / progress.needed if progress.needed else 0.0
        self._motion.stop()
        if self.theme is not None and self.theme.motion and same_pose and self.isVisible():
            self._motion.setStartValue(self._share)
            self._motion.setEndValue(share)
            self._motion.start()
        else:
            self._share = share
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves unseen."""
        self._motion.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint mask, inner circle and the four arcs."""
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() * 0.035
        outer = QRectF(self.rect()).adjusted(1.4 * width, 1.4 * width, -1.4 * width, -1.4 * width)
        inner = outer.adjusted(2 * width, 2 * width, -2 * width, -2 * width)
        whole, hole = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        hole.addEllipse(inner)
        painter.fillPath(whole.subtracted(hole), QColor(self.theme.palette.back))
        self._paint_arc(painter, self.theme, inner, Pose.FRONT, width * 0.7)
        for pose in CENTRES_DEG.keys() & set(self.progress.order):
            self._paint_arc(painter, self.theme, outer, pose, width)
        if self.progress.wanted in CENTRES_DEG:
            self._paint_arrow(painter, self.theme, outer, CENTRES_DEG[self.progress.wanted], width)
        painter.end()

    def _paint_arc(self, painter: QPainter, theme: Theme, circle: QRectF, pose: Pose, width: float) -> None:
        middle, sweep = CENTRES_DEG.get(pose, 270.0), SWEEP_DEG if pose in CENTRES_DEG else 360.0
        done, wanted = pose in self.progress.done, pose is self.progress.wanted
        ground = theme.palette.good if done else theme.palette.accent_soft if wanted else theme.palette.line
        self._stroke(painter, circle, middle, sweep, ground, width)
        if wanted:
            shown = sweep * min(1.0, self._share)
            self._stroke(painter, circle, middle, shown, theme.palette.accent, width)
        if done:
            self._paint_tick(painter, theme, circle, middle, width)

    @staticmethod
    def _stroke(
        painter: QPainter, circle: QRectF, middle: float, sweep: float, colour: str, width: float
    ) -> None:
        if sweep <= 0:
            return
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(circle, round((middle - sweep / 2) * 16), round(sweep * 16))

    @staticmethod
    def _paint_tick(painter: QPainter, theme: Theme, circle: QRectF, middle: float, width: float) -> None:
        """Done is told by a tick as well as by colour."""
        centre = _on(circle, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.palette.good))
        painter.drawEllipse(centre, width * 0.95, width * 0.95)
        pen = QPen(QColor(theme.palette.surface), width * 0.3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        unit = width * 0.45
        corner = centre + QPointF(-0.2 * unit, 0.8 * unit)
        painter.drawLine(centre + QPointF(-unit, 0), corner)
        painter.drawLine(corner, centre + QPointF(unit, -0.7 * unit))

    @staticmethod
    def _paint_arrow(painter: QPainter, theme: Theme, circle: QRectF, middle: float, width: float) -> None:
        """Wanted is told by an arrow head as well as by colour."""
        painter.save()
        painter.translate(_on(circle, middle))
        painter.rotate(-middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.palette.accent))
        painter.drawEllipse(QPointF(0, 0), width * 1.25, width * 1.25)
        pen = QPen(QColor(theme.palette.on_accent), width * 0.34)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        unit = width * 0.55
        painter.drawPolyline(
            [QPointF(-0.4 * unit, -unit), QPointF(0.6 * unit, 0), QPointF(-0.4 * unit, unit)]
        )
        painter.restore()

    def _on_moved(self, share: float) -> None:
        self._share = float(share)
        self.update()


def _on(circle: QRectF, degrees: float) -> QPointF:
    """The point of a circle in a direction, counter-clockwise from the right."""
    path = QPainterPath()
    path.arcMoveTo(circle, degrees)
    return path.currentPosition()
