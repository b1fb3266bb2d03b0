"""The fields of a cannabis product, and what they say when they are read."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.people import Answer
from app.domain.products import Basis, Product, ProductForm
from app.domain.routes import CANNABIS_ROUTES, Route
from app.services import words
from app.services.label_questions import cbd_question, thc_question
from app.ui.forms.fields import ChoiceField, Field, TextField
from app.ui.forms.product_more_fields import MoreFields
from app.ui.forms.product_pack_fields import PackFields
from app.ui.forms.strength_fields import StrengthFields
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.fold import Fold

USUAL_BASIS = {
    ProductForm.FLOWER: Basis.PERCENT,
    ProductForm.PREROLL: Basis.PERCENT,
    ProductForm.OIL: Basis.MG_PER_ML,
    ProductForm.CAPSULE: Basis.MG_PER_PIECE,
    ProductForm.EDIBLE: Basis.MG_PER_PIECE,
    ProductForm.DRINK: Basis.MG_PER_PIECE,
    ProductForm.HOME_MADE: Basis.MG_PER_PACK,
    ProductForm.SPRAY: Basis.MG_PER_SPRAY,
    ProductForm.CARTRIDGE: Basis.PERCENT,
    ProductForm.CONCENTRATE: Basis.PERCENT,
    ProductForm.CREAM: Basis.MG_PER_G,
    ProductForm.PATCH: Basis.MG_PER_PIECE,
}
_USUAL_ROUTE = {
    ProductForm.CAPSULE: Route.SWALLOWED,
    ProductForm.EDIBLE: Route.SWALLOWED,
    ProductForm.DRINK: Route.SWALLOWED,
    ProductForm.HOME_MADE: Route.SWALLOWED,
    ProductForm.OIL: Route.UNDER_TONGUE,
    ProductForm.SPRAY: Route.UNDER_TONGUE,
    ProductForm.CARTRIDGE: Route.VAPORISED,
    ProductForm.PREROLL: Route.SMOKED,
    ProductForm.CONCENTRATE: Route.DABBED,
    ProductForm.CREAM: Route.TOPICAL,
    ProductForm.PATCH: Route.PATCH,
}
_NEVER_HEATED_LATER = frozenset({Route.SWALLOWED, Route.UNDER_TONGUE, Route.RECTAL, Route.UNKNOWN})


class ProductFields(QWidget):
    """Every field of a product. `edited` is sent after any of them changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField("Name, as you call it", placeholder="such as Oil 10:10")
        self.form = ChoiceField("What it is", tuple((each.value, words.PRODUCT_FORMS[each]) for each in ProductForm))
        self.basis = ChoiceField("The label counts", tuple((each.value, words.BASES[each]) for each in Basis))
        self.strength = StrengthFields()
        self.heated = ChoiceField(
            "Heated before it is swallowed",
            (("unknown", "not known"), ("yes", "yes"), ("no", "no, raw")),
            Answer.UNKNOWN.value,
            hint="Heat turns THCA into THC. Raw, the acids are kept and not counted.",
        )
        self.route = ChoiceField("Usually taken", tuple((each.value, words.ROUTES[each]) for each in CANNABIS_ROUTES))
        self.prescribed = QCheckBox("Prescribed")
        self.pack = PackFields()
        self.more = MoreFields()
        self._show_more = Button("More: maker, carrier, where it is from", Role.QUIET)
        self._lay_out()
        self._wire()

    def show_product(self, product: Product) -> None:
        """Fill the fields from a product."""
        self.name.set_text(product.name)
        for field, value in ((self.form, product.form), (self.basis, product.basis), (self.route, product.route)):
            field.set_value(value.value)
        self.heated.set_value(product.heated.value)
        self.strength.show_strength(product)
        self.prescribed.setChecked(product.prescribed)
        self.pack.show_product(product)
        self.more.show_product(product)
        if self.more.is_used(product):
            self._open_more()
        self._follow()

    def read(self, base: Product) -> Product | None:
        """`base` with what stands in the fields, or None after those that cannot be read have been marked."""
        self.name.set_problem(None if self.name.text().strip() else "Name: a name is needed, any that you will know.")
        strength, pack, more = self.strength.read(), self.pack.read(), self.more.read(base)
        if self.name.problem() or strength is None or pack is None or more is None:
            return None
        product = replace(
            more,
            name=self.name.text(),
            form=self._form(),
            basis=self._basis(),
            thc=strength.thc,
            cbd=strength.cbd,
            thca=strength.thca,
            cbda=strength.cbda,
            printed=strength.printed,
            strength_source=strength.strength_source,
            heated=Answer.UNKNOWN if self.heated.isHidden() else Answer(self.heated.value() or Answer.UNKNOWN),
            pack=pack[0],
            drops_per_ml=pack[1],
            route=Route(self.route.value() or Route.UNKNOWN),
            prescribed=self.prescribed.isChecked(),
        )
        self.strength.ask(thc_question(product), cbd_question(product))
        return product

    def all(self) -> tuple[Field, ...]:
        """The fields that can have a problem, in reading order."""
        return (self.name, *self.strength.all(), *self.pack.all(), *self.more.all())

    def lock_strength(self, *, locked: bool = True) -> None:
        """A prescribed cannabinoid of the data file has its strength from there."""
        for field in (self.form, self.basis, self.strength):
            field.setEnabled(not locked)

    def _form(self) -> ProductForm:
        return ProductForm(self.form.value() or ProductForm.OTHER)

    def _basis(self) -> Basis:
        return Basis(self.basis.value() or Basis.MG_PER_ML)

    def _lay_out(self) -> None:
        rows = Column(self.name, gap=14)
        rows.add(Fold((self.form, 1), (self.basis, 1), below=420))
        rows.add(self.strength)
        rows.add(self.route)
        rows.add(self.heated)
        rows.add(self.prescribed)
        rows.add(self.pack)
        rows.add(self._show_more)
        rows.add(self.more)
        self.more.hide()
        self.setLayout(rows)

    def _wire(self) -> None:
        for field in (self.name, self.heated, self.strength, self.pack, self.more):
            field.edited.connect(self.edited)
        for field in (self.basis, self.route):
            field.edited.connect(self._follow_and_tell)
        self.form.chosen.connect(self._suggest)
        self.prescribed.toggled.connect(self.edited)
        self._show_more.clicked.connect(self._open_more)

    def _open_more(self) -> None:
        asked = self._show_more.hasFocus()
        self._show_more.hide()
        self.more.show()
        if asked:
            self.more.maker.setFocus()

    def _suggest(self, form: str) -> None:
        """What a form usually means for the label and the route; both stay open to change."""
        basis = USUAL_BASIS.get(ProductForm(form), Basis.MG_PER_ML)
        self.basis.set_value(basis.value)
        self.pack.usual_unit(basis)
        usual = _USUAL_ROUTE.get(ProductForm(form))
        if usual is not None:
            self.route.set_value(usual.value)
        self._follow_and_tell()

    def _follow_and_tell(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Show the unit the label counts in, and only the fields this form has."""
        self.strength.follow(self._form(), self._basis())
        self.pack.follow(self._form(), self._basis())
        swallowed = Route(self.route.value() or Route.UNKNOWN) in _NEVER_HEATED_LATER
        self.heated.setVisible(swallowed and self.strength.has_acids())
