"""Room for a new widget, made from the outside in: Qt's own way squeezes everything around it first, then lets go."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QWidget


def show_in(box: QWidget, show: Callable[[], object]) -> None:
    """Show something in `box`, and give every widget around it the height it now needs, up to what scrolls.

    Each layout would by itself press the new widget into the height there was, and only then ask for more, one after
    the other: with hundreds of rows each of them would be laid out several times for one that is added.
    """
    around = _around(box)
    if not box.isVisible() or not around:
        show()
        return
    layouts = [layout for each in around if (layout := each.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    show()
    for layout in layouts:
        layout.setEnabled(True)
    for each in around:
        each.updateGeometry()
    whole = around[-1]
    whole.resize(whole.width(), max(_high(whole), _viewport_height(whole)))


def _around(box: QWidget) -> list[QWidget]:
    """A widget and those around it, up to the one that is scrolled; none where nothing scrolls."""
    found = [box]
    while (parent := found[-1].parentWidget()) is not None:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return found
        found.append(parent)
    return []


def _high(widget: QWidget) -> int:
    layout: QLayout | None = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(widget.width())
    return widget.sizeHint().height()


def _viewport_height(widget: QWidget) -> int:
    viewport = widget.parentWidget()
    return viewport.height() if viewport is not None else 0
