"""F1 and F9 from anywhere: the help about what is looked at, and urgent help, also over a form."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.services.help_book import HelpBook
from app.ui.help_window import START, HelpWindow
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, foot
from app.ui.widgets.explain import explain_with

HELP_KEY, URGENT_KEY = "F1", "F9"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KNOWN = "knowsHelp"


class HelpDesk(QObject):
    """Gives the window, and every dialog as it opens, the two keys.

    `topic` says which page of the help is about what the window shows. `urgent_page` makes the page of urgent help for
    a dialog, over which the window cannot be reached (None where there is no diary yet); `go_urgent` shows it in the
    window; where both are None, the help’s own page about it is opened.
    """

    def __init__(
        self,
        window: QWidget,
        book: HelpBook,
        topic: Callable[[], str],
        urgent_page: Callable[[], QWidget] | None = None,
        go_urgent: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._book, self._topic = window, book, topic
        self._urgent_page, self._go_urgent = urgent_page, go_urgent
        self._help: HelpWindow | None = None
        self._give_keys(window)
        explain_with(self.open_help)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._meet)

    def open_help(self, over: QWidget | None = None, topic: str = "") -> HelpWindow:
        """Open the help over a window, on its page; a help window that is open already shows it."""
        parent = self._window if over is None else over
        focus = QApplication.focusWidget()
        near = focus.accessibleName() if focus is not None and parent.isAncestorOf(focus) else ""
        if self._help is None or not isValid(self._help) or self._help.parentWidget() is not parent:
            self._close_help()
            self._help = HelpWindow(self._book.help, parent)
        self._help.show_page(topic or topic_of(parent) or self._topic(), near)
        self._help.show()
        self._help.activateWindow()
        self._help.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._help

    def open_urgent(self, over: QWidget | None = None) -> None:
        """Show urgent help: in the window, or over a dialog, where what was typed stays."""
        dialog = None if over is self._window else over
        if self._urgent_page is not None and dialog is not None:
            UrgentWindow(self._urgent_page(), dialog).open()
        elif self._go_urgent is not None and dialog is None:
            self._go_urgent()
        else:
            self.open_help(over, "urgent")

    def _meet(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog its keys when the focus first comes into it, whichever part of the program made it."""
        top = now.window() if now is not None and isValid(now) else None
        if isinstance(top, QDialog) and isValid(self._window) and not top.property(_KNOWN):
            self._give_keys(top)

    def _give_keys(self, window: QWidget) -> None:
        window.setProperty(_KNOWN, True)
        if isinstance(window, HelpWindow):
            QShortcut(QKeySequence(HELP_KEY), window, lambda: window.show_page(START))
        else:
            QShortcut(QKeySequence(HELP_KEY), window, lambda: self.open_help(window))
        if not isinstance(window, UrgentWindow):
            QShortcut(QKeySequence(URGENT_KEY), window, lambda: self.open_urgent(window))

    def _close_help(self) -> None:
        if self._help is not None and isValid(self._help):
            self._help.close()
        self._help = None


class UrgentWindow(QDialog):
    """The page of urgent help over a dialog; closing it leads back to what was being written."""

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Urgent help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = Button("Back to what I was writing")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        whole = Column(gap=0)
        whole.addWidget(page, 1)
        last = foot(None, close)
        last.setContentsMargins(*([Theme.of(self).u(12)] * 4))
        whole.addLayout(last)
        self.setLayout(whole)
        unit = Theme.of(self).u
        self.setMinimumSize(unit(300), unit(300))
        self.resize(unit(820), unit(640))


def topic_of(window: QWidget) -> str:
    """The page of the help about a dialog: its class in small letters with hyphens; empty for what is no dialog."""
    return _HUMP.sub("-", type(window).__name__).lower() if isinstance(window, QDialog) else ""
