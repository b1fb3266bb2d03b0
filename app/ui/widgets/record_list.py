"""A list of any length: drawn as it scrolls, read further as its end comes near, several rows chosen at once.

It is a table of one column: a QListView asks the model for every index again whenever rows are added, which at a
hundred thousand rows takes longer than anybody wants to wait.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.ui.theme import Theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.record_list_row import MORE, ListRow, RowState, list_row_height, paint_list_row

Index = QModelIndex | QPersistentModelIndex


class RecordList(QTableView):
    """Rows of one height. Shift and Ctrl choose several, by mouse or arrow keys; every row has a menu.

    It lists any items; `show` makes the row of an item, given the item above it, when it is drawn. `opened` carries the
    item that was entered, `removal` the chosen items, `menu_wanted` the chosen items and where on the screen;
    `more_wanted` is sent when the end of what was read comes into sight.
    """

    opened = Signal(object)
    removal = Signal(object)
    menu_wanted = Signal(object, QPoint)
    more_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, name: str, show: Callable[[Any, Any | None], ListRow]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.setProperty("ownPadding", True)
        self._rows = _Rows(self, show)
        self._more = IconButton("ellipsis", "More")
        self._more.setParent(self.viewport())
        self._more.hide()
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._more.clicked.connect(self._press_more)
        self.activated.connect(lambda index: self.opened.emit(self._rows.items[index.row()]))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.verticalScrollBar().valueChanged.connect(self._near_the_end)
        Theme.of(self).changed.connect(self._fit_rows)

    def clear(self) -> None:
        """Show nothing."""
        self._rows.replace([])
        self._place_more()

    def append(self, items: Sequence[Any]) -> None:
        """Show these below what is there."""
        self._rows.append(items)

    def items(self) -> Sequence[Any]:
        """What is listed, from the top."""
        return self._rows.items

    def row(self, place: int) -> ListRow:
        """The row at a place from the top."""
        return self._rows.row(place)

    def insert(self, place: int, item: Any) -> None:
        """List one more, at a place from the top."""
        self._rows.insert(place, item)

    def remove(self, place: int) -> None:
        """List one less."""
        self._rows.take(place)
        self._place_more()

    def chosen(self) -> list[Any]:
        """The chosen items, from the top; the current one where none is chosen."""
        places = sorted(index.row() for index in self.selectedIndexes()) or [self.currentIndex().row()]
        return [self._rows.items[place] for place in places if place >= 0]

    def current_place(self) -> int:
        """The row that has the focus, -1 without one."""
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Put the focus of the list on a row, as near as there is one."""
        count = len(self._rows.items)
        if count:
            self.setCurrentIndex(self._rows.index(max(0, min(place, count - 1)), 0))

    def row_height(self) -> int:
        """Pixels of each row at the present width."""
        return list_row_height(self.viewport().width(), Theme.of(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes what is chosen."""
        if event.key() == Qt.Key.Key_Delete and self.chosen():
            self.removal.emit(self.chosen())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The sign at the end of a row opens its menu."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and place.x() >= self.visualRect(index).right() - Theme.of(self).u(MORE):
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.chosen(), self.viewport().mapToGlobal(place))
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is chosen: by the menu key or Shift+F10 at the current row, else where the mouse is."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._press_more()
            return
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self.chosen():
            self.menu_wanted.emit(self.chosen(), event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Take the button along."""
        super().currentChanged(current, previous)
        self._place_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height of the rows."""
        super().resizeEvent(event)
        self._fit_rows()
        self._near_the_end()

    def updateGeometries(self) -> None:
        """Keep the button on its row."""
        super().updateGeometries()
        self._place_more()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and take the button along."""
        super().scrollContentsBy(dx, dy)
        self._place_more()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self._place_more()

    def _place_more(self) -> None:
        index = self.currentIndex()
        self._more.setVisible(index.isValid())
        if index.isValid():
            rect, size = self.visualRect(index), self._more.sizeHint()
            room = Theme.of(self).u(MORE)
            corner = QPoint(rect.right() - (room + size.width()) // 2, rect.center().y() - size.height() // 2)
            self._more.setGeometry(QRect(corner, size))
            self._more.setAccessibleName(f"More for {self._rows.row(index.row()).named()}")

    def _press_more(self) -> None:
        if self.chosen():
            self.scrollTo(self.currentIndex())
            below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomRight())
            self.menu_wanted.emit(self.chosen(), below - QPoint(self._more.width(), 0))

    def _near_the_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() <= 2 * self.viewport().height():
            self.more_wanted.emit()


class _Rows(QAbstractListModel):
    def __init__(self, parent: RecordList, show: Callable[[Any, Any | None], ListRow]) -> None:
        super().__init__(parent)
        self.items: list[Any] = []
        self._show = show

    def row(self, place: int) -> ListRow:
        return self._show(self.items[place], self.items[place - 1] if place else None)

    def replace(self, items: list[Any]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def append(self, items: Sequence[Any]) -> None:
        if items:
            self.beginInsertRows(QModelIndex(), len(self.items), len(self.items) + len(items) - 1)
            self.items.extend(items)
            self.endInsertRows()

    def insert(self, place: int, item: Any) -> None:
        self.beginInsertRows(QModelIndex(), place, place)
        self.items.insert(place, item)
        self.endInsertRows()

    def take(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self.items[place]
        self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.row(index.row()).spoken()
        return self.row(index.row()).title if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: RecordList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        flag = QStyle.StateFlag
        current = index.row() == self._view.current_place()
        state = RowState(
            chosen=bool(option.state & flag.State_Selected),
            focused=current and self._view.hasFocus(),
            hovered=bool(option.state & flag.State_MouseOver),
            has_button=current,
        )
        painter.save()
        paint_list_row(painter, self._view.row(index.row()), option.rect, state, Theme.of(self._view))
        painter.restore()
