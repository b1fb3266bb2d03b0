"""A row of several lines that is one button: the whole of it can be pressed, focused and read out."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from app.ui.theme import Theme


class RowButton(QAbstractButton):
    """`name` is all that a screen reader says of it; `fill` puts the lines in. Space, Enter and the mouse press it.

    `outlined` gives it the edge of a button; otherwise it is a row of a list, which lights up under the mouse.
    """

    def __init__(self, name: str, *, outlined: bool = False) -> None:
        super().__init__()
        self._outlined, self._chosen = outlined, False
        self.setAccessibleName(name)
        self.setProperty("ownPadding", not outlined)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def fill(self, layout: QLayout) -> None:
        """Put the lines in. They let the mouse through, else a label would take the press."""
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the one chosen of its list."""
        self._chosen = chosen
        self.update()

    def is_chosen(self) -> bool:
        """Whether it is shown as the chosen one."""
        return self._chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too, once per stroke."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground and the edge; the lines draw themselves."""
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = self._ground(), self._edge(theme)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(edge or Qt.PenStyle.NoPen)
        inset = edge.widthF() / 2 if edge else 0.0
        radius = theme.u(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _ground(self) -> str:
        if self._chosen:
            return "accent_wash"
        if not self.isEnabled():
            return ""
        if self.isDown():
            return "line"
        if self.underMouse():
            return "sunken"
        return "surface" if self._outlined else ""

    def _edge(self, theme: Theme) -> QPen | None:
        if self.hasFocus():
            return QPen(theme.colour("focus"), 2)
        if not self._outlined:
            return None
        pen = QPen(theme.colour("line_strong"), 1)
        if not self.isEnabled():
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen
