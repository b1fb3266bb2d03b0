"""What every page has: a header, content that scrolls, and a fold from two columns into one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, Row
from app.ui.widgets.card import Scroll
from app.ui.widgets.text import body, page_title

NARROW_EM = 46
"""Content narrower than so many lines of text is shown in one column."""
SLIM_EM = 34
"""Narrower than this the header's buttons stand below the title, and the margins give way."""


class Page(QWidget):
    """One place of the window.

    A page reads from the session and acts through it; it never knows another page. `go` asks the window for another
    place: its id, and the id of what to show there (empty for nothing in particular). `refresh` is called when the page
    is shown and after every change while it is visible.
    """

    go = Signal(str, str)
    title = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.narrow = False
        self._subtitle = body("", tone="soft")
        self._actions = Row(gap=10)
        self.content = Column(gap=18, margins=(0, 0, 0, 0))
        self._head = Row(gap=10)
        self._head.add(Column(page_title(self.title), self._subtitle, gap=1), 1)
        self._head.addLayout(self._actions)
        self._head.setAlignment(self._actions, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        inner = QWidget()
        self._frame = Column(self._head, self.content, gap=18, margins=(32, 24, 32, 28))
        inner.setLayout(self._frame)
        whole = Column(gap=0)
        whole.addWidget(Scroll(inner), 1)
        self.setLayout(whole)
        self.build()

    def build(self) -> None:
        """Make the page's widgets once; a page says itself what it holds."""

    def refresh(self) -> None:
        """Show what the diary holds now."""

    def show_item(self, item_id: str) -> None:
        """Bring one thing of the page into view; a page without such things does nothing."""

    def start_search(self) -> None:
        """Go to what the place searches with; a place without a search of its own searches the whole diary."""
        self.go.emit("diary", "find")

    def fold(self, *, narrow: bool) -> None:
        """Become one column, or two again."""

    def set_subtitle(self, text: str) -> None:
        """The line under the title; an empty one takes no room."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right end of the header."""
        self._actions.add(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold when the page itself, not the window, becomes narrow."""
        super().resizeEvent(event)
        unit = Theme.of(self).u
        narrow = self.width() < unit(16) * NARROW_EM
        slim = self.width() < unit(16) * SLIM_EM
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight)
        self._head.setStretch(0, 0 if slim else 1)  # above one another the title must not take what the content leaves
        tiny = self.width() < self._actions_abreast() + unit(28)
        self._actions.setDirection(QBoxLayout.Direction.TopToBottom if tiny else QBoxLayout.Direction.LeftToRight)
        side = unit(14 if slim else 32)
        self._frame.setContentsMargins(side, unit(24), side, unit(28))
        if narrow is not self.narrow:
            self.narrow = narrow
            self.fold(narrow=narrow)

    def _actions_abreast(self) -> int:
        """The width that the header's buttons need side by side, in pixels."""
        items = [self._actions.itemAt(place) for place in range(self._actions.count())]
        held = [item.widget() for item in items if item is not None]
        widths = [button.minimumSizeHint().width() for button in held if button is not None and not button.isHidden()]
        return sum(widths) + Theme.of(self).u(10) * max(len(widths) - 1, 0)


class Columns(QWidget):
    """Two columns that become one. `first` is the one on top when folded; `shares` how the width is divided."""

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (6, 5), *, first: str = "left") -> None:
        super().__init__()
        self._first = first
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Theme.of(self).u(20))
        for widget, share in zip((left, right), shares, strict=True):
            # Without this the widest child decides the minimum width, and the fold is never reached.
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._box.addWidget(widget, share)

    def fold(self, *, narrow: bool) -> None:
        """Put the columns one above the other, or side by side."""
        below = QBoxLayout.Direction.TopToBottom if self._first == "left" else QBoxLayout.Direction.BottomToTop
        self._box.setDirection(below if narrow else QBoxLayout.Direction.LeftToRight)
