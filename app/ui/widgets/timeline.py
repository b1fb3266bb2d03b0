"""A day as a list: what was recorded, a line for now, and what is planned."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.tab_order import follow
from app.ui.widgets.timeline_row import TimelineRow, button_place, paint_row, row_height

Index = QModelIndex | QPersistentModelIndex


class Timeline(QListView):
    """The rows of a day. Each is an item with a spoken name; a planned row's button is a real button.

    `chosen` is sent with a row's key when it is pressed or entered, `acted` when its button is, `menu_wanted` with
    where on the screen when its "…" or the menu key is, `removal` by Delete. It is as high as its rows need and leaves
    scrolling to the page, unless `scrolls` is True.
    """

    chosen = Signal(str)
    acted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    removal = Signal(str)

    def __init__(self, name: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._buttons: dict[int, Button] = {}
        self._heights: dict[tuple[int, int, int], int] = {}
        self._scrolls = scrolls
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.setProperty("ownPadding", True)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if not scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        Theme.of(self).changed.connect(self._relayout)

    def set_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show these rows instead."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        self._heights.clear()
        self._rows.set_rows(tuple(rows))
        for place, row in enumerate(rows):
            if row.action:
                button = Button(row.action, Role.SMALL, name=row.action_name)
                button.setParent(self.viewport())
                button.clicked.connect(lambda _=False, key=row.key: self.acted.emit(key))
            elif row.more:
                button = IconButton("ellipsis", row.more)
                button.setParent(self.viewport())
                button.clicked.connect(lambda _=False, place=place: self._ask_menu(place))
            else:
                continue
            follow(button)
            button.show()
            self._buttons[place] = button
        self._relayout()

    def button_width(self, place: int) -> int:
        """Pixels the button of a row takes, 0 where there is none."""
        return self._buttons[place].sizeHint().width() if place in self._buttons else 0

    def height_of(self, place: int, width: int) -> int:
        """Pixels a row needs at this width; a layout asks hundreds of times before it is content."""
        asked = place, width, self.button_width(place)
        if asked not in self._heights:
            self._heights[asked] = row_height(self._rows.rows[place], width, asked[2], Theme.of(self))
        return self._heights[asked]

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width, unless it scrolls."""
        return not self._scrolls

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return sum(self.height_of(place, width) for place in range(len(self._rows.rows)))

    def sizeHint(self) -> QSize:
        """As high as needed at the present width."""
        return QSize(Theme.of(self).u(360), self.heightForWidth(max(1, self.viewport().width())))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window; as high as needed."""
        theme = Theme.of(self)
        return QSize(theme.u(200), theme.u(120) if self._scrolls else self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
            self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:
        """Put the buttons where their rows are now."""
        super().updateGeometries()
        self._place_buttons()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and take the buttons along."""
        super().scrollContentsBy(dx, dy)
        self._place_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the entry that has the focus."""
        place = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and place >= 0 and self._rows.rows[place].more:
            self.removal.emit(self._rows.rows[place].key)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of an entry: of the current one by the menu key or Shift+F10, else of the one under the mouse."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self._ask_menu(index.row())

    def _ask_menu(self, place: int) -> None:
        if self._rows.rows[place].more:
            corner = self.visualRect(self._rows.index(place)).bottomRight()
            self.menu_wanted.emit(self._rows.rows[place].key, self.viewport().mapToGlobal(corner - QPoint(120, 0)))

    def _place_buttons(self) -> None:
        for place, button in self._buttons.items():
            rect = self.visualRect(self._rows.index(place))
            button.setGeometry(button_place(rect, button.sizeHint(), Theme.of(self)))

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.rows[index.row()]
        if not row.now:
            self.chosen.emit(row.key)

    def _relayout(self) -> None:
        self._heights.clear()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class _Rows(QAbstractListModel):
    def __init__(self, parent: Timeline) -> None:
        super().__init__(parent)
        self.rows: tuple[TimelineRow, ...] = ()

    def set_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.title or row.time if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._view.height_of(index.row(), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = Theme.of(self._view)
        rows = index.model().rowCount()
        place = index.row()
        model = self._view.model()
        if not isinstance(model, _Rows):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), theme.u(6), theme.u(6))
        ends = (place == 0, place == rows - 1)
        paint_row(painter, model.rows[place], option.rect, self._view.button_width(place), ends, theme)
        painter.restore()
