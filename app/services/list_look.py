"""A list of medicines from elsewhere beside a diary: what can be brought in, and what is left out, with every reason.

Nothing is written and nothing is guessed: a name is matched exactly or not at all, and what differs stays apart.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.matching import Candidate, Match, MatchState
from app.domain.medicines import Medicine
from app.domain.names import normalise
from app.domain.people import AllergiesAsked, Allergy, Person
from app.services import words
from app.services.list_in import IncomingAllergy, IncomingMedicine, LeftOut, ListIn, NameFrom, Remark, Said

MOST_AT_ONCE = 300
"""Medicines offered at one time; nobody takes so many, and a window shows no more."""
Resolve = Callable[[str], Match]

_HERE = "It was brought in before and stands in your diary."
_HERE_STOPPED = "It was brought in before, and your diary says that it was stopped on {}."
_SAME_NAME = "Your diary has “{}” already. Tick it only when this is another medicine."
_STOPPED = "Your diary says that “{}” was stopped on {}."
_TWO_WAYS = "The file has this name {} times, in other forms or taken in other ways. Leave ticked what is taken."
_OFTEN = "It stands {} times in the file."
_SEVERAL_PRESCRIBERS = "It comes from several prescribers: {}."
_NO_DIRECTIONS = "How it is taken is not in the file."
_TOO_MANY = f"More than {MOST_AT_ONCE} at once are not shown. Bring the file in again for the others."
_ALLERGY_HERE = "It stands in your diary."


@dataclass(frozen=True, slots=True)
class Offer:
    """A medicine that can be brought in. `places` are all its lines, `origin` knows it again the next time.

    `match` is None for one that only has a code. `ticked` is False where the diary has something of the same name.
    `unread` are the places inside its lines that could not be read.
    """

    line: IncomingMedicine
    origin: str
    places: tuple[str, ...]
    match: Match | None
    remarks: tuple[str, ...]
    ticked: bool
    unread: tuple[Remark, ...] = ()

    @property
    def chosen(self) -> str | None:
        """The entry of the data file that the name is, when it is one exactly."""
        return self.match.candidates[0].entry_id if self.match and self.match.state is MatchState.EXACT else None

    @property
    def asked(self) -> tuple[Candidate, ...]:
        """What the name could be, where a person has to say."""
        asks = self.match is not None and self.match.state in (MatchState.SEVERAL, MatchState.SUGGESTED)
        return self.match.candidates if self.match and asks else ()


@dataclass(frozen=True, slots=True)
class AllergyOffer:
    """Something the person reacted to that the diary does not have."""

    allergy: Allergy
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """One line that is not offered: its name, its place and why."""

    name: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class ListLook:
    """A whole file beside the diary. Each line of it stands once: in an offer, among the asides or in `said`.

    `other_person` tells that the file names somebody, and the diary somebody else; `none_known` that the diary says
    there are no known allergies while the file has some. `remarks` are those that belong to no offer.
    """

    about: tuple[str, ...]
    other_person: bool
    none_known: bool
    medicines: tuple[Offer, ...]
    allergies: tuple[AllergyOffer, ...]
    asides: tuple[Aside, ...]
    said: tuple[Said, ...]
    remarks: tuple[Remark, ...]
    others: tuple[tuple[str, int], ...]

    @property
    def headline(self) -> str:
        """What can be brought in and how much is left out: "3 medicines can be brought in. 2 lines are left out."."""
        told = counted(len(self.medicines), len(self.allergies)) or "Nothing in this file"
        lines = f"{words.counted(len(self.asides), 'line')} {'is' if len(self.asides) == 1 else 'are'}"
        return f"{told} can be brought in.{f' {lines} left out.' if self.asides else ''}"


def counted(medicines: int, allergies: int) -> str:
    """How many of each, such as "3 medicines and 1 allergy"; empty for none of either."""
    told = [words.counted(medicines, "medicine")] if medicines else []
    told += ["1 allergy" if allergies == 1 else f"{allergies} allergies"] if allergies else []
    return words.listed(told) if told else ""


def look(found: ListIn, person: Person, medicines: Sequence[Medicine], resolve: Resolve, today: date) -> ListLook:
    """Compare a list with a diary."""
    lines = [_with_end(line, today) for line in found.medicines]
    taken = [line for line in lines if line.left_out is None]
    here = {medicine.origin: medicine for medicine in medicines if medicine.origin}
    offers: list[Offer] = []
    asides = [Aside(line.name, line.place, f"{line.left_out}.") for line in lines if line.left_out is not None]
    for same in _grouped(taken):
        origin = _origin(same[0])
        if origin in here:
            asides += [Aside(line.name, line.place, _here(here[origin])) for line in same]
        else:
            offers.append(_offer(same, origin, resolve))
    asides += [Aside(one.line.name, place, _TOO_MANY) for one in offers[MOST_AT_ONCE:] for place in one.places]
    del offers[MOST_AT_ONCE:]
    allergies, more = _allergies(found.allergies, person)
    offers = [_beside(each, offers, medicines, found.remarks) for each in offers]
    told = {remark for each in offers for remark in each.unread}
    return ListLook(
        about=found.about,
        other_person=_is_another(person, found.about),
        none_known=bool(allergies) and person.allergies_asked is AllergiesAsked.NONE_KNOWN,
        medicines=tuple(offers),
        allergies=allergies,
        asides=(*asides, *more),
        said=found.said,
        remarks=tuple(remark for remark in found.remarks if remark not in told),
        others=found.others,
    )


def _is_another(person: Person, about: Sequence[str]) -> bool:
    """Whether no name of the file is the diary's, in any order and with names between ("Example, Ida Marie")."""
    mine = set(normalise(person.name).split())
    theirs = [set(normalise(one).split()) for one in about]
    return bool(mine and any(theirs)) and not any(mine <= one or one <= mine for one in theirs if one)


def _with_end(line: IncomingMedicine, today: date) -> IncomingMedicine:
    ended = line.left_out is None and line.until is not None and line.until < today
    return replace(line, left_out=LeftOut.ENDED) if ended else line


def _grouped(lines: Iterable[IncomingMedicine]) -> list[list[IncomingMedicine]]:
    """The same medicine taken in the same way is one, the newest line first; no directions go with the only ones."""
    groups: dict[tuple[str, str], list[IncomingMedicine]] = {}
    for line in lines:
        groups.setdefault((_thing(line), _one_line(line.directions)), []).append(line)
    ways: dict[str, list[str]] = {}
    for thing, directions in groups:
        ways.setdefault(thing, []).append(directions)
    for thing, each in ways.items():
        if len(each) == 2 and "" in each:
            groups[thing, max(each)] += groups.pop((thing, ""))
    return [_newest_first(same) for same in groups.values()]


def _newest_first(same: list[IncomingMedicine]) -> list[IncomingMedicine]:
    found = sorted(same, key=lambda line: (bool(line.directions), str(line.dated or line.started or "")), reverse=True)
    started = min((line.started for line in same if line.started is not None), key=str, default=None)
    return [replace(found[0], started=started), *found[1:]]


def _offer(same: list[IncomingMedicine], origin: str, resolve: Resolve) -> Offer:
    line = same[0]
    remarks = [_OFTEN.format(len(same))] if len(same) > 1 else []
    prescribers = list(dict.fromkeys(one.prescriber for one in same if one.prescriber))
    remarks += [_SEVERAL_PRESCRIBERS.format(words.listed(prescribers))] if len(prescribers) > 1 else []
    remarks += [] if line.directions else [_NO_DIRECTIONS]
    match = None if line.name_from is NameFrom.CODE else _match(line, resolve)
    return Offer(line, origin, tuple(one.place for one in same), match, tuple(remarks), ticked=True)


def _match(line: IncomingMedicine, resolve: Resolve) -> Match:
    """What its name is. Another name of the file is offered when it is exact, never taken: one ingredient of two is."""
    match = resolve(line.name)
    if match.state is MatchState.EXACT:
        return match
    others = [other for other in map(resolve, line.also) if other.state is MatchState.EXACT]
    found = {each.entry_id: each for each in (*(one.candidates[0] for one in others), *match.candidates)}
    return replace(match, state=MatchState.SUGGESTED, candidates=tuple(found.values())) if others else match


def _beside(offer: Offer, offers: Sequence[Offer], medicines: Sequence[Medicine], unread: Sequence[Remark]) -> Offer:
    """With what is to be said of other things of its name, in the file and in the diary."""
    name = normalise(offer.line.name)
    often = sum(normalise(each.line.name) == name for each in offers)
    remarks = [_TWO_WAYS.format(often)] if often > 1 else []
    mine = [each for each in medicines if normalise(each.name) == name or (each.chosen and each.chosen == offer.chosen)]
    going = next((each for each in mine if each.stopped is None), None)
    if going is not None:
        remarks.append(_SAME_NAME.format(going.name))
    elif mine and mine[0].stopped:
        remarks.append(_STOPPED.format(mine[0].name, words.short_day(mine[0].stopped)))
    inside = tuple(f"{place}{then}" for place in offer.places for then in ".[")
    unread = tuple(one for one in unread if one.place.startswith(inside))
    return replace(offer, remarks=(*offer.remarks, *remarks), ticked=not mine, unread=unread)


def _here(medicine: Medicine) -> str:
    return _HERE if medicine.stopped is None else _HERE_STOPPED.format(words.short_day(medicine.stopped))


def _origin(line: IncomingMedicine) -> str:
    """What knows a line again: its name and how it is taken, not its place, number or date, which change each time."""
    told = f"{_thing(line)}\0{_one_line(line.directions)}"
    return f"fhir-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _thing(line: IncomingMedicine) -> str:
    """The name and the form, in one spelling: a tablet and an injection of one name are two things."""
    return f"{normalise(line.name) or line.name}\0{normalise(line.form)}"


def _allergies(lines: Sequence[IncomingAllergy], person: Person) -> tuple[tuple[AllergyOffer, ...], tuple[Aside, ...]]:
    known = {normalise(each.what) for each in person.allergies}
    asides = [Aside(line.what, line.place, f"{line.left_out}.") for line in lines if line.left_out is not None]
    groups: dict[str, list[IncomingAllergy]] = {}
    for line in lines:
        if line.left_out is None and normalise(line.what) in known:
            asides.append(Aside(line.what, line.place, _ALLERGY_HERE))
        elif line.left_out is None:
            groups.setdefault(normalise(line.what) or line.what, []).append(line)
    return tuple(_allergy(same) for same in groups.values()), tuple(asides)


def _allergy(same: list[IncomingAllergy]) -> AllergyOffer:
    reactions = dict.fromkeys(line.reaction for line in same if line.reaction)
    return AllergyOffer(Allergy(same[0].what, "; ".join(reactions)), tuple(line.place for line in same))


def _one_line(text: str) -> str:
    return " ".join(text.split())
