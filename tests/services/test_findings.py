"""What is on the record on one day, and the preview before Save."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.people import Answer, Person
from app.domain.products import Product
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services.findings import DiaryView, current_findings, findings_about, with_medicine, with_product
from app.services.record_day import ingredients_of
from tests.data_files import TODAY, small

DATA = small()
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ME = Person("me")
OIL = Product("p-oil", "Oil", thc=Decimal(10), cbd=Decimal(0), route=Route.SWALLOWED)


def medicine(entry: str) -> Medicine:
    return Medicine(f"m-{entry}", entry, entry, ingredients_of(entry, DATA.vocabulary))


GABAPENTIN = medicine("gabapentin")
NEEDED = Regimen("r", GABAPENTIN.id, RegimenKind.AS_NEEDED)


def use(days_ago: int) -> Use:
    at = NOON - timedelta(days=days_ago)
    return Use("u", OIL.id, at, Route.SWALLOWED, Decimal(1), UseUnit.ML, freeze(OIL))


def on_record(view: DiaryView) -> tuple[str, ...]:
    return current_findings(view, DATA, TODAY).ids


def test_everything_on_the_record_is_one_item_in_order() -> None:
    now = current_findings(DiaryView(ME, (GABAPENTIN,), products=(OIL,)), DATA, TODAY)
    assert now.ids == (GABAPENTIN.id, OIL.id)
    assert [item.index for item in now.items] == [0, 1]
    assert [each.category.id for each in findings_about(now, OIL.id)] == ["cannabis-gabapentinoid", "thc-driving"]
    assert [each.category.id for each in findings_about(now, GABAPENTIN.id)] == ["cannabis-gabapentinoid"]
    assert findings_about(now, "nothing") == ()


def test_circumstances_of_the_person_are_used() -> None:
    lungs = replace(ME, facts=(("lung-disease", Answer.YES.value),))
    now = current_findings(DiaryView(lungs, (GABAPENTIN,), products=(OIL,)), DATA, TODAY)
    assert now.result.findings[0].seriousness == 3


@pytest.mark.parametrize(("days_ago", "there"), [(0, True), (30, True), (31, False), (-1, False)])
def test_an_as_needed_medicine_is_on_the_record_for_thirty_days_after_a_dose(days_ago: int, there: bool) -> None:
    dose = Intake("i", GABAPENTIN.id, NOON - timedelta(days=days_ago))
    rarely = replace(GABAPENTIN, still_used=False)
    view = DiaryView(ME, (rarely,), (NEEDED,), intakes=(dose,))
    assert bool(on_record(view)) is there
    skipped = replace(view, intakes=(replace(dose, status=IntakeStatus.SKIPPED),))
    assert on_record(skipped) == ()
    assert on_record(replace(skipped, medicines=(GABAPENTIN,))) == (GABAPENTIN.id,)


def test_a_medicine_with_a_regimen_or_without_any_is_on_the_record() -> None:
    rarely = replace(GABAPENTIN, still_used=False)
    assert on_record(DiaryView(ME, (rarely,))) == (GABAPENTIN.id,)
    daily = replace(NEEDED, kind=RegimenKind.DAY_PARTS)
    assert on_record(DiaryView(ME, (rarely,), (daily,))) == (GABAPENTIN.id,)


@pytest.mark.parametrize(("days_ago", "there"), [(0, True), (28, True), (29, False), (900, False), (-3, True)])
def test_a_stopped_medicine_leaves_the_record_when_no_category_looks_back_that_far(days_ago: int, there: bool) -> None:
    stopped = replace(GABAPENTIN, stopped=TODAY - timedelta(days=days_ago))
    assert bool(on_record(DiaryView(ME, (stopped,)))) is there


def test_a_stopped_medicine_lingers_as_long_as_its_category_says() -> None:
    def found(days_ago: int) -> list[str]:
        warfarin = replace(medicine("warfarin"), stopped=TODAY - timedelta(days=days_ago))
        now = current_findings(DiaryView(ME, (warfarin,), products=(OIL,)), DATA, TODAY)
        return [each.category.id for each in now.result.findings]

    assert "cbd-warfarin" in found(14)
    assert "cbd-warfarin" not in found(15)


@pytest.mark.parametrize(("days_ago", "there"), [(0, True), (30, True), (31, False)])
def test_cannabis_is_on_the_record_for_thirty_days_after_a_use_or_while_still_used(days_ago: int, there: bool) -> None:
    rarely = replace(OIL, still_used=False)
    assert bool(on_record(DiaryView(ME, products=(rarely,), uses=(use(days_ago),)))) is there
    assert on_record(DiaryView(ME, products=(OIL,), uses=(use(days_ago),))) == (OIL.id,)


def test_the_flag_appears_before_anything_is_saved() -> None:
    view = DiaryView(ME, (GABAPENTIN,))
    assert current_findings(view, DATA, TODAY).result.findings == ()
    preview = current_findings(with_product(view, OIL, use(0)), DATA, TODAY)
    assert [each.category.id for each in findings_about(preview, OIL.id)] == ["cannabis-gabapentinoid", "thc-driving"]
    assert view.products == ()


def test_a_preview_of_a_correction_replaces_what_it_corrects() -> None:
    view = DiaryView(ME, (GABAPENTIN,), (NEEDED,), (OIL,), (use(3),))
    other = replace(GABAPENTIN, name="Neurontin")
    daily = replace(NEEDED, kind=RegimenKind.DAY_PARTS)
    corrected = with_medicine(view, other, daily)
    assert corrected.medicines == (other,)
    assert corrected.regimens == (daily,)
    assert with_medicine(view, other).regimens == view.regimens
    again = with_product(view, replace(OIL, name="Oil 2"), replace(use(1), note="x"))
    assert [each.name for each in again.products] == ["Oil 2"]
    assert [each.note for each in again.uses] == ["x"]
    assert with_product(view, OIL).uses == view.uses
