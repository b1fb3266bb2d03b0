"""Medicines, prescribed cannabis and allergies as FHIR R4 resources."""

from collections.abc import Iterator
from datetime import date, datetime

from app.domain.medicines import Medicine
from app.domain.people import AllergiesAsked, Allergy, Person
from app.domain.products import Product
from app.domain.regimens import Regimen, ordered
from app.domain.substances import Vocabulary
from app.exchange.bundle_dosage import dosages
from app.exchange.bundle_parts import (
    Resource,
    coding,
    concept,
    hl7,
    id_of,
    known,
    moment,
    note,
    period,
    substance_codings,
    text,
)
from app.services import medicine_words, words

STATEMENT, SUBSTANCE = "MedicationStatement", "Substance"
_ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
"""The International Patient Summary's codes for what is known to be absent, and for what nobody said."""
_NO_NAME = "Without a name"
_NO_KNOWN, _NOT_ASKED = ("no-known-allergies", "No known allergies"), ("no-allergy-info", "Not asked about allergies")


def statements_of(
    medicine: Medicine,
    regimens: tuple[Regimen, ...],
    me: Resource,
    made: datetime,
    vocabulary: Vocabulary,
    unchecked: str,
) -> Iterator[Resource]:
    """One statement for each version of how it is taken; one without a dosage where none was written down.

    `unchecked` says that it was not, or only partly, looked up, and why.
    """
    coded = substance_codings(medicine.chosen, vocabulary)
    versions: tuple[Regimen | None, ...] = tuple(ordered(regimens)) or (None,)
    for regimen in versions:
        yield known(
            {
                "resourceType": STATEMENT,
                "id": id_of(STATEMENT, _ours(medicine, regimen)),
                "status": _status(medicine, regimen, made.date()),
                "statusReason": [concept(medicine.stop_reason)],
                "medicationCodeableConcept": concept(medicine.name, *coded, otherwise=_NO_NAME),
                "subject": me,
                "effectivePeriod": _effective(medicine, regimen),
                "dateAsserted": moment(made),
                "informationSource": me,
                "reasonCode": [concept(medicine.reason)],
                "note": note(unchecked, *_remarks(medicine, regimen)),
                "dosage": dosages(regimen, medicine) if regimen else [],
            }
        )


def newest_statement(medicine: Medicine, regimens: tuple[Regimen, ...], today: date) -> str:
    """Which record's statement stands for a medicine today: the newest version that has begun, else the first."""
    every = ordered(regimens)
    begun = [each for each in every if each.valid_from is None or each.valid_from <= today]
    chosen = begun[-1:] or list(every[:1])
    return _ours(medicine, chosen[0] if chosen else None)


def of_product(product: Product) -> str:
    """What a product's resource is named after."""
    return f"product/{product.id}"


def _ours(medicine: Medicine, regimen: Regimen | None) -> str:
    return f"medicine/{medicine.id}" if regimen is None else f"regimen/{regimen.id}"


def product_statement(
    product: Product, me: Resource, made: datetime, vocabulary: Vocabulary, unchecked: str
) -> Resource:
    """A prescribed cannabis product: what the label says stands as a remark."""
    return known(
        {
            "resourceType": STATEMENT,
            "id": id_of(STATEMENT, of_product(product)),
            "status": "active" if product.still_used else "unknown",
            "medicationCodeableConcept": concept(
                product.name, *substance_codings(product.chosen, vocabulary), otherwise=_NO_NAME
            ),
            "subject": me,
            "dateAsserted": moment(made),
            "informationSource": me,
            "note": note(unchecked, _label(product), product.note),
        }
    )


def product_substance(product: Product, unchecked: str) -> Resource:
    """A cannabis product that nobody prescribed: a substance, so that no system takes it for a prescription."""
    return known(
        {
            "resourceType": SUBSTANCE,
            "id": id_of(SUBSTANCE, of_product(product)),
            "code": concept(product.name, otherwise=_NO_NAME),
            "description": text(f"{unchecked} {_label(product)}".strip()),
        }
    )


def allergies_of(person: Person, me: Resource) -> Iterator[Resource]:
    """What the person reacted badly to; else that none is known, or that nobody asked, which are two things."""
    if not person.allergies:
        none = person.allergies_asked is AllergiesAsked.NONE_KNOWN
        code, display = _NO_KNOWN if none else _NOT_ASKED
        yield _allergy("none", concept(display, coding(_ABSENT, code)), me, [])
        return
    for place, each in enumerate(person.allergies):
        yield _allergy(f"{place}", concept(each.what, otherwise="Not said what"), me, _reaction(each))


def _allergy(ours: str, code: Resource, me: Resource, reaction: list[Resource]) -> Resource:
    return known(
        {
            "resourceType": "AllergyIntolerance",
            "id": id_of("AllergyIntolerance", ours),
            "clinicalStatus": {"coding": [hl7("allergyintolerance-clinical", "active")]},
            "verificationStatus": {"coding": [hl7("allergyintolerance-verification", "unconfirmed")]},
            "code": code,
            "patient": me,
            "asserter": me,
            "reaction": reaction,
        }
    )


def _reaction(allergy: Allergy) -> list[Resource]:
    said = concept(allergy.reaction)
    return [{"manifestation": [said]}] if said else []


def _status(medicine: Medicine, regimen: Regimen | None, today: date) -> str:
    stopped = medicine.stopped is not None and medicine.stopped < today
    ended = regimen is not None and regimen.valid_to is not None and regimen.valid_to < today
    if regimen is not None and regimen.valid_from is not None and regimen.valid_from > today:
        return "intended"
    if ended and not (stopped and medicine.stopped == regimen.valid_to):  # type: ignore[union-attr]
        return "completed"
    if stopped:
        return "stopped"
    return "active" if medicine.still_used else "unknown"


def _effective(medicine: Medicine, regimen: Regimen | None) -> Resource:
    """A version has its own days; the first day of the medicine only where no version says one."""
    last = regimen.valid_to if regimen and regimen.valid_to else medicine.stopped
    if regimen is not None and regimen.valid_from is not None:
        first = regimen.valid_from.isoformat()
        return period(first, last if last is None or last >= regimen.valid_from else None)
    began = medicine.started
    fits = began is not None and (last is None or began.latest() <= last)
    return period(str(began) if fits else "", last)


def _remarks(medicine: Medicine, regimen: Regimen | None) -> Iterator[str]:
    known_as = medicine_words.strength_and_form(medicine)
    if known_as:
        yield f"Strength and form: {known_as}"
    for label, said in (("Brand", medicine.brand), ("Prescribed by", medicine.prescriber), ("Note", medicine.note)):
        if said.strip():
            yield f"{label}: {said}"
    if regimen is not None and regimen.why.strip():
        yield f"Why this version: {regimen.why}"


def _label(product: Product) -> str:
    form = words.PRODUCT_FORMS[product.form]
    return f"{form}. {medicine_words.product_strength(product)}. Recorded by the person; the label was not verified."
