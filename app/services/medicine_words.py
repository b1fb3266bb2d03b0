"""Medicines, regimens and cannabis in words: one generator for screen and paper."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.products import Product
from app.domain.regimens import DayPart, Regimen, RegimenKind, current, daily_pieces, planned_parts
from app.domain.substances import Vocabulary
from app.domain.uses import Use, cbd_mg, counts_in_totals, thc_mg
from app.services import words

_UNITS = {"mg": "mg", "g": "g", "ml": "mL"}
_EMPTY_PARTS = ("–", "–", "–", "–")


def pieces(value: Decimal, form: str) -> str:
    """A number of pieces: "1 capsule", "½ tablet", "2 puffs"."""
    unit = (form or "piece").strip().casefold()
    unit = _UNITS.get(unit, unit)
    digits = words.number(value)
    shown = {"0.5": "½", "0.25": "¼", "0.75": "¾", "1.5": "1½", "2.5": "2½"}.get(digits, digits)
    return f"{shown}{words.NBSP}{unit if value <= 1 else plural(unit)}"


def plural(unit: str) -> str:
    """The plural of a form: tablets, patches, mL."""
    if unit in _UNITS.values() or unit.endswith("s"):
        return unit
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}{'es' if unit.endswith(('ch', 'sh', 'x')) else 's'}"


def regimen_sentence(regimen: Regimen, medicine: Medicine) -> str:
    """How it is taken, from the structure, by one fixed way: "1 capsule in the morning, 1 capsule at bedtime"."""
    if regimen.kind is RegimenKind.IN_WORDS:
        return regimen.words
    if regimen.kind is RegimenKind.AS_NEEDED:
        return _as_needed(regimen, medicine)
    where = {
        DayPart.MORNING: "in the morning",
        DayPart.NOON: "at noon",
        DayPart.EVENING: "in the evening",
        DayPart.BEDTIME: "at bedtime",
    }
    taken = [f"{pieces(number, medicine.form)} {where[part]}" for part, number in planned_parts(regimen)]
    return ", ".join(taken) or "nothing planned"


def daily_total(regimen: Regimen, medicine: Medicine) -> str:
    """The planned total: "2 capsules = 150 mg a day"; without the mg when no strength is known; empty as needed."""
    number = daily_pieces(regimen)
    if not number:
        return ""
    total = pieces(number, medicine.form)
    if medicine.strength is None or medicine.strength.unit not in ("mg", "micrograms", "g", "units"):
        return f"{total} a day"
    mg = Amount(medicine.strength.value * number, medicine.strength.unit)
    return f"{total} = {words.amount(mg)} a day"


def day_part_cells(regimen: Regimen | None) -> tuple[str, str, str, str]:
    """The four cells of the grid; "–" where nothing is taken."""
    if regimen is None or regimen.kind is not RegimenKind.DAY_PARTS:
        return _EMPTY_PARTS
    cells = ["–" if not part else pieces(part, "").split(words.NBSP)[0] for part in regimen.parts]
    return (cells[0], cells[1], cells[2], cells[3])


def strength_and_form(medicine: Medicine) -> str:
    """Strength and form, such as "300 mg, capsule"; empty when neither is known."""
    strength = words.amount(medicine.strength) if medicine.strength else ""
    return ", ".join(part for part in (strength, medicine.form) if part)


def what_it_is(medicine: Medicine, vocabulary: Vocabulary) -> str:
    """The ingredients in the file's names; empty when they are what was typed anyway."""
    found = [(each.name, vocabulary.substances.get(each.substance or "")) for each in medicine.ingredients]
    names = [substance.name if substance else name for name, substance in found]
    told = words.listed(names)
    return "" if told.casefold() == medicine.name.casefold() else told


def history(regimens: Sequence[Regimen], medicine: Medicine) -> tuple[str, ...]:
    """Every change of how it is taken, newest first: "since 1 Oct 2026: 2 capsules = 600 mg a day"."""
    ordered = sorted((one for one in regimens if one.valid_from), key=lambda one: str(one.valid_from), reverse=True)
    return tuple(
        f"since {words.short_day(one.valid_from)}: {daily_total(one, medicine) or regimen_sentence(one, medicine)}"
        for one in ordered
        if one.valid_from
    )


def really_taken(
    regimens: Sequence[Regimen], intakes: Sequence[Intake], period: Period, since: date | None = None
) -> str:
    """Counts of the period: "26 taken, 1 skipped, 3 not recorded of 30 planned"; as needed "recorded on 4 of 30 days".

    A planned dose is one day part of one day, so that taken, skipped and not recorded always add up to what was
    planned; every other dose taken is extra. A day without an entry is not recorded, never "not taken". `since` is the
    day the medicine was begun; while neither it nor a version's beginning is known, nothing counts as planned before
    the first dose that was recorded.
    """
    doses = [one for one in intakes if one.at.date() in period]
    first = since or min((one.at.date() for one in intakes), default=None)
    taken = [one for one in doses if one.status is IntakeStatus.TAKEN]
    planned = {
        (day, part)
        for day in period.days()
        if (regimen := current(regimens, day)) is not None and _begun(regimen, day, first)
        for part, _ in planned_parts(regimen)
    }
    if not planned:
        days = len({one.at.date() for one in taken})
        return f"recorded on {days} of {len(period)} days" if days else "no dose recorded in this period"
    if not doses:
        return f"nothing recorded of {len(planned)} planned"
    had = planned & {(one.at.date(), one.part) for one in taken}
    skipped = planned & {(one.at.date(), one.part) for one in doses if one.status is IntakeStatus.SKIPPED} - had
    unrecorded, extra = len(planned) - len(had) - len(skipped), len(taken) - len(had)
    counts = f"{len(had)} taken, {len(skipped)} skipped, {unrecorded} not recorded of {len(planned)} planned"
    return f"{counts}; {extra} extra" if extra else counts


def _begun(regimen: Regimen, day: date, first: date | None) -> bool:
    return regimen.valid_from is not None or (first is not None and first <= day)


def product_strength(product: Product) -> str:
    """What the label says of THC and CBD: "THC 10 mg/mL, CBD not known"."""
    basis = words.BASES[product.basis]

    def one(name: str, neutral: Decimal | None, acid: Decimal | None) -> str:
        if neutral is None and acid is None:
            return f"{name} not known"
        printed = [(label, value) for label, value in ((name, neutral), (f"{name}A", acid)) if value is not None]
        parts = [f"{label}{words.NBSP}{words.number(value)}{words.NBSP}{basis}" for label, value in printed]
        return " + ".join(parts)

    return f"{one('THC', product.thc, product.thca)}, {one('CBD', product.cbd, product.cbda)}"


def use_amount(use: Use) -> str:
    """How much was used: "0.3 mL", "2 drops", "amount not known"."""
    if use.amount is None:
        return "amount not known"
    unit = words.USE_UNITS[use.unit]
    return f"{words.number(use.amount)}{words.NBSP}{unit if use.amount > 1 else unit.removesuffix('s')}"


def use_mg(use: Use) -> str:
    """What the label makes of a use: "about 3 mg THC, about 3 mg CBD"."""
    told = f"{words.label_mg(thc_mg(use), 'THC')}, {words.label_mg(cbd_mg(use), 'CBD')}"
    return told if counts_in_totals(use) else f"{told}, {words.NOT_ADDED}"


def _as_needed(regimen: Regimen, medicine: Medicine) -> str:
    sentence = "when needed"
    if regimen.dose is not None:
        sentence += f": {pieces(regimen.dose, medicine.form)}"
    if regimen.gap_hours is not None:
        sentence += f", at least {words.number(regimen.gap_hours)} hours apart"
    if regimen.most_in_24h is not None:
        sentence += f", no more than {words.number(regimen.most_in_24h)} in 24 hours"
    return sentence
