"""The medicines as a list in groups, with a field that finds as you type."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.pages.medicines_rows import Group, MedicineRow
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row, boxed
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.mark import Mark, Sign
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
        self._content: QWidget | None = None
        self._rows: dict[str, tuple[MedicineRow, RowButton]] = {}
        self._heads: list[tuple[QWidget, tuple[str, ...]]] = []
        self._chosen = ""
        self.add(self.search)
        self.add(self._nothing)
        self._list = Column(gap=0)
        self.add_row(boxed(self._list))
        self.add(None)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups; what has the focus keeps it."""
        if groups == self._groups and self._content is not None:
            return
        focused = next((each for each, (_, button) in self._rows.items() if button.hasFocus()), "")
        self._groups = groups
        if self._content is not None:
            self._list.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self._build()
        self._list.add(self._content)
        self._content.show()  # a layout would only do so later, and what is not shown cannot take the focus
        self.set_chosen(self._chosen)
        self._filter(self.search.text())
        if focused in self._rows:
            self._rows[focused][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_chosen(self, medicine_id: str) -> None:
        """Show which one stands in the detail."""
        self._chosen = medicine_id
        for each, (_, button) in self._rows.items():
            button.set_chosen(each == medicine_id)

    def focus_row(self, medicine_id: str) -> None:
        """Put the focus on a row, when it is there."""
        if medicine_id in self._rows:
            self._rows[medicine_id][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk from row to row, and from the search field into the rows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, key: Qt.Key) -> bool:
        shown = [(each, button) for each, (_, button) in self._rows.items() if not button.isHidden()]
        here = next((place for place, (_, button) in enumerate(shown) if button is watched), -1)
        if watched is self.search and key not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if key == Qt.Key.Key_Delete:
            self.removed.emit(shown[here][0])
            return True
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

    def _build(self) -> QWidget:
        self._rows, self._heads = {}, []
        column = Column(gap=0)
        for place, group in enumerate(self._groups):
            head = _head(group, first=place == 0)
            column.add(head)
            self._heads.append((head, tuple(row.id for row in group.rows)))
            for row in group.rows:
                button = _row(row)
                button.clicked.connect(lambda _=False, chosen=row.id: self.chosen.emit(chosen))
                button.installEventFilter(self)
                self._rows[row.id] = (row, button)
                column.add(button)
        return boxed(column)

    def _filter(self, typed: str) -> None:
        for row, button in self._rows.values():
            button.setVisible(row.matches(typed))
        for head, ids in self._heads:
            head.setVisible(any(self._rows[each][0].matches(typed) for each in ids))
        none = bool(self._rows) and not any(row.matches(typed) for row, _ in self._rows.values())
        self._nothing.setText(f"Nothing on your list has “{typed.strip()[:40]}” in it." if none else "")
        self._nothing.setVisible(none)


def _head(group: Group, *, first: bool) -> QWidget:
    line = Row(gap=6, margins=(10, 10, 10, 2))
    line.add(Text(group.title, scale=0.92, weight=DEMI, tone="soft"), 1)
    line.add(Text(str(len(group.rows)), scale=0.92, weight=DEMI, tone="soft", wrap=False, tabular=True), 0, MIDDLE)
    column = Column(gap=0)
    if not first:
        column.add(boxed(Column(Hairline(), gap=0, margins=(10, 7, 10, 0))))
    column.add(line)
    head = boxed(column)
    head.setAccessibleName(f"{group.title}, {len(group.rows)}")
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
