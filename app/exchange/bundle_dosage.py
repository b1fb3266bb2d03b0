"""How a medicine is taken as FHIR R4 dosages: always the sentence, and the structure where it is exact.

Source: https://hl7.org/fhir/R4/dosage.html and https://hl7.org/fhir/R4/valueset-event-timing.html.
"""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.medicines import Medicine
from app.domain.regimens import DayPart, EveryUnit, Regimen, RegimenKind, Weekday, planned_parts
from app.exchange.bundle_parts import Resource, concept, known, quantity, text
from app.services import medicine_words, words

_WHEN = {DayPart.MORNING: "MORN", DayPart.NOON: "NOON", DayPart.EVENING: "EVE", DayPart.BEDTIME: "HS"}
_DAYS = {each: each.value[:3] for each in Weekday}
_MULTIPLIED = ("mg", "micrograms", "g", "units")
"""Strengths of one piece, so that pieces times strength is the dose."""


def dosages(regimen: Regimen, medicine: Medicine) -> list[Resource]:
    """One dosage, or for unequal parts of a day one for each number of pieces, in their order."""
    sentence = text(medicine_words.regimen_sentence(regimen, medicine))
    shapes = list(_shapes(regimen, medicine)) or [{}]
    several = len(shapes) > 1
    common = {"text": sentence, "asNeededBoolean": None, "route": _route(medicine)}
    return [
        known({"sequence": place if several else None} | common | shape) for place, shape in enumerate(shapes, start=1)
    ]


def _shapes(regimen: Regimen, medicine: Medicine) -> Iterator[Resource]:
    if regimen.kind is RegimenKind.DAY_PARTS:
        yield from _day_parts(regimen, medicine)
    elif regimen.kind is RegimenKind.AS_NEEDED:
        yield _as_needed(regimen, medicine)
    elif regimen.kind is not RegimenKind.IN_WORDS:
        repeat = _repeat(regimen)
        yield {"timing": {"repeat": repeat} if repeat else None, "doseAndRate": _dose(regimen.dose, regimen, medicine)}


def _day_parts(regimen: Regimen, medicine: Medicine) -> Iterator[Resource]:
    """Parts of the day with the same number of pieces stand together."""
    planned = planned_parts(regimen)
    for pieces in dict.fromkeys(number for _, number in planned):
        codes = [_WHEN[part] for part, number in planned if number == pieces]
        repeat = {"frequency": len(codes), "period": 1, "periodUnit": "d", "when": codes}
        yield {"timing": {"repeat": repeat}, "doseAndRate": _dose(pieces, regimen, medicine)}


def _as_needed(regimen: Regimen, medicine: Medicine) -> Resource:
    most = regimen.most_in_24h
    reason = text(medicine.reason)
    return {
        "asNeededBoolean": None if reason else True,
        "asNeededCodeableConcept": concept(reason) if reason else None,
        "doseAndRate": _dose(regimen.dose, regimen, medicine),
        "maxDosePerPeriod": None
        if most is None
        else {"numerator": _amount(most, medicine), "denominator": quantity(24, "h")},
    }


def _repeat(regimen: Regimen) -> Resource:
    clocks = [each.strftime("%H:%M:%S") for each in regimen.times]
    if regimen.kind is RegimenKind.AT_TIMES:
        return {"frequency": len(clocks), "period": 1, "periodUnit": "d", "timeOfDay": clocks} if clocks else {}
    if regimen.kind is RegimenKind.WEEKDAYS:
        return known({"dayOfWeek": [_DAYS[each] for each in dict.fromkeys(regimen.weekdays)], "timeOfDay": clocks})
    if not regimen.every:
        return {}
    unit = "d" if regimen.every_unit is EveryUnit.DAYS else "h"
    return known({"frequency": 1, "period": regimen.every, "periodUnit": unit})


def _dose(pieces: Decimal | None, regimen: Regimen, medicine: Medicine) -> list[Resource]:
    rate = None if regimen.rate is None else quantity(regimen.rate, "micrograms/hour")
    found = known({"doseQuantity": None if pieces is None else _amount(pieces, medicine), "rateQuantity": rate})
    return [found] if found else []


def _amount(pieces: Decimal, medicine: Medicine) -> Resource:
    """The amount in the unit of the strength where one piece has one, else the number of pieces."""
    strength = medicine.strength
    if strength is not None and strength.unit in _MULTIPLIED:
        return quantity(pieces * strength.value, strength.unit)
    return quantity(pieces, text(medicine.form) or "piece")


def _route(medicine: Medicine) -> Resource | None:
    return None if medicine.route is None else concept(words.ROUTES[medicine.route])
