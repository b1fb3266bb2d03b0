"""Something that takes the room there is, with something of its own size at its right, or below it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.theme import Theme


class Beside(QWidget):
    """Something that takes the room there is, and at its right something of its own size; below `fold_at` under it.

    Below `drop_at` the right one goes altogether: for a picture whose words stand in the left one too.
    """

    def __init__(
        self, left: QWidget, right: QWidget, *, fold_at: float, drop_at: float = 0, middle: bool = False
    ) -> None:
        super().__init__()
        self._fold_at, self._drop_at, self._right = fold_at, drop_at, right
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Theme.of(self).u(10))
        self._box.addWidget(left, 1)
        across = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
        self._box.addWidget(right, 0, across)

    def minimumSizeHint(self) -> QSize:
        """Nearly no width, so that it can be made narrow enough to fold."""
        return QSize(Theme.of(self).u(80), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the left one would have no room."""
        super().resizeEvent(event)
        unit = Theme.of(self).u
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if self.width() < unit(self._fold_at) else across)
        self._right.setVisible(self._drop_at == 0 or self.width() >= unit(self._drop_at))
