"""Columns side by side that go one below the other where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from app.ui.theme import Theme


class Fold(QWidget):
    """Narrower than `below` design units, or where one of them would be cut, the parts stand under each other.

    `parts` are (widget, share of the width).
    `first` is the place of the part that comes first when folded, so that what matters most stays in sight. `gap` and
    `folded_gap` are in design units.
    """

    def __init__(
        self,
        *parts: tuple[QWidget, int],
        below: float,
        first: int = 0,
        gap: float = 14,
        folded_gap: float | None = None,
    ) -> None:
        super().__init__()
        self._parts, self._first, self._below = parts, first, below
        self._gaps = (gap, gap if folded_gap is None else folded_gap)
        self._folded: bool | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._box)
        for widget, _ in parts:
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # else the widest part would keep it from folding
            widget.setSizePolicy(policy)
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def is_folded(self) -> bool:
        """Whether the parts now stand under each other."""
        return bool(self._folded)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part alone: it can always fold."""
        width = max((_least(widget) for widget, _ in self._parts), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = Theme.of(self)
        folded = not self._fits(theme)
        self._box.setSpacing(theme.u(self._gaps[1 if folded else 0]))
        if folded is self._folded:
            return
        self._folded = folded
        for widget, _ in self._parts:
            self._box.removeWidget(widget)  # not takeAt: an item left alive keeps the new one's sizes from refreshing
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if folded else direction.LeftToRight)
        order = list(self._parts)
        if folded:
            order.insert(0, order.pop(self._first))
        for widget, share in order:
            self._box.addWidget(widget, 0 if folded else share)

    def _fits(self, theme: Theme) -> bool:
        if self.width() < theme.u(self._below):
            return False
        room = self.width() - theme.u(self._gaps[0]) * (len(self._parts) - 1)
        whole = sum(share for _, share in self._parts)
        return all(_least(widget) <= room * share // whole for widget, share in self._parts)


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
