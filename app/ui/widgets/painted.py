"""A small thing drawn by hand, at a size in design units, that follows the theme."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme


class Painted(QWidget):
    """Fixed height and, unless `width` is None (then it takes what there is), fixed width, in design units.

    `name` is what a screen reader says; leave it empty inside something that has a name of its own.
    """

    def __init__(self, width: float | None, height: float, name: str = "") -> None:
        super().__init__()
        self._units = (width, height)
        across = QSizePolicy.Policy.Expanding if width is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the whole widget; the painter is antialiased."""
        raise NotImplementedError

    def paintEvent(self, _: QPaintEvent) -> None:
        """Hand a painter to `paint` and end it whatever happens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self.paint(painter, Theme.of(self))
        finally:
            painter.end()

    def _fit(self) -> None:
        theme = Theme.of(self)
        width, height = self._units
        self.setFixedHeight(theme.u(height))
        if width is not None:
            self.setFixedWidth(theme.u(width))
        self.update()
