"""The help: the contents or what was searched for at the left, the page at the right; a window of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.services.help_book import GLOSSARY, Found, Help
from app.ui.help_text import HelpText
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import DEMI

START = "start"
_ID = Qt.ItemDataRole.UserRole
_NARROW_EM = 42
_UNREADABLE = "The help could not be read. Install Doseleaf anew to read it."
_NOTHING = "No page of the help holds these words."


class HelpWindow(QDialog):
    """Pages with a way back. F1 opens it on the page about what is looked at; Esc closes it. It changes nothing."""

    def __init__(self, found: Help, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._help = found
        self._trail: list[str] = []
        self._asked_for_contents = False
        self.setWindowTitle("Help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find in the help")
        self.search.setAccessibleName("Find in the help")
        self.search.setClearButtonEnabled(True)
        self.list, self.text = _PageList(), HelpText()
        self._back = IconButton("chevron-left", "Back")
        self._contents = Button("Contents", icon="list")
        self._close = Button("Close")
        self._lay_out()
        self._wire()
        self._fill(())
        unit = Theme.of(self).u
        self.setMinimumSize(unit(300), unit(300))
        self.resize(unit(880), unit(660))

    def show_page(self, topic: str, near: str = "") -> None:
        """Show a page by its id (an unknown one shows the first), there the word with this name if there is one.

        The id of a word of the glossary shows the glossary at that word.
        """
        terms = self._help.terms()
        page_id = topic if topic in self._help.pages else GLOSSARY if topic in terms else START
        page = self._help.pages.get(page_id)
        if page is None:
            return
        anchor = (
            topic if topic in terms and topic not in self._help.pages else _anchor(near, [w.word for w in page.words])
        )
        if not self._trail or self._trail[-1] != topic:
            self._trail.append(topic)
        self.text.show_page(self._help, page, anchor)
        self.setWindowTitle(f"Help: {page.title}")
        self.list.mark(page_id)
        self._back.setEnabled(len(self._trail) > 1)
        announce(self, f"Help: {page.title}")
        self._asked_for_contents = False
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search first, then closes."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The contents step aside when it is narrow."""
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        head = Row(self._back, self._contents, gap=8)
        head.add(self.search, 1, MIDDLE)
        head.add(self._close)
        panes = Row(gap=14)
        panes.add(self.list, 2)
        panes.add(self.text, 5)
        whole = Column(head, gap=12, margins=(18, 16, 18, 18))
        if not self._help.pages:
            whole.add(Notice(Kind.PLAIN, "No help", _UNREADABLE))
        whole.addLayout(panes, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.text.wanted.connect(self.show_page)
        self.list.wanted.connect(self.show_page)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.list.open_first)
        self._back.clicked.connect(self._go_back)
        self._contents.clicked.connect(self._show_contents)
        self._close.clicked.connect(self.accept)
        for keys, deed in (("Ctrl+F", self._to_search), ("Alt+Left", self._go_back), ("F6", self._next_pane)):
            QShortcut(QKeySequence(keys), self, deed)

    def _find(self, typed: str) -> None:
        self._fill(self._help.search(typed) if typed.strip() else ())
        self._fold()

    def _fill(self, found: tuple[Found, ...]) -> None:
        if found or self.search.text().strip():
            self.list.show_found(found)
            announce(self.list, f"{len(found)} pages" if found else _NOTHING)
        else:
            self.list.show_contents(self._help)
            self.list.mark(self._trail[-1] if self._trail else "")

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            self.show_page(self._trail[-1])

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next_pane(self) -> None:
        (self.text if self.list.hasFocus() else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_contents(self) -> None:
        self._asked_for_contents = not self._asked_for_contents
        self._fold()
        if self._asked_for_contents:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        narrow = self.width() < Theme.of(self).u(16) * _NARROW_EM
        listing = not narrow or self._asked_for_contents or bool(self.search.text().strip())
        self._contents.setVisible(narrow)
        self.list.setVisible(listing)
        self.text.setVisible(not narrow or not listing)


class _PageList(QListWidget):
    """The contents in their groups, or what was found. `wanted` carries the id of a page a person went to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "help")
        self.setAccessibleName("Contents of the help")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)

    def show_contents(self, found: Help) -> None:
        """Every page, under the titles of its groups."""
        self.clear()
        for group in found.groups:
            title = QListWidgetItem(group.title)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            title.setFont(Theme.of(self).font(0.92, DEMI))
            self.addItem(title)
            for page in group.pages:
                self._add(page, found.pages[page].title, found.pages[page].title)

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Pages that hold what was typed, each with the place where it stands."""
        self.clear()
        for each in found:
            where = "" if each.where == each.page.title else f"\n{_short(each.where)}"
            self._add(each.page.id, f"{each.page.title}{where}", f"{each.page.title}. {each.where}")
        if not found:
            nothing = QListWidgetItem(_NOTHING)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)

    def mark(self, page_id: str) -> None:
        """Show which page is read."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == page_id:
                self.setCurrentRow(row)

    def open_first(self) -> None:
        """Open the first page of the list, as Enter in the search field does."""
        rows = [self.item(row) for row in range(self.count()) if self.item(row).data(_ID)]
        if rows:
            self._open(rows[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the page, also where the system does not count Space."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._open(item)
            return
        super().keyPressEvent(event)

    def _add(self, page_id: str, text: str, spoken: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_ID, page_id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        if item.data(_ID):
            self.wanted.emit(str(item.data(_ID)))


def _anchor(near: str, named: list[str]) -> str:
    """The word of the page that a field is called by, empty when none is."""
    return next((word for word in named if near and word.casefold() == near.casefold()), "")


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69]}…"
