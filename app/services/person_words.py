"""What is known of the person beside circumstances, in words: values, a planned operation, contacts."""

from app.domain.contacts import Contact, Knows, Role
from app.domain.people import Measure, Measured, Person
from app.services import words

UNITS = {
    (Measure.WEIGHT, "kg"): "Weight, kg",
    (Measure.WEIGHT, "lb"): "Weight, lb",
    (Measure.FILTRATION, "mL/min/1.73 m²"): "Kidney: eGFR, mL/min/1.73 m²",
    (Measure.FILTRATION, "mL/min"): "Kidney: creatinine clearance, mL/min",
    (Measure.CREATININE, "mg/dL"): "Kidney: creatinine in blood, mg/dL",
    (Measure.CREATININE, "micromol/L"): "Kidney: creatinine in blood, micromol/L",
}
"""What can be measured, with the unit it is typed in; nothing is converted."""
ROLES = {Role.DOCTOR: "Doctor", Role.PHARMACY: "Pharmacy", Role.OTHER: "Somebody else"}
KNOWS = {Knows.YES: "Yes", Knows.NO: "No", Knows.NOT_SAID: "Not said"}
_TELLS = {Knows.YES: "knows about the cannabis", Knows.NO: "does not know about the cannabis"}
_EARLIER = 2
_BEFORE = "; before that "
_NAMES = {
    (Measure.FILTRATION, "mL/min/1.73 m²"): "eGFR ",
    (Measure.FILTRATION, "mL/min"): "creatinine clearance ",
}


def measured(one: Measured) -> str:
    """A value as it was typed, with its unit and day: "eGFR 71 mL/min/1.73 m² on 1 Nov 2026"."""
    name = _NAMES.get((one.what, one.unit), "creatinine " if one.what is Measure.CREATININE else "")
    return f"{name}{words.number(one.value)}{words.NBSP}{one.unit} {_day(one)}"


def values(person: Person) -> tuple[tuple[str, str], ...]:
    """Weight and kidney value, the newest first, of the kidney values the two before it too."""
    found = []
    kidney = _newest_first(person, Measure.FILTRATION, Measure.CREATININE)
    if kidney:
        earlier = [_after(kidney[0], each) for each in kidney[1 : _EARLIER + 1]]
        found.append(("kidney value", _BEFORE.join([measured(kidney[0]), *earlier])))
    weight = person.latest(Measure.WEIGHT)
    if weight:
        found.append(("weight", measured(weight)))
    return tuple(found)


def newest(value: str) -> str:
    """The newest of the values that stand beside each other."""
    return value.partition(_BEFORE)[0]


def not_recorded(person: Person) -> tuple[str, ...]:
    """Which of the values nobody wrote down, so that their place on the page is not empty by mistake."""
    kidney = person.latest(Measure.FILTRATION, Measure.CREATININE)
    weight = person.latest(Measure.WEIGHT)
    return (*(() if kidney else ("kidney value",)), *(() if weight else ("weight",)))


def operation(person: Person) -> str:
    """A planned operation: "wisdom tooth, 24 Dec 2026"; nothing when none is written down."""
    when = words.partial(person.operation_on) if person.operation_on else ""
    return ", ".join(each for each in (person.operation, when) if each)


def contact(one: Contact) -> str:
    """A contact: "Dr Example, phone 555-0134, fax 555-0135, knows about the cannabis"."""
    numbers = [f"phone {one.phone}" if one.phone else "", f"fax {one.fax}" if one.fax else ""]
    return ", ".join(each for each in (one.name, *numbers, _TELLS.get(one.knows, "")) if each)


def contacts(person: Person) -> tuple[tuple[str, str], ...]:
    """Everybody who looks after the person, with what they are."""
    return tuple((ROLES[each.role].lower(), contact(each)) for each in person.contacts)


def _after(newest: Measured, earlier: Measured) -> str:
    """An earlier value beside a newer one: what both are is said once."""
    if (newest.what, newest.unit) != (earlier.what, earlier.unit):
        return measured(earlier)
    return f"{words.number(earlier.value)} {_day(earlier)}"


def _day(one: Measured) -> str:
    return f"on {words.short_day(one.on)}" if one.on else "day not recorded"


def _newest_first(person: Person, *whats: Measure) -> list[Measured]:
    left, found = person, []
    while (newest := left.latest(*whats)) is not None:
        found.append(newest)
        rest = list(left.measured)
        del rest[len(rest) - 1 - rest[::-1].index(newest)]
        left = Person(left.id, measured=tuple(rest))
    return found
