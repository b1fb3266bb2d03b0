"""The entries of the data file as a view: a model that holds them, a delegate that paints a line of each."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.services.library import LibraryRow
from app.services.reviews import ReviewState
from app.ui.theme import Theme
from app.ui.widgets.bars import paint_bars
from app.ui.widgets.mark import Sign, paint_mark
from app.ui.widgets.text import DEMI, NORMAL

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BESIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WIDE = 640
"""From this width on, in design units, how sure and the review state stand beside the title."""
_LEFT, _SURE, _STATE, _PAD = 42, 175, 210, 8


class LibraryModel(QAbstractListModel):
    """The rows that are shown now."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LibraryRow, ...] = ()

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Hold other rows; the same ones change nothing."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows there are; a row has none of its own."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title to type after, the whole line for a screen reader, and the row for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        answers = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            _ROW: row,
        }
        return answers.get(Qt.ItemDataRole(role) if role < _ROW else _ROW)

    def place(self, entry_id: str) -> int | None:
        """Where an entry stands, or None."""
        return next((place for place, row in enumerate(self._rows) if row.id == entry_id), None)


class LibraryList(QListView):
    """The list itself: one Tab stop, walked by the arrow keys; `opened` carries the id of an entry to read."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model = LibraryModel()
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(self))
        self.setProperty("role", "library")
        self.setAccessibleName("Entries of the data file")
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        Theme.of(self).changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show these; the one that was current stays so where it can."""
        now = self.currentIndex().data(_ROW)
        self._model.show_rows(rows)
        self.mark(now.id if isinstance(now, LibraryRow) else "")

    def mark(self, entry_id: str) -> None:
        """Make an entry the current one and bring it into sight; an unknown one makes the first current."""
        place = self._model.place(entry_id) or 0
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(place, 0))
            QTimer.singleShot(0, self, self._show_current)  # new rows have no place yet

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the current entry."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: _Index) -> None:
        row = index.data(_ROW)
        if isinstance(row, LibraryRow):
            self.opened.emit(row.id)


class _LineDelegate(QStyledItemDelegate):
    """Sign, title and id; beside them how sure and the review state, or below where there is no room."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = Theme.of(self)
        width = self._view.width() - theme.u(24)
        lines = 1 if width >= theme.u(_WIDE) else 2
        small = QFontMetrics(theme.font(0.92)).height() * lines
        return QSize(theme.u(200), self._title(index, width).height() + small + theme.u(2 * _PAD + 3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, theme = index.data(_ROW), Theme.of(self)
        rect, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        paint_mark(painter, Sign(row.seriousness.value), _square(rect, theme), theme)
        width = self._view.width() - theme.u(24)
        title = self._title(index, width).translated(rect.left() + theme.u(_LEFT), rect.top() + theme.u(_PAD))
        painter.setFont(theme.font(1, DEMI))
        painter.setPen(theme.colour("ink"))
        painter.drawText(title, _WRAP, row.title)
        below = QRect(title.left(), title.bottom() + theme.u(2), rect.right() - title.left() - theme.u(8), theme.u(18))
        painter.setFont(theme.font(0.92))
        painter.setPen(theme.colour("ink_soft"))
        wide = width >= theme.u(_WIDE)
        first = _about(row, wide=wide)
        second = rect.adjusted(width - theme.u(_SURE + _STATE), 0, -theme.u(8), 0) if wide else below
        if wide:
            painter.drawText(below, _BESIDE, _elided(painter, first, below.width() - theme.u(_SURE + _STATE)))
        else:
            under = below.translated(0, painter.fontMetrics().height())
            painter.drawText(under, _BESIDE, _elided(painter, first, under.width()))
        self._beside(painter, second, row, wide=wide)
        painter.restore()

    def _beside(self, painter: QPainter, box: QRect, row: LibraryRow, *, wide: bool) -> None:
        """The bars with their words, then who has checked it where there is room for that."""
        theme = Theme.of(self)
        bars = QRectF(box.left(), box.center().y() - theme.u(7), theme.u(26), theme.u(13))
        paint_bars(painter, row.bars, bars, theme)
        painter.setFont(theme.font(0.92))
        painter.setPen(theme.colour("ink_soft"))
        words = QRect(box.left() + theme.u(33), box.top(), theme.u(_SURE - 37), box.height())
        painter.drawText(words, _BESIDE, _elided(painter, row.certainty_words, words.width()))
        if not wide:
            return
        changed = row.state is ReviewState.CHANGED_SINCE
        painter.setFont(theme.font(0.92, DEMI if changed else NORMAL))
        painter.setPen(theme.colour("ink" if changed else "ink_soft"))
        said = box.adjusted(theme.u(_SURE), 0, 0, 0)
        painter.drawText(said, _BESIDE, _elided(painter, row.state_words, said.width()))

    def _title(self, index: _Index, width: int) -> QRect:
        """The room of the title, wrapped and never cut."""
        theme = Theme.of(self)
        beside = theme.u(_SURE + _STATE) if width >= theme.u(_WIDE) else 0
        room = QRect(0, 0, max(theme.u(120), width - beside - theme.u(_LEFT + 12)), 10_000)
        fitted = QFontMetrics(theme.font(1, DEMI)).boundingRect(room, int(_WRAP), index.data(_ROW).title)
        return QRect(0, 0, room.width(), fitted.height())

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = Theme.of(self)
        here, over = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        if here or over:
            focused = here and bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.colour("focus"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_wash" if here else "sunken"))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), theme.u(8), theme.u(8))
        else:
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.left() + theme.u(12), rect.bottom(), rect.right() - theme.u(12), rect.bottom())


def _about(row: LibraryRow, *, wide: bool) -> str:
    """The small line of a row: its id, or where that is too much who has checked it; then what is particular."""
    mine = "on your record" if row.on_record else ""
    return "  ·  ".join(each for each in (row.id if wide else row.state_words, row.remark, mine) if each)


def _square(rect: QRect, theme: Theme) -> QRectF:
    return QRectF(rect.left() + theme.u(12), rect.top() + theme.u(_PAD + 1), theme.u(20), theme.u(20))


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
