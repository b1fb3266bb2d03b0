"""Settings: the look, where the diary lies, the data file in use, and what Doseleaf is."""

from pathlib import Path

from app.ui.pages.about import About
from app.ui.pages.page import Columns, Page
from app.ui.pages.settings_cards import DataFileCard, DiaryCard, LookCard
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, boxed


class Settings(Page):
    """Two columns of cards: what can be changed and where things are at the left, what this is at the right.

    `diary` is the file the records lie in, `resources` the folder with the licences of fonts and icons.
    """

    title = "Settings"

    def __init__(self, session: Session, theme: Theme, diary: Path, version: str, resources: Path) -> None:
        self._theme, self._diary, self._version, self._resources = theme, diary, version, resources
        super().__init__(session)

    def build(self) -> None:
        """The cards; only the look and the data file’s date change while the window is open."""
        self.set_subtitle("The look is kept apart from your diary. Nothing about health is in it.")
        self.look = LookCard(self._theme)
        self.data_file = DataFileCard(self.session)
        self.data_file.opened.connect(lambda: self.go.emit("interactions", ""))
        left = boxed(Column(self.look, DiaryCard(self.session, self._diary), self.data_file, None, gap=16))
        right = boxed(Column(About(self._version, self._resources), None, gap=16))
        self._columns = Columns(left, right, (1, 1))
        self.content.add(self._columns)
        self.content.add(None)

    def refresh(self) -> None:
        """Show what is chosen now, and whether the data file’s review date has passed."""
        self.look.refresh()
        self.data_file.refresh()

    def fold(self, *, narrow: bool) -> None:
        """One column of cards when narrow."""
        self._columns.fold(narrow=narrow)
