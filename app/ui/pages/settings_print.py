"""The card of Settings about dates and paper."""

from PySide6.QtWidgets import QWidget

from app.services import day_words, words
from app.services.day_words import DayStyle
from app.ui.appearance import AS_COMPUTER
from app.ui.pages.settings_cards import labelled
from app.ui.preferences import Preferences
from app.ui.session import Session
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.choice import Choice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.spoken import announce

_PAPERS = ((AS_COMPUTER, "As the computer"), ("a4", "A4"), ("letter", "Letter"))
_DATES_SAID = "On screen and on paper, from now on. A month is never in the place of a day, so 6/11 is not offered."
_PAPER_SAID = "For the summary; it can still be chosen there."


class DatesAndPaperCard(Card):
    """How dates are written and the usual paper; a choice is in force at once, and is said to a screen reader."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__("Dates and paper", gap=12)
        self._session, self._preferences = session, preferences
        self._dates, self._paper = Choice(()), Segmented(_PAPERS, "Paper", preferences.paper_choice)
        self._dates.setAccessibleName("How dates are written")
        self.add(labelled("How dates are written", _DATES_SAID, self._dates))
        self.add(Hairline())
        self.add(labelled("Paper", _PAPER_SAID, self._paper))
        self._dates.chosen.connect(self._choose_dates)
        self._paper.chosen.connect(self._choose_paper)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force, with today as the example."""
        self._dates.set_options(self._offered(), self._preferences.dates)
        self._paper.set_value(self._preferences.paper_choice)

    def _offered(self) -> tuple[tuple[str, str], ...]:
        today, own = self._session.today(), self._preferences.day_style(AS_COMPUTER)
        named = tuple((style.value, day_words.full(today, style)) for style in DayStyle)
        return ((AS_COMPUTER, f"As the computer: {day_words.full(today, own)}"), *named)

    def _choose_dates(self, key: str) -> None:
        self._preferences.choose(dates=key)
        _say(self, "Dates", words.day(self._session.today()))

    def _choose_paper(self, key: str) -> None:
        self._preferences.choose(paper=key)
        _say(self, "Paper", dict(_PAPERS)[key])


def _say(card: QWidget, what: str, chosen: str) -> None:
    announce(card, f"{what}: {chosen}.")
