"""A QR code painted from its modules: dark on light in every theme, because scanners want it so."""

from __future__ import annotations

import segno
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import Theme

_QUIET = 2  # modules of white around; phones need no more, and bigger modules read from farther
_LEAST_PX = 148


class QrCode(QWidget):
    """Shows one text as a QR code; hidden while there is none."""

    def __init__(self, size: float = 168, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._size, self._text = size, ""
        self._modules: QImage | None = None
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, accessible: str = "") -> None:
        """Encode ``text``; costs about 5 ms when it differs from the one before."""
        self.setAccessibleName(accessible)
        self.setVisible(bool(text))
        if text != self._text:
            self._text = text
            self._modules = _modules(text) if text else None
            self.update()

    @property
    def text(self) -> str:
        """What the code says."""
        return self._text

    def set_theme(self, theme: Theme) -> None:
        """Take the size from the theme."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Square, at the theme's scale."""
        side = max(_LEAST_PX, self._theme.px(self._size)) if self._theme else round(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint whole pixels per module, centred."""
        if self._modules is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("white"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), 8, 8)
        modules = self._modules.width()
        side = max(1, self.width() // (modules + 2 * _QUIET)) * modules
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter.drawImage(left, top, self._modules.scaled(side, side))
        painter.end()


def _modules(text: str) -> QImage:
    """One pixel per module."""
    matrix = segno.make(text, error="m", micro=False).matrix
    image = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
    dark, light = QColor("#0b1218").rgb(), QColor("white").rgb()
    for y, line in enumerate(matrix):
        for x, module in enumerate(line):
            image.setPixel(x, y, dark if module else light)
    return image
