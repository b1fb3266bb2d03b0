"""What a person chooses for the printed summary: paper, size of the type, and what is left off."""

from dataclasses import dataclass
from enum import StrEnum

from app.services.day_words import DayStyle


class Size(StrEnum):
    """The size of the type; the largest has a layout of its own."""

    NORMAL = "normal"
    LARGE = "large"
    X_LARGE = "x-large"


class Form(StrEnum):
    """What is printed: the whole summary, or half a page to carry."""

    SUMMARY = "summary"
    POCKET_CARD = "pocket-card"


class Part(StrEnum):
    """What can be left off. The findings, what was not checked, the allergies and the medicines always stay."""

    NAME = "name"
    CIRCUMSTANCES = "circumstances"
    REASONS = "reasons"
    CHANGES = "changes"
    PRODUCTS = "products"
    CLINICIAN = "clinician"


FORMS = {Form.SUMMARY: "Summary", Form.POCKET_CARD: "Pocket card"}
SIZES = {Size.NORMAL: "Normal", Size.LARGE: "12 point", Size.X_LARGE: "16 point"}
PARTS = {
    Part.NAME: "the name and the birth date",
    Part.CIRCUMSTANCES: "the circumstances",
    Part.REASONS: "what medicines are for",
    Part.CHANGES: "since when and what changed",
    Part.PRODUCTS: "the cannabis products",
    Part.CLINICIAN: "the clinician’s part of the findings and their sources",
}


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """The choices.

    `paper` is "a4" or "letter", `without` what the person leaves off, `dates` how days are written,
    `form` what is printed. `origin` says where cannabis products are from, which is on no page unless it is asked for.
    """

    paper: str = "a4"
    size: Size = Size.NORMAL
    without: frozenset[Part] = frozenset()
    dates: DayStyle = DayStyle.DAY_FIRST
    form: Form = Form.SUMMARY
    origin: bool = False
