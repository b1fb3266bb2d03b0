"""What a machine can check about the data file: one small function a rule, each problem one sentence with the id."""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import combinations

from app.domain.grading import RAISING_FAMILIES
from app.domain.interactions import CategoryKind, DataFile, Seriousness, Side, Status
from app.domain.names import normalise
from app.domain.substances import Combination, Substance
from app.services import lint_entries, lint_sources, wording
from app.services.lint_sides import members_of, sides_of

FAMILIES = frozenset(
    {
        *("drowsiness", "breathing", "levels-up", "levels-down", "activation-down", "heart", "blood-pressure"),
        *("serotonin", "bleeding", "liver", "mind", "fits", "drying", "same-ingredient", "alcohol-reaction"),
        *("kidney", "pregnancy", "practical"),
    }
)
SENTENCES = (
    *("no_match", "not_covered", "not_recognised", "do_not_stop", "ask_first_urgent", "ask_first_planned"),
    *("signs_now", "signs_today", "withdrawal", "outside_scope", "content_not_known", "topical_remark"),
)
ASK_FIRST = ("urgent", "planned", "alone", "alcohol")
_TIMINGS = ("overlap", "builds-up", "change")
_KINDS = ("medicine", "cannabinoid", "smoke", "alcohol", "food", "herb", "supplement")


def lint(data: DataFile) -> list[str]:
    """Every problem of the file as a whole, in the order of the rules."""
    return [problem for rule in _RULES for problem in rule(data)]


def sentences_are_all_there(data: DataFile) -> Iterator[str]:
    """The fixed wordings that screen and paper print."""
    for key in SENTENCES:
        if not data.sentences.get(key):
            yield f"sentences: {key} is missing."
    yield from _missing("sentences", "source", [data.sentences.get("topical_remark_source", "")], data.sources)


def sides_fit_the_kind(data: DataFile) -> Iterator[str]:
    """Each kind of category has the sides and numbers it needs."""
    for category in data.categories.values():
        needs_b = category.kind in (CategoryKind.PAIR, CategoryKind.CHANGE)
        if category.kind is not CategoryKind.CHANGE and category.a is None:
            yield f"category {category.id}: side a is missing."
        if needs_b and category.b is None:
            yield f"category {category.id}: side b is missing."
        if category.kind is CategoryKind.CHANGE and (category.event is None or not category.event.kinds):
            yield f"category {category.id}: a change needs its event."
        if category.kind is CategoryKind.COUNT and category.at_least < 2:
            yield f"category {category.id}: a count needs at_least of 2 or more."
        if category.kind is CategoryKind.NOTE and not (category.always or category.person):
            yield f"category {category.id}: a note needs person or always."


def references_exist(data: DataFile) -> Iterator[str]:
    """Every id that an entry names is the id of something."""
    known = data.vocabulary
    roles = {role.role for substance in known.substances.values() for role in substance.roles}
    for category in data.categories.values():
        where = f"category {category.id}"
        for side in sides_of(category):
            yield from _missing(where, "substance", side.substances, known.substances)
            yield from _missing(where, "group", side.groups, known.groups)
            yield from _missing(where, "enzyme role", side.roles, roles)
        names = [name for member in category.members for name in (member.a, member.b) if name]
        yield from _missing(where, "substance or group", names, {*known.substances, *known.groups})
        facts = [*category.person, *(fact for each in category.raises for fact in each.person)]
        yield from _missing(where, "circumstance", facts, data.person_facts)
        yield from _missing(where, "red flag", category.red_flags, data.red_flags)
        yield from _missing(where, "category", (*category.opposes, *category.part_of), data.categories)
        cited = [*(each.source for each in category.evidence), *(each.source for each in category.studied)]
        yield from _missing(where, "source", cited, data.sources)
        meant = [one for each in category.count_as_one for one in each]
        meant += [each.what for each in category.studied]
        meant += [each.daily_mg.of for each in category.raises if each.daily_mg]
        yield from _missing(where, "substance", meant, known.substances)
    for event in data.events.values():
        yield from _missing(f"event {event.id}", "substance", [event.of], known.substances)
    for flag in data.red_flags.values():
        yield from _missing(f"red flag {flag.id}", "source", flag.sources, data.sources)
    for review in data.reviews:
        yield from _missing("review", "category", [review.category], data.categories)


def substances_are_sound(data: DataFile) -> Iterator[str]:
    """Groups, sources and codes of a substance; a look is sourced or a dated search."""
    for substance in data.vocabulary.substances.values():
        where = f"substance {substance.id}"
        if substance.kind not in _KINDS:
            yield f"{where}: {substance.kind} is not a kind of substance."
        yield from _missing(where, "group", substance.groups, data.vocabulary.groups)
        yield from _missing(where, "source", [role.source for role in substance.roles], data.sources)
        for look in substance.looked_at:
            yield from _missing(where, "source", look.sources, data.sources)
            if not look.sources and look.searched is None:
                yield f"{where}: looked_at {look.at} needs sources or the day of a search that found nothing."
        if substance.rxcui and not substance.rxcui.isdigit():
            yield f"{where}: an RxCUI is digits only."
        if substance.unii and not re.fullmatch(r"[0-9A-Z]{10}", substance.unii):
            yield f"{where}: a UNII is ten characters."
    for combination in data.vocabulary.combinations.values():
        where = f"combination {combination.id}"
        yield from _missing(where, "substance", combination.ingredients, data.vocabulary.substances)
        yield from _missing(where, "source", [amount.source for amount in combination.amounts], data.sources)
        yield from _missing(
            where, "ingredient", [each.substance for each in combination.amounts], combination.ingredients
        )
        if not (combination.ingredients or combination.uncovered):
            yield f"{where}: no ingredient."
    for pair in data.vocabulary.look_alikes:
        both = {*data.vocabulary.substances, *data.vocabulary.combinations}
        yield from _missing("look-alike", "substance or combination", (pair.a, pair.b), both)


def stopping_is_sayable(data: DataFile) -> Iterator[str]:
    """What a sudden stop does is said of medicines only, and the sentence for it is there."""
    keys = {"withdrawal": "stop_slowly", "withdrawal_clot": "stop_clots"}
    for substance in data.vocabulary.substances.values():
        marks = [key for key, mark in keys.items() if getattr(substance, mark)]
        for key in marks:
            if "{things}" not in data.sentences.get(key, ""):
                yield f"substance {substance.id}: {keys[key]} needs the sentence {key} with {{things}} in it."
        if marks and substance.kind != "medicine":
            yield f"substance {substance.id}: {keys[marks[0]]} is for medicines only."
        if len(marks) > 1:
            yield f"substance {substance.id}: either stop_slowly or stop_clots, not both."


def antagonists_are_nowhere_else(data: DataFile) -> Iterator[str]:
    """Nobody may be warned off rescue naloxone: an opioid antagonist is in no opioid or sedating group."""
    for substance in data.vocabulary.substances.values():
        wrong = {"opioid", "sedating", "cns-active"} & set(substance.groups)
        if "opioid-antagonist" in substance.groups and wrong:
            yield f"substance {substance.id}: an opioid antagonist cannot be in the group {min(wrong)}."


def names_are_unambiguous(data: DataFile) -> Iterator[str]:
    """A name belongs to one entry, or to several brands of different countries."""
    owners: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    entries: list[Substance | Combination] = [*data.vocabulary.substances.values()]
    entries += data.vocabulary.combinations.values()
    for entry in entries:
        plain = {normalise(name): frozenset[str]() for name in (entry.name, entry.us_name, *entry.synonyms) if name}
        brands = {normalise(brand.name): frozenset(brand.countries) for brand in entry.brands}
        for name, countries in {**brands, **plain}.items():
            owners[name].append((entry.id, countries))
    for name, owned in owners.items():
        for place, (one, countries) in enumerate(owned):
            for other, others in owned[place + 1 :]:
                if not countries or not others or countries & others:
                    yield f"“{name}” is a name of {one} and of {other}; only brands of different countries may agree."


def grades_are_whole(data: DataFile) -> Iterator[str]:
    """Level 4 says which template it prints; general raising stays in its families; a fact has a source."""
    for category in data.categories.values():
        where = f"category {category.id}"
        grades = [category.seriousness, *(each.seriousness or 0 for each in category.members)]
        reached = [max(grades) + max((each.by for each in category.raises), default=0)]
        reached += [each.to or 0 for each in category.raises]
        if max(reached) >= Seriousness.ASK_FIRST and category.ask_first not in ASK_FIRST:
            yield f"{where}: seriousness 4 needs ask_first, {', '.join(ASK_FIRST[:-1])} or {ASK_FIRST[-1]}."
        if category.ask_first == "alone" and category.kind is not CategoryKind.NOTE:
            yield f"{where}: ask_first alone is for notes, which speak of one medicine by itself."
        if category.ask_first and not data.sentences.get(f"ask_first_{category.ask_first}"):
            yield f"{where}: there is no sentence ask_first_{category.ask_first}."
        if any(each.by for each in category.raises) and category.family not in RAISING_FAMILIES:
            yield f"{where}: by = 1 is for the families {', '.join(sorted(RAISING_FAMILIES))} only."
        if category.status is Status.ACTIVE and category.timing not in _TIMINGS:
            yield f"{where}: timing is one of {', '.join(_TIMINGS)}."
        if category.family not in FAMILIES:
            yield f"{where}: {category.family} is not a family."
        if category.status is not Status.WITHDRAWN and not category.evidence:
            yield f"{where}: no source."


def second_hand_is_not_alone(data: DataFile) -> Iterator[str]:
    """A source known only by quotation supports a statement beside another, or one of low certainty."""
    for category in data.categories.values():
        read = [data.sources[each.source].read for each in category.evidence if each.source in data.sources]
        weak = category.certainty in ("theory", "case-reports") or category.status is not Status.ACTIVE
        if read and set(read) <= lint_sources.SECOND_HAND and not weak:
            yield f"category {category.id}: its only source is second-hand; another one or a lower certainty is needed."


def overlaps_are_named(data: DataFile) -> Iterator[str]:
    """Two active categories of one family for the same two substances by the same route name each other."""
    active = [one for one in data.categories.values() if one.kind is CategoryKind.PAIR and one.status is Status.ACTIVE]
    members = {side: members_of(side, data) for one in active for side in (one.a, one.b) if side is not None}
    for one, other in combinations(active, 2):
        named = other.id in one.part_of or one.id in other.part_of
        if one.family != other.family or named or not (one.a and one.b and other.a and other.b):
            continue
        for mine in ((one.a, one.b), (one.b, one.a)):
            both = [_shared(side, theirs, members) for side, theirs in zip(mine, (other.a, other.b), strict=True)]
            if all(both) and len(both[0] | both[1]) > 1:
                names = f"{min(both[0])} with {min(both[1] - {min(both[0])} or both[1])}"
                yield f"category {one.id}: meets {names} as {other.id} does; one must name the other in part_of."
                break


def _shared(side: Side, other: Side, members: Mapping[Side, frozenset[str]]) -> frozenset[str]:
    """The substances two sides have in common by a route they have in common."""
    apart = side.routes and other.routes and not set(side.routes) & set(other.routes)
    return frozenset() if apart else members[side] & members[other]


def _missing(where: str, word: str, names: Iterable[str], known: Container[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{where}: there is no {word} “{name}”."


_RULES: tuple[Callable[[DataFile], Iterator[str]], ...] = (
    sentences_are_all_there,
    sides_fit_the_kind,
    references_exist,
    substances_are_sound,
    stopping_is_sayable,
    antagonists_are_nowhere_else,
    names_are_unambiguous,
    grades_are_whole,
    second_hand_is_not_alone,
    overlaps_are_named,
    *lint_sources.RULES,
    *lint_entries.RULES,
    *wording.RULES,
)
