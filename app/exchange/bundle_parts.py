"""The small parts of a FHIR R4 resource: text, codes, amounts, moments and references; only what is known is written.

Sources: HL7 FHIR R4 (4.0.1), https://hl7.org/fhir/R4/datatypes.html; UCUM, https://ucum.org; RxNorm and UNII codes are
those of the data file.
"""

import json
import re
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.domain.kept_text import keep
from app.domain.substances import Vocabulary
from app.exchange.columns import digits

Resource = dict[str, Any]
UCUM = "http://unitsofmeasure.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
UNII = "http://fdasis.nlm.nih.gov"
LOINC = "http://loinc.org"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
_OURS = uuid.UUID("5d0c1f0e-7a53-5c0b-9d6a-3f1d6b2b7c11")
_CODES = {
    "mg": "mg",
    "micrograms": "ug",
    "g": "g",
    "mL": "mL",
    "mg/mL": "mg/mL",
    "micrograms/hour": "ug/h",
    "%": "%",
    "mmol": "mmol",
    "kg": "kg",
    "h": "h",
    "score": "{score}",
}
"""Units as UCUM writes them. A unit that is not here is text only: what a person called a unit is not made into one."""
_UNSEEN = re.compile("[^\\S \\r\\n\\t]|[\x00-\x08\x0e-\x1b\x7f-\x9f]")
_HALF = re.compile("[\ud800-\udfff]")
_MINUTE = timedelta(minutes=1)


def id_of(kind: str, ours: str) -> str:
    """The id of a resource: a UUID that is the same each time the same record is written."""
    return str(uuid.uuid5(_OURS, f"{kind}/{keep(ours)}"))


def refer(kind: str, ours: str, display: str = "") -> Resource:
    """A reference to another resource of the bundle."""
    return known({"reference": f"urn:uuid:{id_of(kind, ours)}", "display": text(display)})


def known(fields: Resource) -> Resource:
    """Without what holds nothing: FHIR knows no empty text, list or object. A 0 and a false stay."""
    found = {
        name: [each for each in value if each] if isinstance(value, list) else value for name, value in fields.items()
    }
    return {name: value for name, value in found.items() if value is not None and value not in ("", [], {})}


def text(value: str) -> str:
    """Text as FHIR may hold it: no signs that cannot be seen, no half characters; nothing but spaces is nothing."""
    found = _HALF.sub("\ufffd", _UNSEEN.sub(" ", value))
    return found if found.strip() else ""


def concept(words: str, *codings: Resource, otherwise: str = "") -> Resource:
    """Something in words, with codes where there are any; `otherwise` stands where there are no words."""
    return known({"coding": list(codings), "text": text(words) or otherwise})


def coding(system: str, code: str, display: str = "") -> Resource:
    """One code of a code system."""
    return known({"system": system, "code": code, "display": text(display)})


def hl7(system: str, code: str) -> Resource:
    """One code of HL7's own terminology."""
    return coding(f"{TERMINOLOGY}/{system}", code)


def substance_codings(entry_id: str | None, vocabulary: Vocabulary) -> list[Resource]:
    """The codes that the data file has for a substance or a combination; none where it has none."""
    entry = vocabulary.entry(entry_id) if entry_id else None
    if entry is None:
        return []
    unii = getattr(entry, "unii", "")
    found = [coding(RXNORM, entry.rxcui, entry.name)] if entry.rxcui else []
    return [*found, coding(UNII, unii, entry.name)] if unii else found


def quantity(value: Decimal | int, unit: str) -> Resource:
    """An amount; with a UCUM code where its unit has one, else with the unit's word only."""
    code = _CODES.get(unit)
    coded = {"system": UCUM, "code": code} if code else {}
    return known({"value": Decimal(value), "unit": text(unit)} | coded)


def moment(at: datetime) -> str:
    """An instant to the second; one whose offset is no whole minutes is written in UTC."""
    whole = (at.utcoffset() or timedelta(0)) % _MINUTE == timedelta(0)
    shown = at if whole else at.astimezone(UTC)
    return shown.replace(microsecond=0).isoformat()


def when(at: datetime, *, timed: bool) -> str:
    """A moment, or only its day where nobody knows the time."""
    return moment(at) if timed else at.date().isoformat()


def period(first: str, last: date | None) -> Resource:
    """From one day to another; what is open is left out."""
    return known({"start": first, "end": last.isoformat() if last else ""})


def note(*lines: str) -> list[Resource]:
    """Remarks, each by itself."""
    return [{"text": each} for each in map(text, lines) if each]


def as_json(value: Any) -> str:
    """JSON in which an amount is a number with the digits it was recorded with, which no float could keep."""
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_json(name)}: {as_json(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
