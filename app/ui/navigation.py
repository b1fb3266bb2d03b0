"""The places in the sidebar: names with their signs and counts, or signs alone when the window is narrow."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme import Theme

_ICON = Qt.ItemDataRole.UserRole
_BADGES = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole + 2
_CENTRED = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the sidebar: its id, its name, its sign (the name of an icon) and the key that leads there."""

    id: str
    name: str
    icon: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A count beside a place; `not_checked` gives it the dashed edge and the colour of what was not checked."""

    count: int
    not_checked: bool = False


class Navigation(QListWidget):
    """A list of places. `chosen` carries the id of the place a person went to.

    Tab only puts the focus on it; the arrow keys, Enter, Space and the mouse go somewhere.
    """

    chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._marked: str | None = None
        self._under = False
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setItemDelegate(_PlaceDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place in places:
            item = QListWidgetItem(place.name)
            item.setData(_ICON, place.icon)
            item.setData(_KEY, place.key)
            item.setToolTip(place.name)
            self.addItem(item)
            self.set_badges(place.id, ())
        self.currentRowChanged.connect(self._went)
        self.itemClicked.connect(self._press)
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def set_badges(self, place_id: str, badges: tuple[Badge, ...]) -> None:
        """Show counts beside a place; they are part of its spoken name."""
        row = self._row(place_id)
        spoken = [f"{each.count} not checked" if each.not_checked else f"{each.count} findings" for each in badges]
        self.item(row).setData(_BADGES, badges)
        key = (self._places[row].key,) if self._places[row].key else ()
        name = ", ".join((self._places[row].name, *spoken, *key))
        self.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, name)
        self.item(row).setToolTip(name)

    def mark(self, place_id: str | None, *, under: bool = False) -> None:
        """Show where the person is; None when that is in another list. `under`: in a place reached from there."""
        self._marked, self._under = place_id, under
        self.blockSignals(True)  # Qt takes it by position only
        self.setCurrentRow(-1 if place_id is None else self._row(place_id))
        self.blockSignals(False)
        self.viewport().update()

    def needed_width(self) -> int:
        """The width at which no name touches its counts, whatever the system's font."""
        theme = Theme.of(self)
        letters = QFontMetricsF(theme.font(1, QFont.Weight.DemiBold))
        names = [letters.horizontalAdvance(place.name) for place in self._places]
        return round(max(names)) + theme.u(41) + 2 * theme.u(36) + theme.u(16)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and go nowhere: Qt would make the first row the current one."""
        self.blockSignals(True)  # Qt takes it by position only
        super().focusInEvent(event)
        if self._marked is None:
            self.clearSelection()
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the row that has the focus."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._press(item)
            return
        super().keyPressEvent(event)

    def _press(self, item: QListWidgetItem) -> None:
        """Go to a row that Qt may hold for the current one already."""
        if self._under or self._places[self.row(item)].id != self._marked:
            self.chosen.emit(self._places[self.row(item)].id)

    def _row(self, place_id: str) -> int:
        return next(row for row, place in enumerate(self._places) if place.id == place_id)

    def _went(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._places[row].id)

    def _fit(self) -> None:
        self.setFixedHeight(Theme.of(self).u(36) * len(self._places) + Theme.of(self).u(4))


class _PlaceDelegate(QStyledItemDelegate):
    """Paints a place; under eighty units of width only its sign, with a corner mark when something is not checked."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = Theme.of(self)
        return QSize(theme.u(40), theme.u(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, state, rect = _look(self, option)
        here = bool(state & QStyle.StateFlag.State_Selected)
        rail = rect.width() < theme.u(80)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state, here=here)
        icon = theme.icons.pixmap(
            index.data(_ICON),
            theme.tokens.accent if here else theme.tokens.ink_soft,
            theme.u(18),
            painter.device().devicePixelRatioF(),
        )
        left = rect.center().x() - theme.u(9) if rail else rect.left() + theme.u(13)
        painter.drawPixmap(QPointF(left, rect.center().y() - theme.u(9)), icon)
        if rail:
            self._corner(painter, rect, index.data(_BADGES))
        else:
            painter.setFont(theme.font(1, QFont.Weight.DemiBold if here else QFont.Weight.Normal))
            painter.setPen(theme.colour("ink" if here else "ink_soft"))
            painter.drawText(rect.adjusted(theme.u(41), 0, 0, 0), _LEFT, index.data())
            self._badges(painter, rect, index.data(_BADGES))
            self._key(painter, rect, index.data(_KEY))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, here: bool) -> None:
        theme = Theme.of(self)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if here or focused or over:
            edge = QPen(theme.colour("focus" if focused else "line"), 2 if focused else 1)
            painter.setPen(edge if here or focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface" if here else "line" if over else "sunken"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.u(7), theme.u(7))
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            bar = QRectF(rect.left() + theme.u(2), rect.center().y() - theme.u(8), theme.u(3), theme.u(16))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _badges(self, painter: QPainter, rect: QRectF, badges: tuple[Badge, ...]) -> None:
        theme = Theme.of(self)
        right = rect.right() - theme.u(9)
        for badge in reversed(badges):
            text = f"{badge.count} ?" if badge.not_checked else str(badge.count)
            painter.setFont(theme.font(0.9, QFont.Weight.DemiBold))
            width = max(theme.u(22), painter.fontMetrics().horizontalAdvance(text) + theme.u(12))
            box = QRectF(right - width, rect.center().y() - theme.u(9), width, theme.u(18))
            self._box(painter, box, not_checked=badge.not_checked)
            painter.setPen(theme.colour("unknown" if badge.not_checked else "ink"))
            painter.drawText(box, _CENTRED, text)
            right -= width + theme.u(4)

    def _key(self, painter: QPainter, rect: QRectF, key: str) -> None:
        """The key that leads there, at the right, as on a key cap."""
        theme = Theme.of(self)
        if key:
            painter.setFont(theme.font(0.85))
            width = painter.fontMetrics().horizontalAdvance(key) + theme.u(10)
            box = QRectF(rect.right() - theme.u(9) - width, rect.center().y() - theme.u(8), width, theme.u(16))
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.u(4), theme.u(4))
            painter.setPen(theme.colour("ink_soft"))
            painter.drawText(box, _CENTRED, key)

    def _corner(self, painter: QPainter, rect: QRectF, badges: tuple[Badge, ...]) -> None:
        """The rail has no room for counts, but what was not checked keeps its sign."""
        theme = Theme.of(self)
        if any(badge.not_checked for badge in badges):
            box = QRectF(rect.center().x() + theme.u(2), rect.top() + theme.u(2), theme.u(15), theme.u(15))
            self._box(painter, box, not_checked=True)
            painter.setFont(theme.font(0.86, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("unknown"))
            painter.drawText(box, _CENTRED, "?")

    def _box(self, painter: QPainter, box: QRectF, *, not_checked: bool) -> None:
        theme = Theme.of(self)
        pen = QPen(theme.colour("unknown" if not_checked else "line_strong"), 1)
        pen.setStyle(Qt.PenStyle.DashLine if not_checked else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("unknown_wash" if not_checked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.u(5), theme.u(5))


def _look(owner: QStyledItemDelegate, option: QStyleOptionViewItem) -> tuple[Theme, QStyle.StateFlag, QRectF]:
    """The theme, the state and the inset rectangle of a row."""
    state: QStyle.StateFlag = option.state
    rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
    return Theme.of(owner), state, rect
