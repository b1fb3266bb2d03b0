"""How dates are written and which paper is usual: chosen by a person, or as the computer has it; kept at once."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from app.services.day_words import DayStyle, usual_style, write_days
from app.services.usual_paper import usual_paper
from app.ui.appearance import AS_COMPUTER, keep, read_appearance, set_aside
from app.ui.theme import Theme


class Preferences(QObject):
    """What is in force now. `changed` is sent when the way dates are written, or the paper, becomes another.

    Every choice, also of the theme, is written to `settings` when it is made: a crash costs none. `trouble` says what
    of that file could not be used.
    """

    changed = Signal()

    def __init__(self, theme: Theme, settings: Path, locale: QLocale) -> None:
        super().__init__(theme)
        self._theme, self._settings, self._locale = theme, settings, locale
        kept = read_appearance(settings)
        self.dates, self._paper, self.lock_minutes = kept.dates, kept.paper, kept.lock_minutes
        self.trouble = kept.trouble if kept.readable else f"{kept.trouble} {set_aside(settings)}"
        theme.changed.connect(self._keep_look)
        self._look = (theme.scheme, theme.text_size)
        self._apply()

    def day_style(self, dates: str = "") -> DayStyle:
        """The order of day, month and year that a choice comes to (without one: the choice in force)."""
        chosen = dates or self.dates
        if chosen == AS_COMPUTER:
            return usual_style(self._locale.dateFormat(QLocale.FormatType.ShortFormat))
        return DayStyle(chosen)

    @property
    def paper_choice(self) -> str:
        """What was chosen; `paper` says what it comes to."""
        return self._paper

    def paper(self) -> str:
        """The paper a summary is printed on unless another is chosen there: "a4" or "letter"."""
        return (
            usual_paper(QLocale.territoryToCode(self._locale.territory()))
            if self._paper == AS_COMPUTER
            else self._paper
        )

    def choose(self, dates: str = "", paper: str = "") -> None:
        """Change the dates, the paper or both, at once and everywhere."""
        self.dates, self._paper = dates or self.dates, paper or self._paper
        keep(self._settings, dates=self.dates, paper=self._paper)
        self._apply()
        self.changed.emit()

    def choose_lock(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self.lock_minutes = minutes
        keep(self._settings, lock_minutes=str(minutes))

    def _apply(self) -> None:
        write_days(self.day_style())

    def _keep_look(self) -> None:
        look = (self._theme.scheme, self._theme.text_size)
        if look != self._look:
            self._look = look
            keep(self._settings, scheme=look[0].value, text_size=str(look[1]))
