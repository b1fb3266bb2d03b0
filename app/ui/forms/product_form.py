"""Add or correct a cannabis product."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain import products
from app.domain.lots import Lot
from app.domain.products import Basis, Product, StrengthSource
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.substances import Combination
from app.domain.uses import Use
from app.services import diary, labels
from app.ui.forms.fields import first_problem
from app.ui.forms.form import Form
from app.ui.forms.past_question import PastQuestion
from app.ui.forms.product_fields import ProductFields
from app.ui.session import Action, Session
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.notice import Kind, Notice

_BASES = {"spray": Basis.MG_PER_SPRAY, "mL": Basis.MG_PER_ML, "piece": Basis.MG_PER_PIECE}
_FORMS = {"spray": products.ProductForm.SPRAY, "mL": products.ProductForm.OIL, "piece": products.ProductForm.CAPSULE}


class ProductForm(Form):
    """One product. Only its name is needed; findings are shown before Save, which is always possible."""

    def __init__(self, session: Session, parent: QWidget | None, product_id: str | None = None) -> None:
        kept = session.store.get(Product, product_id) if product_id else None
        title = "Correct the product" if kept else "Add a product"
        super().__init__(session, title, parent, hint="Only the name is needed. Everything else can wait.")
        self.draft_as(product_id or "new")
        self._base = kept or Product(session.tools.new_id(), "", strength_source=StrengthSource.LABEL)
        self._is_new = kept is None
        self._uses = () if kept is None else session.store.owned(Use, kept.id)
        self._lots = {} if kept is None else {each.id: each for each in session.store.owned(Lot, kept.id)}
        self.entries = ProductFields()
        self.past = PastQuestion()
        self._own, self._not_these = self._base, set[str]()
        another = Button("Not this one", Role.SMALL)
        another.clicked.connect(self._refuse)
        self._recognised = Notice(Kind.PLAIN, "", "", another)
        for part in (self._recognised, self.entries, self.past):
            self.fields.add(part)
        self.entries.show_product(self._base)
        self._recognised.hide()
        if self._base.chosen:
            self.entries.lock_strength()
        self.entries.edited.connect(self._after_edit)
        self.past.edited.connect(self.touch)
        self.entries.name.line.editingFinished.connect(self._recognise)
        self.entries.name.setFocus()
        self._look_up()

    def open(self) -> None:
        """Open it; a name that was left in it the last time brings its label again."""
        super().open()
        if self._is_new:
            self._recognise()

    def draft(self) -> Action | None:
        """Add the product, or keep its correction, for past entries too if the person says so."""
        product = self.entries.read(self._base)
        if product is None:
            first_problem(*self.entries.all())
            return None
        if self._is_new:
            return lambda store, tools: diary.add_product(store, tools, product)
        if self.past.past_too():
            return lambda store, tools: labels.correct_everywhere(store, tools, product)
        return lambda store, tools: diary.correct_product(store, tools, product)

    def _after_edit(self) -> None:
        self.touch()
        self._look_up()

    def _look_up(self) -> None:
        product = self.entries.read(self._base) if self.entries.name.text().strip() else None
        if product is None:
            return
        self.past.ask(sum(self._would_change(use, product) for use in self._uses))
        findings = self.session.preview_product(product)
        count = f"{len(findings)} finding{'s' if len(findings) != 1 else ''}"
        self.show_preview(f"{product.name} belongs to {count}", findings)

    def _would_change(self, use: Use, product: Product) -> bool:
        """Only what this correction changes is asked about, not what was corrected before."""
        lot = self._lots.get(use.lot_id or "")
        return freeze(self._base, lot) != freeze(product, lot) and use.strength != freeze(product, lot)

    def _recognise(self) -> None:
        """A prescribed cannabinoid typed by its exact name brings its own label; nothing near is ever taken."""
        match = self.session.resolve(self.entries.name.text())
        exact = match.candidates[0].entry_id if match.state.value == "exact" else ""
        entry = self.session.data.vocabulary.combinations.get(exact)
        if entry is None or not entry.amounts or entry.id in (self._base.chosen, *self._not_these):
            return
        self._own = self.entries.read(self._base) or replace(self._base, name=self.entries.name.text())
        self._base = from_entry(self._base, self.entries.name.text(), entry)
        self.entries.show_product(self._base)
        self.entries.lock_strength()
        self._recognised.say(
            entry.name[:1].upper() + entry.name[1:], "The strength is that of its label in the data file."
        )
        self._recognised.show()
        self._recognised.announce()
        self._look_up()

    def _refuse(self) -> None:
        """It only shares the name: what was typed before stands there again, open to change."""
        self._not_these.add(self._base.chosen or "")
        self._base = self._own
        self.entries.show_product(self._own)
        self.entries.lock_strength(locked=False)
        self._recognised.hide()
        self.entries.name.setFocus()
        self._look_up()


def from_entry(base: Product, name: str, entry: Combination) -> Product:
    """A product as the data file knows it: mg per spray, mL or piece, route, prescribed; 0 of what is not in it."""
    amounts = {each.substance: each.mg for each in entry.amounts}
    per = entry.amounts[0].per
    return Product(
        id=base.id,
        name=name,
        form=_FORMS.get(per, products.ProductForm.OTHER),
        basis=_BASES.get(per, Basis.MG_PER_PIECE),
        thc=amounts.get("thc", Decimal(0)),
        cbd=amounts.get("cbd", Decimal(0)),
        route=entry.default_route or Route.UNKNOWN,
        prescribed=True,
        chosen=entry.id,
        note=base.note,
    )
