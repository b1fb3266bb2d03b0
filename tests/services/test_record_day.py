"""From the record to items: nothing unknown is lost, nothing absent is added."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.amounts import Amount
from app.domain.interactions import EventKind
from app.domain.items import Content, ItemKind, Unchecked, UncheckedPart
from app.domain.medicines import Ingredient, Kind, Medicine
from app.domain.moments import PartialDate, whole_date
from app.domain.people import Answer
from app.domain.products import Basis, Product, ProductForm
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit
from app.services.record_day import (
    cannabinoid,
    cannabis_item,
    ingredients_of,
    medicine_item,
    medicine_route,
    mg_in_a_piece,
    product_item,
)
from tests.data_files import TODAY, small

WORDS = small().vocabulary
D = Decimal
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
OIL = Product("p", "Oil", ProductForm.OIL, thc=D(10), cbd=D(0), route=Route.SWALLOWED)


def medicine(entry: str, **changes: Any) -> Medicine:
    made = Medicine("m", entry, chosen=entry, ingredients=ingredients_of(entry, WORDS), form="tablet")
    return replace(made, **changes)


def parts(*pieces: int, start: date | None = None) -> Regimen:
    cells = (*(D(each) for each in pieces), None, None, None, None)
    return Regimen("r", "m", RegimenKind.DAY_PARTS, start, None, (cells[0], cells[1], cells[2], cells[3]))


def use(days_ago: int, ml: str | None, product: Product = OIL, route: Route = Route.SWALLOWED) -> Use:
    at = NOON - timedelta(days=days_ago)
    amount = D(ml) if ml else None
    return Use("u", "p", at, route, amount, UseUnit.ML, freeze(product), AmountSource.MARKED)


def test_a_combination_is_all_of_its_ingredients() -> None:
    item = medicine_item(medicine("paracetamol-tramadol"), WORDS, TODAY)
    assert [content.substance for content in item.contents] == ["paracetamol", "tramadol"]
    assert item.unchecked == ()


def test_an_ingredient_the_file_does_not_have_is_named() -> None:
    item = medicine_item(medicine("cold-mix"), WORDS, TODAY)
    assert [content.substance for content in item.contents] == ["paracetamol"]
    assert item.unchecked == (Unchecked(UncheckedPart.INGREDIENT, "oddine"),)
    withdrawn = medicine("paracetamol", ingredients=(Ingredient("Moonstone", "moonstone"),))
    assert medicine_item(withdrawn, WORDS, TODAY).unchecked == (Unchecked(UncheckedPart.INGREDIENT, "Moonstone"),)


def test_a_name_nobody_knows_is_named() -> None:
    unknown = Medicine("m", "Meadow calm drops")
    assert medicine_item(unknown, WORDS, TODAY).unchecked == (Unchecked(UncheckedPart.NAME, "Meadow calm drops"),)
    assert ingredients_of("moonstone", WORDS) == ()


def test_a_medicine_that_starts_later_has_no_contents_yet_and_says_so() -> None:
    later = medicine("gabapentin", started=whole_date(TODAY + timedelta(days=1)))
    item = medicine_item(later, WORDS, TODAY)
    assert item.contents == ()
    assert item.unchecked == (Unchecked(UncheckedPart.NOT_YET, "gabapentin"),)
    assert medicine_item(later, WORDS, TODAY + timedelta(days=1)).contents


def test_a_route_that_is_not_known_is_named() -> None:
    item = medicine_item(medicine("gabapentin", route=Route.UNKNOWN), WORDS, TODAY)
    assert item.routes == (Route.UNKNOWN,)
    assert item.unchecked == (Unchecked(UncheckedPart.ROUTE, "gabapentin"),)


@pytest.mark.parametrize(
    ("changes", "route"),
    [
        ({}, Route.SWALLOWED),
        ({"form": "patch"}, Route.PATCH),
        ({"form": "patch", "route": Route.NASAL}, Route.NASAL),
        ({"chosen": "nabiximols"}, Route.UNDER_TONGUE),
        ({"chosen": None}, Route.SWALLOWED),
    ],
)
def test_a_route_is_what_was_said_then_what_the_form_tells_then_what_the_file_says(
    changes: dict[str, Any], route: Route
) -> None:
    assert medicine_route(medicine("gabapentin", **changes), WORDS) is route


def test_kind_and_treatment_come_from_the_medicine() -> None:
    item = medicine_item(medicine("alcohol", kind=Kind.OTHER), WORDS, TODAY)
    assert (item.kind, item.prescribed) == (ItemKind.SUBSTANCE, False)
    one, other = medicine("gabapentin", prescriber="Dr A"), medicine("gabapentin", prescriber="Dr B")
    assert medicine_item(one, WORDS, TODAY).treatment != medicine_item(other, WORDS, TODAY).treatment
    spaced = medicine("gabapentin", name=" GABAPENTIN ", prescriber="dr a")
    assert medicine_item(spaced, WORDS, TODAY).treatment == medicine_item(one, WORDS, TODAY).treatment


def test_changes_are_taken_from_dates_that_are_known_to_the_day() -> None:
    week_ago = TODAY - timedelta(days=7)
    versions = [parts(1), replace(parts(2, start=week_ago), id="r2")]
    begun = medicine("gabapentin", started=whole_date(week_ago), stopped=TODAY)
    changes = medicine_item(begun, WORDS, TODAY, versions).changes
    assert changes == ((EventKind.STARTED, week_ago), (EventKind.RAISED, week_ago), (EventKind.STOPPED, TODAY))
    vague = medicine("gabapentin", started=PartialDate(2026, 11))
    assert medicine_item(vague, WORDS, TODAY).changes == ()


@pytest.mark.parametrize(
    ("changes", "mg"),
    [
        ({"strength": Amount(D(300), "mg")}, "300"),
        ({"strength": Amount(D("0.3"), "g")}, "300"),
        ({"strength": Amount(D(50), "micrograms")}, "0.05"),
        ({"strength": Amount(D(50), "mg/mL"), "form": "mL"}, "50"),
        ({"strength": Amount(D(50), "mg/mL")}, None),
        ({"strength": Amount(D(5), "%")}, None),
        ({}, None),
    ],
)
def test_the_mg_of_one_piece_are_known_only_from_a_strength_in_mg(changes: dict[str, Any], mg: str | None) -> None:
    one = medicine("gabapentin", **changes)
    assert mg_in_a_piece(one, one.ingredients[0]) == (D(mg) if mg else None)


def test_the_strength_of_a_combination_is_never_taken_for_that_of_one_ingredient() -> None:
    two = medicine("paracetamol-tramadol", strength=Amount(D(75), "mg"))
    assert mg_in_a_piece(two, two.ingredients[1]) is None
    own = replace(two.ingredients[1], strength=Amount(D("37.5"), "mg"))
    assert mg_in_a_piece(two, own) == D("37.5")


def test_the_mg_a_day_are_those_the_regimen_plans() -> None:
    one = medicine("gabapentin", strength=Amount(D(300), "mg"))
    assert medicine_item(one, WORDS, TODAY, [parts(1, 0, 0, 2)]).contents == (Content("gabapentin", daily_mg=D(900)),)
    needed = Regimen("r", "m", RegimenKind.AS_NEEDED, dose=D(2))
    assert medicine_item(one, WORDS, TODAY, [needed]).contents == (Content("gabapentin", use_mg=D(600)),)
    assert medicine_item(one, WORDS, TODAY).contents == (Content("gabapentin"),)
    assert medicine_item(one, WORDS, TODAY, [parts(0)]).contents == (Content("gabapentin"),)


@pytest.mark.parametrize(
    ("neutral", "acid", "content"),
    [
        (None, None, Content("thc", unknown=True)),
        (D(0), None, None),
        (D(0), D(0), None),
        (D(0), D(20), Content("thc")),
        (None, D(20), Content("thc")),
        (None, D(0), Content("thc", unknown=True)),
        (D("0.1"), None, Content("thc")),
    ],
)
def test_only_a_printed_nought_takes_a_cannabinoid_out(
    neutral: Decimal | None, acid: Decimal | None, content: Content | None
) -> None:
    assert cannabinoid("thc", neutral, acid) == content


def test_what_is_not_known_of_cannabis_is_named_and_counts() -> None:
    item = cannabis_item("flower", (Route.UNKNOWN,), [cannabinoid("thc", None), cannabinoid("cbd", None)])
    assert [part.part for part in item.unchecked] == [UncheckedPart.CONTENT, UncheckedPart.CONTENT, UncheckedPart.ROUTE]
    assert [(content.substance, content.unknown) for content in item.contents] == [
        ("thc", True),
        ("cbd", True),
        ("cannabis-smoke", True),
    ]


@pytest.mark.parametrize(
    ("route", "form", "smoke"),
    [
        (Route.SMOKED, "flower", True),
        (Route.VAPORISED, "flower", False),
        (Route.UNKNOWN, "flower", True),
        (Route.UNKNOWN, "oil", False),
        (Route.SMOKED, "oil", True),
    ],
)
def test_smoke_is_there_where_it_is_or_may_be_smoked(route: Route, form: str, smoke: bool) -> None:
    item = cannabis_item("x", (route,), [], form=form)
    assert ("cannabis-smoke" in [content.substance for content in item.contents]) is smoke


def test_the_alcohol_of_a_carrier_counts_where_it_is_known() -> None:
    for answer, there in ((Answer.YES, True), (Answer.NO, False), (Answer.UNKNOWN, False)):
        contents = [one.substance for one in product_item(replace(OIL, alcohol=answer), []).contents]
        assert ("ethanol-in-product" in contents) is there


def test_a_product_is_looked_up_by_every_route_it_was_used_by_or_the_one_it_is_meant_for() -> None:
    assert product_item(OIL, []).routes == (Route.SWALLOWED,)
    both = [use(1, "1"), use(2, "1", route=Route.UNDER_TONGUE), use(3, "1")]
    assert product_item(OIL, both).routes == (Route.SWALLOWED, Route.UNDER_TONGUE)


def test_the_most_on_one_day_is_known_only_where_every_amount_is() -> None:
    item = product_item(OIL, [use(1, "1"), use(1, "2"), use(2, "1")])
    assert item.contents == (Content("thc", daily_mg=D(30)),)
    assert product_item(OIL, [use(1, "1"), use(2, None)]).contents == (Content("thc"),)
    assert product_item(OIL, []).contents == (Content("thc"),)


def test_a_label_corrected_to_nought_does_not_undo_what_was_used() -> None:
    corrected = replace(OIL, thc=D(0), cbd=D(5))
    item = product_item(corrected, [use(1, "1")])
    assert [one.substance for one in item.contents] == ["thc", "cbd"]
    assert item.contents[0].daily_mg == 10
    assert [one.substance for one in product_item(corrected, []).contents] == ["cbd"]


def test_a_product_without_thc_or_cbd_has_no_contents() -> None:
    assert product_item(replace(OIL, thc=D(0), cbd=D(0), basis=Basis.MG_PER_G), []).contents == ()


def test_a_use_by_another_route_never_takes_the_meant_route_away() -> None:
    oil = Product("p", "Oil", ProductForm.OIL, thc=Decimal(10), cbd=Decimal(0), route=Route.SWALLOWED)
    use = Use("u", "p", NOON, Route.TOPICAL, Decimal(1), UseUnit.ML, freeze(oil))
    assert product_item(oil, [use]).routes == (Route.SWALLOWED, Route.TOPICAL)


def test_a_route_that_is_not_known_gives_way_to_the_one_used() -> None:
    oil = Product("p", "Oil", ProductForm.OIL, thc=Decimal(10), cbd=Decimal(0), route=Route.UNKNOWN)
    use = Use("u", "p", NOON, Route.SWALLOWED, Decimal(1), UseUnit.ML, freeze(oil))
    assert product_item(oil, []).routes == (Route.UNKNOWN,)
    assert product_item(oil, [use]).routes == (Route.SWALLOWED,)
