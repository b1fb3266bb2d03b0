"""Widgets one below the other that are made a few at a time, and stay for as long as they say the same."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.turns import Turns
from app.ui.widgets.boxes import Column, Margins
from app.ui.widgets.making_room import show_in
from app.ui.widgets.tab_order import follow, stops_in

Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Part:
    """One widget. `says` is everything it shows and does: while that is equal, the widget that is there stays.

    Two moments of different offsets can be equal and read differently: where a clock time is shown, its words belong
    to it. `key` is what it can be found by, empty for what nobody looks for. What `make` hides stays hidden.
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


class _Kept(Column):
    """A column that keeps its heights until something in it changes.

    The layouts around it ask for them at so many widths that Qt, which keeps one, would measure every word each time.
    """

    _heights: dict[int, int] | None = None

    def invalidate(self) -> None:
        """Something has changed."""
        self._heights = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        if self._heights is None:
            self._heights = {}
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]


class Parts(QWidget):
    """Shows parts from top to bottom; what takes long is made in turns (`Turns`). `filled` is sent when all are there.

    What has the focus keeps it: when its part is made anew, the focus goes to what is of the same kind in the part with
    the same key, else to what has the same name as well. Tab and a screen reader go through the parts from top to
    bottom, whenever each was made.
    """

    filled = Signal()

    def __init__(self, *, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._column = _Kept(gap=gap, margins=margins)
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
        kept = {id(each) for each in staying}
        going = [each for each in self._shown if id(each) not in kept]
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
        if not (widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)):
            show_in(self, widget.show)  # Qt would show it a moment later, and until then it cannot take the focus
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
        follow(widget)

    def _remove(self, gone: _Shown) -> None:
        self._shown.remove(gone)
        self._column.removeWidget(gone.widget)
        had = gone.widget.window().focusWidget()  # of this window, also while a form stands over it
        inside = had is not None and (had is gone.widget or gone.widget.isAncestorOf(had))
        gone.widget.hide()
        gone.widget.deleteLater()
        if inside and had is not None:
            put_on = self.window().focusWidget()
            if self._lost is not None and self._lost.put_on is had:  # what stood in for the focus goes too
                self._lost = replace(self._lost, put_on=put_on)
            else:
                self._lost = _Lost(gone.part.key, type(had), had.accessibleName(), put_on)
            self._give_back()

    def _give_back(self) -> None:
        """Put a lost focus on what is like the thing that had it, unless the person has gone on meanwhile."""
        lost = self._lost
        if lost is None:
            return
        if self.window().focusWidget() is not lost.put_on:
            self._lost = None
            return
        stops = ((shown.part.key, stop) for shown in self._shown for stop in stops_in(shown.widget))
        like = [(key, stop) for key, stop in stops if type(stop) is lost.kind]
        same = [stop for key, stop in like if key and key == lost.key]
        named = [stop for _, stop in like if stop.accessibleName() == lost.name]
        found = next(iter([*(each for each in same if each in named), *same, *named]), None)
        if found is not None:
            self._lost = None
            found.setFocus(Qt.FocusReason.OtherFocusReason)
