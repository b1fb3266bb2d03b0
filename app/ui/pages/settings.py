"""Settings: the look, dates and paper, where the diary lies, the data file in use, and what Doseleaf is."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.doors import Doors
from app.ui.background import Background
from app.ui.keeping import Keeping
from app.ui.pages.about import About
from app.ui.pages.page import Columns, Page
from app.ui.pages.settings_cards import DataFileCard, LookCard, NowhereCard
from app.ui.pages.settings_doors import InCard, OutCard
from app.ui.pages.settings_keeping import keeping_cards
from app.ui.pages.settings_print import DatesAndPaperCard
from app.ui.preferences import Preferences
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.parts import Part, Parts


class Settings(Page):
    """Two columns of cards: what can be changed and where things are at the left, what this is at the right.

    `keeping` is what can be done with the diary's file, None for the invented person; `resources` is the folder with
    the licences of fonts and icons. `doors` write the diary into files and read them.
    """

    title = "Settings"

    def __init__(
        self,
        session: Session,
        theme: Theme,
        preferences: Preferences,
        keeping: Keeping | None,
        version: str,
        resources: Path,
        doors: Doors,
        background: Background,
    ) -> None:
        self._theme, self._preferences = theme, preferences
        self._doors, self._background = doors, background
        self._keeping, self._version, self._resources = keeping, version, resources
        super().__init__(session)

    def build(self) -> None:
        """The cards, and first what of the file of settings could not be used."""
        self.set_subtitle("What is chosen here is kept apart from your diary. Nothing about health is in it.")
        if self._preferences.trouble:
            self.content.add(Notice(Kind.PLAIN, "Settings", self._preferences.trouble))
        self._left, self._right = Parts(gap=16), Parts(gap=16)
        left, right = (boxed(Column(side, None, gap=0)) for side in (self._left, self._right))
        self._columns = Columns(left, right, (1, 1))
        self.content.add(self._columns)
        self.content.add(None)
        self._left.show_parts(Part(place, make) for place, make in enumerate(self._what_is_chosen()))
        self._right.show_parts(Part(place, make) for place, make in enumerate(self._what_this_is()))
        self._preferences.changed.connect(self.refresh)

    def _what_is_chosen(self) -> Iterator[Callable[[], QWidget]]:
        """The look, dates and paper, the cards about the diary's file (the invented person has none), the data file."""
        yield lambda: LookCard(self._theme)
        yield lambda: DatesAndPaperCard(self.session, self._preferences)
        if self._keeping is None:
            yield NowhereCard
        else:
            yield from keeping_cards(self._keeping, self._preferences.lock_minutes, self._preferences.choose_lock)
        yield self._make_data_file

    def _what_this_is(self) -> Iterator[Callable[[], QWidget]]:
        """The cards about files: the invented person can be taken out to be looked at, and nothing be brought in."""
        yield lambda: OutCard(self.session, self._background, self._doors, self._version)
        if self._keeping is not None:
            yield partial(InCard, self.session, self._keeping, self._doors)
        yield lambda: About(self._version, self._resources)

    def _make_data_file(self) -> QWidget:
        card = DataFileCard(self.session)
        card.opened.connect(lambda: self.go.emit("library", ""))
        return card

    def refresh(self) -> None:
        """Show what is chosen now, and whether the data file’s review date has passed."""
        for card in self._left.widgets():
            if isinstance(card, LookCard | DatesAndPaperCard | DataFileCard):
                card.refresh()

    def fold(self, *, narrow: bool) -> None:
        """One column of cards when narrow."""
        self._columns.fold(narrow=narrow)
