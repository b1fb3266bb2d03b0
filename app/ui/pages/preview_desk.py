"""The desk the pages of a PDF lie on: they scroll, they fit, and only those near the eye hold a picture."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.background import Background
from app.ui.pages.preview_drawing import Leaf, Spot, draw_leaf
from app.ui.pages.preview_sheet import Sheet
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Scroll
from app.ui.widgets.refill import refill

_PAUSE_MS = 40
_SMALLEST = 80
_LARGER = 1.75
_SIDEWAYS = {True: Qt.ScrollBarPolicy.ScrollBarAsNeeded, False: Qt.ScrollBarPolicy.ScrollBarAlwaysOff}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Zoom(StrEnum):
    """How large the pages are shown."""

    WIDTH = "width"
    WHOLE = "whole"
    LARGE = "large"


class Desk(Scroll):
    """Pages one below the other. Up and Down scroll, Page Up and Page Down turn, Home and End go to the ends.

    The pages are one Tab stop: the one in view. `turned` is sent with its number when another comes into view,
    `failed` with what PDFium raised. `current` is the number of the page in view, from 1.
    """

    turned = Signal(int)
    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        self._stack = Column(gap=18, margins=(24, 20, 24, 20))
        self._inner = inner = QWidget()
        inner.setLayout(self._stack)
        inner.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # never wider than the desk
        super().__init__(inner)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else fitting could swing for ever
        self._background = background
        self._pdf = b""
        self._zoom = Zoom.WIDTH
        self.current, self._fraction = 1, 0.0
        self.sheets: tuple[Sheet, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._draw_near)
        self.verticalScrollBar().valueChanged.connect(self._note_place)
        self.verticalScrollBar().rangeChanged.connect(self._keep_place)

    def lay(self, pdf: bytes, leaves: tuple[Leaf, ...]) -> None:
        """Lay other pages on the desk, and stay at the place of the old ones where there is one."""
        focused = any(sheet.hasFocus() for sheet in self.sheets)
        self._pdf = pdf
        self.sheets = tuple(Sheet(leaf, number, len(leaves)) for number, leaf in enumerate(leaves, 1))
        refill(self._stack)
        for sheet in self.sheets:
            self._stack.add(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack.add(None)
        if self.current > len(self.sheets):
            self.current, self._fraction = 1, 0.0
        self._fit()
        self._mark_current(self.current, focused=focused)

    def zoom(self, how: Zoom) -> None:
        """Show the pages as wide as the desk, or whole."""
        self._zoom = how
        self._fit()

    def mark(self, spots: tuple[Spot, ...], here: Spot | None) -> None:
        """Frame what was found, and bring `here` into view."""
        for sheet in self.sheets:
            sheet.mark(tuple(spot for spot in spots if spot.place == sheet.number - 1), here)
        if here is not None and here.place < len(self.sheets):
            sheet = self.sheets[here.place]
            scale = sheet.width() / sheet.leaf.width
            top = sheet.y() + round(here.top * scale) - self.viewport().height() // 3
            self.verticalScrollBar().setValue(max(0, top))
            self.horizontalScrollBar().setValue(round(here.left * scale) - self.viewport().width() // 2)

    def turn_to(self, number: int) -> None:
        """Bring the top of a page into view, and the focus to it when it was on another page."""
        number = min(max(1, number), len(self.sheets))
        if self.sheets:
            self.verticalScrollBar().setValue(self._top_of(self.sheets[number - 1]))
            self._mark_current(number, focused=any(sheet.hasFocus() for sheet in self.sheets))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; the arrows scroll."""
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.turn_to(self.current + _TURNS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn_to(1 if key is Qt.Key.Key_Home else len(self.sheets))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab on without scrolling: the page that has the focus is the one in view already."""
        return QWidget.focusNextPrevChild(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what now can be seen."""
        super().showEvent(event)
        self._soon.start()

    def _fit(self) -> None:
        margins = self._stack.contentsMargins()
        room = max(_SMALLEST, self.viewport().width() - margins.left() - margins.right())
        high = max(_SMALLEST, self.viewport().height() - margins.top() - margins.bottom())
        large = self._zoom is Zoom.LARGE
        self.setHorizontalScrollBarPolicy(_SIDEWAYS[large])
        self._inner.setMinimumWidth(round(room * _LARGER) + margins.left() + margins.right() if large else 0)
        for sheet in self.sheets:
            whole = int(high * sheet.leaf.width / sheet.leaf.height)
            widths = {Zoom.WIDTH: room, Zoom.WHOLE: min(room, whole), Zoom.LARGE: round(room * _LARGER)}
            sheet.take_width(widths[self._zoom])
        self._soon.start()

    def _top_of(self, sheet: Sheet) -> int:
        return max(0, sheet.y() - self._stack.contentsMargins().top())

    def _note_place(self, value: int) -> None:
        middle = value + self.viewport().height() // 2
        above = [sheet for sheet in self.sheets if sheet.y() <= middle]
        if above:
            sheet = above[-1]
            self._fraction = (value - self._top_of(sheet)) / max(1, sheet.height())
            self._mark_current(sheet.number, focused=any(each.hasFocus() for each in self.sheets))
        if not self._soon.isActive():
            self._soon.start()

    def _keep_place(self) -> None:
        """The pages became larger or smaller: the same lines stay where they were."""
        if self.current <= len(self.sheets):
            sheet = self.sheets[self.current - 1]
            self.verticalScrollBar().setValue(round(self._top_of(sheet) + self._fraction * sheet.height()))

    def _mark_current(self, number: int, *, focused: bool) -> None:
        for sheet in self.sheets:
            here = sheet.number == number
            sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here and focused and not sheet.hasFocus():
                sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        if number != self.current:
            self.current = number
            self.turned.emit(number)

    def _draw_near(self) -> None:
        if not self.isVisible():
            return
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        for sheet in self.sheets:
            above, below = top - sheet.geometry().bottom(), sheet.y() - top - height
            if max(above, below) <= height:
                self._ask_for(sheet)
            elif max(above, below) > 3 * height:
                sheet.forget_picture()

    def _ask_for(self, sheet: Sheet) -> None:
        scale = sheet.wanted_scale()
        if scale is not None:
            sheet.ask()
            job = partial(draw_leaf, self._pdf, sheet.number - 1, scale)
            self._background.run(sheet, job, sheet.show_picture, self.failed.emit)
