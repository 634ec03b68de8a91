"""Icons of assets/icons in a colour of the theme; kept as QImage, which may outlive the application."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import Ink, Theme, Tone


@lru_cache(maxsize=256)
def icon_image(path: Path, colour: str, size_px: int) -> QImage:
    """The icon as a square picture. Raises FileNotFoundError for a name that has no file."""
    svg = path.read_text(encoding="utf-8").replace("currentColor", colour)
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def button_icon(theme: Theme, name: str, colour: str, size: QSize) -> QIcon:
    """An icon for a button, square at the left of ``size``; crisp at twice the pixel density too."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, theme.palette.soft)):
        image = QImage(size * 2, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.drawImage(0, 0, icon_image(theme.icon_path(name), ink, size.height() * 2))
        painter.end()
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(2.0)
        icon.addPixmap(pixmap, mode)
    return icon


class Icon(QWidget):
    """A square icon in an ink or tone of the theme. ``size`` is in pixels at scale 1."""

    def __init__(self, name: str, size: float = 28, colour: Ink | Tone = Ink.TEXT) -> None:
        super().__init__()
        self._name, self._size, self._colour = name, size, colour
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: Ink | Tone | None = None) -> None:
        """Show another icon, in another colour if given."""
        if (name, colour or self._colour) != (self._name, self._colour):
            self._name, self._colour = name, colour or self._colour
            self.update()

    @property
    def name(self) -> str:
        """The icon shown now."""
        return self._name

    def set_theme(self, theme: Theme) -> None:
        """Take size and colour from the theme."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The size at the theme's scale."""
        side = self._theme.px(self._size) if self._theme else round(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        if self._theme is None:
            return
        colour = self._colour
        ink = self._theme.palette.ink(colour) if isinstance(colour, Ink) else self._theme.tone_ink(colour)
        side = round(self.width() * self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawImage(self.rect(), icon_image(self._theme.icon_path(self._name), ink, side))
        painter.end()
