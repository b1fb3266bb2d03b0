"""The diary of uses: by day, newest first, with what the labels make of each in mg."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
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


class UseDiary(QWidget):
    """Uses of a period. `asked` carries a deed (correct, repeat, remove) and the use's id; `earlier` asks for more."""

    asked = Signal(str, str)
    earlier = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._span, self._uses = caption("", tone="soft"), Parts()
        card = Card("Use diary", self._span, gap=8)
        card.add(self._uses)
        card.add(caption(words.MG_FOOTNOTE, tone="soft"))
        more = Button("Show earlier days", Role.QUIET)
        more.clicked.connect(self.earlier)
        card.add(more)
        self.setLayout(Column(card, None, gap=0))

    def show_uses(self, uses: Sequence[Use], products: Mapping[str, Product], period: Period) -> None:
        """Show the uses of a period, oldest first as given, with a line for the days that have none."""
        self._span.setText(f"the last {len(period)} days")
        self._uses.show_parts(self._parts(uses, products, period))

    def _parts(self, uses: Sequence[Use], products: Mapping[str, Product], period: Period) -> Iterator[Part]:
        week = tuple(use for use in uses if use.at.date() > period.last - timedelta(days=7))
        yield Part(week, partial(_last_week, week))
        newest_first = sorted(uses, key=lambda use: use.at, reverse=True)
        by_day = {day: tuple(own) for day, own in groupby(newest_first, key=lambda use: use.at.date())}
        names = {period.last: "Today, ", period.last - timedelta(days=1): "Yesterday, "}
        for day, own in by_day.items():
            title = f"{names.get(day, '')}{words.long_day(day)}"
            yield Part(title, partial(Text, title, weight=DEMI))
            for use in own:
                product = products.get(use.product_id)
                yield Part((use, product), partial(self._row, use, product))
            yield Part("line", Hairline)
        silent = sum(day not in by_day for day in period.days())
        if silent:
            said = f"No entry on {words.counted(silent, 'day')}. A day without an entry is not a day without use."
            yield Part(said, partial(caption, said, tone="soft"))

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
