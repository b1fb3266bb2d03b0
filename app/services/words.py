"""Seriousness, certainty, routes and units as people read them, on screen and on paper alike."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from app.domain.amounts import Amount, plain
from app.domain.interactions import Certainty, Seriousness, Source
from app.domain.items import Unchecked, UncheckedPart
from app.domain.moments import PartialDate, TimePrecision
from app.domain.products import Basis, ProductForm, StrengthSource
from app.domain.regimens import DayPart
from app.domain.routes import Route
from app.domain.uses import AmountSource, LabelMg, Quality, UseUnit
from app.services import day_words
from app.services.day_words import NBSP as NBSP  # noqa: PLC0414  # words.NBSP is the name everybody knows
from app.services.reviews import ReviewState, Standing

SERIOUSNESS = {
    Seriousness.ASK_FIRST: "Ask first",
    Seriousness.RAISE_SOON: "Raise soon",
    Seriousness.WORTH_DISCUSSING: "Worth discussing",
    Seriousness.GOOD_TO_KNOW: "Good to know",
}
ON_REQUEST = "They are of low level and are usually shown to professionals only. They flag nothing and silence nothing."
"""Said wherever the entries that are shown on request are counted or listed."""

NO_EVIDENCE = "No rule matching is not evidence of safety."
"""Said beside every count of what could be checked."""

CERTAINTY = {
    Certainty.LABEL: "Regulator’s label",
    Certainty.GUIDELINE: "Guideline",
    Certainty.HUMAN_STUDY: "Human study",
    Certainty.OBSERVED: "Observed in patients",
    Certainty.CASE_REPORTS: "Case reports",
    Certainty.LABORATORY: "Laboratory only",
    Certainty.THEORY: "Theory",
}
BARS = {
    Certainty.LABEL: 6,
    Certainty.GUIDELINE: 6,
    Certainty.HUMAN_STUDY: 5,
    Certainty.OBSERVED: 4,
    Certainty.CASE_REPORTS: 3,
    Certainty.LABORATORY: 2,
    Certainty.THEORY: 1,
}
"""How many of the six rising bars count; always shown beside the words."""

ROUTES = {
    Route.SMOKED: "smoked",
    Route.VAPORISED: "vaporised",
    Route.DABBED: "dabbed",
    Route.SWALLOWED: "swallowed",
    Route.UNDER_TONGUE: "under the tongue",
    Route.TOPICAL: "on the skin",
    Route.PATCH: "patch",
    Route.RECTAL: "rectal",
    Route.UNKNOWN: "route not known",
    Route.INJECTED: "injected",
    Route.INHALED: "inhaled",
    Route.NASAL: "in the nose",
    Route.EYE: "in the eye",
}
DAY_PARTS = {
    DayPart.MORNING: "Morning",
    DayPart.NOON: "Noon",
    DayPart.EVENING: "Evening",
    DayPart.BEDTIME: "Bedtime",
}
PRODUCT_FORMS = {
    ProductForm.FLOWER: "Flower",
    ProductForm.PREROLL: "Pre-rolled joint",
    ProductForm.OIL: "Oil or tincture",
    ProductForm.CAPSULE: "Capsule",
    ProductForm.EDIBLE: "Edible",
    ProductForm.DRINK: "Drink",
    ProductForm.SPRAY: "Mouth spray",
    ProductForm.CARTRIDGE: "Vape cartridge",
    ProductForm.CONCENTRATE: "Concentrate",
    ProductForm.CREAM: "Cream or balm",
    ProductForm.PATCH: "Patch",
    ProductForm.HOME_MADE: "Home-made food or drink",
    ProductForm.OTHER: "Something else",
}
BASES = {
    Basis.PERCENT: "%",
    Basis.MG_PER_G: "mg/g",
    Basis.MG_PER_ML: "mg/mL",
    Basis.MG_PER_PIECE: "mg per piece",
    Basis.MG_PER_SPRAY: "mg per spray",
    Basis.MG_PER_PACK: "mg in the whole pack",
}
USE_UNITS = {
    UseUnit.G: "g",
    UseUnit.MG: "mg",
    UseUnit.ML: "mL",
    UseUnit.DROP: "drops",
    UseUnit.PIECE: "pieces",
    UseUnit.SPRAY: "sprays",
    UseUnit.PUFF: "puffs",
    UseUnit.PACK: "packs",
    UseUnit.JOINT: "joints",
}
AMOUNT_SOURCES = {
    AmountSource.WEIGHED: "weighed",
    AmountSource.COUNTED: "counted",
    AmountSource.MARKED: "marked syringe or spoon",
    AmountSource.ESTIMATED: "my estimate",
    AmountSource.UNKNOWN: "not known",
}
STRENGTH_SOURCES = {
    StrengthSource.LABEL: "from the label",
    StrengthSource.CERTIFICATE: "from a certificate",
    StrengthSource.SELLER: "the seller said",
    StrengthSource.GUESS: "my guess",
    StrengthSource.UNKNOWN: "not known",
}
READ = {
    "whole": "Read whole.",
    "part": "Read in part.",
    "abstract": "Abstract read.",
    "quoted-elsewhere": "Known from a second-hand account only.",
    "not-found": "Could not be found again.",
}
"""How far somebody of the project read a source."""

REVIEW_STATES = {
    ReviewState.REVIEWED: "reviewed by a health professional",
    ReviewState.SOURCE_CHECKED: "checked against their sources by the project",
    ReviewState.CHANGED_SINCE: "changed since they were last checked",
    ReviewState.NOT_REVIEWED: "not yet checked against their sources",
}
MG_FOOTNOTE = (
    "This is what the label says, not what your body takes in. "
    "Labels can be wrong, and smoking, vaping and eating differ a lot."
)
NOT_ADDED = "on the skin, not added to totals"
NOTHING_IN_IT = "its label has neither THC nor CBD, so there is nothing to look up"
_PARTS = (("night", 5), ("morning", 11), ("midday", 14), ("afternoon", 18), ("evening", 23), ("night", 24))
"""Parts of a day and the hour each ends at."""

_UNITS = (
    "mg/mL|micrograms/hour|micrograms|mg|mL|g|kg|units|mmol|%|"
    "tablets?|capsules?|drops?|puffs?|sprays?|packs?|joints?|patch(?:es)?"
)
_TIED = re.compile(rf"(?<=[0-9½¼¾]) (?=(?:{_UNITS}|{'|'.join(name[:3] for name in day_words.MONTHS)}))")


def tie(text: str) -> str:
    """The same words with a number never parted from its unit, nor a day from its month."""
    return _TIED.sub(NBSP, text)


def number(value: Decimal) -> str:
    """Digits as doses are written: 0.5, 5, 1,200; no trailing zero."""
    text = plain(value)
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole):,}"
    return f"{grouped}.{rest}" if rest else grouped


def amount(value: Amount) -> str:
    """A number and its unit, tied: "75 mg"."""
    return f"{number(value.value)}{NBSP}{value.unit}"


def day(value: date) -> str:
    """A date, in the order that was chosen: "6 November 2026"."""
    return day_words.full(value, day_words.day_style())


def short_day(value: date) -> str:
    """A date in a table: "6 Nov 2026"."""
    return day_words.short(value, day_words.day_style())


def long_day(value: date) -> str:
    """A date with its weekday: "Friday 20 November 2026"."""
    return day_words.with_weekday(value, day_words.day_style())


def partial(value: PartialDate) -> str:
    """What is known of a date: "6 Nov 2026", "March 2024", "2024"."""
    return day_words.known_part(value, day_words.day_style())


def clock(value: datetime) -> str:
    """The wall-clock time it was: "21:40"."""
    return value.strftime("%H:%M")


def moment(value: datetime, precision: TimePrecision) -> str:
    """When it was, no more exactly than is known: "21:40", "about 21:40", "evening", "time not known"."""
    if precision is TimePrecision.DAY_ONLY:
        return "time not known"
    if precision is TimePrecision.PART_OF_DAY:
        return next(name for name, until in _PARTS if value.hour < until)
    return f"about {clock(value)}" if precision is TimePrecision.ABOUT else clock(value)


def listed(things: Sequence[str]) -> str:
    """Several things as a sentence has them: "a, b and c"."""
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}" if things else ""


def label_mg(found: LabelMg, what: str) -> str:
    """A figure from a label and how it is known: "about 3 mg THC", "roughly 10 mg THC", "THC amount not known".

    What a pharmacy's label prints is not rounded ("10.8 mg THC"); two guesses give half to double ("very rough").
    """
    if found.value is None or found.quality is Quality.UNKNOWN:
        return f"{what} amount not known"
    if found.exact:
        return f"{number(found.value)}{NBSP}mg{NBSP}{what}"
    if found.quality is Quality.ROUGH and found.value:
        low, high = (number(round_mg(each, found.quality)) for each in (found.value / 2, found.value * 2))
        return f"very rough: {low} to {high}{NBSP}mg{NBSP}{what}"
    return f"{mg_range(found.value, found.value, found.quality)}{NBSP}{what}"


def mg_range(low: Decimal, high: Decimal, quality: Quality) -> str:
    """Two figures from labels, rounded, and how they are known: "roughly 5 to 10 mg"; what is there is never 0."""
    rounded = [number(round_mg(value, quality)) for value in (low, high)]
    if high and rounded[1] == "0":
        return f"less than 0.1{NBSP}mg"
    word = {Quality.MEASURED: "about", Quality.PARTLY_ESTIMATED: "roughly"}.get(quality, "very roughly")
    if low and rounded[0] == "0":
        return f"{word} {rounded[1]}{NBSP}mg or less"
    return f"{word} {' to '.join(dict.fromkeys(rounded))}{NBSP}mg"


def round_mg(value: Decimal, quality: Quality) -> Decimal:
    """Round for display only, half up: <1 to 0.1, <10 to 0.5, <100 to 1 (5 when estimated), <1000 to 10, then 100."""
    coarse = Decimal(1) if quality is Quality.MEASURED else Decimal(5)
    steps = ((1, Decimal("0.1")), (10, Decimal("0.5")), (100, coarse), (1000, Decimal(10)))
    step = next((step for below, step in steps if value < below), Decimal(100))
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def findings_heading(count: int) -> str:
    """The heading over the findings in print; without any it claims nothing, since perhaps nothing was looked up."""
    about = "Findings: known interaction categories"
    return f"{about} this record falls into ({count})" if count else about


def two_figures(value: Decimal) -> Decimal:
    """Derived mg never pretend to more than two figures; rounded half up, as everywhere."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding=ROUND_HALF_UP) if value else value


def unchecked(part: Unchecked) -> str:
    """Why a part of a thing could not be checked, as a phrase that names the part."""
    return {
        UncheckedPart.NAME: f"{part.what}: the name is not recognised",
        UncheckedPart.NOT_COVERED: f"{part.what}: a medicine, but not in the checked list",
        UncheckedPart.INGREDIENT: f"{part.what}: not in the checked list",
        UncheckedPart.CONTENT: f"{part.what} content not known",
        UncheckedPart.ROUTE: "route not known",
        UncheckedPart.EFFECTS: f"{part.what}: effects together not looked at",
        UncheckedPart.LEVELS: f"{part.what}: blood levels not looked at",
        UncheckedPart.NOT_YET: f"{part.what}: starts after this day",
        UncheckedPart.NO_LONGER: f"{part.what}: stopped too long ago for any rule to look at it",
        UncheckedPart.PLACE: f"{part.what}: put on one place of the body; this use was not looked at",
    }[part.part]


def review(standing: Standing) -> str:
    """Who has checked an entry, when, and what is missing."""
    found = standing.review
    if found is None:
        return "Not yet checked against its sources. No health professional has signed it."
    on = day(found.on)
    if standing.state is ReviewState.REVIEWED:
        return f"Reviewed by {found.by} on {on}."
    if standing.state is ReviewState.SOURCE_CHECKED:
        return f"Checked against its sources by the project on {on}. No health professional has signed it yet."
    return f"Changed since it was last checked on {on}. No health professional has signed this wording."


def source(found: Source) -> str:
    """A source as a line: title, year, identifiers, and how far it was read."""
    labels = {"doi": "doi", "pmid": "PMID", "pmcid": "PMC", "label_set_id": "label", "address": ""}
    marks = ", ".join(f"{labels[key]} {value}".strip() for key, value in found.identifiers)
    return f"{found.title} ({found.year}). {marks}. {READ[found.read]}"


def counted(value: int, word: str) -> str:
    """A number of things: "1 use", "2 uses"."""
    return f"{value:,}{NBSP}{word}{'' if value == 1 else 's'}"


def joined(sentences: Iterable[str]) -> str:
    """Sentences in a row, each with its full stop."""
    stops = (".", "?", "!", "”")
    return " ".join(text if text.endswith(stops) else f"{text}." for text in sentences if text)
