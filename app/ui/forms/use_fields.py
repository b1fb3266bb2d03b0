"""The fields of one use of cannabis, and what they say when they are read."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number, plain
from app.domain.moments import TimePrecision, parse_day, parse_time
from app.domain.problems import Problem, problem
from app.domain.products import Product
from app.domain.routes import CANNABIS_ROUTES, Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit, units_for
from app.services import words
from app.ui.forms.fields import AmountField, ChoiceField, Field, LinesField, TextField
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text

_WHEN = (("now", "Now"), ("earlier", "Earlier today"), ("evening", "Yesterday evening"), ("typed", "Another time"))


@dataclass(frozen=True, slots=True)
class Moment:
    """When a use was, and how exactly that is known."""

    at: datetime
    precision: TimePrecision


class UseFields(QWidget):
    """Every field of a use. `edited` is sent after any of them changed. `now` is the moment the form was opened."""

    edited = Signal()

    def __init__(self, products: tuple[Product, ...], now: datetime) -> None:
        super().__init__()
        self._products, self._now = {each.id: each for each in products}, now
        optional = "optional"
        self.product = ChoiceField("What", tuple((each.id, each.name) for each in products))
        self.when = Segmented(_WHEN, "When", "now")
        self.day = TextField("Day", hint="such as 6 Nov 2026 or yesterday")
        self.clock = TextField("Time", hint="such as 21:40")
        self.route = ChoiceField("How", tuple((each.value, words.ROUTES[each]) for each in CANNABIS_ROUTES))
        self.amount = AmountField("Amount", "", hint="Empty is not known.")
        self.unit = ChoiceField("Counted in", tuple((each.value, words.USE_UNITS[each]) for each in UseUnit))
        self.known = ChoiceField(
            "How the amount is known", tuple((each.value, words.AMOUNT_SOURCES[each]) for each in AmountSource)
        )
        self.share = AmountField("Your share", "", optional=optional, hint="½ when two people shared it. Empty is all.")
        self.reason = TextField("For", optional=optional, placeholder="pain, sleep, …")
        self.note = LinesField("Note", lines=2, optional=optional)
        self.more = Button("More: share, reason, note", Role.QUIET)
        self._lay_out()
        self._wire()
        self._follow_when()

    def start_with(self, product: Product | None, last: Use | None) -> None:
        """Begin with a product, and with how it was used last time; the amount too, since it seldom changes."""
        if product is None:
            return
        self.product.set_value(product.id)
        self._offer_units(product)
        self.route.set_value((last.route if last else product.route).value)
        self.known.set_value((last.amount_source if last else AmountSource.ESTIMATED).value)
        if last is not None and last.unit in units_for(product.basis):
            self.amount.set_text("" if last.amount is None else plain(last.amount))
            self.unit.set_value(last.unit.value)

    def show_use(self, use: Use) -> None:
        """Fill the fields from a use that is being corrected."""
        self.start_with(self._products.get(use.product_id), use)
        self.when.set_value("typed")
        self.day.set_text(words.short_day(use.at.date()).replace(words.NBSP, " "))
        self.clock.set_text(words.clock(use.at))
        self.share.set_text("" if use.share == 1 else plain(use.share))
        self.reason.set_text(use.reason)
        self.note.set_text(use.note)
        self._follow_when()

    def read(self, use_id: str, kept: Use | None = None) -> Use | None:
        """The use that stands in the fields, or None after those that cannot be read have been marked."""
        product = self._products.get(self.product.value() or "")
        moment, amount, share = self._moment(), self._number(self.amount), self._number(self.share)
        self.product.set_problem(None if product else "What: choose a product first.")
        if share == 0:
            self.share.set_problem(problem("Your share", "0 is no use at all.").sentence)
        readable = not any(isinstance(each, Problem) for each in (moment, amount, share)) and share != 0
        if product is None or not readable or not isinstance(moment, Moment):
            return None
        route = Route(self.route.value() or Route.UNKNOWN)
        # The past is not rewritten: the strength stays as it was frozen unless the product or the route is another.
        same = kept is not None and kept.product_id == product.id and kept.route is route
        use = Use(
            id=use_id,
            product_id=product.id,
            at=moment.at,
            route=route,
            amount=amount if isinstance(amount, Decimal) else None,
            unit=UseUnit(self.unit.value() or units_for(product.basis)[0]),
            strength=kept.strength if kept is not None and same else freeze(product),
            amount_source=AmountSource(self.known.value() or AmountSource.ESTIMATED),
            share=share if isinstance(share, Decimal) else Decimal(1),
            precision=moment.precision,
            reason=self.reason.text(),
            note=self.note.text(),
        )
        return replace(use, amount_source=AmountSource.UNKNOWN) if use.amount is None else use

    def all(self) -> tuple[Field, ...]:
        """The fields that can have a problem, in reading order."""
        return (self.product, self.day, self.clock, self.amount, self.share)

    def _moment(self) -> Moment | Problem:
        choice, zone, today = self.when.value(), self._now.tzinfo, self._now.date()
        if choice == "now":
            return Moment(self._now, TimePrecision.EXACT)
        if choice == "evening":
            return Moment(datetime.combine(today - timedelta(days=1), time(21), zone), TimePrecision.PART_OF_DAY)
        day: date | Problem = today
        if choice == "typed":
            day = parse_day(self.day.text(), "Day", today)
            self.day.set_problem(day.sentence if isinstance(day, Problem) else None)
        clock = parse_time(self.clock.text(), "Time")
        self.clock.set_problem(clock.sentence if isinstance(clock, Problem) else None)
        if isinstance(day, Problem):
            return day
        if isinstance(clock, Problem):
            return clock
        at = datetime.combine(day, time(*clock), zone)
        if at > self._now:
            later = problem("Time", "this moment has not come yet.")
            self.clock.set_problem(later.sentence)
            return later
        return Moment(at, TimePrecision.EXACT)

    def _number(self, field: AmountField) -> Decimal | Problem | None:
        if not field.text().strip():
            field.set_problem(None)
            return None
        found = parse_number(field.text(), field.label)
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found

    def _lay_out(self) -> None:
        when = Column(Text("When", scale=0.95, weight=MEDIUM), self.when, gap=5)
        self._typed = _pair(self.day, self.clock)
        self._extra = QWidget()
        self._extra.setLayout(Column(self.share, self.reason, self.note, gap=14))
        self._extra.hide()
        rows = Column(self.product, when, self._typed, gap=14)
        for pair in ((self.amount, self.unit), (self.route, self.known)):
            rows.add(_pair(*pair))
        rows.add(self.more)
        rows.add(self._extra)
        self.setLayout(rows)

    def _wire(self) -> None:
        fields = (*self.all(), self.route, self.unit, self.known, self.reason, self.note)
        for field in fields:
            field.edited.connect(self.edited)
        self.product.chosen.connect(self._change_product)
        self.when.chosen.connect(self._follow_when)
        self.when.chosen.connect(self.edited)
        self.more.clicked.connect(self._show_more)

    def _show_more(self) -> None:
        self._extra.setVisible(True)
        self.more.hide()
        self.share.setFocus()

    def _change_product(self, product_id: str) -> None:
        product = self._products[product_id]
        self._offer_units(product)
        self.route.set_value(product.route.value)
        self.edited.emit()

    def _offer_units(self, product: Product) -> None:
        self.unit.choice.set_options(
            tuple((each.value, words.USE_UNITS[each]) for each in units_for(product.basis)),
            units_for(product.basis)[0].value,
        )

    def _follow_when(self) -> None:
        choice = self.when.value()
        self._typed.setVisible(choice in ("typed", "earlier"))
        self.day.setVisible(choice == "typed")
        self.clock.setVisible(choice in ("typed", "earlier"))


def _pair(left: QWidget, right: QWidget) -> Fold:
    """Two fields side by side, or one below the other where there is no room."""
    return Fold((left, 1), (right, 1), below=420)
