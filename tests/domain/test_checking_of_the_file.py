"""The check over the shipped file: amounts that raise a finding, rescue medicines, what is shown on request only."""

from decimal import Decimal

import pytest

from app.domain.checking import CheckResult, ItemState, check, renumber
from app.domain.interactions import Seriousness
from app.domain.items import Content, Item, ItemKind, RecordDay
from app.domain.people import Answer
from app.domain.routes import Route
from tests.data_files import TODAY, shipped


def medicine(substance: str, daily: str | None = None, route: Route = Route.SWALLOWED) -> Item:
    mg = None if daily is None else Decimal(daily)
    contents = (Content(substance, daily_mg=mg),)
    return Item(0, ItemKind.MEDICINE, substance, contents, (route,), treatment=substance)


def oil(substance: str = "cbd") -> Item:
    return Item(0, ItemKind.CANNABIS, "oil", (Content(substance),), (Route.SWALLOWED,), treatment="oil")


def looked_up(*items: Item, **person: Answer) -> CheckResult:
    answers = {key.replace("_", "-"): answer for key, answer in person.items()}
    return check(RecordDay(TODAY, renumber(items), answers), shipped())


def seriousness(result: CheckResult, category: str) -> Seriousness:
    return next(each.seriousness for each in result.findings if each.category.id == category)


@pytest.mark.parametrize(("daily", "expected"), [(None, 2), ("20", 2), ("20.1", 3), ("40", 3)])
def test_citalopram_above_20_mg_a_day_with_cbd_is_to_be_raised_soon(daily: str | None, expected: int) -> None:
    assert seriousness(looked_up(medicine("citalopram", daily), oil()), "cbd-citalopram") == expected


@pytest.mark.parametrize("fact", ["age_over_60", "liver_disease"])
def test_citalopram_with_cbd_is_to_be_raised_soon_over_60_and_with_a_liver_disease(fact: str) -> None:
    result = looked_up(medicine("citalopram", "10"), oil(), **{fact: Answer.YES})
    assert seriousness(result, "cbd-citalopram") == 3


def test_citalopram_with_cbd_is_to_be_raised_soon_beside_another_medicine_for_the_same_rhythm() -> None:
    result = looked_up(medicine("citalopram", "10"), oil(), medicine("methadone"))
    assert seriousness(result, "cbd-citalopram") == 3


@pytest.mark.parametrize("tricyclic", ["amitriptyline", "nortriptyline", "dosulepin", "lofepramine", "protriptyline"])
@pytest.mark.parametrize(("daily", "expected"), [(None, 2), ("10", 2), ("25", 2), ("50", 3)])
def test_a_tricyclic_above_25_mg_a_day_with_duloxetine_is_to_be_raised_soon(
    tricyclic: str, daily: str | None, expected: int
) -> None:
    result = looked_up(medicine(tricyclic, daily), medicine("duloxetine", "60"))
    assert seriousness(result, "tca-with-cyp2d6-inhibitor") == expected


def test_a_low_tricyclic_with_an_ssri_alone_is_never_more_than_worth_discussing() -> None:
    result = looked_up(medicine("amitriptyline", "25"), medicine("sertraline"))
    assert {each.seriousness for each in result.findings} <= {1, 2}


@pytest.mark.parametrize(
    ("substance", "route"),
    [
        ("midazolam", Route.UNDER_TONGUE),
        ("midazolam", Route.NASAL),
        ("diazepam", Route.RECTAL),
        ("diazepam", Route.NASAL),
        ("diazepam", Route.UNDER_TONGUE),
        ("salbutamol", Route.INHALED),
        ("glyceryl-trinitrate", Route.UNDER_TONGUE),
        ("adrenaline", Route.INJECTED),
        ("naloxone", Route.NASAL),
    ],
)
def test_a_rescue_medicine_carries_no_card(substance: str, route: Route) -> None:
    others = [medicine(one) for one in ("morphine", "pregabalin", "amitriptyline", "alcohol", "propranolol")]
    result = looked_up(medicine(substance, route=route), *others, oil("thc"))
    carried = [each.category.id for each in result.findings if 0 in each.items]
    assert set(carried) <= {"three-or-more-depressants"}, carried


@pytest.mark.parametrize(
    "product", ["midazolam-buccal", "midazolam-nasal", "diazepam-rectal", "diazepam-nasal", "diazepam-buccal"]
)
def test_a_product_for_rescue_is_not_taken_for_a_tablet(product: str) -> None:
    assert shipped().vocabulary.combinations[product].default_route in (
        Route.UNDER_TONGUE,
        Route.NASAL,
        Route.RECTAL,
    )


def test_what_is_shown_on_request_only_is_no_finding_and_flags_nothing() -> None:
    result = looked_up(medicine("atorvastatin"), oil())
    assert [each.category.id for each in result.on_request] == ["cbd-cyp3a-other"]
    assert "cbd-cyp3a-other" not in [each.category.id for each in result.findings]
    assert result.coverage[0].state is not ItemState.FLAGGED
