"""Writing what was ticked of a list from elsewhere into the diary: a backup first, then one action, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.amounts import Amount, parse_amount
from app.domain.matching import Match
from app.domain.medicines import Medicine
from app.domain.people import AllergiesAsked, Person
from app.domain.records import RecordChange
from app.domain.regimens import Regimen, RegimenKind
from app.domain.substances import Vocabulary
from app.services import words
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.list_in import IncomingMedicine
from app.services.list_look import AllergyOffer, Offer, counted
from app.services.ports import Store, Tools
from app.services.record_day import ingredients_of

_NOTHING = "Nothing is ticked. Nothing was written."
_MOVED = "The diary has changed since this was shown. Close this and bring the file in again."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A medicine that is to be brought in; `chosen` is what a person said its name is, None where nobody did."""

    offer: Offer
    chosen: str | None = None


def bring_list_in(
    store: Store,
    tools: Tools,
    medicines: Sequence[Wanted],
    allergies: Sequence[AllergyOffer],
    vocabulary: Vocabulary,
    back_up: Callable[[], object],
) -> Change:
    """Write what was ticked: one action, which Undo takes back whole.

    Raises DiaryProblem when nothing is ticked or a medicine came in meanwhile, and StoreProblem when the backup or the
    writing fails; then nothing has changed.
    """
    if not medicines and not allergies:
        raise DiaryProblem(_NOTHING)
    here = {medicine.origin for medicine in store.all(Medicine)}
    if any(each.offer.origin in here for each in medicines):
        raise DiaryProblem(_MOVED)
    changes: list[RecordChange] = []
    for each in medicines:
        medicine = medicine_of(each, tools.new_id(), tools.clock().date(), vocabulary)
        changes.append(RecordChange(None, medicine))
        if each.offer.line.directions:
            changes.append(RecordChange(None, _regimen(each.offer.line, medicine, tools.new_id())))
    if allergies:
        changes.append(_with_allergies(store, allergies))
    back_up()
    what = f"Brought in {counted(len(medicines), len(allergies))} from a list"
    return change_of(store.apply(changes, what, tools.clock()))


def medicine_of(wanted: Wanted, new_id: str, today: date, vocabulary: Vocabulary) -> Medicine:
    """The medicine as the diary keeps it: what the file says, word for word, and nothing it does not say."""
    line, match = wanted.offer.line, wanted.offer.match
    chosen = wanted.offer.chosen or wanted.chosen
    strength = _strength(match) if match and chosen else None
    ingredients = ingredients_of(chosen, vocabulary) if chosen else ()
    return Medicine(
        id=new_id,
        name=line.name,
        chosen=chosen,
        ingredients=(replace(ingredients[0], strength=strength),) if len(ingredients) == 1 else ingredients,
        strength=strength,
        form=line.form or (match.form if match else ""),
        reason=line.reason,
        prescriber=line.prescriber,
        started=line.started,
        note="\n".join(_note(line, today)),
        origin=wanted.offer.origin,
    )


def _strength(match: Match) -> Amount | None:
    """The strength that stands in the name with its unit; None where it is no single amount, or a bare number."""
    found = parse_amount(match.strength, "Strength", unit="")
    return found if isinstance(found, Amount) and found.unit else None


def _note(line: IncomingMedicine, today: date) -> list[str]:
    told = [
        line.note,
        f"The list also says it this way: {line.structure}" if line.structure else "",
        f"Also called in the list: {'; '.join(line.also)}" if line.also else "",
        f"Code in the list: {line.code}" if line.code else "",
        f"Until {words.short_day(line.until)}, the list says." if line.until else "",
        f"Dated {words.partial(line.dated)} in the list." if line.dated else "",
        f"Brought in from a list on {words.short_day(today)}.",
    ]
    return [each for each in told if each]


def _regimen(line: IncomingMedicine, medicine: Medicine, new_id: str) -> Regimen:
    since = line.started.earliest() if line.started and line.started.day else None
    kind = RegimenKind.AS_NEEDED if line.as_needed else RegimenKind.IN_WORDS
    return Regimen(new_id, medicine.id, kind, since, words=line.directions)


def _with_allergies(store: Store, allergies: Sequence[AllergyOffer]) -> RecordChange:
    before = next(iter(store.all(Person)), None)
    person = before or Person("person")
    listed = (*person.allergies, *(each.allergy for each in allergies))
    return RecordChange(before, replace(person, allergies=listed, allergies_asked=AllergiesAsked.LISTED))
