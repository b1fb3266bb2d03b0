"""The strengths on a label: THC and CBD, their acids, what the label means by its number, and how it is known."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import plain
from app.domain.label_reading import parse_strength
from app.domain.lots import Lot
from app.domain.problems import Problem
from app.domain.products import Basis, Printed, Product, ProductForm, StrengthSource, total
from app.domain.strengths import ASKED_WHAT_IS_PRINTED
from app.services import cannabis_words, words
from app.ui.forms.fields import AmountField, ChoiceField
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, caption

_ASKED = (Printed.BEFORE_HEATING, Printed.TOTAL, Printed.UNKNOWN, Printed.AS_PRINTED)
_EMPTY = "Leave an amount empty when it is not known. 0 means the label says it is not in it."
_WITH_ACIDS = ASKED_WHAT_IS_PRINTED | {ProductForm.HOME_MADE, ProductForm.OTHER, ProductForm.OIL}


@dataclass(frozen=True, slots=True)
class Strength:
    """What stands in the fields; None is not known."""

    thc: Decimal | None
    thca: Decimal | None
    cbd: Decimal | None
    cbda: Decimal | None
    printed: Printed
    strength_source: StrengthSource


class StrengthFields(QWidget):
    """Four amounts and two questions. `edited` is sent after any of them changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        optional = "optional"
        self.thc = AmountField("THC on the label", "", optional=optional)
        self.cbd = AmountField("CBD on the label", "", optional=optional)
        self.thca = AmountField("THCA on the label", "", optional=optional)
        self.cbda = AmountField("CBDA on the label", "", optional=optional)
        self.printed = Segmented(
            tuple((each.value, cannabis_words.PRINTED[each]) for each in _ASKED), "Which number the label prints"
        )
        self._asked = QWidget()
        self._asked.setLayout(
            Column(
                Text("Is the THC before heating, or the “Total THC”?", scale=0.95, weight=MEDIUM),
                self.printed,
                caption("A flower’s label often prints both. The total is what heating can make of it."),
                gap=5,
            )
        )
        self._worked_out = caption("", tone="soft")
        self.source = ChoiceField(
            "How the strength is known", tuple((each.value, words.STRENGTH_SOURCES[each]) for each in StrengthSource)
        )
        rows = Column(Fold((self.thc, 1), (self.cbd, 1), below=420), gap=14)
        rows.add(Fold((self.thca, 1), (self.cbda, 1), below=420))
        for widget in (caption(_EMPTY), self._asked, self._worked_out, self.source):
            rows.add(widget)
        self.setLayout(rows)
        for field in (*self.all(), self.source):
            field.edited.connect(self.edited)
        self.printed.chosen.connect(self.edited)

    def show_strength(self, label: Product | Lot) -> None:
        """Fill the fields from a product, or from a lot with strengths of its own."""
        for field, value in zip(self.all(), (label.thc, label.cbd, label.thca, label.cbda), strict=True):
            field.set_text("" if value is None else plain(value))
        self.printed.set_value(label.printed.value)
        self.source.set_value(label.strength_source.value)

    def follow(self, form: ProductForm, basis: Basis) -> None:
        """Show the unit the label counts in, and only what the label of this form can say."""
        for field in self.all():
            field.set_unit(words.BASES[basis])
        for field in (self.thca, self.cbda):
            field.setVisible(form in _WITH_ACIDS)
        self._asked.setVisible(form in ASKED_WHAT_IS_PRINTED)

    def has_acids(self) -> bool:
        """Whether the acids are asked for."""
        return not self.thca.isHidden()

    def read(self) -> Strength | None:
        """The strengths, or None after those that cannot be read have been marked."""
        found = [self._number(field) for field in self.all()]
        if any(isinstance(each, Problem) for each in found):
            return None
        thc, cbd, thca, cbda = (each if isinstance(each, Decimal) else None for each in found)
        printed = Printed(self.printed.value() or Printed.AS_PRINTED)
        strength = Strength(
            thc=thc,
            thca=thca,
            cbd=cbd,
            cbda=cbda,
            printed=Printed.AS_PRINTED if self._asked.isHidden() else printed,
            strength_source=StrengthSource(self.source.value() or StrengthSource.UNKNOWN),
        )
        self._show_total(strength)
        return strength

    def ask(self, about_thc: str, about_cbd: str) -> None:
        """Put a question about a figure under its field, or take it back with an empty one."""
        self.thc.set_hint(about_thc)
        self.cbd.set_hint(about_cbd)

    def all(self) -> tuple[AmountField, AmountField, AmountField, AmountField]:
        """The fields that can have a problem."""
        return (self.thc, self.cbd, self.thca, self.cbda)

    def _number(self, field: AmountField) -> Decimal | Problem | None:
        """The number in a field; None when it is empty, or hidden because the form has no such thing."""
        typed = field.text().strip()
        name = field.label.removesuffix(" on the label")
        found = None if not typed or field.isHidden() else parse_strength(typed, name, field.line.unit())
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found

    def _show_total(self, strength: Strength) -> None:
        """How the total is worked out, where an acid stands beside its neutral form."""
        unit, told = self.thc.line.unit(), []
        pairs = (("THC", strength.thc, strength.thca), ("CBD", strength.cbd, strength.cbda))
        for name, neutral, acid in pairs if strength.printed is not Printed.TOTAL else ():
            found = total(neutral, acid)
            if acid and found is not None:
                first = words.number(neutral) if neutral is not None else "0 (not known)"
                told.append(f"Total {name} = {first} + 0.877 × {words.number(acid)} = {words.number(found)} {unit}")
        self._worked_out.setText(words.tie(". ".join(told)))
        self._worked_out.setVisible(bool(told))
