"""What one line of a day's timeline shows, how high it is, and how it is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from app.ui.theme import Theme
from app.ui.widgets.text import DEMI, MEDIUM, NORMAL

SIDE = 10
_AXIS, _GUTTER, _RING, _TOP, _BOTTOM, _BUTTON = 66, 96, 13, 7, 8, 34
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_FREE = 100_000


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry, one planned dose, or the line of now (`now`, of which only `time` and `spoken` are used).

    `key` comes back in the signals; `spoken` is all a screen reader says of the row. A planned row is dashed and soft
    and may have a button: its words in `action`, its spoken name in `action_name`. A row with a menu says in `more`
    what the menu's button is called.
    """

    key: str
    time: str
    spoken: str
    title: str = ""
    detail: str = ""
    amount: str = ""
    icon: str = "pill"
    planned: bool = False
    action: str = ""
    action_name: str = ""
    more: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class _Places:
    title: QRect
    detail: QRect
    amount: QRect
    height: int


def row_height(row: TimelineRow, width: int, button: int, theme: Theme) -> int:
    """Pixels a row needs at this width; `button` is the width of its button, 0 without one."""
    return theme.u(22) if row.now else _places(row, width - 2 * theme.u(SIDE), button, theme).height


def _places(row: TimelineRow, width: int, button: int, theme: Theme) -> _Places:
    """Where title, detail and amount stand, from the top left of the row. Title and detail wrap, the amount does not.

    Where words and amount have no room side by side the amount goes below them, and a button below all of it: the
    beginning of a medicine's name is the beginning of several.
    """
    left, top = theme.u(_GUTTER), theme.u(_TOP)
    below = _is_below(width, button, theme)
    right = width - (button + theme.u(12) if button and not below else 0)
    amount = QFontMetrics(theme.font(1.0, MEDIUM, tabular=True))
    across = amount.horizontalAdvance(row.amount) + 2 if row.amount else 0
    beside = right - left - across - theme.u(12) >= theme.u(150)
    room = max(theme.u(40), right - left - (across + theme.u(12) if across and beside else 0))
    title = _wrapped(row.title, left, top, room, QFontMetrics(theme.font(1.0, DEMI)))
    detail = _wrapped(row.detail, left, title.bottom() + 1, room, QFontMetrics(theme.font(0.94)))
    end = detail.bottom() if row.detail else title.bottom()
    figure = QRect(right - across, top, across, amount.height())
    if across and not beside:
        figure = QRect(left, end + 1, across, amount.height())
        end = figure.bottom()
    least = theme.u(48)
    foot = theme.u(_BUTTON) if below else 0
    return _Places(title, detail, figure, max(least, end + theme.u(_BOTTOM)) + foot)


def button_place(rect: QRect, size: QSize, theme: Theme) -> QRect:
    """Where a row's button of this size stands: at its right end, or below the words in a narrow row."""
    side = theme.u(SIDE)
    if _is_below(rect.width() - 2 * side, size.width(), theme):
        corner = QPoint(rect.left() + side + theme.u(_GUTTER), rect.bottom() + 1 - size.height() - theme.u(_BOTTOM))
    else:
        corner = QPoint(
            rect.right() + 1 - size.width() - side, rect.top() + max(0, (rect.height() - size.height()) // 2)
        )
    return QRect(corner, size)


def _is_below(width: int, button: int, theme: Theme) -> bool:
    return bool(button) and width - theme.u(_GUTTER) - button - theme.u(12) < theme.u(120)


def _wrapped(text: str, left: int, top: int, room: int, metrics: QFontMetrics) -> QRect:
    needed = metrics.boundingRect(QRect(0, 0, room, _FREE), int(_WRAP), text) if text else QRect()
    return QRect(left, top, room, needed.height())


def paint_row(
    painter: QPainter, row: TimelineRow, rect: QRect, button: int, ends: tuple[bool, bool], theme: Theme
) -> None:
    """Draw a row into `rect`; `ends` says whether it is the first and whether the last of its day."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.left() + theme.u(SIDE), rect.top())
    width = rect.width() - 2 * theme.u(SIDE)
    if row.now:
        _paint_now(painter, row, width, rect.height(), theme)
        return
    places = _places(row, width, button, theme)
    _paint_rail(painter, row, rect.height(), ends, theme)
    painter.setFont(theme.font(0.94, tabular=True))
    painter.setPen(theme.colour("ink_soft"))
    middle = theme.u(16)
    time = QRect(0, middle - theme.u(10), theme.u(_AXIS - _RING - 4), theme.u(20))
    painter.drawText(time, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.time)
    painter.setFont(theme.font(1.0, DEMI))
    painter.setPen(theme.colour("ink_soft" if row.planned else "ink"))
    painter.drawText(places.title, int(_WRAP), row.title)
    painter.setFont(theme.font(1.0, NORMAL if row.planned else MEDIUM, tabular=True))
    painter.drawText(places.amount, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.amount)
    painter.setFont(theme.font(0.94))
    painter.setPen(theme.colour("ink_soft"))
    painter.drawText(places.detail, int(_WRAP), row.detail)


def _paint_rail(painter: QPainter, row: TimelineRow, height: int, ends: tuple[bool, bool], theme: Theme) -> None:
    first, last = ends
    across, middle, radius = theme.u(_AXIS) + 0.5, float(theme.u(16)), float(theme.u(_RING))
    painter.setPen(QPen(theme.colour("line" if row.planned else "line_strong"), 1.4))
    painter.drawLine(QPointF(across, middle if first else 0), QPointF(across, middle if last else height))
    pen = QPen(theme.colour("line_strong" if row.planned else "accent"), 1.4)
    if row.planned:
        pen.setDashPattern([2.2, 1.8])
    painter.setPen(pen)
    painter.setBrush(theme.colour("surface" if row.planned else "accent_wash"))
    painter.drawEllipse(QPointF(across, middle), radius, radius)
    size = theme.u(15)
    colour = theme.colour("ink_soft" if row.planned else "accent").name()
    pixmap = theme.icons.pixmap(row.icon, colour, size, painter.device().devicePixelRatio())
    painter.drawPixmap(QPointF(across - size / 2, middle - size / 2), pixmap)


def _paint_now(painter: QPainter, row: TimelineRow, width: int, height: int, theme: Theme) -> None:
    across, middle = theme.u(_AXIS) + 0.5, height / 2
    painter.setPen(QPen(theme.colour("line_strong"), 1.4))
    painter.drawLine(QPointF(across, 0), QPointF(across, middle))
    painter.setPen(QPen(theme.colour("line"), 1.4))
    painter.drawLine(QPointF(across, middle), QPointF(across, height))
    painter.setFont(theme.font(0.9, DEMI, tabular=True))
    painter.setPen(theme.colour("ink"))
    room = QRectF(0, 0, theme.u(58), height)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.time)
    painter.setPen(QPen(theme.colour("ink"), 1.4))
    painter.drawLine(QPointF(across - theme.u(4), middle), QPointF(width, middle))
    painter.setBrush(theme.colour("ink"))
    painter.drawEllipse(QPointF(across, middle), theme.u(3), theme.u(3))
