"""An icon that is only looked at."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from app.ui.theme import Theme
from app.ui.widgets.painted import Painted


class Pictogram(Painted):
    """An icon by name, in the colour of a token, `size` design units square."""

    def __init__(self, icon: str, tone: str = "ink_soft", size: float = 18, name: str = "") -> None:
        super().__init__(size, size, name)
        self._icon, self._tone = icon, tone

    def show_icon(self, icon: str, tone: str | None = None) -> None:
        """Become another icon, in the same colour or another."""
        self._icon, self._tone = icon, tone or self._tone
        self.update()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the icon at the resolution of the screen it is on."""
        colour = theme.colour(self._tone).name()
        pixmap = theme.icons.pixmap(self._icon, colour, self.height(), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, 0), pixmap)
