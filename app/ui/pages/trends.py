"""Trends: what was noted, side by side; each figure as a chart or, by the same control, as its table."""

from PySide6.QtCore import QTimer

from app.services.trends import Figures
from app.ui.background import Background
from app.ui.pages.page import Page
from app.ui.pages.trends_cards import ChangeCard, FigureCard, cards
from app.ui.pages.trends_choices import TrendChoices
from app.ui.pages.trends_reading import TrendReading
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.text import body

_WAITING = "Reading the days …"
_BROKEN = "The figures could not be made. Your records are untouched."
_PICK = "Choose the first and the last day."


class Trends(Page):
    """The choices at the top, the figures below, the last week in words at the end."""

    title = "Trends"

    def __init__(self, session: Session, background: Background) -> None:
        self._background = background
        self._stale = True
        self._cards: tuple[FigureCard | ChangeCard, ...] = ()
        self._unturned: list[FigureCard | ChangeCard] = []
        super().__init__(session)

    def build(self) -> None:
        """The choices and an empty place for the figures."""
        self.set_subtitle("What you noted, side by side. It does not show why.")
        self.choices = TrendChoices(self.session)
        self._figures, self._said = Column(gap=16), body(_WAITING, "soft")
        self._reading = TrendReading(self.session, self._background, self)
        self._box = boxed(self._figures)
        self._turning = QTimer(self)
        self._turning.setSingleShot(True)
        self._turning.timeout.connect(self._turn_next)
        self.content.add(self.choices)
        self.content.add(self._said)
        self.content.add(self._box)
        self.content.add(None)
        self.choices.changed.connect(self._read)
        self.choices.turned.connect(self._turn)
        self._reading.made.connect(self._show)
        self._reading.failed.connect(lambda _: self._say(_BROKEN))
        self.session.changed.connect(self._forget)

    def refresh(self) -> None:
        """Read anew when something changed since the last time."""
        if self._stale:
            self._read()

    def _forget(self) -> None:
        self._stale = True

    def _read(self) -> None:
        period = self.choices.period()
        if period is None:
            self._say(_PICK)
            return
        self._stale = False
        if not self._cards:
            self._say(_WAITING)
        self._reading.start(period)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _show(self, found: Figures) -> None:
        self._said.hide()
        self._cards = cards(found)
        week = Notice(Kind.ASK, "The last week in words", found.last_week)
        with kept_focus(self._box, self.choices):
            refill(self._figures, *self._cards, week)
        self._turn()

    def _turn(self) -> None:
        """Chart or table, one card after the other: all at once would keep the window waiting."""
        self._unturned = list(self._cards)
        self._turning.start()

    def _turn_next(self) -> None:
        if self._unturned:
            self._unturned.pop(0).turn(table=self.choices.as_table())
            self._turning.start()
