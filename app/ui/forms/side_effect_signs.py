"""The signs a person can tick, and the urgent card that stands under them as soon as one calls for it."""

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.moments import Period
from app.domain.red_flags import Card, Symptom, card_for
from app.services.day_view import last_hours
from app.services.help_numbers import numbers_for
from app.services.symptoms import around
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Tick
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import MEDIUM, Text, body
from app.ui.widgets.urgent_card import UrgentCard, UrgentWords

_NO_LIST = "The list of signs cannot be read. Write what you notice below; Urgent help is in the main window."
_NOTHING_LATELY = "Nothing is recorded in the last 24 hours."


class Signs(QWidget):
    """Ticks in two groups, the card below them. `edited` is sent after a person ticked or unticked one."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ticks = {each.id: Tick(each.name) for each in session.checklist.symptoms.values()}
        self._kept: tuple[str, ...] = ()
        self.card = UrgentCard()
        column = Column(gap=10)
        # Those that always call for a card stand together, so that they are found when it matters.
        calls = [each for each in session.checklist.symptoms.values() if each.red_flags]
        others = [each for each in session.checklist.symptoms.values() if not each.red_flags]
        for title, signs in (("What do you notice? Tick all that fit.", others), ("Or any of these?", calls)):
            if signs:
                column.add(Text(title, scale=0.95, weight=MEDIUM))
                column.add(boxed(Flow(*(self._ticks[each.id] for each in signs), gap=8)))
        if not self._ticks:
            column.add(body(_NO_LIST))
        column.add(self.card)
        self.setLayout(column)
        for tick in self._ticks.values():
            tick.clicked.connect(self._follow)

    def ticked(self) -> tuple[str, ...]:
        """The ids of what is ticked, in the order of the checklist; ids the list no longer has are kept."""
        return (*(each for each, tick in self._ticks.items() if tick.isChecked()), *self._kept)

    def set_ticked(self, ids: tuple[str, ...]) -> None:
        """Show what is recorded; brings no card and sends no signal."""
        self._kept = tuple(each for each in ids if each not in self._ticks)
        for each, tick in self._ticks.items():
            tick.setChecked(each in ids)

    def symptoms(self) -> tuple[Symptom, ...]:
        """The signs that are ticked, as the checklist has them."""
        return tuple(self._session.checklist.symptoms[each] for each in self.ticked() if each not in self._kept)

    def tick_by(self, question: str) -> None:
        """Tick the signs that a yes to this question stands for."""
        for sign in self._session.checklist.symptoms.values():
            if sign.ticked_by == question:
                self._ticks[sign.id].setChecked(True)
        self._follow()

    def first(self) -> QWidget:
        """What takes the focus when the form opens."""
        return next(iter(self._ticks.values()), self)

    def _follow(self) -> None:
        words = self._words()
        news = words is not None and words != self.card.words()
        self.card.show_words(words)
        self.edited.emit()
        if news:
            QTimer.singleShot(0, self, self._bring_card)  # when it has its place

    def _bring_card(self) -> None:
        """Scroll until the card is seen from its top, as much of it as there is room for."""
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        content = above.widget() if isinstance(above, QScrollArea) else None
        if above is None or content is None or self.card.isHidden():
            return
        bar, room = above.verticalScrollBar(), above.viewport().height()
        top = self.card.mapTo(content, QPoint(0, 0)).y() - Theme.of(self).u(8)
        bottom = top + self.card.height() + Theme.of(self).u(16)
        bar.setValue(max(min(bar.value(), top), min(bottom - room, top)))

    def _words(self) -> UrgentWords | None:
        session = self._session
        beside = around(session.current(), session.person(), session.data, session.today())
        card = card_for(self.symptoms(), beside, session.data.red_flags)
        return None if card is None else urgent_words(session, card)


def urgent_words(session: Session, card: Card) -> UrgentWords:
    """The words of a card, all of them from the data files, with what was recorded lately to be read out."""
    said, says = session.checklist.card, session.data.sentences
    calls = []
    if card.urgent_now:
        calls.append((said.call_now, _unique(sign for flag in card.now for sign in flag.signs)))
    if card.today:
        calls.append((said.call_today, _unique(sign for flag in card.today for sign in flag.signs)))
    levels = (("signs_now", card.urgent_now), ("signs_today", bool(card.today)))
    first = [says.get(key, "") for key, there in levels if there]
    lines = [*first, *(said.lines if card.urgent_now else ())]
    today = session.today()
    lately = last_hours(session.view_of(Period(today - timedelta(days=1), today)), session.now())
    return UrgentWords(
        heading=(said.now if card.urgent_now else said.today).format(sign=card.sign),
        calls=tuple(calls),
        lines=tuple(each for each in lines if each),
        lately=" · ".join(lately) or _NOTHING_LATELY,
        cannot=said.cannot,
        numbers=numbers_for(card, said, session.person().numbers),
    )


def _unique(signs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(signs))
