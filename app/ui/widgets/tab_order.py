"""The order of Tab: that in which things stand. By itself Qt goes in the order in which they were made."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(widget: QWidget) -> None:
    """Let Tab come to a widget, and to all in it, after what stands before it in its window."""
    before = _before(widget)
    for one, other in pairwise([before, *stops_in(widget)] if before is not None else stops_in(widget)):
        QWidget.setTabOrder(one, other)


def _before(widget: QWidget) -> QWidget | None:
    """What takes the focus and stands last before a widget in its window; None when it is the first."""
    parent = None if widget.isWindow() else widget.parentWidget()
    if parent is None:
        return None
    for child in reversed(list(takewhile(lambda each: each is not widget, _inside(parent)))):
        stops = list(stops_in(child))
        if stops:
            return stops[-1]
    return parent if _takes_focus(parent) else _before(parent)


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """What takes the focus in a widget, itself included, from top to bottom; by the mouse alone counts, for now."""
    if _takes_focus(widget):
        yield widget
    for child in _inside(widget):
        yield from stops_in(child)


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _inside(widget: QWidget) -> Iterator[QWidget]:
    return (each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow())
