"""The data file as a library: every entry, searchable, with its sources and who has checked it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.interactions import Seriousness
from app.services import edition, words
from app.services.library import COUNTED, STATES, LibraryRow, Wanted, chosen, counts, rows
from app.services.review_sheet import sheet_entry
from app.services.reviews import ReviewState
from app.ui.pages.library_detail import EntryCard
from app.ui.pages.library_list import LibraryList
from app.ui.pages.page import Page
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, Row, boxed
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Scroll, Well
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import DEMI, Text, body, caption

_ANY = "any"
_SERIOUSNESS = (
    (_ANY, "Any seriousness"),
    *((str(step.value), words.SERIOUSNESS[step]) for step in sorted(Seriousness, reverse=True)),
)
_STATES = ((_ANY, "Any review state"), *((state.value, said) for state, said in STATES.items()))
_QUIET_MS = 400
_SETTLED_MS = 150
"""So long the lines of an entry may take to find their height; until then its beginning is kept in sight."""


class Library(Page):
    """Edition and counts, then the list with its filters, below it the entry that is read."""

    title = "Data file"

    def build(self) -> None:
        """Everything once; the list is filled by `refresh`."""
        self._every: tuple[LibraryRow, ...] = ()
        self._card: EntryCard | None = None
        self._scroll: Scroll | None = None
        self._to_reveal = False
        self.set_subtitle("What is looked up, where it comes from, and who has checked it.")
        back = Button("Interactions", icon="chevron-left", name="Back to Interactions")
        back.clicked.connect(lambda: self.go.emit("interactions", ""))
        self.add_action(back)
        if self.session.checking_off:
            self.content.add(Notice(Kind.NOT_CHECKED, "Checking is off", self.session.checking_off))
            self.content.add(None)
            return
        self._counts = Flow(gap=28, row_gap=6)
        self.content.add(Well(*self._edition_lines(), self._counts, gap=7))
        self.content.add(self._list_card(), 1)
        self._below = Column(gap=0)
        self.content.addLayout(self._below)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(lambda: announce(self, self._count.text()))
        self._scroll = self.findChild(Scroll)
        if self._scroll is not None:
            self._scroll.verticalScrollBar().rangeChanged.connect(self._reveal)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)

    def refresh(self) -> None:
        """Show which entries the record meets now; what is filtered and read stays."""
        if self.session.checking_off:
            return
        result = self.session.current().result
        met = (*result.findings, *result.negatives, *result.on_request)
        before = self._every
        self._every = rows(self.session.data, frozenset(each.category.id for each in met))
        if not before:
            self._show_counts()
        self._filter()

    def show_item(self, item_id: str) -> None:
        """Open an entry by its id."""
        if item_id in self.session.data.categories and not self.session.checking_off:
            self._open(item_id)

    def start_search(self) -> None:
        """Put the focus into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _list_card(self) -> Card:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find by name or word")
        self.search.setAccessibleName("Find in the data file, by name or word")
        self.search.setClearButtonEnabled(True)
        self._serious, self._state = Choice(_SERIOUSNESS, _ANY), Choice(_STATES, _ANY)
        self._serious.setAccessibleName("How serious")
        self._state.setAccessibleName("Review state")
        self._mine = QCheckBox("Only what is on my record")
        self.list = LibraryList()
        self._count = caption("", "soft")
        for width, field in ((215, self.search), (175, self._serious), (215, self._state)):
            field.setMinimumWidth(Theme.of(self).u(width))
        card = Card("", gap=10)
        card.add(boxed(Flow(self.search, self._serious, self._state, self._mine, gap=10)))
        card.add(self._count)
        card.add_row(self.list)
        self.search.textChanged.connect(self._filter_and_say)
        self.search.returnPressed.connect(self.list.setFocus)
        self._serious.chosen.connect(self._filter_and_say)
        self._state.chosen.connect(self._filter_and_say)
        self._mine.toggled.connect(self._filter_and_say)
        self.list.opened.connect(self._open)
        Theme.of(self).changed.connect(self._fit)
        self._fit()
        return card

    def _edition_lines(self) -> tuple[Text, Text]:
        data, today = self.session.data, self.session.today()
        named = edition.named(data)
        reach = (
            words.counted(len(data.vocabulary.substances), "substance"),
            words.counted(len(data.sources), "source"),
        )
        said = f"{len(data.categories)} entries, {words.listed(reach)}. {edition.review_date(data, today)}"
        return Text(f"{named[:1].upper()}{named[1:]}", weight=DEMI), body(said, "soft")

    def _show_counts(self) -> None:
        for state, count in counts(self._every).items():
            number = Text(str(count), scale=1.3, weight=DEMI, wrap=False, tabular=True)
            said = boxed(Row(number, Text(COUNTED[state], scale=0.95, tone="soft", wrap=False), gap=8))
            said.setAccessibleName(f"{count} {words.REVIEW_STATES[state]}")
            self._counts.addWidget(said)

    def _filter_and_say(self, _: object = None) -> None:
        self._filter()
        self._soon.start()

    def _filter(self) -> None:
        serious, state = self._serious.value(), self._state.value()
        wanted = Wanted(
            typed=self.search.text(),
            seriousness=None if serious in (None, _ANY) else Seriousness(int(serious or "1")),
            state=None if state in (None, _ANY) else ReviewState(str(state)),
            only_met=self._mine.isChecked(),
        )
        found = chosen(self._every, wanted)
        self._count.setText(f"{len(found)} of {len(self._every)} entries" if found else "No entry fits all of this.")
        self.list.show_rows(found)

    def _open(self, entry_id: str) -> None:
        data = self.session.data
        place = list(data.categories).index(entry_id) + 1
        self._put_away()
        self._card = EntryCard(sheet_entry(place, data.categories[entry_id], data))
        self._card.closed.connect(self._leave)
        self._below.addWidget(self._card)
        self.list.mark(entry_id)
        self._card.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._card.accessibleName()}, below the list")
        self._to_reveal = True
        QTimer.singleShot(_SETTLED_MS, self, self._stay)

    def _reveal(self) -> None:
        """Scroll until the entry begins at the top of what is seen."""
        card, inner = self._card, self._scroll.widget() if self._scroll else None
        if card is not None and inner is not None and self._scroll and self._to_reveal:
            self._scroll.verticalScrollBar().setValue(card.mapTo(inner, card.rect().topLeft()).y())

    def _stay(self) -> None:
        """Reveal it once more, for a slow computer; from now on the page is where the person scrolls it."""
        self._reveal()
        self._to_reveal = False

    def _leave(self) -> None:
        """Close the entry, or go back to Interactions when none is open."""
        if self._card is None:
            self.go.emit("interactions", "")
            return
        self._put_away()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        if self._card is not None:
            self._below.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _fit(self) -> None:
        self.list.setMinimumHeight(Theme.of(self).u(400))
