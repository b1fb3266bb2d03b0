"""The diary of uses: by day, newest first, with what the labels make of each in mg."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, Text, caption, figure

_FORTNIGHT = 14
"""Days whose rows stand together, apart from the others: a layout need not look at years for one new use."""


class UseDiary(QWidget):
    """Uses of a period. `asked` carries a deed (correct, repeat, remove) and the use's id; `earlier` asks for more."""

    asked = Signal(str, str)
    earlier = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._span, self._week, self._silent = caption("", tone="soft"), Parts(), caption("", tone="soft")
        self._fortnights: list[Parts] = []
        self._column = Column(gap=8)
        card = Card("Use diary", self._span, gap=8)
        card.add(self._week)
        card.add(boxed(self._column))
        card.add(self._silent)
        card.add(caption(words.MG_FOOTNOTE, tone="soft"))
        more = Button("Show earlier days", Role.QUIET)
        more.clicked.connect(self.earlier)
        card.add(more)
        self.setLayout(Column(card, None, gap=0))

    def show_uses(self, uses: Sequence[Use], products: Mapping[str, Product], period: Period) -> None:
        """Show the uses of a period, oldest first as given, with a line for the days that have none."""
        self._span.setText(f"the last {len(period)} days")
        week = tuple(use for use in uses if use.at.date() > period.last - timedelta(days=7))
        self._week.show_parts([Part(_told(week), partial(_last_week, week))])
        newest_first = sorted(uses, key=lambda use: use.at, reverse=True)
        by_day = {day: tuple(own) for day, own in groupby(newest_first, key=lambda use: use.at.date())}
        fortnights: dict[int, list[date]] = defaultdict(list)
        for day in by_day:
            fortnights[(period.last - day).days // _FORTNIGHT].append(day)
        while len(self._fortnights) <= max(fortnights, default=0):
            self._fortnights.append(Parts())
            self._column.add(self._fortnights[-1])
        for place, parts in enumerate(self._fortnights):
            parts.setVisible(place in fortnights)
            parts.show_parts(
                part for day in fortnights[place] for part in self._parts(day, by_day[day], products, period.last)
            )
        silent = sum(day not in by_day for day in period.days())
        days = words.counted(silent, "day")
        self._silent.setText(f"No entry on {days}. A day without an entry is not a day without use.")
        self._silent.setVisible(bool(silent))

    def _parts(self, day: date, uses: Sequence[Use], products: Mapping[str, Product], today: date) -> Iterator[Part]:
        names = {today: "Today, ", today - timedelta(days=1): "Yesterday, "}
        title = f"{names.get(day, '')}{words.long_day(day)}"
        yield Part(title, partial(Text, title, weight=DEMI))
        for use in uses:
            product = products.get(use.product_id)
            yield Part((_told((use,)), product), partial(self._row, use, product))
        yield Part("line", Hairline)

    def _row(self, use: Use, product: Product | None) -> QWidget:
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
        return boxed(row)

    def _open_menu(self, button: QWidget, use_id: str) -> None:
        menu = QMenu(button)
        for deed, text in (("repeat", "Repeat now"), ("correct", "Correct …"), ("remove", "Remove")):
            menu.addAction(text).triggered.connect(partial(self._ask, deed, use_id))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _ask(self, deed: str, use_id: str, _checked: object = None) -> None:
        self.asked.emit(deed, use_id)


def _told(uses: Sequence[Use]) -> tuple[tuple[Use, str], ...]:
    """Uses with their moments as they are read: at another offset the same moment is another clock time."""
    return tuple((use, use.at.isoformat()) for use in uses)


def _last_week(week: Sequence[Use]) -> Well:
    """The last seven days in one look, each sum with what it leaves out."""
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
