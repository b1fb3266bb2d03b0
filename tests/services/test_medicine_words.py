"""Medicines, regimens and uses in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts import Amount
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.products import Basis, Product, StrengthSource
from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import FrozenStrength
from app.domain.uses import AmountSource, Use, UseUnit
from app.services import dose_counts, regimen_history
from app.services import medicine_words as said
from app.services.record_day import ingredients_of
from app.services.words import NBSP
from tests.data_files import small

D = Decimal
WORDS = small().vocabulary
LAST = date(2026, 11, 20)
PERIOD = Period(LAST - timedelta(days=13), LAST)
CAPSULES = Medicine("m", "Gabapentin", strength=Amount(D(300), "mg"), form="capsule")
MORNING, NOON, EVENING, BEDTIME = DayPart


def parts(*pieces: str | None, start: date | None = date(2026, 1, 1), version: str = "r") -> Regimen:
    numbers = (*(D(each) if each else None for each in pieces), None, None, None, None)
    cells = (numbers[0], numbers[1], numbers[2], numbers[3])
    return Regimen(version, "m", RegimenKind.DAY_PARTS, start, None, cells)


TWICE = parts("1", None, None, "1")
NEEDED = Regimen("r", "m", RegimenKind.AS_NEEDED, dose=D(1), gap_hours=D(6), most_in_24h=D(4))
IN_WORDS = Regimen("r", "m", RegimenKind.IN_WORDS, words="15 drops some evenings")


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        ("1", "capsule", "1 capsule"),
        ("2", "Capsule", "2 capsules"),
        ("0.5", "tablet", "½ tablet"),
        ("0.50", "tablet", "½ tablet"),
        ("1.5", "tablet", "1½ tablets"),
        ("2", "patch", "2 patches"),
        ("2", "suppository", "2 suppositories"),
        ("2", "spray", "2 sprays"),
        ("2", "eye drops", "2 eye drops"),
        ("5", "mL", "5 mL"),
        ("5", "ML", "5 mL"),
        ("2", "", "2 pieces"),
        ("0.3", "", "0.3 piece"),
    ],
)
def test_a_number_of_pieces_is_said_as_people_say_it(value: str, form: str, text: str) -> None:
    assert plain(said.pieces(D(value), form)) == text


@pytest.mark.parametrize(
    ("regimen", "text"),
    [
        (TWICE, "1-0-0-1 capsules: 1 in the morning, 1 at bedtime"),
        (parts(None, "0.5", "2"), "0-½-2-0 capsules: ½ at noon, 2 in the evening"),
        (parts(), "nothing planned"),
        (NEEDED, "when needed: 1 capsule, at least 6 hours apart, no more than 4 in 24 hours"),
        (Regimen("r", "m", RegimenKind.AS_NEEDED), "when needed"),
        (IN_WORDS, "15 drops some evenings"),
    ],
)
def test_how_it_is_taken_is_said_from_the_structure_in_one_way(regimen: Regimen, text: str) -> None:
    assert plain(said.regimen_sentence(regimen, CAPSULES)) == text


@pytest.mark.parametrize(
    ("regimen", "changes", "text"),
    [
        (TWICE, {}, "2 capsules = 600 mg a day"),
        (TWICE, {"strength": None}, "2 capsules a day"),
        (TWICE, {"strength": Amount(D(5), "%")}, "2 capsules a day"),
        (parts("0.5"), {"strength": Amount(D("0.25"), "mg")}, "½ capsule = 0.125 mg a day"),
        (parts(), {}, ""),
        (NEEDED, {}, ""),
    ],
)
def test_a_days_total_is_said_in_pieces_and_in_mg_where_they_are_known(
    regimen: Regimen, changes: dict[str, Any], text: str
) -> None:
    assert plain(said.daily_total(regimen, replace(CAPSULES, **changes))) == text


def test_the_four_cells_say_how_many_pieces_and_a_dash_where_there_are_none() -> None:
    assert said.day_part_cells(parts("1", None, "0", "0.5")) == ("1", "–", "–", "½")
    assert said.day_part_cells(NEEDED) == said.day_part_cells(None) == ("–", "–", "–", "–")


def test_strength_and_form_and_ingredients_are_said_where_they_are_known() -> None:
    assert plain(said.strength_and_form(CAPSULES)) == "300 mg, capsule"
    assert said.strength_and_form(Medicine("m", "x")) == ""
    same = replace(CAPSULES, ingredients=ingredients_of("gabapentin", WORDS))
    assert said.what_it_is(same, WORDS) == ""
    assert said.what_it_is(replace(same, name="Neurontin"), WORDS) == "gabapentin"
    mix = Medicine("m", "Cold Mix", ingredients=ingredients_of("cold-mix", WORDS))
    assert said.what_it_is(mix, WORDS) == "paracetamol and oddine"


def test_the_history_has_every_dated_change_the_newest_first() -> None:
    versions = [
        parts("1", start=date(2025, 1, 2)),
        parts("2", start=date(2026, 9, 30)),
        replace(TWICE, valid_from=None),
    ]
    assert [plain(line) for line in regimen_history.history(versions, CAPSULES)] == [
        "since 30 Sep 2026: 2 capsules = 600 mg a day; 300 mg to 600 mg a day",
        "since 2 Jan 2025: 1 capsule = 300 mg a day",
    ]
    needed = replace(NEEDED, valid_from=LAST)
    assert plain(regimen_history.history([needed], CAPSULES)[0]).startswith("since 20 Nov 2026: when needed")


def intake(days_ago: int, part: DayPart | None = MORNING, status: IntakeStatus = IntakeStatus.TAKEN) -> Intake:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC) - timedelta(days=days_ago)
    return Intake(f"i-{days_ago}-{part}", "m", at, status, D(1), part)


def counted(intakes: Sequence[Intake], *regimens: Regimen) -> str:
    return dose_counts.really_taken(regimens or (TWICE,), intakes, PERIOD)


def test_taken_skipped_and_not_recorded_add_up_to_what_was_planned() -> None:
    doses = [intake(days, part) for days in range(14) for part in (MORNING, BEDTIME)]
    doses[3] = replace(doses[3], status=IntakeStatus.SKIPPED)
    del doses[8]
    assert counted(doses) == "26 taken, 1 skipped, 1 not recorded of 28 planned"


def test_a_dose_of_unknown_fate_is_not_recorded() -> None:
    said_of_it = counted([intake(0, status=IntakeStatus.UNKNOWN)])
    assert said_of_it == "0 taken, 0 skipped, 28 not recorded of 28 planned, 1 of them marked as not known"


def test_doses_that_were_not_planned_are_extra_and_never_fill_a_gap() -> None:
    doses = [intake(0), intake(0), intake(1, None), intake(2, NOON), intake(40)]
    assert counted(doses) == "1 taken, 0 skipped, 27 not recorded of 28 planned; 3 extra"


def test_a_dose_that_was_skipped_and_then_taken_is_taken() -> None:
    doses = [intake(0, status=IntakeStatus.SKIPPED), intake(0)]
    assert counted(doses) == "1 taken, 0 skipped, 27 not recorded of 28 planned"


def test_two_versions_open_on_one_day_plan_it_once() -> None:
    old = parts("1", None, None, "1", start=date(2026, 1, 1))
    new = parts("1", start=LAST - timedelta(days=6), version="r2")
    assert counted([intake(0)], old, new) == "1 taken, 0 skipped, 20 not recorded of 21 planned"


def test_days_without_an_entry_are_never_said_to_be_days_without_a_dose() -> None:
    assert counted([]) == "nothing recorded of 28 planned"
    assert counted([], NEEDED) == counted([], IN_WORDS) == "no dose recorded in this period"
    assert counted([intake(0, None), intake(3, None)], IN_WORDS) == "recorded on 2 of 14 days"


@given(
    st.lists(st.builds(intake, st.integers(0, 20), st.sampled_from(DayPart), st.sampled_from(IntakeStatus)), min_size=1)
)
def test_whatever_is_recorded_the_counts_add_up(doses: list[Intake]) -> None:
    text = counted(doses)
    if text.startswith("nothing"):
        return
    numbers = [int(word) for word in text.split(";")[0].replace(",", "").split() if word.isdigit()]
    taken, skipped, unrecorded, planned = numbers[:4]
    assert taken + skipped + unrecorded == planned == 28


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"thc": D(10), "cbd": None}, "THC 10 mg/mL, CBD not known"),
        ({"thc": D("0.6"), "thca": D(20), "cbd": D(0), "basis": Basis.PERCENT}, "THC 0.6 % + THCA 20 %, CBD 0 %"),
        ({"cbda": D(5), "basis": Basis.MG_PER_PIECE}, "THC not known, CBDA 5 mg per piece"),
    ],
)
def test_a_label_is_said_as_it_is_printed(changes: dict[str, Any], text: str) -> None:
    assert plain(said.product_strength(replace(Product("p", "x"), **changes))) == text


def test_an_amount_used_and_its_mg_are_said_and_an_unknown_one_is_not_a_number() -> None:
    strength = FrozenStrength(Basis.MG_PER_ML, D(10), None, StrengthSource.LABEL)
    use = Use("u", "p", datetime(2026, 11, 20, tzinfo=UTC), Route.SWALLOWED, D(2), UseUnit.DROP, strength)
    assert plain(said.use_amount(use)) == "2 drops"
    assert plain(said.use_amount(replace(use, amount=D(1)))) == "1 drop"
    assert plain(said.use_amount(replace(use, amount=D("0.3"), unit=UseUnit.ML))) == "0.3 mL"
    assert said.use_amount(replace(use, amount=None)) == "amount not known"
    marked = replace(use, amount=D("0.3"), unit=UseUnit.ML, amount_source=AmountSource.MARKED)
    assert plain(said.use_mg(marked)) == "about 3 mg THC, CBD amount not known"


def test_nothing_counts_as_planned_before_a_beginning_nobody_wrote_down() -> None:
    regimen = Regimen("r", "m", RegimenKind.DAY_PARTS, None, None, (Decimal(1), None, None, None))
    month = Period(date(2026, 10, 22), date(2026, 11, 20))
    assert dose_counts.really_taken([regimen], [], month) == "no dose recorded in this period"
    dose = Intake("i", "m", datetime(2026, 11, 19, 8, tzinfo=UTC), IntakeStatus.TAKEN, Decimal(1), DayPart.MORNING)
    assert dose_counts.really_taken([regimen], [dose], month) == "1 taken, 0 skipped, 1 not recorded of 2 planned"
