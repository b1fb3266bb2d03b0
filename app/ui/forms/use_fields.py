"""The fields of one use of cannabis, and what they say when they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number, plain
from app.domain.lots import Lot
from app.domain.people import Answer
from app.domain.problems import Problem, problem
from app.domain.products import Product, ProductForm
from app.domain.routes import CANNABIS_ROUTES, Route
from app.domain.strengths import FrozenStrength, freeze
from app.domain.uses import AmountSource, Use, UseUnit, units_for
from app.services import labels, words
from app.services.label_questions import far_more
from app.ui.forms.fields import AmountField, ChoiceField, Field
from app.ui.forms.use_moment import MomentFields
from app.ui.forms.use_more_fields import ReasonTicks, UseMoreFields, tobacco_field
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.fold import Fold

_JOINTS = frozenset({ProductForm.FLOWER, ProductForm.PREROLL})
_NO_LOT = ""
_EMPTY = "Empty is not known."


class UseFields(QWidget):
    """Every field of a use. `edited` is sent after any of them changed. `now` is the moment the form was opened.

    `told` stands right under the amount: what the label makes of it.
    """

    edited = Signal()

    def __init__(
        self, products: tuple[Product, ...], lots: Mapping[str, Sequence[Lot]], now: datetime, told: QWidget
    ) -> None:
        super().__init__()
        self._products, self._lots = {each.id: each for each in products}, lots
        self._last: Use | None = None
        self.product = ChoiceField("What", tuple((each.id, each.name) for each in products))
        self.lot = ChoiceField("Which pack", ())
        self.amount = AmountField("Amount", "", hint=_EMPTY)
        self.unit = ChoiceField("Counted in", tuple((each.value, words.USE_UNITS[each]) for each in UseUnit))
        self.route = ChoiceField("How", tuple((each.value, words.ROUTES[each]) for each in CANNABIS_ROUTES))
        self.known = ChoiceField(
            "How the amount is known", tuple((each.value, words.AMOUNT_SOURCES[each]) for each in AmountSource)
        )
        self.tobacco = tobacco_field()
        self.moment = MomentFields(now)
        self.reasons = ReasonTicks()
        self.extra = UseMoreFields()
        self.more = Button("More: share, food, alcohol, note", Role.QUIET)
        self._lay_out(told)
        self._wire()

    def start_with(self, product: Product | None, last: Use | None) -> None:
        """Begin with a product, and with how it was used last time; the amount too, since it seldom changes."""
        if product is None:
            return
        self._last = last
        self.product.set_value(product.id)
        self._offer(product, last.lot_id if last else None)
        self.route.set_value((last.route if last else product.route).value)
        self.known.set_value((last.amount_source if last else AmountSource.ESTIMATED).value)
        if last is not None and last.unit in _units(product):
            self.amount.set_text("" if last.amount is None else plain(last.amount))
            self.unit.set_value(last.unit.value)
        self._follow()

    def show_use(self, use: Use) -> None:
        """Fill the fields from a use that is being corrected."""
        self.start_with(self._products.get(use.product_id), use)
        self.moment.show_moment(use.at, use.precision)
        self.tobacco.set_value(use.tobacco.value)
        self.reasons.set_ticked(use.reasons)
        self.extra.show_use(use)
        self.extra.share.set_text("" if use.share == 1 else plain(use.share))
        if (
            use.share != 1
            or use.reason
            or use.note
            or any(each is not Answer.UNKNOWN for each in (use.food, use.alcohol))
        ):
            self._show_more()
        self._follow()

    def read(self, use_id: str, kept: Use | None = None) -> Use | None:
        """The use that stands in the fields, or None after those that cannot be read have been marked."""
        product = self._products.get(self.product.value() or "")
        moment, amount, share = self.moment.read(), self._number(self.amount), self._number(self.extra.share)
        self.product.set_problem(None if product else "What: choose a product first.")
        if share == 0:
            self.extra.share.set_problem(problem("Your share", "0 is no use at all.").sentence)
        unreadable = isinstance(amount, Problem) or isinstance(share, Problem) or share == 0
        if product is None or moment is None or unreadable:
            return None
        lot = self._lot(product)
        food, alcohol = self.extra.answers()
        use = Use(
            id=use_id,
            product_id=product.id,
            at=moment.at,
            route=Route(self.route.value() or Route.UNKNOWN),
            amount=amount if isinstance(amount, Decimal) else None,
            unit=UseUnit(self.unit.value() or units_for(product.basis)[0]),
            strength=_strength(product, lot, kept),
            amount_source=AmountSource(self.known.value() or AmountSource.ESTIMATED),
            share=share if isinstance(share, Decimal) else Decimal(1),
            precision=moment.precision,
            reason=self.extra.reason.text(),
            reasons=self.reasons.ticked(),
            note=self.extra.note.text(),
            tobacco=Answer.UNKNOWN if self.tobacco.isHidden() else Answer(self.tobacco.value() or Answer.UNKNOWN),
            food=food,
            alcohol=alcohol,
            lot_id=lot.id if lot else None,
            entered=kept.entered if kept else None,
        )
        return replace(use, amount_source=AmountSource.UNKNOWN) if use.amount is None else use

    def all(self) -> tuple[Field, ...]:
        """The fields that can have a problem, in reading order."""
        return (self.product, self.amount, self.moment.day, self.moment.clock, self.extra.share)

    def _number(self, field: AmountField) -> Decimal | Problem | None:
        if not field.text().strip():
            field.set_problem(None)
            return None
        found = parse_number(field.text(), field.label)
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found

    def _lot(self, product: Product) -> Lot | None:
        return next((each for each in self._lots.get(product.id, ()) if each.id == self.lot.value()), None)

    def _lay_out(self, told: QWidget) -> None:
        self.extra.hide()
        rows = Column(Fold((self.product, 3), (self.lot, 2), below=420), gap=14)
        for pair in ((self.amount, self.unit), (self.route, self.known)):
            rows.add(Fold((pair[0], 1), (pair[1], 1), below=420))
        for widget in (told, self.tobacco, self.moment, self.reasons, self.more, self.extra):
            rows.add(widget)
        self.setLayout(rows)

    def _wire(self) -> None:
        for field in (
            self.lot,
            self.amount,
            self.unit,
            self.known,
            self.tobacco,
            self.moment,
            self.reasons,
            self.extra,
        ):
            field.edited.connect(self.edited)
        for field in (self.amount, self.unit):
            field.edited.connect(self._ask)
        self.route.edited.connect(self._route_changed)
        self.product.chosen.connect(self._change_product)
        self.more.clicked.connect(self._show_more)

    def _show_more(self) -> None:
        asked = self.more.hasFocus()
        self.extra.setVisible(True)
        self.more.hide()
        if asked:
            self.extra.share.setFocus()

    def _ask(self) -> None:
        """An amount far from the last one is asked about, and saved all the same."""
        amount, unit = parse_number(self.amount.text(), self.amount.label), self.unit.value()
        typed = amount if isinstance(amount, Decimal) else None
        self.amount.set_hint(far_more(typed, UseUnit(unit), self._last) or _EMPTY if unit else _EMPTY)

    def _route_changed(self) -> None:
        self._follow()
        self.edited.emit()

    def _change_product(self, product_id: str) -> None:
        product = self._products[product_id]
        self._last = None
        self._offer(product, None)
        self.route.set_value(product.route.value)
        self._follow()
        self.edited.emit()

    def _offer(self, product: Product, lot_id: str | None) -> None:
        """The units of its label and its packs; the newest pack unless another one was named."""
        units = _units(product)
        self.unit.choice.set_options(tuple((each.value, words.USE_UNITS[each]) for each in units), units[0].value)
        lots = self._lots.get(product.id, ())
        named = tuple((each.id, labels.lot_name(each)) for each in lots)
        newest = lots[-1].id if lots else _NO_LOT
        self.lot.choice.set_options(((_NO_LOT, "not said"), *named), newest if lot_id is None else lot_id)
        self.lot.setVisible(bool(lots))

    def _follow(self) -> None:
        self.tobacco.setVisible(self.route.value() == Route.SMOKED.value)


def _units(product: Product) -> tuple[UseUnit, ...]:
    units = units_for(product.basis, product.pack)
    return tuple(each for each in units if each is not UseUnit.JOINT or product.form in _JOINTS)


def _strength(product: Product, lot: Lot | None, kept: Use | None) -> FrozenStrength:
    """The past is not rewritten: a use keeps its strength unless it now is of another product or another pack."""
    if kept is not None and kept.product_id == product.id and kept.lot_id == (lot.id if lot else None):
        return kept.strength
    return freeze(product, lot)
