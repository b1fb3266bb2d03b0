"""A layout that goes left to right, then down: what does not fit wraps instead of being cut."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import Theme


class Flow(QLayout):
    """Items side by side at their own size, in as many rows as needed; within a row they share a middle line.

    `gap` is the space between items, `row_gap` the space between rows (the same when None), in design units.
    """

    def __init__(self, *widgets: QWidget, gap: float = 6, row_gap: float | None = None, margin: float = 0) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._units = (gap, gap if row_gap is None else row_gap, margin)
        Theme.of(self).changed.connect(self._fit)
        self._fit()
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in (called by Qt for `addWidget`)."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at this width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        sizes = [item.sizeHint() for item in _shown(self._items)]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return self._with_margin(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        sizes = [item.minimumSize().expandedTo(QSize(0, item.sizeHint().height())) for item in _shown(self._items)]
        widest = max((size.width() for size in sizes), default=0)
        return self._with_margin(widest, max((size.height() for size in sizes), default=0))

    def _with_margin(self, width: int, height: int) -> QSize:
        return QSize(width + 2 * self._margin, height + 2 * self._margin)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        inner = rect.adjusted(self._margin, self._margin, -self._margin, -self._margin)
        top = inner.top()
        for row in self._rows(inner.width()):
            height = max(size.height() for _, _, size in row)
            if place:
                for item, left, size in row:
                    at = QPoint(inner.left() + left, top + (height - size.height()) // 2)
                    item.setGeometry(QRect(at, size))
            top += height + self._row_gap
        return max(0, top - self._row_gap - inner.top()) + 2 * self._margin

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int, QSize]]]:
        rows: list[list[tuple[QLayoutItem, int, QSize]]] = []
        left = 0
        for item in _shown(self._items):
            size = _size_within(item, width)
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, left, size))
            left += size.width() + self._gap
        return rows

    def _fit(self) -> None:
        theme = Theme.of(self)
        self._gap, self._row_gap, self._margin = (theme.u(each) if each else 0 for each in self._units)
        self.setContentsMargins(0, 0, 0, 0)
        self.invalidate()


def _size_within(item: QLayoutItem, width: int) -> QSize:
    """The item's own size; one that is too wide takes the width there is, and the height it then needs."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())


def _shown(items: list[QLayoutItem]) -> list[QLayoutItem]:
    return [item for item in items if not item.isEmpty()]
