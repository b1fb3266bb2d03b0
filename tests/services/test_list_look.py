from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.matching import Candidate, Match, MatchState
from app.domain.medicines import Medicine
from app.domain.moments import PartialDate
from app.domain.people import AllergiesAsked, Allergy, Person
from app.services.list_in import IncomingAllergy, IncomingMedicine, LeftOut, ListIn, NameFrom, Remark
from app.services.list_look import MOST_AT_ONCE, ListLook, look
from app.services.wording import problems_of

TODAY = date(2026, 11, 21)
NOBODY = Person("person")


def resolve(typed: str) -> Match:
    """A vocabulary of one medicine: its name is exact, whatever begins like it is near."""
    name = typed.split(" ", maxsplit=1)[0].casefold()
    found = (Candidate("gabapentin", "gabapentin", "gabapentin"),)
    if name == "gabapentin":
        return Match(MatchState.EXACT, typed, name, candidates=found)
    near = name.startswith("gaba")
    return Match(MatchState.SUGGESTED if near else MatchState.UNKNOWN, typed, typed, candidates=found if near else ())


def line(
    name: str = "Gabapentin 300 mg", directions: str = "one at night", number: int = 0, **more: object
) -> IncomingMedicine:
    return IncomingMedicine(f"entry[{number}]", name, directions=directions, **more)  # type: ignore[arg-type]


def seen(*lines: IncomingMedicine, medicines: tuple[Medicine, ...] = (), person: Person = NOBODY) -> ListLook:
    return look(ListIn(medicines=lines), person, medicines, resolve, TODAY)


def test_the_same_medicine_for_every_refill_is_offered_once_and_said() -> None:
    refills = [line(number=n, dated=PartialDate(2026, n)) for n in range(1, 7)]
    (offer,) = seen(*refills).medicines
    assert offer.remarks == ("It stands 6 times in the file.",)
    assert len(offer.places) == 6
    assert offer.line.dated == PartialDate(2026, 6)
    assert offer.ticked


def test_spelling_with_other_letters_and_spaces_is_the_same_medicine() -> None:
    assert len(seen(line("Gabapentin 300 mg"), line("GABAPENTIN  300 MG", "one  at\nnight")).medicines) == 1


def test_one_name_taken_in_two_ways_stays_two_and_says_so() -> None:
    first, second = seen(line(), line(directions="two in the morning")).medicines
    assert "2 times, in other forms or taken in other ways" in first.remarks[0]
    assert first.ticked
    assert second.ticked
    assert first.origin != second.origin


def test_a_line_without_directions_goes_with_the_only_one_that_has_them() -> None:
    (offer,) = seen(line(directions="", number=1), line(number=2)).medicines
    assert offer.line.directions == "one at night"
    three = seen(line(directions=""), line(directions="a"), line(directions="b")).medicines
    assert len(three) == 3
    assert "How it is taken is not in the file." in three[0].remarks


@pytest.mark.parametrize(("until", "offered"), [(date(2026, 11, 20), 0), (TODAY, 1), (None, 1)])
def test_what_has_ended_before_today_is_not_offered(until: date | None, offered: int) -> None:
    found = seen(line(until=until))
    assert len(found.medicines) == offered
    assert [one.why for one in found.asides] == ["it has ended."] * (1 - offered)


def test_a_line_that_was_brought_in_before_is_known_again_after_it_was_corrected() -> None:
    (offer,) = seen(line(dated=PartialDate(2026, 1))).medicines
    mine = Medicine("m", "My night capsule", origin=offer.origin)
    again = seen(line(number=7, dated=PartialDate(2026, 2)), medicines=(mine,))
    assert not again.medicines
    assert again.asides[0].why == "It was brought in before and stands in your diary."
    stopped = seen(line(), medicines=(replace(mine, stopped=date(2026, 11, 1)),))
    assert stopped.asides[0].why.replace("\u00a0", " ").endswith("your diary says that it was stopped on 1 Nov 2026.")


@pytest.mark.parametrize("mine", [Medicine("m", "gabapentin 300 MG"), Medicine("m", "Neurontin", "gabapentin")])
def test_what_the_diary_has_by_name_or_by_entry_is_said_and_not_ticked(mine: Medicine) -> None:
    (offer,) = seen(line(), medicines=(mine,)).medicines
    assert not offer.ticked
    assert f"Your diary has “{mine.name}” already" in offer.remarks[-1]
    (offer,) = seen(line(), medicines=(replace(mine, stopped=date(2026, 11, 1)),)).medicines
    assert not offer.ticked
    assert "was stopped on" in offer.remarks[-1]


def test_only_an_exact_name_is_taken_and_a_near_one_is_asked() -> None:
    exact, near, unknown = seen(line(), line("Gabapetin"), line("Zzz")).medicines
    assert (exact.chosen, exact.asked) == ("gabapentin", ())
    assert (near.chosen, len(near.asked)) == (None, 1)
    assert (unknown.chosen, unknown.asked) == (None, ())


def test_a_code_is_never_looked_up_as_a_name() -> None:
    (offer,) = seen(line("Gabapentin", name_from=NameFrom.CODE)).medicines
    assert offer.match is None
    assert offer.chosen is None


def test_a_file_about_somebody_else_is_said() -> None:
    found = ListIn(about=("Ida Example",))
    assert look(found, Person("person", "Bo Other"), (), resolve, TODAY).other_person
    for same in ("ida  example", "Ida", "Example, Ida", "Ida Marie Example"):
        assert not look(found, Person("person", same), (), resolve, TODAY).other_person
    assert not look(found, NOBODY, (), resolve, TODAY).other_person


def test_allergies_the_diary_has_are_counted_and_others_offered_once() -> None:
    lines = [IncomingAllergy("a", "Latex"), IncomingAllergy("b", "latex", "hives"), IncomingAllergy("c", "Penicillin")]
    lines.append(IncomingAllergy("d", "Nickel", left_out=LeftOut.REFUTED))
    me = Person("person", allergies_asked=AllergiesAsked.LISTED, allergies=(Allergy("PENICILLIN"),))
    found = look(ListIn(allergies=tuple(lines)), me, (), resolve, TODAY)
    assert [one.allergy for one in found.allergies] == [Allergy("Latex", "hives")]
    assert [(one.place, one.why) for one in found.asides] == [
        ("d", "the file says it was refuted."),
        ("c", "It stands in your diary."),
    ]
    none = replace(me, allergies_asked=AllergiesAsked.NONE_KNOWN, allergies=())
    assert look(ListIn(allergies=tuple(lines)), none, (), resolve, TODAY).none_known


def test_more_than_a_window_shows_are_counted_and_come_the_next_time() -> None:
    found = seen(*(line(f"Name{n}", number=n) for n in range(MOST_AT_ONCE + 5)))
    assert len(found.medicines) == MOST_AT_ONCE
    assert len(found.asides) == 5


def test_the_headline_counts_what_can_be_brought_in() -> None:
    assert seen().headline == "Nothing in this file can be brought in."
    assert seen(line()).headline.replace("\u00a0", " ") == "1 medicine can be brought in."
    some_left = seen(line(), line("Old", left_out=LeftOut.ENDED)).headline
    assert some_left.replace("\u00a0", " ") == "1 medicine can be brought in. 1 line is left out."


LINES = some.builds(
    line,
    some.sampled_from(["Gabapentin", "GABAPENTIN", "gaba", "", "™", "Zzz"]),
    some.sampled_from(["", "a", "a ", "b"]),
    left_out=some.none() | some.sampled_from(LeftOut),
    until=some.none() | some.dates(date(2026, 11, 19), date(2026, 11, 23)),
    dated=some.none() | some.sampled_from([PartialDate(2026), PartialDate(2026, 3, 1)]),
    name_from=some.sampled_from(NameFrom),
)


@given(
    some.lists(LINES, max_size=12),
    some.lists(some.builds(Medicine, some.just("m"), some.sampled_from(["gaba", "Zzz"]))),
)
def test_every_line_is_offered_or_left_out_with_a_reason(lines: list[IncomingMedicine], mine: list[Medicine]) -> None:
    numbered = [replace(one, place=f"entry[{n}]") for n, one in enumerate(lines)]
    found = seen(*numbered, medicines=tuple(mine))
    places = [place for offer in found.medicines for place in offer.places] + [one.place for one in found.asides]
    assert sorted(places) == sorted(one.place for one in numbered)
    assert all(one.why.endswith(".") for one in found.asides)
    again = tuple(Medicine(offer.origin, "x", origin=offer.origin) for offer in found.medicines)
    assert not seen(*numbered, medicines=again).medicines


def test_what_is_said_keeps_the_rules_for_words() -> None:
    for reason in LeftOut:
        assert not list(problems_of(f"{reason}."))
    twice = seen(line(), line(directions="x"), line(directions=""), medicines=(Medicine("m", "Gabapentin 300 mg"),))
    for offer in twice.medicines:
        for remark in offer.remarks:
            assert not list(problems_of(remark))


def test_a_place_that_could_not_be_read_stands_with_its_medicine_and_any_other_by_itself() -> None:
    inside, other = Remark("entry[1].dosage[0]", "x."), Remark("entry[11].dosage", "x.")
    found = look(ListIn(medicines=(line(number=1),), remarks=(inside, other)), NOBODY, (), resolve, TODAY)
    assert found.medicines[0].unread == (inside,)
    assert found.remarks == (other,)


def test_another_name_that_is_exact_is_offered_first_and_never_taken() -> None:
    (offer,) = seen(line("Product of gabapentin", also=("ANAGABA", "gabapentin"))).medicines
    assert offer.chosen is None
    assert [each.entry_id for each in offer.asked] == ["gabapentin"]
    (offer,) = seen(line("gabapentin", also=("zzz",))).medicines
    assert offer.chosen == "gabapentin"
    (offer,) = seen(line("Zzz", also=("Yyy",))).medicines
    assert offer.asked == ()


def test_two_forms_of_one_name_are_two_things() -> None:
    assert len(seen(line("Gabapentin", form="capsule"), line("Gabapentin", form="oral solution")).medicines) == 2
    assert len(seen(line("Gabapentin", form="capsule"), line("gabapentin", form="Capsule")).medicines) == 1


def test_several_prescribers_of_the_same_are_said() -> None:
    (offer,) = seen(line(prescriber="Dr A"), line(prescriber="Dr B"), line(prescriber="Dr A")).medicines
    assert offer.remarks == ("It stands 3 times in the file.", "It comes from several prescribers: Dr A and Dr B.")
