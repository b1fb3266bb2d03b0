"""Widgets one below the other that are made a few at a time, and stay for as long as they say the same."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.turns import Turns
from app.ui.widgets.boxes import Column, Margins

Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Part:
    """One widget. `says` is everything it shows and does: while that is equal, the widget that is there stays.

    `key` is what it can be found by, empty for what nobody looks for.
    """

    says: Hashable
    make: Callable[[], QWidget]
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """A part that is there."""

    part: Part
    widget: QWidget


@dataclass(frozen=True, slots=True)
class _Lost:
    """A focus that went with its widget: what had it, in which part, and where Qt put it meanwhile."""

    key: str
    kind: type
    name: str
    put_on: QWidget | None


class Parts(QWidget):
    """Shows parts from top to bottom; what takes long is made in turns (`Turns`). `filled` is sent when all are there.

    What has the focus keeps it: when its part is made anew, the focus goes to what is of the same kind in the part with
    the same key, else to what has the same name as well. Tab and a screen reader go through the parts from top to
    bottom, whenever each was made.
    """

    filled = Signal()

    def __init__(self, *, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._column = Column(gap=gap, margins=margins)
        self.setLayout(self._column)
        self._shown: list[_Shown] = []
        self._lost: _Lost | None = None

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show these parts instead of those before."""
        Turns.of_the_program().begin(self, self._fill(list(parts)))

    def finish(self) -> None:
        """Make at once what is not made yet."""
        Turns.of_the_program().finish(self)

    def is_filled(self) -> bool:
        """Whether every part is there."""
        return not Turns.of_the_program().waits(self)

    def widgets(self) -> tuple[QWidget, ...]:
        """What is there now, from top to bottom."""
        return tuple(each.widget for each in self._shown)

    def keyed(self, kind: type[Kind]) -> dict[str, Kind]:
        """What is there now by its key, from top to bottom. While a part is made anew the old one counts until then."""
        found: dict[str, Kind] = {}
        for each in self._shown:
            if each.part.key and isinstance(each.widget, kind):
                found.setdefault(each.part.key, each.widget)
        return found

    def _fill(self, parts: Sequence[Part]) -> Iterator[None]:
        """Go from top to bottom: what says the same stays, and what is new takes the place of what goes."""
        there: dict[Hashable, list[_Shown]] = defaultdict(list)
        for each in self._shown:
            there[each.part.says].append(each)
        staying = [there[part.says].pop(0) if there[part.says] else None for part in parts]
        going = [each for each in self._shown if each not in staying]
        for place, (part, stays) in enumerate(zip(parts, staying, strict=True)):
            if stays is not None:
                while self._shown[place] in going:
                    self._remove(going.pop(going.index(self._shown[place])))
                self._settle(place, stays)
                continue
            self._put(place, part, part.make())
            if going:
                self._remove(going.pop(0))
            yield
        for each in going:
            self._remove(each)
        self._lost = None
        self.filled.emit()

    def _put(self, place: int, part: Part, widget: QWidget) -> None:
        self._shown.insert(place, _Shown(part, widget))
        self._place(place)
        widget.show()  # Qt would show it a moment later, and until then it cannot take the focus
        self._give_back()

    def _settle(self, place: int, stays: _Shown) -> None:
        if self._shown[place] is stays:
            return
        self._shown.remove(stays)
        self._shown.insert(place, stays)
        self._column.removeWidget(stays.widget)
        self._place(place)

    def _place(self, place: int) -> None:
        """Let a part stand in its place: on the screen, for a screen reader, and for Tab."""
        widget = self._shown[place].widget
        self._column.insertWidget(place, widget)
        if place + 1 < len(self._shown):
            widget.stackUnder(self._shown[place + 1].widget)
        _tie(widget)

    def _remove(self, gone: _Shown) -> None:
        self._shown.remove(gone)
        self._column.removeWidget(gone.widget)
        had = QApplication.focusWidget()
        inside = had is not None and (had is gone.widget or gone.widget.isAncestorOf(had))
        gone.widget.hide()
        gone.widget.deleteLater()
        if inside and had is not None:
            self._lost = _Lost(gone.part.key, type(had), had.accessibleName(), QApplication.focusWidget())
            self._give_back()

    def _give_back(self) -> None:
        """Put a lost focus on what is like the thing that had it, unless the person has gone on meanwhile."""
        lost = self._lost
        if lost is None:
            return
        if QApplication.focusWidget() is not lost.put_on:
            self._lost = None
            return
        like = [
            (shown.part.key, stop) for shown in self._shown for stop in _stops(shown.widget) if type(stop) is lost.kind
        ]
        same = [stop for key, stop in like if key and key == lost.key]
        named = [stop for _, stop in like if stop.accessibleName() == lost.name]
        found = next(iter([*(each for each in same if each in named), *same, *named]), None)
        if found is not None:
            self._lost = None
            found.setFocus(Qt.FocusReason.OtherFocusReason)


def _tie(widget: QWidget) -> None:
    """Let Tab come to a widget after what stands before it: Qt would go in the order in which things were made."""
    before = _before(widget)
    for one, other in pairwise([before, *_stops(widget)] if before is not None else _stops(widget)):
        QWidget.setTabOrder(one, other)


def _before(widget: QWidget) -> QWidget | None:
    """What takes the focus and stands last before a widget in its window; None when it is the first."""
    parent = None if widget.isWindow() else widget.parentWidget()
    if parent is None:
        return None
    for child in reversed(list(takewhile(lambda each: each is not widget, _inside(parent)))):
        stops = list(_stops(child))
        if stops:
            return stops[-1]
    return parent if _takes_focus(parent) else _before(parent)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What takes the focus in a widget, itself included, from top to bottom; by the mouse alone counts, for now."""
    if _takes_focus(widget):
        yield widget
    for child in _inside(widget):
        yield from _stops(child)


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _inside(widget: QWidget) -> Iterator[QWidget]:
    return (each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow())
