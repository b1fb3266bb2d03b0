"""The pages of the window: each made when it is first wanted, and kept."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget
from shiboken6 import delete, isValid

from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.turns import Turns
from app.ui.widgets.parts import Parts


class PageStack(QStackedWidget):
    """One page of many is shown. `go` is sent on from whichever page asks for another place."""

    go = Signal(str, str)

    def __init__(self, session: Session, makers: Mapping[str, Callable[[Session], Page]]) -> None:
        super().__init__()
        self._session, self._makers = session, makers
        self._pages: dict[str, Page] = {}
        self._old: list[Page] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def page(self) -> Page:
        """The page that is shown."""
        found = self.currentWidget()
        if not isinstance(found, Page):
            raise TypeError("the window shows no page yet")
        return found

    def place(self) -> str:
        """The id of the place that is shown."""
        return next(place for place, page in self._pages.items() if page is self.page())

    def show_place(self, place: str) -> bool:
        """Show a place, making its page when it is the first time; whether that is another one than before."""
        if place not in self._pages:
            page = self._makers[place](self._session)
            page.go.connect(self.go)
            self._pages[place] = page
            self.addWidget(page)
        before = self.currentWidget()
        self.setCurrentWidget(self._pages[place])
        return before is not self._pages[place]

    def make_anew(self) -> None:
        """Forget every page but the one that is shown; each is made again when it is next wanted."""
        self._old += [page for page in self._pages.values() if page is not self.page()]
        self._pages = {self.place(): self.page()}
        Turns.of_the_program().begin(self, self._bury())

    def _bury(self) -> Iterator[None]:
        """A part of a page at a time, then the page: Qt takes its time with hundreds of widgets."""
        turns = Turns.of_the_program()
        while self._old:
            page = self._old.pop()
            self.removeWidget(page)
            turns.drop(page)
            for parts in page.findChildren(Parts):
                turns.drop(parts)
                for widget in parts.widgets():
                    if isValid(widget):  # what stood in another part is gone with it
                        delete(widget)
                        yield
            page.deleteLater()
            yield
