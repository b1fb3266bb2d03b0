"""The figures of Trends as cards: each a chart or its table, what its signs mean, and what it cannot say."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.figure import Told
from app.services.lanes import change_words
from app.services.trends import Figures
from app.ui.widgets import chart_key as sign
from app.ui.widgets.boxes import Column
from app.ui.widgets.calendar_chart import CalendarChart
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.change_chart import ChangeChart
from app.ui.widgets.choice import Choice
from app.ui.widgets.hour_chart import HourChart
from app.ui.widgets.refill import refill
from app.ui.widgets.text import MEDIUM, Text, body, caption
from app.ui.widgets.time_chart import TimeChart
from app.ui.widgets.time_chart_parts import daily_amounts, weekly_amounts
from app.ui.widgets.told_table import ToldTable
from app.ui.widgets.week_chart import EffectChart, WeekChart

WEEKLY_FROM = 130
"""A longer time is drawn by weeks: a bar for each of its days would be thinner than a line."""


class FigureCard(Card):
    """One figure: `chart` makes its picture (None for one that is a table only), `key` tells what its signs mean."""

    def __init__(self, told: Told, chart: Callable[[], QWidget] | None, key: QWidget | None = None) -> None:
        super().__init__(told.title, gap=8)
        self._told, self._chart, self._key = told, chart, key
        self._box = Column(gap=0)
        self.add(caption(told.coverage, "soft"))
        if told.few:
            self.add(Text(told.few, weight=MEDIUM))
        self.add(self._box)
        if key is not None:
            self.add(key)
        if told.note:
            self.add(caption(told.note, "soft"))

    def turn(self, *, table: bool) -> None:
        """Show the table, or the chart where there is one; a figure without any rows says what it says in words."""
        as_table = table or self._chart is None
        if self._key is not None:
            self._key.setVisible(not as_table)
        if not self._told.rows:
            refill(self._box, body(self._told.spoken))
        elif as_table or self._chart is None:
            refill(self._box, ToldTable(self._told))
        else:
            refill(self._box, self._chart())


class ChangeCard(Card):
    """Before and after one of the changes of the period, which one is chosen here."""

    def __init__(self, found: Figures) -> None:
        super().__init__("Before and after a change", gap=8)
        self._found = found
        self._table = False
        self._box = Column(gap=0)
        options = tuple((each.mark, change_words(each)) for each in found.changes)
        self._choice = Choice(options, options[0][0] if options else None)
        self._choice.setAccessibleName("Which change")
        if options:
            self.add(self._choice)
        else:
            self.add(body("No change of how a medicine is taken, and no new product, is noted in these days.", "soft"))
        self.add(self._box)
        self._choice.chosen.connect(lambda _: self._show())

    def turn(self, *, table: bool) -> None:
        """Show tables or charts."""
        self._table = table
        self._show()

    def _show(self) -> None:
        chosen = next((each for each in self._found.comparisons if each.change.mark == self._choice.value()), None)
        if chosen is None:
            return
        inner = FigureCard(chosen.told, lambda: ChangeChart(chosen))
        inner.setProperty("role", "plain")
        inner.turn(table=self._table)
        refill(self._box, inner)


def cards(found: Figures) -> tuple[FigureCard | ChangeCard, ...]:
    """Every figure of a period, the one on the common time axis first."""
    weekly = len(found.period) > WEEKLY_FROM
    amounts = weekly_amounts(found.weeks.weeks) if weekly else daily_amounts(found.axis.days)
    told = found.axis_told
    name = f"Trends, {told.title}"
    return (
        FigureCard(told, lambda: TimeChart(found.axis, amounts, name, told.spoken), _axis_key(found)),
        FigureCard(found.weeks.told, lambda: WeekChart(found.weeks), _week_key()),
        FigureCard(found.co_use.told, None),
        ChangeCard(found),
        FigureCard(found.hours.told, lambda: HourChart(found.hours)),
        FigureCard(found.effects.told, lambda: EffectChart(found.effects), _effect_key()),
        FigureCard(found.calendar.told, lambda: CalendarChart(found.calendar), _calendar_key()),
    )


def _axis_key(found: Figures) -> QWidget:
    signs = [
        (sign.ring, "0 used"),
        (sign.cross, "no entry"),
        (sign.unknown, "used, strength not known"),
        (sign.tick, "one dose taken"),
        (sign.dot, "one check-in, higher is worse"),
        (sign.step, "median of 7 days, from 4 up"),
    ]
    column = Column(Hairline(), sign.key(*signs), gap=8)
    for change in found.changes:
        column.add(caption(change_words(change), "soft"))
    widget = QWidget()
    widget.setLayout(column)
    return widget


def _week_key() -> QWidget:
    return sign.key(
        (sign.full("thc"), "THC"),
        (sign.hatched("cbd"), "CBD"),
        (sign.unknown, "no total, strength unknown"),
        (sign.ring, "no use noted"),
        (sign.cross, "not enough notes"),
    )


def _effect_key() -> QWidget:
    return sign.key((sign.outlined, "mild"), (sign.hatched("ink_soft"), "moderate"), (sign.full("ink"), "severe"))


def _calendar_key() -> QWidget:
    return sign.key(
        (sign.square, "a dose"),
        (sign.diamond, "a use of cannabis"),
        (sign.ring, "nothing used, as noted"),
        (sign.dot, "a check-in"),
        (sign.empty, "nothing recorded"),
    )
