"""A picture of the summary of an enrolment, to press for another one; painted, kept in memory only."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from kiosk.core.values import Pose
from kiosk.core.views import PosePicture
from kiosk.ui.icons import icon_image
from kiosk.ui.texts import POSE_ICONS, direction_text, translate
from kiosk.ui.theme import Space, Theme, Type

SIDE, SIGN = 250.0, 26.0
"""Of the picture and of the signs on it, in pixels at scale 1."""


class FaceTile(QPushButton):
    """The face as in a mirror, the sign and the word of its direction below; who was left out has none."""

    def __init__(self, pose: Pose, name: str) -> None:
        super().__init__()
        self.pose = pose
        self._image = QImage()
        self._theme: Theme | None = None
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_picture(self, picture: PosePicture) -> None:
        """Show it, or that there is none; says what a press does."""
        self._image = QImage()
        if picture.png is not None:
            self._image = QImage.fromData(picture.png)
        word = direction_text(self.pose)
        said = (
            translate("FaceTile", "{direction}: take this picture once more")
            if self.has_picture
            else translate("FaceTile", "{direction}: not taken yet, take it now")
        )
        self.setAccessibleName(said.format(direction=word))
        self.update()

    def forget(self) -> None:
        """The picture is gone from memory."""
        self._image = QImage()
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a face is shown."""
        return not self._image.isNull()

    def set_theme(self, theme: Theme) -> None:
        """Take lengths and colours from the theme."""
        self._theme = theme
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture with its word."""
        if self._theme is None:
            return QSize(round(SIDE), round(SIDE))
        side, gap = self._theme.px(SIDE), self._theme.px(Space.S)
        return QSize(side + 2 * gap, side + self._line_px(self._theme) + 3 * gap)

    def minimumSizeHint(self) -> QSize:
        """Still a face, and still pressed with a thumb."""
        least = self._theme.touch_px if self._theme else round(SIDE / 2)
        return QSize(least, round(1.3 * least))

    def _line_px(self, theme: Theme) -> int:
        return round(1.5 * theme.type_px(Type.BODY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as all buttons are, the picture and the word on it."""
        super().paintEvent(event)
        theme = self._theme
        if theme is None:
            return
        gap, line = theme.px(Space.S), self._line_px(theme)
        room = self.rect().adjusted(gap, gap, -gap, -gap)
        side = min(room.width(), room.height() - line - gap)
        face = QRect(room.center().x() - side // 2, room.top(), side, side)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_face(painter, theme, face)
        below = QRect(room.left(), face.bottom() + gap, room.width(), line)
        self._paint_word(painter, theme, below)
        painter.end()

    def _paint_face(self, painter: QPainter, theme: Theme, face: QRect) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(face, theme.px(Space.S), theme.px(Space.S))
        painter.fillPath(shape, QColor(theme.palette.sunken))
        sign = theme.px(SIGN)
        if not self.has_picture:
            self._paint_nothing(painter, theme, face)
            return
        painter.save()
        painter.setClipPath(shape)
        painter.translate(2 * face.left() + face.width(), 0)
        painter.scale(-1, 1)
        painter.drawImage(face, self._image)
        painter.restore()
        if self.isEnabled():
            edge = round(1.5 * sign)
            corner = QRect(face.right() - edge - 3, face.bottom() - edge - 3, edge, edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.palette.surface))
            painter.drawEllipse(corner)
            inset = (edge - sign) // 2
            place = corner.adjusted(inset, inset, -inset, -inset)
            self._paint_icon(painter, theme, "restart", theme.palette.accent, place)

    def _paint_nothing(self, painter: QPainter, theme: Theme, face: QRect) -> None:
        """The sign of the direction, and in words that there is no picture of it."""
        big = 2 * theme.px(SIGN)
        place = QRect(face.center().x() - big // 2, face.center().y() - big, big, big)
        self._paint_icon(painter, theme, POSE_ICONS[self.pose], theme.palette.soft, place)
        font = self.font()
        font.setPixelSize(theme.type_px(Type.SMALL))
        painter.setFont(font)
        painter.setPen(QColor(theme.palette.soft))
        below = QRect(face.left(), place.bottom(), face.width(), face.bottom() - place.bottom())
        flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(below, flags, translate("FaceTile", "Not taken yet"))

    def _paint_word(self, painter: QPainter, theme: Theme, room: QRect) -> None:
        """The sign of the direction with its word, in the middle."""
        font = self.font()
        font.setPixelSize(theme.type_px(Type.BODY))
        font.setBold(True)
        painter.setFont(font)
        word = direction_text(self.pose)
        sign, gap = theme.px(SIGN), theme.px(Space.XS)
        wide = QFontMetrics(font).horizontalAdvance(word)
        left = room.center().x() - (sign + gap + wide) // 2
        place = QRect(left, room.center().y() - sign // 2, sign, sign)
        self._paint_icon(painter, theme, POSE_ICONS[self.pose], theme.palette.accent, place)
        painter.setPen(QColor(theme.palette.text))
        words = room.adjusted(left + sign + gap - room.left(), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)

    def _paint_icon(self, painter: QPainter, theme: Theme, name: str, colour: str, place: QRect) -> None:
        side = round(place.width() * self.devicePixelRatioF())
        painter.drawImage(place, icon_image(theme.icon_path(name), colour, side))
