"""What one pack of a cannabis product holds: only what its form and its label's basis make use of."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number, plain
from app.domain.problems import Problem
from app.domain.products import Basis, Pack, PackUnit, Product, ProductForm
from app.ui.forms.fields import AmountField, ChoiceField, Field
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold

_PUFFED = frozenset({ProductForm.CARTRIDGE, ProductForm.CONCENTRATE, ProductForm.OTHER})
_IN_PIECES = frozenset(
    {
        ProductForm.PREROLL,
        ProductForm.CAPSULE,
        ProductForm.EDIBLE,
        ProductForm.DRINK,
        ProductForm.HOME_MADE,
        ProductForm.PATCH,
        ProductForm.OTHER,
    }
)


class PackFields(QWidget):
    """Size, pieces, puffs, drops. `edited` is sent after any of them changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        optional = "optional"
        self.holds = AmountField("In one pack", "", optional=optional)
        self.unit = ChoiceField("Counted in", tuple((each.value, each.value) for each in PackUnit), PackUnit.G.value)
        self.pieces = AmountField("Pieces in one pack", "pieces", optional=optional)
        self.puffs = AmountField("Puffs that empty it", "puffs", optional=optional)
        self.counted = ChoiceField(
            "Who counted them",
            (("maker", "the maker says so"), ("me", "I counted them")),
            "maker",
            hint="A maker’s figure makes the mg an estimate.",
        )
        self.drops = AmountField("Drops in one mL", "drops", optional=optional, hint="Only if the label says so.")
        self._puff_row = Fold((self.puffs, 1), (self.counted, 1), below=420)
        rows = Column(Fold((self.holds, 1), (self.unit, 1), below=420), self.pieces, self._puff_row, self.drops, gap=14)
        self.setLayout(rows)
        for field in (*self.all(), self.unit, self.counted):
            field.edited.connect(self.edited)

    def show_product(self, product: Product) -> None:
        """Fill the fields from a product."""
        pack = product.pack
        pairs = ((self.holds, pack.size), (self.pieces, pack.pieces), (self.puffs, pack.puffs))
        for field, value in (*pairs, (self.drops, product.drops_per_ml)):
            field.set_text("" if value is None else plain(value))
        self.unit.set_value(pack.unit.value)
        self.counted.set_value("me" if pack.puffs_counted else "maker")

    def follow(self, form: ProductForm, basis: Basis) -> None:
        """Show only the fields that mean something for this form and basis."""
        self.pieces.setVisible(form in _IN_PIECES)
        self._puff_row.setVisible(form in _PUFFED)
        self.drops.setVisible(basis is Basis.MG_PER_ML)

    def usual_unit(self, basis: Basis) -> None:
        """Liquids are sold in mL."""
        self.unit.set_value((PackUnit.ML if basis is Basis.MG_PER_ML else PackUnit.G).value)

    def read(self) -> tuple[Pack, Decimal | None] | None:
        """The pack and the drops in one mL, or None after those that cannot be read have been marked."""
        found = [self._number(field) for field in self.all()]
        if any(isinstance(each, Problem) for each in found):
            return None
        size, pieces, puffs, drops = (each if isinstance(each, Decimal) else None for each in found)
        unit = PackUnit(self.unit.value() or PackUnit.G)
        counted = self.counted.value() == "me" and puffs is not None
        return Pack(size, unit, pieces, puffs, counted), drops

    def all(self) -> tuple[AmountField, ...]:
        """The fields that can have a problem, in reading order."""
        return (self.holds, self.pieces, self.puffs, self.drops)

    def _number(self, field: AmountField) -> Decimal | Problem | None:
        typed = field.text().strip()
        found = None if not typed or _hidden(field) else parse_number(typed, field.label)
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found


def _hidden(field: Field) -> bool:
    """Whether a field, or the row it stands in, is not offered for this product."""
    row = field.parentWidget()
    return field.isHidden() or (isinstance(row, Fold) and row.isHidden())
