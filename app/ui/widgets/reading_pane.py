"""A card to read from: one Tab stop, scrolled by keys."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Scroll
from app.ui.widgets.refill import kept_focus, refill

_STEP = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _STEP.SliderSingleStepSub,
    Qt.Key.Key_Down: _STEP.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _STEP.SliderPageStepSub,
    Qt.Key.Key_PageDown: _STEP.SliderPageStepAdd,
    Qt.Key.Key_Home: _STEP.SliderToMinimum,
    Qt.Key.Key_End: _STEP.SliderToMaximum,
}


class ReadingPane(QFrame):
    """The card a detail stands in: one Tab stop, scrolled by the arrow keys and Page Up and Down."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._box = Column(gap=0, margins=(2, 2, 2, 2))
        self._scroll: Scroll | None = None
        self.setLayout(self._box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._fit()
        Theme.of(self).changed.connect(self._fit)

    def show_detail(self, detail: QWidget, name: str) -> None:
        """Show a detail from its top; `name` is what a screen reader says when the focus comes."""
        self._scroll = Scroll(detail)
        self.setAccessibleName(name)
        with kept_focus(self, self):
            refill(self._box, self._scroll)

    def has_focus(self) -> bool:
        """Whether the focus is on the detail or inside it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; whatever does not scroll goes on to the page."""
        if self._scroll is not None and event.key() in _SCROLLS:
            self._scroll.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, with the ring of the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = Theme.of(self)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.u(10), theme.u(10))
            painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(Theme.of(self).u(320))
