"""What else a pack says of a cannabis product; all of it optional, and folded away until somebody asks for it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import plain
from app.domain.label_reading import parse_named
from app.domain.people import Answer
from app.domain.problems import Problem
from app.domain.products import Leaning, Named, Product, Spectrum
from app.services import cannabis_words
from app.ui.forms.fields import ChoiceField, LinesField, TextField
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold

_ORIGIN = "For you alone: it is printed only when you ask for it."


class MoreFields(QWidget):
    """Maker, spectrum, carrier, the small print, where it is from. `edited` is sent after any of them changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        optional = "optional"
        self.maker = TextField("Maker", optional=optional)
        self.leaning = ChoiceField(
            "What the pack calls it", tuple((each.value, cannabis_words.LEANINGS[each]) for each in Leaning)
        )
        self.spectrum = ChoiceField(
            "Spectrum, as printed", tuple((each.value, cannabis_words.SPECTRA[each]) for each in Spectrum)
        )
        self.carrier = TextField("Carrier", optional=optional, placeholder="such as sesame oil, MCT, alcohol")
        self.alcohol = ChoiceField(
            "Alcohol in it", (("unknown", "not known"), ("yes", "yes"), ("no", "no")), Answer.UNKNOWN.value
        )
        self.allergens = TextField("Allergens on the label", optional=optional)
        self.minor = TextField(
            "Other cannabinoids", optional=optional, hint="Counted as THC and CBD are, such as CBG 0.4, CBN."
        )
        self.terpenes = TextField("Terpenes", optional=optional, hint="In percent, such as myrcene 0.6, limonene.")
        self.origin = TextField("Where it is from", optional=optional, hint=_ORIGIN)
        self.note = LinesField("Note", lines=2, optional=optional)
        rows = Column(gap=14)
        for left, right in (
            (self.maker, self.leaning),
            (self.spectrum, self.carrier),
            (self.alcohol, self.allergens),
            (self.minor, self.terpenes),
        ):
            rows.add(Fold((left, 1), (right, 1), below=420))
        rows.add(self.origin)
        rows.add(self.note)
        self.setLayout(rows)
        for field in (*self._texts(), self.leaning, self.spectrum, self.alcohol, self.note):
            field.edited.connect(self.edited)

    def show_product(self, product: Product) -> None:
        """Fill the fields from a product."""
        said = (product.maker, product.carrier, product.allergens, _listed(product.minor), _listed(product.terpenes))
        for field, text in zip(self._texts(), (*said, product.origin), strict=True):
            field.set_text(text)
        self.leaning.set_value(product.leaning.value)
        self.spectrum.set_value(product.spectrum.value)
        self.alcohol.set_value(product.alcohol.value)
        self.note.set_text(product.note)

    def read(self, base: Product) -> Product | None:
        """`base` with what stands in the fields, or None after those that cannot be read have been marked."""
        minor, terpenes = (parse_named(field.text(), field.label) for field in self.all())
        for field, found in zip(self.all(), (minor, terpenes), strict=True):
            field.set_problem(found.sentence if isinstance(found, Problem) else None)
        if isinstance(minor, Problem) or isinstance(terpenes, Problem):
            return None
        return replace(
            base,
            maker=self.maker.text(),
            leaning=Leaning(self.leaning.value() or Leaning.UNKNOWN),
            spectrum=Spectrum(self.spectrum.value() or Spectrum.UNKNOWN),
            carrier=self.carrier.text(),
            alcohol=Answer(self.alcohol.value() or Answer.UNKNOWN),
            allergens=self.allergens.text(),
            minor=minor,
            terpenes=terpenes,
            origin=self.origin.text(),
            note=self.note.text(),
        )

    def all(self) -> tuple[TextField, TextField]:
        """The fields that can have a problem, in reading order."""
        return (self.minor, self.terpenes)

    def is_used(self, product: Product) -> bool:
        """Whether anything of it is recorded, so that it should be in sight."""
        said = (product.maker, product.carrier, product.allergens, product.origin, product.note)
        listed = product.minor or product.terpenes
        chosen = (product.alcohol, product.spectrum, product.leaning)
        return bool(any(said) or listed or any(each.value != "unknown" for each in chosen))

    def _texts(self) -> tuple[TextField, ...]:
        return (self.maker, self.carrier, self.allergens, self.minor, self.terpenes, self.origin)


def _listed(things: tuple[Named, ...]) -> str:
    return "; ".join(name if value is None else f"{name} {plain(value)}" for name, value in things)
