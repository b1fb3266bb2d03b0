"""Grading: the category's own grade, what differs for a member, and what raises it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.checking import check, renumber
from app.domain.grading import grade
from app.domain.hits import Hit
from app.domain.interactions import (
    Category,
    Certainty,
    Changed,
    DailyMg,
    EventKind,
    Member,
    Raise,
    Seriousness,
    Side,
)
from app.domain.items import Content, Item, ItemKind, RecordDay
from app.domain.people import Answer
from app.domain.routes import Route
from tests.data_files import TODAY, small, with_category

DATA = small()
PAIR = replace(DATA.categories["cannabis-gabapentinoid"], members=(), raises=())
BY_ONE = Raise("more", by=1)
THREE, FOUR = Seriousness.RAISE_SOON, Seriousness.ASK_FIRST


def item(substance: str, **changes: Any) -> Item:
    kind = ItemKind.CANNABIS if substance in ("thc", "cbd", "cannabis-smoke") else ItemKind.MEDICINE
    contents = changes.pop("contents", (Content(substance),))
    return replace(Item(0, kind, substance, contents, (Route.SWALLOWED,), treatment=substance), **changes)


def found(category: Category, *items: Item, **person: Answer) -> Any:
    """The one finding of a category over a record, or None."""
    data = replace(DATA, categories={category.id: category})
    answers = {key.replace("_", "-"): answer for key, answer in person.items()}
    result = check(RecordDay(TODAY, renumber(items), answers), data)
    return result.findings[0] if result.findings else None


def seriousness(category: Category, *items: Item, **person: Answer) -> int:
    return int(found(category, *items, **person).seriousness)


GABAPENTIN, TRAMADOL, THC, CBD = item("gabapentin"), item("tramadol"), item("thc"), item("cbd")


def test_without_members_or_raises_the_categorys_own_grade_stands() -> None:
    finding = found(PAIR, GABAPENTIN, THC)
    assert (finding.seriousness, finding.base, finding.certainty) == (2, 2, Certainty.HUMAN_STUDY)


def test_a_member_changes_the_grade_for_itself_only() -> None:
    member = Member(b="cbd", seriousness=Seriousness.GOOD_TO_KNOW, certainty=Certainty.THEORY, note="Reasoning.")
    category = replace(PAIR, members=(member,))
    alone = found(category, GABAPENTIN, CBD)
    assert (alone.seriousness, alone.certainty, alone.members) == (1, Certainty.THEORY, (member,))
    both = found(category, GABAPENTIN, CBD, THC)
    assert (both.seriousness, both.certainty) == (2, Certainty.HUMAN_STUDY)
    sure = {part.substance: part.certainty for part in both.parts}
    assert sure == {"gabapentin": Certainty.HUMAN_STUDY, "cbd": Certainty.THEORY, "thc": Certainty.HUMAN_STUDY}


def test_a_member_may_be_a_group() -> None:
    category = replace(PAIR, members=(Member(a="gabapentinoid", seriousness=THREE),))
    assert seriousness(category, GABAPENTIN, THC) == 3


def test_of_several_members_the_more_serious_and_the_less_sure_counts() -> None:
    members = (
        Member(a="gabapentin", seriousness=THREE, certainty=Certainty.LABEL),
        Member(b="thc", seriousness=Seriousness.GOOD_TO_KNOW, certainty=Certainty.LABORATORY),
    )
    finding = found(replace(PAIR, members=members), GABAPENTIN, THC)
    assert (finding.seriousness, finding.certainty) == (3, Certainty.LABORATORY)


def test_a_member_for_both_sides_goes_before_one_for_a_single_side() -> None:
    members = (Member(b="thc", seriousness=THREE), Member(a="gabapentin", b="thc", seriousness=Seriousness(1)))
    assert seriousness(replace(PAIR, members=members), GABAPENTIN, THC) == 1


def test_the_categorys_grade_stands_where_a_part_of_a_count_has_no_member() -> None:
    count = replace(
        DATA.categories["three-sedating"], at_least=2, members=(Member(a="thc", seriousness=Seriousness(1)),)
    )
    assert seriousness(count, THC, GABAPENTIN) == 2


def test_general_raising_is_applied_at_most_once() -> None:
    category = replace(PAIR, raises=(BY_ONE, replace(BY_ONE, why="again")), a=Side(groups=("opioid",)))
    finding = found(category, TRAMADOL, THC)
    assert (finding.seriousness, finding.base) == (3, 2)
    assert [each.why for each in finding.raises] == ["more", "again"]


def test_general_raising_never_lifts_cannabis_with_one_non_opioid_above_three() -> None:
    category = replace(PAIR, seriousness=THREE, raises=(BY_ONE,), ask_first="planned")
    finding = found(category, GABAPENTIN, THC)
    assert (finding.seriousness, finding.raises) == (3, ())
    assert seriousness(replace(category, a=Side(groups=("opioid",))), TRAMADOL, THC) == 4


def test_general_raising_does_nothing_outside_its_families() -> None:
    assert seriousness(replace(PAIR, family="bleeding", raises=(BY_ONE,)), GABAPENTIN, THC) == 2
    assert seriousness(replace(PAIR, family="breathing", raises=(BY_ONE,)), GABAPENTIN, THC) == 3


def test_of_several_raises_the_highest_wins_and_a_lower_one_never_lowers() -> None:
    raises = (BY_ONE, Raise("a lot", to=FOUR), Raise("low", to=Seriousness(1)))
    finding = found(replace(PAIR, raises=raises), GABAPENTIN, THC)
    assert finding.seriousness == 4
    assert "low" not in [each.why for each in finding.raises]


def test_all_conditions_of_one_raise_must_hold() -> None:
    both = Raise("both", to=FOUR, other=Side(groups=("opioid",)), person=("lung-disease",))
    category = replace(PAIR, raises=(both,))
    assert seriousness(category, GABAPENTIN, THC, TRAMADOL) == 2
    assert seriousness(category, GABAPENTIN, THC, lung_disease=Answer.YES) == 2
    assert seriousness(category, GABAPENTIN, THC, TRAMADOL, lung_disease=Answer.YES) == 4


@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNKNOWN])
def test_a_circumstance_that_is_not_known_to_hold_raises_nothing(answer: Answer) -> None:
    category = replace(PAIR, raises=(Raise("lungs", to=FOUR, person=("lung-disease",)),))
    assert seriousness(category, GABAPENTIN, THC, lung_disease=answer) == 2


def test_the_other_thing_of_a_raise_is_another_item() -> None:
    mixed = item("gabapentin", contents=(Content("gabapentin"), Content("tramadol")))
    category = replace(PAIR, raises=(Raise("opioid", to=FOUR, other=Side(groups=("opioid",))),))
    assert seriousness(category, mixed, THC) == 2
    assert seriousness(category, mixed, THC, TRAMADOL) == 4


def test_beside_each_of_several_noted_things_stand_the_others() -> None:
    note = replace(DATA.categories["thc-driving"], a=Side(groups=("sedating",)))
    category = replace(note, raises=(Raise("opioid", to=FOUR, other=Side(groups=("opioid",))),))
    assert seriousness(category, TRAMADOL) == 1
    assert seriousness(category, TRAMADOL, GABAPENTIN) == 4


def test_a_count_is_raised_by_what_it_counts() -> None:
    raises = (Raise("opioid", to=FOUR, other=Side(groups=("opioid",))),)
    category = replace(DATA.categories["three-sedating"], raises=raises, at_least=2)
    assert seriousness(category, GABAPENTIN, TRAMADOL) == 4


@pytest.mark.parametrize(("route", "level"), [(Route.SMOKED, 3), (Route.SWALLOWED, 2), (Route.UNKNOWN, 3)])
def test_a_route_of_a_raise_is_that_of_the_cannabis_and_unknown_counts(route: Route, level: int) -> None:
    category = replace(PAIR, raises=(Raise("smoked", to=THREE, routes=(Route.SMOKED,)),))
    assert seriousness(category, replace(GABAPENTIN, routes=(Route.SWALLOWED,)), replace(THC, routes=(route,))) == level


def test_a_route_of_a_raise_is_that_of_any_part_where_no_cannabis_is_meant() -> None:
    raises = (Raise("patch", to=FOUR, routes=(Route.PATCH,)),)
    category = replace(DATA.categories["opioid-gabapentinoid"], seriousness=THREE, raises=raises)
    assert seriousness(category, TRAMADOL, GABAPENTIN) == 3
    assert seriousness(category, replace(TRAMADOL, routes=(Route.PATCH,)), GABAPENTIN) == 4


def test_cannabis_that_joins_a_count_never_takes_a_raise_by_route_away() -> None:
    raises = (Raise("swallowed", to=FOUR, routes=(Route.SWALLOWED,)),)
    category = replace(DATA.categories["three-sedating"], at_least=2, raises=raises)
    before = seriousness(category, GABAPENTIN, TRAMADOL)
    assert seriousness(category, GABAPENTIN, TRAMADOL, replace(THC, routes=(Route.SMOKED,))) >= before


@pytest.mark.parametrize(("side", "days", "level"), [("a", 7, 3), ("a", 8, 2), ("a", -1, 2), ("b", 7, 2)])
def test_a_change_raises_for_its_days_on_its_side(side: str, days: int, level: int) -> None:
    begun = replace(GABAPENTIN, changes=((EventKind.STARTED, TODAY - timedelta(days=days)),))
    category = replace(PAIR, raises=(Raise("new", to=THREE, changed=Changed(side, (EventKind.STARTED,), 7)),))
    assert seriousness(category, begun, THC) == level


def test_another_sort_of_change_raises_nothing() -> None:
    cut = replace(GABAPENTIN, changes=((EventKind.REDUCED, TODAY),))
    category = replace(PAIR, raises=(Raise("new", to=THREE, changed=Changed("a", (EventKind.STARTED,), 7)),))
    assert seriousness(category, cut, THC) == 2


def cbd_of(daily: str | None = None, use: str | None = None) -> Item:
    figures = (Decimal(each) if each else None for each in (daily, use))
    daily_mg, use_mg = figures
    return item("cbd", contents=(Content("cbd", daily_mg=daily_mg, use_mg=use_mg),))


@pytest.mark.parametrize(
    ("items", "or_unknown", "level"),
    [
        ((cbd_of(daily="51"),), False, 3),
        ((cbd_of(daily="50"),), False, 2),
        ((cbd_of(daily="30"), cbd_of(daily="30")), False, 3),
        ((cbd_of(use="51"),), False, 3),
        ((cbd_of(),), False, 2),
        ((cbd_of(),), True, 3),
        ((cbd_of(use="10"),), True, 3),
        ((cbd_of(daily="10"),), True, 2),
        ((cbd_of(daily="10"), cbd_of()), True, 3),
    ],
)
def test_mg_a_day_are_summed_and_unknown_counts_where_the_rule_says_so(
    items: tuple[Item, ...], or_unknown: bool, level: int
) -> None:
    category = replace(PAIR, raises=(Raise("much", to=THREE, daily_mg=DailyMg("cbd", Decimal(50), or_unknown)),))
    assert seriousness(category, GABAPENTIN, *items) == level


def test_age_alone_never_makes_thc_with_a_tricyclic_a_four() -> None:
    category = DATA.categories["cannabis-tricyclic"]
    for base in Seriousness:
        old = replace(category, seriousness=base)
        if base < FOUR:
            assert seriousness(old, item("amitriptyline"), THC, age_65_or_over=Answer.YES) <= 3


def test_a_hit_with_one_side_only_is_graded_by_what_it_has() -> None:
    category = with_category(member=[{"b": "cbd", "seriousness": 1}]).categories["one"]
    hit = Hit((), ())
    record = RecordDay(TODAY, (), {})
    assert grade(category, hit, record, DATA.vocabulary).seriousness == 2
