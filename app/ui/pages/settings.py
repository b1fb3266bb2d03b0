"""Settings: the look, dates and paper, where the diary lies, the data file in use, and what Doseleaf is."""

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
        self.look = LookCard(self._theme)
        self.dates_and_paper = DatesAndPaperCard(self.session, self._preferences)
        self.data_file = DataFileCard(self.session)
        self.data_file.opened.connect(lambda: self.go.emit("library", ""))
        left = boxed(Column(self.look, self.dates_and_paper, self._kept(), self.data_file, None, gap=16))
        right = boxed(Column(*self._ways(), About(self._version, self._resources), None, gap=16))
        self._columns = Columns(left, right, (1, 1))
        self.content.add(self._columns)
        self.content.add(None)
        self._preferences.changed.connect(self.refresh)

    def _kept(self) -> QWidget:
        """The cards about the diary's file; the invented person has none."""
        if self._keeping is None:
            return NowhereCard()
        return keeping_cards(self._keeping, self._preferences.lock_minutes, self._preferences.choose_lock)

    def _ways(self) -> tuple[QWidget, ...]:
        """The cards about files: the invented person can be taken out to be looked at, and nothing be brought in."""
        out = OutCard(self.session, self._background, self._doors, self._version)
        return (out,) if self._keeping is None else (out, InCard(self.session, self._keeping, self._doors))

    def refresh(self) -> None:
        """Show what is chosen now, and whether the data file’s review date has passed."""
        self.look.refresh()
        self.dates_and_paper.refresh()
        self.data_file.refresh()

    def fold(self, *, narrow: bool) -> None:
        """One column of cards when narrow."""
        self._columns.fold(narrow=narrow)
