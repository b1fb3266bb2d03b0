"""The diary of uses: by day, newest first, with what the labels make of each in mg."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.moments import Period
from app.domain.products import Product, ProductForm
from app.domain.uses import LabelMg, Use, cbd_mg, counts_in_totals, thc_mg
from app.services import cannabis_words, medicine_words, words
from app.ui.pages.cannabis_products import ICONS
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.card import Card, Hairline, Well
from app.ui.widgets.fold import Fold
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, Text, caption, figure


class UseDiary(QWidget):
    """Uses of a period. `asked` carries a deed (correct, repeat, remove) and the use's id; `earlier` asks for more."""

    asked = Signal(str, str)
    earlier = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(gap=0)
        self.setLayout(Column(self._column, None, gap=0))
        self._card: Card | None = None

    def show_uses(self, uses: Sequence[Use], products: Mapping[str, Product], period: Period) -> None:
        """Show the uses of a period, oldest first as given, with a line for the days that have none."""
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = Card("Use diary", caption(f"the last {len(period)} days", tone="soft"), gap=8)
        self._card.add(_last_week(uses, period.last))
        newest_first = sorted(uses, key=lambda use: use.at, reverse=True)
        by_day = {day: list(own) for day, own in groupby(newest_first, key=lambda use: use.at.date())}
        silent = 0
        for day in sorted(period.days(), reverse=True):
            if day in by_day:
                self._add_day(day, by_day[day], products, period.last)
            else:
                silent += 1
        days = "1 day" if silent == 1 else f"{silent} days"
        if silent:
            self._card.add(
                caption(f"No entry on {days}. A day without an entry is not a day without use.", tone="soft")
            )
        self._card.add(caption(words.MG_FOOTNOTE, tone="soft"))
        more = Button("Show earlier days", Role.QUIET)
        more.clicked.connect(self.earlier)
        self._card.add(more)
        self._column.add(self._card)

    def _add_day(self, day: date, uses: list[Use], products: Mapping[str, Product], today: date) -> None:
        names = {today: "Today, ", today - timedelta(days=1): "Yesterday, "}
        card = self._card
        if card is None:
            return
        card.add(Text(f"{names.get(day, '')}{words.long_day(day)}", weight=DEMI))
        for use in uses:
            card.add(self._row(use, products.get(use.product_id)))
        card.add(Hairline())

    def _row(self, use: Use, product: Product | None) -> Row:
        name = product.name if product else "a product that was removed"
        row = Row(gap=10)
        clock = figure(words.moment(use.at, use.precision), tone="soft")
        clock.setMinimumWidth(Theme.of(self).u(44))
        row.add(clock, 0, TOP)
        row.add(Pictogram(ICONS[product.form if product else ProductForm.OTHER]), 0, TOP)
        how = (words.ROUTES[use.route], cannabis_words.why(use), cannabis_words.together_with(use))
        told = " · ".join(part for part in how if part)
        amount = f"{medicine_words.use_amount(use)}, {cannabis_words.known_how(use)}"
        amount += "" if counts_in_totals(use) else f"; {words.NOT_ADDED}"
        words_of_it = Column(Text(name, weight=DEMI), caption(told, tone="soft"), caption(amount, tone="soft"), gap=1)
        in_mg = Column(_mg("THC", thc_mg(use)), _mg("CBD", cbd_mg(use)), None, gap=1)
        row.add(Fold((boxed(words_of_it), 4), (boxed(in_mg), 3), below=300, folded_gap=2), 1)
        button = IconButton("ellipsis", f"More for {name}, {words.short_day(use.at.date())}, {words.clock(use.at)}")
        button.clicked.connect(partial(self._open_menu, button, use.id))
        row.add(button, 0, MIDDLE)
        return row

    def _open_menu(self, button: QWidget, use_id: str) -> None:
        menu = QMenu(button)
        for deed, text in (("repeat", "Repeat now"), ("correct", "Correct …"), ("remove", "Remove")):
            menu.addAction(text).triggered.connect(partial(self._ask, deed, use_id))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _ask(self, deed: str, use_id: str, _checked: object = None) -> None:
        self.asked.emit(deed, use_id)


def _last_week(uses: Sequence[Use], today: date) -> Well:
    """The last seven days in one look, each sum with what it leaves out."""
    week = [use for use in uses if use.at.date() > today - timedelta(days=7)]
    days = len({use.at.date() for use in week})
    used = f"{words.counted(len(week), 'use')} on {words.counted(days, 'day')}" if week else "no use recorded"
    parts = [Column(caption("Last 7 days", tone="soft"), Text(used, weight=DEMI), None, gap=1)]
    for name, figure_of in (("THC", thc_mg), ("CBD", cbd_mg)):
        told = cannabis_words.sum_of_labels(week, figure_of, name)
        if told:
            parts.append(Column(caption(f"{name} on labels", tone="soft"), Text(told, weight=DEMI), None, gap=1))
    return Well(Fold(*((boxed(part), 1) for part in parts), below=420, folded_gap=6))


def _mg(name: str, found: LabelMg) -> Text:
    unknown = found.value is None
    return figure(words.label_mg(found, name), tone="unknown" if unknown else "ink")
