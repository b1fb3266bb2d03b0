"""What was used, measured and felt, as FHIR R4 observations; what is not known is said to be unknown, never 0."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.domain.checkins import CheckIn, Scale
from app.domain.people import Answer, Measured, Person
from app.domain.products import Product
from app.domain.side_effects import SideEffect
from app.domain.uses import LabelMg, Use, cbd_mg, thc_mg
from app.exchange.bundle_medicines import STATEMENT, SUBSTANCE, of_product
from app.exchange.bundle_parts import LOINC, Resource, coding, concept, hl7, id_of, known, note, quantity, refer, when
from app.exchange.tables import milligrams
from app.services import cannabis_words, words
from app.services.wellbeing_view import noticed
from app.services.wellbeing_words import SCALES, SEVERITIES

_KIND = "Observation"
_PAIN = coding(LOINC, "72514-3")
"""Pain from 0 to 10 as the person says it, https://loinc.org/72514-3. The other questions are ours: words only."""
_MEASURES = {"weight": "Weight", "egfr": "Kidney: filtration rate", "creatinine": "Kidney: creatinine in blood"}


def use_observation(use: Use, product: Product | None, me: Resource, about: Resource | None) -> Resource:
    """One use of cannabis; `about` is the reference to its product."""
    name = product.name if product else ""
    return _observation(
        f"use/{use.id}",
        "social-history",
        concept("Cannabis use"),
        me,
        {
            "focus": [about] if about else [],
            "effectiveDateTime": when(use.at, timed=use.timed),
            "method": concept(words.ROUTES[use.route]),
            "component": list(_components(use, name)),
            "note": note(use.reason, use.note),
        },
    )


def score_observations(checkin: CheckIn, me: Resource) -> Iterator[Resource]:
    """Each question that was answered, and the hours slept. What was left out has no observation."""
    at = {"effectiveDateTime": checkin.at.date().isoformat()}
    for scale, score in checkin.scores:
        asked = SCALES[scale]
        codes = (_PAIN,) if scale is Scale.PAIN else ()
        code = concept(f"{asked.question} 0 {asked.low}, 10 {asked.high}", *codes)
        value = {"valueQuantity": quantity(score, "score")}
        yield _observation(f"check-in/{checkin.id}/{scale}", "survey", code, me, at | value)
    if checkin.slept_hours is not None:
        value = {"valueQuantity": quantity(checkin.slept_hours, "h")}
        yield _observation(
            f"check-in/{checkin.id}/slept", "survey", concept("Hours slept, as the person says"), me, at | value
        )


def effect_observation(effect: SideEffect, signs: Mapping[str, str], me: Resource) -> Resource:
    """Something that was noticed; it never says from what."""
    severity = concept(SEVERITIES[effect.severity]) if effect.severity else None
    return _observation(
        f"side-effect/{effect.id}",
        "survey",
        concept("Side effect that the person noticed"),
        me,
        {
            "effectiveDateTime": when(effect.at, timed=not effect.day_only),
            "valueCodeableConcept": concept(noticed(effect, signs)),
            "component": [{"code": concept("How bad it was"), "valueCodeableConcept": severity}] if severity else [],
            "note": note(effect.note, effect.did),
        },
    )


def measures_of(person: Person, me: Resource) -> Iterator[Resource]:
    """Weight and kidney values, as they were typed or stood on a letter."""
    for place, each in enumerate(person.measured):
        yield _measure(f"{place}", each, me)


def _measure(ours: str, measured: Measured, me: Resource) -> Resource:
    more = {
        "effectiveDateTime": measured.on.isoformat() if measured.on else "",
        "valueQuantity": quantity(measured.value, measured.unit),
    }
    return _observation(f"measured/{ours}", "", concept(_MEASURES[measured.what]), me, more)


def _observation(ours: str, category: str, code: Resource, me: Resource, more: Resource) -> Resource:
    return known(
        {
            "resourceType": _KIND,
            "id": id_of(_KIND, ours),
            "status": "final",
            "category": [{"coding": [hl7("observation-category", category)]}] if category else [],
            "code": code,
            "subject": me,
            "performer": [me],
        }
        | more
    )


def _components(use: Use, product: str) -> Iterator[Resource]:
    yield _component("Amount of the product", None if use.amount is None else quantity(use.amount, use.unit.value))
    if use.share != 1:
        yield _component("Share the person had of it", quantity(use.share, "of 1"))
    for name, figure in (("THC", thc_mg(use)), ("CBD", cbd_mg(use))):
        yield _component(f"{name} by the label of this amount", _mg(figure))
    yield {
        "code": concept("How the mg are known"),
        "valueCodeableConcept": concept(cannabis_words.known_how(use)),
    }
    if named := concept(product):
        yield {"code": concept("Product"), "valueCodeableConcept": named}
    for label, answer in (("With tobacco", use.tobacco), ("With food", use.food), ("With alcohol", use.alcohol)):
        if answer is not Answer.UNKNOWN:
            yield {"code": concept(label), "valueBoolean": answer is Answer.YES}


def _component(words_: str, value: Resource | None) -> Resource:
    """An amount, or that it is unknown: https://hl7.org/fhir/R4/valueset-data-absent-reason.html."""
    if value is None:
        return {"code": concept(words_), "dataAbsentReason": {"coding": [hl7("data-absent-reason", "unknown")]}}
    return {"code": concept(words_), "valueQuantity": value}


def _mg(figure: LabelMg) -> Resource | None:
    value: Decimal | None = milligrams(figure)
    return None if value is None else quantity(value, "mg")


def about_use(product: Product) -> Resource:
    """The reference from a use to its product: a statement where it is prescribed, else a substance."""
    return refer(STATEMENT if product.prescribed else SUBSTANCE, of_product(product), product.name)
