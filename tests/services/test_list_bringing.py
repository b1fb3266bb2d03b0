from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

import pytest

from app.domain.amounts import Amount
from app.domain.matching import Candidate, Match, MatchState
from app.domain.medicines import Ingredient, Medicine
from app.domain.moments import PartialDate
from app.domain.people import AllergiesAsked, Allergy, Person
from app.domain.records import FAMILIES, RecordChange
from app.domain.regimens import Regimen, RegimenKind
from app.domain.substances import Substance, Vocabulary
from app.services.changes import Change, redo, undo
from app.services.diary import DiaryProblem
from app.services.list_bringing import Wanted, bring_list_in
from app.services.list_in import IncomingAllergy, IncomingMedicine, ListIn
from app.services.list_look import ListLook, look
from app.services.medicine_words import regimen_sentence
from app.services.ports import StoreProblem, StoreProblemKind, Tools
from app.store.database import memory
from app.store.store import DiaryStore

NOW = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
NAMES = Vocabulary({"gabapentin": Substance("gabapentin", "gabapentin", "medicine")}, {}, {})
GABAPENTIN = IncomingMedicine(
    "entry[0]",
    "Gabapentin 300 mg capsule",
    directions="1 Kps. morgens,\n2 abends",
    structure="300 mg, twice a day",
    reason="nerve pain",
    prescriber="Dr Invented",
    started=PartialDate(2026, 3, 5),
    dated=PartialDate(2026, 3),
)
CODED = IncomingMedicine("entry[1]", "Zzz", note="Strength 5.", started=PartialDate(2026))
LATEX = IncomingAllergy("entry[2]", "Latex", "hives")
LIST = ListIn(medicines=(GABAPENTIN, CODED), allergies=(LATEX,))


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: NOW, lambda: f"id{next(numbers):03}")


def resolve(typed: str) -> Match:
    if not typed.startswith("Gabapentin"):
        return Match(MatchState.UNKNOWN, typed, typed)
    found = (Candidate("gabapentin", "gabapentin", "gabapentin"),)
    return Match(MatchState.EXACT, typed, "Gabapentin", "300 mg", "capsule", found)


def seen(store: DiaryStore, found: ListIn = LIST) -> ListLook:
    person = next(iter(store.all(Person)), Person("person"))
    return look(found, person, store.all(Medicine), resolve, NOW.date())


def bring(store: DiaryStore, tools: Tools, found: ListLook) -> Change:
    wanted = [Wanted(each) for each in found.medicines]
    return bring_list_in(store, tools, wanted, found.allergies, NAMES, lambda: None)


def test_what_the_file_says_is_kept_word_for_word_and_nothing_it_does_not_say(store: DiaryStore, tools: Tools) -> None:
    change = bring(store, tools, seen(store))
    assert change.what.replace("\u00a0", " ") == "Brought in 2 medicines and 1 allergy from a list"
    first, second = store.all(Medicine)
    assert (first.name, first.chosen, first.form) == ("Gabapentin 300 mg capsule", "gabapentin", "capsule")
    assert first.strength == Amount(Decimal(300), "mg")
    assert first.ingredients == (Ingredient("gabapentin", "gabapentin", first.strength),)
    assert (first.reason, first.prescriber, first.started) == ("nerve pain", "Dr Invented", PartialDate(2026, 3, 5))
    assert first.note.replace("\u00a0", " ").splitlines() == [
        "The list also says it this way: 300 mg, twice a day",
        "Dated March 2026 in the list.",
        "Brought in from a list on 21 Nov 2026.",
    ]
    (regimen,) = store.all(Regimen)
    assert (regimen.kind, regimen.words) == (RegimenKind.IN_WORDS, "1 Kps. morgens,\n2 abends")
    assert (regimen.medicine_id, regimen.valid_from) == (first.id, date(2026, 3, 5))
    assert (second.name, second.chosen, second.ingredients, second.strength) == ("Zzz", None, (), None)
    person = store.get(Person, "person")
    assert person is not None
    assert (person.allergies_asked, person.allergies) == (AllergiesAsked.LISTED, (Allergy("Latex", "hives"),))


def test_the_same_file_a_second_time_adds_nothing(store: DiaryStore, tools: Tools) -> None:
    bring(store, tools, seen(store))
    again = seen(store)
    assert not again.medicines
    assert not again.allergies
    assert len(again.asides) == 3
    with pytest.raises(DiaryProblem):
        bring(store, tools, again)


def test_a_preview_that_is_older_than_the_diary_brings_nothing_in_twice(store: DiaryStore, tools: Tools) -> None:
    old = seen(store)
    bring(store, tools, old)
    with pytest.raises(DiaryProblem):
        bring(store, tools, old)
    assert len(store.all(Medicine)) == 2


def test_one_undo_takes_all_of_it_back_and_it_can_be_brought_in_again(store: DiaryStore, tools: Tools) -> None:
    bring(store, tools, seen(store))
    undo(store, tools.clock)
    assert not [record for family in FAMILIES for record in store.all(family)]
    assert len(seen(store).medicines) == 2
    redo(store, tools.clock)
    assert len(store.all(Medicine)) == 2


def test_without_a_backup_nothing_is_written(store: DiaryStore, tools: Tools) -> None:
    def fails() -> None:
        raise StoreProblem(StoreProblemKind.FULL, "There is no room.")

    found = seen(store)
    with pytest.raises(StoreProblem):
        bring_list_in(store, tools, [Wanted(found.medicines[0])], (), NAMES, fails)
    assert not store.all(Medicine)
    assert not store.history(5)


def test_the_backup_is_made_before_anything_is_written(store: DiaryStore, tools: Tools) -> None:
    then: list[int] = []
    found = seen(store)
    wanted = [Wanted(found.medicines[0])]
    bring_list_in(store, tools, wanted, (), NAMES, lambda: then.append(len(store.all(Medicine))))
    assert then == [0]


def test_what_a_person_said_a_name_is_counts_and_what_is_exact_stays(store: DiaryStore, tools: Tools) -> None:
    exact, unknown = seen(store).medicines
    bring_list_in(store, tools, [Wanted(exact, "zzz"), Wanted(unknown, "gabapentin")], (), NAMES, lambda: None)
    assert [each.chosen for each in store.all(Medicine)] == ["gabapentin", "gabapentin"]


@pytest.mark.parametrize("strength", ["300", "1,000 mg", "5/10 mg", "5 mg/5 ml", ""])
def test_a_strength_that_is_not_one_amount_with_its_unit_is_left_open(
    store: DiaryStore, tools: Tools, strength: str
) -> None:
    found = (Candidate("gabapentin", "gabapentin", "gabapentin"),)
    match = Match(MatchState.EXACT, "x", "x", strength, candidates=found)
    person = Person("person")
    (offer,) = look(ListIn(medicines=(GABAPENTIN,)), person, (), lambda _: match, NOW.date()).medicines
    bring_list_in(store, tools, [Wanted(offer)], (), NAMES, lambda: None)
    assert store.all(Medicine)[0].strength is None


def test_nothing_ticked_is_refused_in_a_sentence(store: DiaryStore, tools: Tools) -> None:
    with pytest.raises(DiaryProblem) as caught:
        bring_list_in(store, tools, [], [], NAMES, lambda: None)
    assert caught.value.sentence == "Nothing is ticked. Nothing was written."


def test_other_things_about_the_person_stay_as_they_are(store: DiaryStore, tools: Tools) -> None:
    me = Person("person", "Ida", allergies_asked=AllergiesAsked.LISTED, allergies=(Allergy("Nickel"),))
    store.apply([RecordChange(None, me)], "x", NOW)
    bring(store, tools, seen(store))
    person = store.get(Person, "person")
    assert person is not None
    assert person.name == "Ida"
    assert [each.what for each in person.allergies] == ["Nickel", "Latex"]


def test_what_is_taken_when_needed_stands_with_what_is_taken_when_needed(store: DiaryStore, tools: Tools) -> None:
    lines = (replace(GABAPENTIN, as_needed=True), replace(GABAPENTIN, directions="1 when needed", as_needed=True))
    bring(store, tools, seen(store, ListIn(medicines=lines)))
    told = {regimen.words: regimen for regimen in store.all(Regimen)}
    assert {regimen.kind for regimen in told.values()} == {RegimenKind.AS_NEEDED}
    medicine = store.all(Medicine)[0]
    words = GABAPENTIN.directions
    assert regimen_sentence(told[words], medicine).replace("\u00a0", " ") == f"when needed for nerve pain: {words}"
    assert regimen_sentence(told["1 when needed"], medicine) == "1 when needed"
