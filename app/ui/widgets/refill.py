"""Showing other widgets in the same place without losing where the person was."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from app.ui.widgets.tab_order import follow


def refill(box: QLayout, *widgets: QWidget) -> None:
    """Show these widgets in a layout instead of the ones in it, which are deleted."""
    while (item := box.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        box.addWidget(widget)
        follow(widget)
        widget.show()  # Qt would show it a moment later, and until then it cannot take the focus


@contextmanager
def kept_focus(within: QWidget, otherwise: QWidget | None = None) -> Iterator[None]:
    """Rebuild inside `within`, and leave the focus on what has the same kind and name as what had it before.

    When there is no such thing any more the focus goes to `otherwise`. A focus elsewhere stays untouched.
    """
    had = within.window().focusWidget()  # of this window, also while a form stands over it
    inside = had is not None and within.isAncestorOf(had)
    kind, name = type(had), had.accessibleName() if had is not None else ""
    yield
    if not inside or (had is not None and had.isVisibleTo(within)):
        return
    same = [each for each in within.findChildren(QWidget) if type(each) is kind and each.isVisibleTo(within)]
    target = next((each for each in same if each.accessibleName() == name), otherwise)
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
