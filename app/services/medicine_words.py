"""Medicines, regimens and cannabis in words: one generator for screen and paper."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.regimens import DayPart, Regimen, RegimenKind, Weekday, daily_pieces, planned_parts
from app.domain.substances import Vocabulary
from app.domain.uses import Use, cbd_mg, counts_in_totals, thc_mg
from app.services import words

_UNITS = {"mg": "mg", "g": "g", "ml": "mL"}
_NEEDED = "when needed"
_EMPTY_PARTS = ("–", "–", "–", "–")
_WHERE = {
    DayPart.MORNING: "in the morning",
    DayPart.NOON: "at noon",
    DayPart.EVENING: "in the evening",
    DayPart.BEDTIME: "at bedtime",
}


def pieces(value: Decimal, form: str) -> str:
    """A number of pieces: "1 capsule", "½ tablet", "2 puffs"."""
    unit = (form or "piece").strip().casefold()
    unit = _UNITS.get(unit, unit)
    return f"{_digits(value)}{words.NBSP}{unit if value <= 1 else plural(unit)}"


def counted_of(value: Decimal, word: str) -> str:
    """An exact number of things: "1 hour", "3.5 days"."""
    return f"{words.number(value)}{words.NBSP}{word}{'' if value == 1 else 's'}"


def plural(unit: str) -> str:
    """The plural of a form: tablets, patches, mL."""
    if unit in _UNITS.values() or unit.endswith("s"):
        return unit
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}{'es' if unit.endswith(('ch', 'sh', 'x')) else 's'}"


def regimen_sentence(regimen: Regimen, medicine: Medicine) -> str:
    """How it is taken, from the structure, by one fixed way: the only sentence, on screen, on paper and in files.

    "1-0-1-0 capsules: 1 in the morning, 1 in the evening", "every 72 hours: 1 patch", "from 8 Jun to 14 Jun 2025:
    0-0-0-1 tablet" for one step of a taper.
    """
    shapes: dict[RegimenKind, Callable[[Regimen, Medicine], str]] = {
        RegimenKind.DAY_PARTS: _day_parts,
        RegimenKind.AT_TIMES: _at_times,
        RegimenKind.INTERVAL: _interval,
        RegimenKind.WEEKDAYS: _weekdays,
        RegimenKind.AS_NEEDED: _as_needed,
        RegimenKind.PATCH: _patch,
        RegimenKind.IN_WORDS: lambda regimen, _: regimen.words,
    }
    return shapes[regimen.kind](regimen, medicine)


def timing(regimen: Regimen) -> str:
    """When, without how much: "every 72 hours", "at 06:00 and 14:00"; empty as needed, by day parts and in words."""
    if regimen.kind is RegimenKind.AT_TIMES and regimen.times:
        return _clocks(regimen)
    return _on_days(regimen) if regimen.kind is RegimenKind.WEEKDAYS else _every(regimen)


def scheme(regimen: Regimen, medicine: Medicine) -> str:
    """The day in four numbers and what they count: "1-0-2-0 tablets"; without the unit when no form is known."""
    total = sum((part or Decimal(0) for part in regimen.parts), Decimal(0))
    unit = medicine.form.strip() and pieces(max(total, Decimal(1)), medicine.form).split(words.NBSP)[1]
    numbers = "-".join("0" if not part else _digits(part) for part in regimen.parts)
    return f"{numbers}{words.NBSP}{unit}" if unit else numbers


def daily_total(regimen: Regimen, medicine: Medicine) -> str:
    """The planned total: "2 capsules = 150 mg a day"; of what is not taken every day "1 tablet = 10 mg each time".

    Without the mg when no strength is known; empty as needed, for a patch and in words.
    """
    number, often = daily_pieces(regimen), "a day"
    if number is None and regimen.kind in (RegimenKind.INTERVAL, RegimenKind.WEEKDAYS):
        number, often = regimen.dose, "each time"
    if not number:
        return ""
    total = pieces(number, medicine.form)
    if medicine.strength is None or medicine.strength.unit not in ("mg", "micrograms", "g", "units"):
        return f"{total} {often}"
    mg = Amount(medicine.strength.value * number, medicine.strength.unit)
    return f"{total} = {words.amount(mg)} {often}"


def day_part_cells(regimen: Regimen | None) -> tuple[str, str, str, str]:
    """The four cells of the grid; "–" where nothing is taken."""
    if regimen is None or regimen.kind is not RegimenKind.DAY_PARTS:
        return _EMPTY_PARTS
    cells = ["–" if not part else _digits(part) for part in regimen.parts]
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


def span(first: date | None, last: date | None) -> str:
    """A stretch of days: "from 8 Jun to 14 Jun 2025", "from 15 Jun 2025", "until 14 Jun 2025"."""
    if first is None:
        return f"until {words.short_day(last)}" if last else "from a day not written down"
    begin = words.short_day(first)
    if last is None:
        return f"from {begin}"
    if first.year == last.year:
        begin = begin.removesuffix(f"{words.NBSP}{first.year}")
    return f"from {begin} to {words.short_day(last)}"


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


def ratio(product: Product) -> str:
    """THC to CBD by the label, in words as "1:10" is read as 110: "1 to 10"; empty where it cannot be said."""
    thc, cbd = product.thc, product.cbd
    if not thc or not cbd or product.thca is not None or product.cbda is not None:
        return ""
    one, other = min(thc, cbd), max(thc, cbd)
    shown = words.two_figures(other / one)
    times = words.number(shown)
    about = "" if shown * one == other else "about "
    return (f"{about}1 to {times}" if thc <= cbd else f"{about}{times} to 1").replace(" ", words.NBSP)


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


def _day_parts(regimen: Regimen, medicine: Medicine) -> str:
    planned = planned_parts(regimen)
    if regimen.taper:
        return f"{span(regimen.valid_from, regimen.valid_to)}: {scheme(regimen, medicine) if planned else 'none'}"
    if not planned:
        return "nothing planned"
    told = ", ".join(f"{_digits(number)} {_WHERE[part]}" for part, number in planned)
    return f"{scheme(regimen, medicine)}: {told}"


def _at_times(regimen: Regimen, medicine: Medicine) -> str:
    return f"{_clocks(regimen)}{_each(regimen, medicine)}" if regimen.times else f"at times{_each(regimen, medicine)}"


def _interval(regimen: Regimen, medicine: Medicine) -> str:
    clocks = f" {_clocks(regimen)}" if regimen.times else ""
    counted = f", counted from {words.short_day(regimen.anchor)}" if regimen.anchor else ""
    return f"{_every(regimen) or 'at an interval not written down'}{clocks}{_each(regimen, medicine)}{counted}"


def _weekdays(regimen: Regimen, medicine: Medicine) -> str:
    clocks = f" {_clocks(regimen)}" if regimen.times else ""
    return f"{_on_days(regimen)}{clocks}{_each(regimen, medicine)}"


def _on_days(regimen: Regimen) -> str:
    named = [f"{day.value.capitalize()}s" for day in Weekday if day in regimen.weekdays]
    return "every day" if len(named) == len(Weekday) else f"every week on {words.listed(named)}"


def _patch(regimen: Regimen, medicine: Medicine) -> str:
    number = regimen.dose or Decimal(1)
    rate = f" of {words.number(regimen.rate)}{words.NBSP}micrograms/hour" if regimen.rate is not None else ""
    together = " together" if rate and number > 1 else ""
    worn = f"{pieces(number, medicine.form or 'patch')}{rate}{together}"
    every = _every(regimen)
    return f"{every}: {worn}" if every else f"{worn}, how long one stays on is not written down"


def without_reason(sentence: str, reason: str) -> str:
    """A sentence of how something is taken without what it is for."""
    return sentence.replace(f"{_NEEDED} for {reason}", _NEEDED) if reason else sentence


def _as_needed(regimen: Regimen, medicine: Medicine) -> str:
    sentence = f"{_NEEDED} for {medicine.reason}" if medicine.reason else _NEEDED
    if regimen.words:
        return regimen.words if "needed" in regimen.words.casefold() else f"{sentence}: {regimen.words}"
    sentence += _each(regimen, medicine)
    if regimen.gap_hours is not None:
        sentence += f", at least {counted_of(regimen.gap_hours, 'hour')} apart"
    if regimen.most_in_24h is not None:
        sentence += f", no more than {words.number(regimen.most_in_24h)} in 24{words.NBSP}hours"
    return sentence


def _each(regimen: Regimen, medicine: Medicine) -> str:
    return f": {pieces(regimen.dose, medicine.form)}" if regimen.dose is not None else ""


def _every(regimen: Regimen) -> str:
    unit = regimen.every_unit.value.removesuffix("s")
    if not regimen.every:
        return ""
    return f"every {unit}" if regimen.every == 1 else f"every {counted_of(regimen.every, unit)}"


def _clocks(regimen: Regimen) -> str:
    return f"at {words.listed([each.strftime('%H:%M') for each in sorted(set(regimen.times))])}"


def _digits(value: Decimal) -> str:
    digits = words.number(value)
    return {"0.5": "½", "0.25": "¼", "0.75": "¾", "1.5": "1½", "2.5": "2½"}.get(digits, digits)
