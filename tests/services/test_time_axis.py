"""The picture on one time axis: what is known of each day, and what is not known stays that."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from hypothesis import given
from hypothesis import strategies as some

from app.domain.amounts import Amount
from app.domain.checkins import CheckIn, Scale
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.regimens import Regimen, RegimenKind
from app.domain.statements import DayStatement, Said
from app.services.axis_words import amount_words, axis_lines
from app.services.day_amounts import DayAmount, DayState, cannabis_days
from app.services.lanes import Change, DosesOnDay, Step, changes, lanes
from app.services.leaving_off import leave_off
from app.services.summary import last_days
from app.services.summary_options import Part, SummaryOptions
from app.services.symptom_panels import symptom_panels
from app.services.time_axis import coverage, time_axis
from app.services.trend_records import TrendRecords
from app.services.words import NBSP
from tests.report.records import typical
from tests.services.trend_diary import CREAM, FLOWER, MONDAY, OIL, WEEK, at, checkin, dose, use

ONE, TWO = Decimal(1), Decimal(2)
DAILY, NEEDED = RegimenKind.DAY_PARTS, RegimenKind.AS_NEEDED


def june(day: int) -> date:
    return MONDAY + timedelta(days=day - 1)


def states(records: TrendRecords) -> str:
    letters = {"known": "k", "partly": "p", "none": "0", "unknown": "?", "no-entry": "x"}
    return "".join(letters[day.thc.state] for day in cannabis_days(records, WEEK))


def test_nothing_used_nothing_written_and_nobody_knows_are_three_things() -> None:
    said = (DayStatement("d2", june(2), Said.NONE), DayStatement("d3", june(3), Said.UNKNOWN))
    records = TrendRecords(uses=(use(1), use(4, amount=None), use(5), use(5, amount=None, hour=13)), statements=said)
    assert states(records) == "k0??pxx"


def test_a_day_with_other_notes_is_still_no_entry_of_a_use() -> None:
    assert states(TrendRecords(checkins=(checkin(1),), intakes=(dose(2),))) == "xxxxxxx"


def test_mg_are_summed_by_label_and_unknown_is_never_0() -> None:
    day = cannabis_days(TrendRecords(uses=(use(1), use(1, FLOWER, 21, "0.1"))), WEEK)[0]
    assert day.thc == DayAmount(DayState.KNOWN, 21.0)
    assert day.cbd == DayAmount(DayState.PARTLY, 3.0), "the flower's label does not name CBD"
    assert amount_words(day.cbd) == f"3{NBSP}mg and a use of unknown strength"


def test_a_label_with_none_of_it_is_0_and_a_cream_has_no_mg() -> None:
    none_in_it = replace(OIL, cbd=Decimal(0))
    first, second, *_ = cannabis_days(TrendRecords(uses=(use(1, none_in_it), use(2, CREAM))), WEEK)
    assert (first.thc.state, first.cbd.state) == (DayState.KNOWN, DayState.NONE)
    assert (second.thc.state, second.uses) == (DayState.NONE, 1)


def test_a_lane_shows_what_was_planned_and_where_it_changed() -> None:
    medicine = Medicine("m", "Gabapentin", strength=Amount(Decimal(300), "mg"), form="capsule")
    before = Regimen("r1", "m", DAILY, june(-90), june(3), (ONE, None, None, ONE))
    after = Regimen("r2", "m", DAILY, june(4), None, (ONE, None, None, TWO))
    records = TrendRecords((medicine,), (before, after))
    first, second = f"600{NBSP}mg a day", f"900{NBSP}mg a day"
    assert lanes(records, WEEK)[0].steps == (Step(june(1), june(3), first, False), Step(june(4), june(7), second, True))
    assert changes(records, WEEK) == (Change("a", june(4), "Gabapentin raised", "m"),)


def test_as_needed_has_each_dose_and_no_plan() -> None:
    records = TrendRecords(
        (Medicine("m", "Tramadol"), Medicine("n", "Old one", stopped=june(-9))),
        (Regimen("r", "m", NEEDED, june(-90)),),
        intakes=(dose(2), dose(2, 20), dose(5), dose(40)),
    )
    (lane,) = lanes(records, WEEK)
    assert (lane.name, lane.steps) == ("Tramadol", ())
    assert lane.doses == (DosesOnDay(june(2), 2), DosesOnDay(june(5), 1))


def test_a_start_a_cut_a_stop_and_a_new_product_are_marked_in_their_order() -> None:
    medicine = Medicine("m", "Gabapentin", stopped=june(6))
    regimens = (
        Regimen("r1", "m", DAILY, june(1), june(2), (TWO, None, None, None)),
        Regimen("r2", "m", DAILY, june(3), None, (ONE, None, None, None)),
    )
    records = TrendRecords((medicine,), regimens, (OIL,), uses=(use(5),), checkins=(checkin(-3),))
    found = [(each.mark, each.what) for each in changes(records, WEEK)]
    assert found == [
        ("a", "Gabapentin started"),
        ("b", "Gabapentin reduced"),
        ("c", "Oil 10:10 first noted"),
        ("d", "Gabapentin stopped"),
    ]
    assert len(changes(replace(records, checkins=()), WEEK)) == 3, (
        "who does not look back does not know it was the first"
    )


def test_a_median_needs_four_of_seven_days_and_gaps_stay_gaps() -> None:
    scores = {-5: 2, -4: 4, 1: 6, 2: 9, 4: 5}
    (panel,) = symptom_panels([checkin(day, score) for day, score in scores.items()], WEEK)
    assert panel.name == "Pain"
    assert panel.scores == (6, 9, None, 5, None, None, None)
    assert panel.medians == (None, None, None, None, None, None, None), "never four in seven days"
    full = symptom_panels([checkin(day, day % 7) for day in range(-5, 8) if day != 3], WEEK)[0]
    assert full.medians[2] is None
    assert full.medians[0] == median([2, 3, 4, 5, 6, 0, 1])


@given(some.dictionaries(some.integers(-5, 7), some.integers(0, 10)))
def test_every_median_is_of_the_seven_days_up_to_its_own(noted: dict[int, int]) -> None:
    panels = symptom_panels([checkin(day, score) for day, score in noted.items()], WEEK)
    for panel in panels:
        for place, found in enumerate(panel.medians):
            last = [noted[day] for day in range(place - 5, place + 2) if day in noted]
            assert found == (median(last) if place + 1 in noted and len(last) >= 4 else None)
    assert bool(panels) is any(day >= 1 for day in noted)


def test_a_question_nobody_answered_has_no_panel() -> None:
    found = symptom_panels([CheckIn("c", at(1, 20), ((Scale.FOG, 0),))], WEEK)
    assert [(panel.name, panel.scores[0]) for panel in found] == [("Foggy thinking", 0)]


def test_the_coverage_line_counts_days_with_notes_and_late_entries() -> None:
    records = TrendRecords(
        uses=(use(1), use(9)),
        checkins=(checkin(1), checkin(2)),
        statements=(DayStatement("d", june(4), Said.NONE),),
        late=frozenset({"c-2", "u-oil-9-12"}),
    )
    assert coverage(records, WEEK) == f"Recorded days 3 of 7; entered more than 24{NBSP}hours later: 1."


def test_the_text_has_every_day_and_names_what_is_not_known() -> None:
    axis = time_axis(TrendRecords(uses=(use(1),), checkins=(checkin(1, 6),)), Period(june(1), june(2)))
    lines = [line.replace(NBSP, " ") for line in axis_lines(axis)]
    assert lines[1:4] == [
        "1 Jun 2026: THC 3 mg, CBD 3 mg",
        "2 Jun 2026: no entry",
        "Pain, 0 to 10, higher is worse, from 1 Jun 2026 on: 6, –; middle 6, last 6",
    ]
    assert lines[-1] == "This shows what you noted. It does not show why. Other things may explain a change."


def test_the_page_has_the_last_30_days_whatever_its_period_is() -> None:
    sample = typical()
    axis = sample.thirty_days
    assert Period(axis.first, axis.last) == last_days(sample.period.last)
    assert len(axis.days) == 30
    assert {day.thc.state for day in axis.days} >= {DayState.KNOWN, DayState.NONE, DayState.NO_ENTRY}
    assert {bool(lane.steps) for lane in axis.lanes} == {True, False}
    assert any(found is not None for found in axis.panels[0].medians)


def test_who_leaves_off_the_changes_or_the_products_leaves_them_off_here_too() -> None:
    change, product = Change("a", june(1), "Gabapentin raised", "m-gabapentin"), Change("b", june(2), "Oil", "p-oil")
    sample = replace(typical(), thirty_days=replace(typical().thirty_days, changes=(change, product)))
    products = leave_off(sample, SummaryOptions(without=frozenset({Part.PRODUCTS}))).thirty_days
    assert products.changes == (change,)
    both = leave_off(sample, SummaryOptions(without=frozenset({Part.CHANGES}))).thirty_days
    assert (both.changes, both.lanes, both.days) == ((), (), sample.thirty_days.days)


def test_thousands_of_mg_have_their_comma() -> None:
    assert amount_words(DayAmount(DayState.KNOWN, 1200.0)).replace(NBSP, " ") == "1,200 mg"
    assert amount_words(DayAmount(DayState.KNOWN, 0.5)).replace(NBSP, " ") == "0.5 mg"
