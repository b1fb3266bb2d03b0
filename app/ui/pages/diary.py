"""Diary: everything that was ever recorded, newest first, and the search across all of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.products import Product
from app.domain.regimens import Regimen
from app.services import words
from app.services.changes import Change
from app.services.record_rows import Key, RecordRow
from app.ui.pages.page import Page
from app.ui.record_deeds import RecordDeeds
from app.ui.record_icons import record_icon
from app.ui.record_reader import RecordReader
from app.ui.theme import Theme
from app.ui.turns import Turns
from app.ui.widgets.boxes import Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card
from app.ui.widgets.record_list import RecordList
from app.ui.widgets.record_list_row import ListRow
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import body, caption

_PAUSE_MS = 180
"""So long after the last keystroke the search begins."""
_WIDE_CHANGE = 40
"""More records changed at once than this, and the list is read anew."""
_KEYS = "Enter corrects, Delete removes, Shift and Ctrl choose several, the menu key has more."


class Diary(Page):
    """A line to search with, and the list. Nothing is loaded before it is scrolled to or looked for."""

    title = "Diary"

    def build(self) -> None:
        """The line, the list, and what can be done with the rows that are chosen."""
        self.set_subtitle("Everything you recorded, the newest first.")
        self.line = QLineEdit()
        self.line.setPlaceholderText("a name, a word of a note, a month …")
        self.line.setAccessibleName("Search the diary")
        self.line.setClearButtonEnabled(True)
        self._told = body("", "soft")
        self._chosen, self._remove = body(""), Button("Remove", Role.SMALL, icon="trash-2")
        self.list = RecordList("Entries of the diary", _shown)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.list.setMinimumHeight(Theme.of(self).u(280))
        self._lay_out()
        self._stale = True
        self._deeds, self._reader = RecordDeeds(self.session, self), RecordReader(self.session, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._wire()

    def refresh(self) -> None:
        """Read, when something changed that the list could not take in by itself."""
        if self._stale:
            self._begin()

    def unread(self) -> Period | None:
        """The days that were not looked at yet, or None when everything was."""
        return self._reader.unread()

    def start_search(self) -> None:
        """Go to the line to search with."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_item(self, item_id: str) -> None:
        """Begin with the search: what Ctrl+F asks for from anywhere."""
        if item_id == "find":
            self.start_search()

    def _lay_out(self) -> None:
        pick = Row(gap=10)
        pick.add(self._chosen, 1)
        pick.add(self._remove)
        self._pick = boxed(pick)
        self._pick.hide()
        card = Card()
        card.add(self._told)
        card.add(self._pick)
        card.add_row(self.list)
        self.content.add(Column(self.line, caption(_KEYS, tone="soft"), gap=6))
        self.content.add(card, 1)

    def _wire(self) -> None:
        self.line.textChanged.connect(lambda _: self._soon.start())
        self.line.returnPressed.connect(self._into_the_list)
        self._soon.timeout.connect(self._begin)
        self._reader.found.connect(self._take)
        self._reader.rested.connect(self._tell)
        self.list.more_wanted.connect(self._reader.more)
        self.list.opened.connect(lambda row: self._deeds.open(row.key))
        self.list.removal.connect(self._remove_these)
        self.list.menu_wanted.connect(lambda rows, at: self._deeds.menu(_keys(rows), at))
        self.list.chosen_changed.connect(self._tell_chosen)
        self._remove.clicked.connect(lambda: self._remove_these(self.list.chosen()))
        self._deeds.day_wanted.connect(lambda day: self.go.emit("today", day.isoformat()))
        self.session.changed.connect(self._after_change)

    def _begin(self) -> None:
        self._soon.stop()
        self._stale = False
        Turns.of_the_program().rest()
        self.list.clear()
        self._told.setText("Looking …" if self.line.text().strip() else "")
        self._reader.begin(self.line.text())

    def _take(self, rows: list[RecordRow]) -> None:
        self.list.append(rows)

    def _tell(self) -> None:
        """How much there is, and how far back was looked."""
        count, unread = len(self.list.items()), self._reader.unread()
        entries = "entry" if count == 1 else "entries"
        typed = self.line.text().strip()
        if not count and unread is None:
            said = f"No entry holds “{_short(typed)}”." if typed else "Nothing is recorded yet."
        elif unread is None:
            said = f"{count:,} {entries}, all there are."
        else:
            said = f"{count:,} {entries}, back to {words.short_day(unread.last)}. Scroll down for older ones."
        news = typed and said != self._told.text()
        self._told.setText(said)
        if news and self.line.hasFocus():
            announce(self.line, said)

    def _tell_chosen(self) -> None:
        count = len(self.list.selectedIndexes())
        self._pick.setVisible(count > 1)
        self._chosen.setText(f"{count:,} entries chosen")
        self._remove.setText(f" Remove {count:,} entries")
        self._remove.setAccessibleName(f"Remove {count:,} entries")

    def _into_the_list(self) -> None:
        if self.list.items():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.go_to(max(0, self.list.current_place()))

    def _remove_these(self, rows: list[RecordRow]) -> None:
        self._deeds.remove(_keys(rows))

    def _after_change(self, change: Change | None) -> None:
        """Take in a small change row by row, so that nobody loses their place; read anew after any other."""
        wide = change is None or len(change.ids) > _WIDE_CHANGE or {Medicine, Product, Regimen} & change.families
        if wide or self._reader.reading or self._stale:
            self._stale = True
            if self.isVisible():
                self._begin()
            return
        if change is not None:
            for family in change.families:
                for record_id in change.ids:
                    self._renew((family, record_id))
            self._tell()

    def _renew(self, key: Key) -> None:
        """Show one record as it is now: at another place, or for the first time, or no longer."""
        place = next((place for place, row in enumerate(self.list.items()) if row.key == key), None)
        was_here = place is not None and place == self.list.current_place()
        if place is not None:
            self.list.remove(place)
        row = self._reader.now(self._reader.rows().of(key))
        unread, to = self._reader.unread(), place
        if row is not None and (unread is None or row.day is None or row.day > unread.last):
            rows = self.list.items()
            to = next((to for to, other in enumerate(rows) if other.sorting() < row.sorting()), len(rows))
            self.list.insert(to, row)
        if was_here and to is not None:
            self.list.go_to(to)


def _shown(row: RecordRow, above: RecordRow | None) -> ListRow:
    """A row as the list draws it, under the row `above`."""
    day = words.short_day(row.day) if row.day else row.kind()
    first = above is None or above.day != row.day or row.day is None
    return ListRow(day, row.time, row.title, row.amount, row.detail, record_icon(row), first=first)


def _keys(rows: Sequence[RecordRow]) -> list[Key]:
    return [row.key for row in rows]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
