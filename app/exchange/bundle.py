"""A diary as one FHIR R4 (4.0.1) bundle of type collection; docs/fhir.md says what it holds and what it leaves out."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.checkins import CheckIn
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.products import Product
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.uses import Use
from app.exchange import bundle_medicines as medicines
from app.exchange import bundle_observations as observations
from app.exchange.bundle_findings import DEVICE, KIND, device, issue_of
from app.exchange.bundle_parts import Resource, as_json, hl7, id_of, known, moment, refer, text
from app.services.taking_out import Everything

_ME, _PATIENT = "me", "Patient"


def fhir_bundle(taken: Everything) -> bytes:
    """One JSON object in UTF-8, one resource a line. The same diary and moment give the same bytes."""
    resources = list(_resources(taken))
    every = [*resources, *_provenance(resources, taken)]
    entries = ",\n".join(as_json({"fullUrl": f"urn:uuid:{each['id']}", "resource": each}) for each in every)
    person = _person(taken)
    meta = {"meta": {"security": [hl7("v3-ActReason", "HTEST")]}} if person.invented else {}
    head = {"resourceType": "Bundle"} | meta | {"type": "collection", "timestamp": moment(taken.made)}
    return f'{as_json(head)[:-1]}, "entry": [\n{entries}\n]}}\n'.encode()


def _resources(taken: Everything) -> Iterator[Resource]:
    person, me, vocabulary = _person(taken), refer(_PATIENT, _ME), taken.seen.data.vocabulary
    regimens, products = _by_medicine(taken), {each.id: each for each in _all(taken, Product)}
    unchecked = {each.about: each.line for each in taken.seen.unchecked}
    yield _patient(person)
    yield device(taken)
    yield from medicines.allergies_of(person, me)
    for medicine in _all(taken, Medicine):
        mine, said = regimens.get(medicine.id, ()), unchecked.get(medicine.id, "")
        yield from medicines.statements_of(medicine, mine, me, taken.made, vocabulary, said)
    for product in products.values():
        said = unchecked.get(product.id, "")
        if product.prescribed:
            yield medicines.product_statement(product, me, taken.made, vocabulary, said)
        else:
            yield medicines.product_substance(product, said)
    for use in _all(taken, Use):
        product = products.get(use.product_id)
        yield observations.use_observation(use, product, me, observations.about_use(product) if product else None)
    for checkin in _all(taken, CheckIn):
        yield from observations.score_observations(checkin, me)
    signs = dict(taken.seen.signs)
    yield from (observations.effect_observation(each, signs, me) for each in _all(taken, SideEffect))
    yield from observations.measures_of(person, me)
    about = _about(taken, regimens, products.values())
    yield from (issue_of(each, about, me, taken.made, taken.seen.data) for each in taken.seen.findings)


def _patient(person: Person) -> Resource:
    name = text(person.name)
    return known(
        {
            "resourceType": _PATIENT,
            "id": id_of(_PATIENT, _ME),
            "name": [{"text": name}] if name else [],
            "birthDate": str(person.birth) if person.birth else "",
        }
    )


def _provenance(resources: list[Resource], taken: Everything) -> Iterator[Resource]:
    """Who said what: the person all of the record, this program what it looked up."""
    looked_up = [each for each in resources if each["resourceType"] == KIND]
    said = [each for each in resources if each["resourceType"] not in (KIND, DEVICE)]
    data = taken.seen.data
    source = f"Interaction data file, edition {data.edition}, SHA-256 {data.digest}"
    for name, targets, who, what in (
        ("said", said, refer(_PATIENT, _ME), f"Entered by hand in Doseleaf {taken.version}"),
        ("looked-up", looked_up, refer(DEVICE, DEVICE), source),
    ):
        if targets:
            yield {
                "resourceType": "Provenance",
                "id": id_of("Provenance", name),
                "target": [{"reference": f"urn:uuid:{each['id']}"} for each in targets],
                "recorded": moment(taken.made),
                "agent": [{"type": {"coding": [hl7("provenance-participant-type", "author")]}, "who": who}],
                "entity": [{"role": "source", "what": {"display": what}}],
            }


def _about(
    taken: Everything, regimens: dict[str, tuple[Regimen, ...]], products: Iterable[Product]
) -> dict[str, Resource]:
    """For the id of each medicine and product the reference to what stands for it today."""
    today = taken.made.date()
    found = {
        each.id: refer(
            medicines.STATEMENT,
            medicines.newest_statement(each, regimens.get(each.id, ()), today),
            each.name,
        )
        for each in _all(taken, Medicine)
    }
    return found | {each.id: observations.about_use(each) for each in products}


def _by_medicine(taken: Everything) -> dict[str, tuple[Regimen, ...]]:
    found: dict[str, tuple[Regimen, ...]] = {}
    for each in _all(taken, Regimen):
        found[each.medicine_id] = (*found.get(each.medicine_id, ()), each)
    return found


def _person(taken: Everything) -> Person:
    return next(iter(_all(taken, Person)), Person(_ME))


def _all(taken: Everything, family: type[Any]) -> tuple[Any, ...]:
    return tuple(each for each in taken.records if isinstance(each, family))
