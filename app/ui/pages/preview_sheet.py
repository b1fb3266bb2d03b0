"""One page of the preview: white paper in light and dark, with the words of the page for those who cannot see it."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.pages.preview_drawing import Leaf, Picture, Spot
from app.ui.theme import Theme

PAPER, INK = "#FFFFFF", "#000000"
_EDGE, _RING = 1, 3
# PDFium rounds sizes up: a hair less than wanted gives exactly the wanted pixels, so that no letter is drawn blurred.
_HAIR = 0.01


class Sheet(QWidget):
    """A page at the width it was given, `number` from 1; until its picture has come it is blank paper."""

    def __init__(self, leaf: Leaf, number: int, of: int) -> None:
        super().__init__()
        self.leaf, self.number = leaf, number
        self._image: QImage | None = None
        self._pixels = b""
        self._asked = 0
        self._found: tuple[Spot, ...] = ()
        self._here: Spot | None = None
        self.setAccessibleName(f"Page {number} of {of}")
        self.setAccessibleDescription(leaf.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def take_width(self, width: int) -> None:
        """Become so many logical pixels wide, and as high as the page then is."""
        self.setFixedSize(QSize(width, math.ceil((width - _HAIR) * self.leaf.height / self.leaf.width)))

    def wanted_scale(self) -> float | None:
        """The pixels for each point that the screen now needs; None when such a picture is here or on its way."""
        needed = round(self.width() * self.devicePixelRatioF())
        return None if needed == self._asked else (needed - _HAIR) / self.leaf.width

    def ask(self) -> None:
        """Remember that a picture for the present width is on its way."""
        self._asked = round(self.width() * self.devicePixelRatioF())

    def show_picture(self, picture: Picture) -> None:
        """Show the page; one that comes too late is scaled until its successor is here."""
        self._pixels = picture.pixels  # QImage does not copy: the bytes must live as long as it does
        self._image = QImage(self._pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self.update()

    def is_drawn(self) -> bool:
        """Whether the page itself can be seen, and not only blank paper."""
        return self._image is not None

    def forget_picture(self) -> None:
        """Become blank paper again: a page far out of sight need not hold its picture."""
        self._image, self._pixels, self._asked = None, b"", 0

    def mark(self, found: tuple[Spot, ...], here: Spot | None) -> None:
        """Frame what was looked for and found on this page, and `here` twice as thick."""
        if (found, here) != (self._found, self._here):
            self._found, self._here = found, here
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """White paper in both themes, the picture, and an edge that is the ring when the focus is here."""
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        for spot in self._found:
            self._frame(painter, spot)
        width = _RING if self.hasFocus() else _EDGE
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "line_strong"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _frame(self, painter: QPainter, spot: Spot) -> None:
        """Draw a frame round a place: ink on white paper, in both themes."""
        scale = self.width() / self.leaf.width
        box = QRectF(spot.left * scale, spot.top * scale, spot.width * scale, spot.height * scale)
        painter.setPen(QPen(QColor(INK), 3 if spot == self._here else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-2, -2, 2, 2))
