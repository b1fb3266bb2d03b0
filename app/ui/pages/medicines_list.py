"""The medicines as a list in groups, with a field that finds as you type."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.pages.medicines_rows import Group, MedicineRow
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row, boxed
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.text import DEMI, MEDIUM, NORMAL, Elided, Text, body

_SIGNS = {"not-checked": Sign.NOT_CHECKED, "partly": Sign.PARTLY_CHECKED}


class MedicinesList(Card):
    """One row for each medicine. `chosen` is sent with an id; `removed` when Delete is pressed on a row.

    Up, Down, Home and End walk through the rows; Enter and Space choose.
    """

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a medicine")
        self.search.setAccessibleName("Find a medicine")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._nothing = body("", "soft")
        self._nothing.hide()
        self._groups: tuple[Group, ...] = ()
        self._chosen = ""
        self.add(self.search)
        self.add(self._nothing)
        self._list = Parts(gap=0)
        self._list.filled.connect(self._filter)
        self.add_row(self._list)
        self.add(None)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups; what has the focus keeps it."""
        if groups == self._groups:
            return
        self._groups = groups
        self._list.show_parts(self._parts())

    def set_chosen(self, medicine_id: str) -> None:
        """Show which one stands in the detail."""
        self._chosen = medicine_id
        for each, button in self._rows().items():
            button.set_chosen(each == medicine_id)

    def focus_row(self, medicine_id: str) -> None:
        """Put the focus on a row, when it is there."""
        self._list.finish()
        row = self._rows().get(medicine_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk from row to row, and from the search field into the rows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, key: Qt.Key) -> bool:
        if watched is self.search and key not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        pressed = next((each for each, button in self._rows().items() if button is watched), "")
        there = {row.id for group in self._groups for row in group.rows}
        if watched is not self.search and pressed not in there:
            return True  # a row about to go: what stands on it is gone already
        if key == Qt.Key.Key_Delete:
            self.removed.emit(pressed)
            return True
        self._list.finish()
        shown = [(each, button) for each, button in self._rows().items() if not button.isHidden()]
        here = next((place for place, (each, _) in enumerate(shown) if each == pressed), -1)
        if key == Qt.Key.Key_Up and here == 0:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        steps = {Qt.Key.Key_Down: here + 1, Qt.Key.Key_Up: here - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(shown) - 1}
        if watched is self.search:
            steps |= {Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0}
        if key in steps and shown:
            shown[min(steps[key], len(shown) - 1)][1].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return key in steps

    def _rows(self) -> dict[str, RowButton]:
        return self._list.keyed(RowButton)

    def _parts(self) -> Iterator[Part]:
        for place, group in enumerate(self._groups):
            says = (group.title, len(group.rows), place == 0)
            yield Part(says, partial(_head, *says), group.title)
            for row in group.rows:
                yield Part(row, partial(self._make_row, row), row.id)

    def _make_row(self, row: MedicineRow) -> RowButton:
        button = _row(row)
        button.set_chosen(row.id == self._chosen)
        button.clicked.connect(lambda: self.chosen.emit(row.id))
        button.installEventFilter(self)
        if not row.matches(self.search.text()):
            button.hide()
        return button

    def _filter(self) -> None:
        """Show the rows that have what was typed, of those that are there; the rest follows when they are made."""
        typed, there = self.search.text(), self._list.keyed(QWidget)
        found = 0
        for group in self._groups:
            matching = {row.id for row in group.rows if row.matches(typed)}
            found += len(matching)
            for key in (group.title, *(row.id for row in group.rows)):
                if key in there:
                    there[key].setVisible(key in matching or (key == group.title and bool(matching)))
        none = bool(self._groups) and not found
        self._nothing.setText(f"Nothing on your list has “{typed.strip()[:40]}” in it." if none else "")
        self._nothing.setVisible(none)


def _head(title: str, count: int, first: bool) -> QWidget:
    line = Row(gap=6, margins=(10, 10, 10, 2))
    line.add(Text(title, scale=0.92, weight=DEMI, tone="soft"), 1)
    line.add(Text(str(count), scale=0.92, weight=DEMI, tone="soft", wrap=False, tabular=True), 0, MIDDLE)
    column = Column(gap=0)
    if not first:
        column.add(boxed(Column(Hairline(), gap=0, margins=(10, 7, 10, 0))))
    column.add(line)
    head = boxed(column)
    head.setAccessibleName(f"{title}, {count}")
    return head


def _row(row: MedicineRow) -> RowButton:
    tone = "soft" if row.stopped else "ink"
    line = Row(gap=10, margins=(10, 7, 10, 8))
    if row.state in _SIGNS:
        line.add(Mark(_SIGNS[row.state], 18), 0, MIDDLE)
    top, below = Row(gap=10), Row(gap=10)
    top.add(Text(row.name, weight=DEMI, tone=tone), 1)
    weight = MEDIUM if row.code[:1].isdigit() or row.code[:1] in "½¼¾" else NORMAL
    top.add(Text(row.code, weight=weight, tone=tone, wrap=False, tabular=True), 0, TOP)
    below.add(Text(row.detail, scale=0.93, tone="soft"), 1)
    below.add(Elided(row.remark, scale=0.9, tone="unknown" if row.state in _SIGNS else "soft"), 0, TOP)
    line.add(Column(top, below, gap=0), 1)
    button = RowButton(row.spoken)
    button.fill(line)
    return button
