"""Items: what meets a side of a category, by name, group, role, route, form and day."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.interactions import Side
from app.domain.items import Content, Item, ItemKind, RecordDay, names, parts_on
from app.domain.routes import CANNABIS_ROUTES, Route, route_of_form
from app.domain.substances import Vocabulary
from tests.data_files import TODAY, small

WORDS: Vocabulary = small().vocabulary
THC = Side(substances=("thc",))


def item(substance: str, *routes: Route, **changes: Any) -> Item:
    made = Item(0, ItemKind.MEDICINE, substance, (Content(substance),), routes or (Route.SWALLOWED,))
    return replace(made, **changes)


def met(side: Side, *items: Item, lingers_days: int | None = None) -> int:
    return len(parts_on(side, RecordDay(TODAY, items, {}), WORDS, lingers_days))


@pytest.mark.parametrize(
    ("side", "substance"),
    [
        (Side(substances=("gabapentin",)), "gabapentin"),
        (Side(groups=("gabapentinoid",)), "pregabalin"),
        (Side(roles=("cyp1a2-substrate",)), "clozapine"),
    ],
)
def test_a_side_names_a_substance_by_id_group_or_role(side: Side, substance: str) -> None:
    assert names(side, substance, WORDS)
    assert not names(side, "paracetamol", WORDS)


def test_a_substance_nobody_knows_meets_only_its_own_id() -> None:
    assert not names(Side(groups=("opioid",)), "moonstone", WORDS)
    assert names(Side(substances=("moonstone",)), "moonstone", WORDS)


@pytest.mark.parametrize("route", [Route.TOPICAL, Route.EYE])
def test_what_is_put_on_one_place_meets_only_a_side_that_lists_its_route(route: Route) -> None:
    assert met(THC, item("thc", route)) == 0
    assert met(replace(THC, routes=(Route.SWALLOWED,)), item("thc", route)) == 0
    assert met(replace(THC, routes=(route, Route.SWALLOWED)), item("thc", route)) == 1


def test_one_route_that_reaches_the_blood_is_enough() -> None:
    assert met(THC, item("thc", Route.TOPICAL, Route.SWALLOWED)) == 1


@pytest.mark.parametrize("route", CANNABIS_ROUTES)
def test_a_side_meets_the_routes_it_lists_and_an_unknown_one(route: Route) -> None:
    side = replace(THC, routes=(Route.SMOKED,))
    assert met(side, item("thc", route)) == (route in (Route.SMOKED, Route.UNKNOWN))


def test_a_form_narrows_a_side_only_where_it_is_known() -> None:
    side = replace(THC, forms=("oil",))
    assert met(side, item("thc", form="oil")) == 1
    assert met(side, item("thc", form="capsule")) == 0
    assert met(side, item("thc")) == 1


def test_what_was_stopped_counts_for_as_long_as_the_side_lets_it_linger() -> None:
    stopped = item("thc", stopped=TODAY - timedelta(days=14))
    assert met(replace(THC, lingers_days=14), stopped) == 1
    assert met(replace(THC, lingers_days=13), stopped) == 0
    assert met(THC, stopped, lingers_days=14) == 1
    assert met(THC, item("thc", stopped=TODAY)) == 1
    assert met(THC, item("thc", stopped=TODAY + timedelta(days=3))) == 1


@pytest.mark.parametrize(
    ("form", "route"),
    [
        ("Patch", Route.PATCH),
        ("patches", Route.PATCH),
        ("creams", Route.TOPICAL),
        ("eye drops", Route.EYE),
        ("tablet", None),
        ("", None),
    ],
)
def test_a_form_tells_a_route_or_nothing(form: str, route: Route | None) -> None:
    assert route_of_form(form) == route
