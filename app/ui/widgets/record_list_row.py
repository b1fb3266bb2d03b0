"""What one row of a long list shows and says: the same words; and how it is drawn, every row at the same height."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from app.ui.theme import Theme
from app.ui.widgets.text import DEMI, MEDIUM

SLIM = 560
"""Narrower than this many units the day stands above the words instead of beside them."""
MORE = 40
"""The units at the right end where the sign for the menu stands."""
_SIDE, _TOP, _DAY, _TIME, _ICON = 12, 8, 96, 52, 26
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row; `first` says that it is the first of its day."""

    day: str
    time: str
    title: str
    amount: str
    detail: str
    icon: str
    first: bool = True

    def spoken(self) -> str:
        """All that is painted, in reading order."""
        return ", ".join(each for each in (self.day, self.time, self.title, self.amount, self.detail) if each)

    def named(self) -> str:
        """How a button about this row calls it: "Oil 10:10, 20 Nov 2026, 17:20"."""
        return ", ".join(each for each in (self.title, self.day, self.time) if each)


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands at the moment."""

    chosen: bool = False
    focused: bool = False
    hovered: bool = False
    has_button: bool = False


def list_row_height(width: int, theme: Theme) -> int:
    """Pixels of every row in a list of this width."""
    return theme.u(78 if width < theme.u(SLIM) else 54)


def paint_list_row(painter: QPainter, row: ListRow, rect: QRect, state: RowState, theme: Theme) -> None:
    """Draw a row into `rect`. What has no room is shortened at its end; the tooltip and the voice have all of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, rect, state, theme)
    slim = rect.width() < theme.u(SLIM)
    top, line = rect.top() + theme.u(_TOP), theme.u(20)
    left, right = rect.left() + theme.u(_SIDE), rect.right() - theme.u(MORE)
    if slim:
        when = ", ".join(each for each in (row.day, row.time) if each)
        _words(painter, QRect(left, top, right - left, line), when, theme, ("ink_soft", 0.92, False))
        top += theme.u(21)
    else:
        tone = "ink" if row.first else "ink_faint"
        _words(painter, QRect(left, top, theme.u(_DAY), line), row.day, theme, (tone, 0.94, row.first))
        left += theme.u(_DAY)
        _words(painter, QRect(left, top, theme.u(_TIME), line), row.time, theme, ("ink_soft", 0.94, False))
        left += theme.u(_TIME)
    size = theme.u(16)
    pixmap = theme.icons.pixmap(row.icon, theme.colour("ink_soft").name(), size, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(left, top + theme.u(2)), pixmap)
    left += theme.u(_ICON)
    amount = theme.font(1.0, MEDIUM, tabular=True)
    wanted = QFontMetrics(amount).horizontalAdvance(row.amount) + 2 if row.amount else 0
    across = min(wanted, (right - left) // 2)
    room = right - left - (across + theme.u(12) if across else 0)
    _words(painter, QRect(left, top, room, line), row.title, theme, ("ink", 1.0, True))
    painter.setFont(amount)
    painter.setPen(theme.colour("ink"))
    shown = painter.fontMetrics().elidedText(row.amount, Qt.TextElideMode.ElideRight, across)
    painter.drawText(QRect(right - across, top, across, line), _RIGHT, shown)
    _words(painter, QRect(left, top + line, right - left, line), row.detail, theme, ("ink_soft", 0.94, False))
    if not state.has_button:
        _dots(painter, rect, theme)


def _words(painter: QPainter, room: QRect, text: str, theme: Theme, look: tuple[str, float, bool]) -> None:
    """One line of text, shortened at its end where there is no room; `look` is its colour, scale, and if it is bold."""
    tone, scale, bold = look
    painter.setFont(theme.font(scale, DEMI, tabular=True) if bold else theme.font(scale, tabular=True))
    painter.setPen(theme.colour(tone))
    flat = " ".join(text.splitlines())
    painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, room.width()))


def _ground(painter: QPainter, rect: QRect, state: RowState, theme: Theme) -> None:
    inner = QRectF(rect).adjusted(1, 1, -1, -1)
    if state.chosen or state.hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_wash" if state.chosen else "sunken"))
        painter.drawRoundedRect(inner, theme.u(6), theme.u(6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.focused:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(inner, theme.u(6), theme.u(6))
    elif not state.chosen:
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom() + 0.5), QPointF(rect.right(), rect.bottom() + 0.5))


def _dots(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The sign that there is more: every row has it, the one in use has a real button in its place."""
    size = theme.u(16)
    pixmap = theme.icons.pixmap("ellipsis", theme.colour("ink_soft").name(), size, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(rect.right() - theme.u(MORE) / 2 - size / 2, rect.center().y() - size / 2), pixmap)
