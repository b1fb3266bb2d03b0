"""The fields of a cannabis product, and what they say when they are read."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.amounts import parse_number, plain
from app.domain.people import Answer
from app.domain.problems import Problem
from app.domain.products import Basis, Product, ProductForm, StrengthSource, total
from app.domain.routes import CANNABIS_ROUTES, Route
from app.services import words
from app.ui.forms.fields import AmountField, ChoiceField, Field, LinesField, TextField
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import caption

USUAL_BASIS = {
    ProductForm.FLOWER: Basis.PERCENT,
    ProductForm.OIL: Basis.MG_PER_ML,
    ProductForm.CAPSULE: Basis.MG_PER_PIECE,
    ProductForm.EDIBLE: Basis.MG_PER_PIECE,
    ProductForm.SPRAY: Basis.MG_PER_SPRAY,
    ProductForm.CARTRIDGE: Basis.PERCENT,
    ProductForm.CONCENTRATE: Basis.PERCENT,
    ProductForm.CREAM: Basis.MG_PER_G,
    ProductForm.PATCH: Basis.MG_PER_PIECE,
}
_USUAL_ROUTE = {
    ProductForm.CAPSULE: Route.SWALLOWED,
    ProductForm.EDIBLE: Route.SWALLOWED,
    ProductForm.OIL: Route.UNDER_TONGUE,
    ProductForm.SPRAY: Route.UNDER_TONGUE,
    ProductForm.CARTRIDGE: Route.VAPORISED,
    ProductForm.CREAM: Route.TOPICAL,
    ProductForm.PATCH: Route.PATCH,
}
_UNLIKELY = {
    ProductForm.FLOWER: (Basis.PERCENT, Decimal(35), "a flower above 35 % THC"),
    ProductForm.CONCENTRATE: (Basis.PERCENT, Decimal(95), "a concentrate above 95 % THC"),
    ProductForm.EDIBLE: (Basis.MG_PER_PIECE, Decimal(100), "a piece with more than 100 mg THC"),
}
"""Figures that are asked about, never refused: percent and mg are easily taken for one another."""


class ProductFields(QWidget):
    """Every field of a product. `edited` is sent after any of them changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        optional = "optional"
        self.name = TextField("Name, as you call it", placeholder="such as Oil 10:10")
        self.form = ChoiceField("What it is", tuple((each.value, words.PRODUCT_FORMS[each]) for each in ProductForm))
        self.basis = ChoiceField("The label counts", tuple((each.value, words.BASES[each]) for each in Basis))
        self.thc = AmountField("THC on the label", "", optional=optional)
        self.cbd = AmountField("CBD on the label", "", optional=optional)
        self.thca = AmountField("THCA on the label", "", optional=optional)
        self.cbda = AmountField("CBDA on the label", "", optional=optional)
        self.source = ChoiceField(
            "How the strength is known", tuple((each.value, words.STRENGTH_SOURCES[each]) for each in StrengthSource)
        )
        self.route = ChoiceField("Usually taken", tuple((each.value, words.ROUTES[each]) for each in CANNABIS_ROUTES))
        self.alcohol = ChoiceField(
            "Alcohol in it", (("unknown", "not known"), ("yes", "yes"), ("no", "no")), Answer.UNKNOWN.value
        )
        self.drops = AmountField("Drops in one mL", "drops", optional=optional, hint="Only if the label says so.")
        self.prescribed = QCheckBox("Prescribed")
        self.note = LinesField("Note", lines=2, optional=optional)
        self._meaning = caption("Leave an amount empty when it is not known. 0 means the label says it is not in it.")
        self._lay_out()
        self._wire()

    def show_product(self, product: Product) -> None:
        """Fill the fields from a product."""
        self.name.set_text(product.name)
        for field, value in ((self.form, product.form), (self.basis, product.basis), (self.route, product.route)):
            field.set_value(value.value)
        self.source.set_value(product.strength_source.value)
        self.alcohol.set_value(product.alcohol.value)
        for amount, number in self._numbers(product):
            amount.set_text("" if number is None else plain(number))
        self.prescribed.setChecked(product.prescribed)
        self.note.set_text(product.note)
        self._follow()

    def read(self, base: Product) -> Product | None:
        """`base` with what stands in the fields, or None after those that cannot be read have been marked."""
        found = {amount: self._amount(amount) for amount, _ in self._numbers(base)}
        self.name.set_problem(None if self.name.text().strip() else "Name: a name is needed, any that you will know.")
        if self.name.problem() or any(isinstance(each, Problem) for each in found.values()):
            return None
        numbers = {amount: each for amount, each in found.items() if not isinstance(each, Problem)}
        product = replace(
            base,
            name=self.name.text(),
            form=self._form(),
            basis=Basis(self.basis.value() or Basis.MG_PER_ML),
            thc=numbers[self.thc],
            cbd=numbers[self.cbd],
            thca=numbers[self.thca],
            cbda=numbers[self.cbda],
            drops_per_ml=numbers[self.drops],
            strength_source=StrengthSource(self.source.value() or StrengthSource.UNKNOWN),
            route=Route(self.route.value() or Route.UNKNOWN),
            alcohol=Answer(self.alcohol.value() or Answer.UNKNOWN),
            prescribed=self.prescribed.isChecked(),
            note=self.note.text(),
        )
        self.thc.set_hint(_question(product))
        return product

    def all(self) -> tuple[Field, ...]:
        """The fields that can have a problem, in reading order."""
        return (self.name, self.thc, self.cbd, self.thca, self.cbda, self.drops)

    def lock_strength(self) -> None:
        """A prescribed cannabinoid of the data file has its strength from there."""
        for field in (self.form, self.basis, self.thc, self.cbd, self.thca, self.cbda, self.source):
            field.setEnabled(False)

    def _numbers(self, product: Product) -> tuple[tuple[AmountField, Decimal | None], ...]:
        return (
            (self.thc, product.thc),
            (self.cbd, product.cbd),
            (self.thca, product.thca),
            (self.cbda, product.cbda),
            (self.drops, product.drops_per_ml),
        )

    def _amount(self, field: AmountField) -> Decimal | Problem | None:
        """The number in a field; None when it is empty, or hidden because the form has no such thing."""
        if not field.text().strip() or field.isHidden():
            field.set_problem(None)
            return None
        found = parse_number(field.text(), field.label.removesuffix(" on the label"))
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found

    def _form(self) -> ProductForm:
        return ProductForm(self.form.value() or ProductForm.OTHER)

    def _lay_out(self) -> None:
        rows = Column(self.name, gap=14)
        rows.add(_pair(self.form, self.basis))
        rows.add(_pair(self.thc, self.cbd))
        rows.add(_pair(self.thca, self.cbda))
        rows.add(self._meaning)
        rows.add(_pair(self.source, self.route))
        rows.add(_pair(self.alcohol, self.drops))
        rows.add(self.prescribed)
        rows.add(self.note)
        self.setLayout(rows)

    def _wire(self) -> None:
        for field in (*self.all(), self.basis, self.source, self.route, self.alcohol, self.note):
            field.edited.connect(self.edited)
        self.basis.edited.connect(self._follow)
        self.form.chosen.connect(self._suggest)
        self.prescribed.toggled.connect(self.edited)

    def _suggest(self, form: str) -> None:
        """What a form usually means for the label and the route; both stay open to change."""
        self.basis.set_value(USUAL_BASIS.get(ProductForm(form), Basis.MG_PER_ML).value)
        usual = _USUAL_ROUTE.get(ProductForm(form))
        if usual is not None:
            self.route.set_value(usual.value)
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Show the unit the label counts in, and only the fields this form has."""
        unit = words.BASES[Basis(self.basis.value() or Basis.MG_PER_ML)]
        for field in (self.thc, self.cbd, self.thca, self.cbda):
            field.set_unit(unit)
        heated = self._form() in (ProductForm.FLOWER, ProductForm.CONCENTRATE)
        for field in (self.thca, self.cbda):
            field.setVisible(heated)
        self.drops.setVisible(self.basis.value() == Basis.MG_PER_ML.value)


def _pair(left: QWidget, right: QWidget) -> Fold:
    """Two fields side by side, or one below the other where there is no room."""
    return Fold((left, 1), (right, 1), below=420)


def _question(product: Product) -> str:
    """A question about a figure that is seldom met; the answer may well be yes."""
    basis, above, what = _UNLIKELY.get(product.form, (None, Decimal(0), ""))
    strength = total(product.thc, product.thca)
    unlikely = basis is product.basis and strength is not None and strength > above
    return f"Is that right? It would be {what}." if unlikely else ""
