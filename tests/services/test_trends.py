"""The eight figures: exactly what their definitions count, what they refuse to say, and words without a verdict."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.medicines import Medicine
from app.domain.moments import Period, TimePrecision
from app.domain.regimens import Regimen, RegimenKind
from app.domain.side_effects import Severity, SideEffect
from app.domain.statements import DayStatement, Said
from app.services.figure import Told
from app.services.findings import current_findings
from app.services.sample import sample_view
from app.services.summary import last_days
from app.services.trend_calendar import calendar
from app.services.trend_change import before_after
from app.services.trend_co_use import co_use, counts_sentence
from app.services.trend_effects import effects
from app.services.trend_hours import hours
from app.services.trend_knows import Knows, knows
from app.services.trend_records import TrendRecords
from app.services.trend_weeks import weeks
from app.services.trends import Figures, figures, needed
from app.services.words import NBSP
from tests.data_files import shipped
from tests.services.trend_diary import CREAM, FLOWER, MONDAY, OIL, WEEK, at, checkin, dose, use

NOW = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
TRAMADOL = Medicine("m", "Tramadol")
NEEDED = Regimen("r", "m", RegimenKind.AS_NEEDED, MONDAY - timedelta(days=90), gap_hours=Decimal(6))
FLAGGED = Knows({"m": "opioid"}, {"m": ("Cannabis with an opioid",)}, frozenset({"m"}))
VERDICTS = re.compile(
    r"\b(safe|fine|OK|warning|danger|missed|due|compliant|because|caused?|works?|helps?|better|worse than|p-value"
    r"|significant|correlat\w+|improv\w+)\b"
)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.fixture(scope="module")
def sample() -> Figures:
    view, data = sample_view(NOW, shipped()), shipped()
    now = current_findings(view, data, NOW.date())
    known = knows(now, data, view.medicines, {})
    return figures(TrendRecords.of(view), last_days(NOW.date(), 84), known)


def all_told(found: Figures) -> list[Told]:
    own = [found.axis_told, found.calendar.told, found.weeks.told, found.co_use.told, found.hours.told]
    return [*own, found.effects.told, *(each.told for each in found.comparisons)]


def test_every_figure_has_a_table_a_description_and_a_coverage_line(sample: Figures) -> None:
    assert sample.comparisons
    for told in all_told(sample):
        assert told.title
        assert told.spoken
        assert told.coverage.startswith("Recorded days ")
        assert told.rows
        assert {len(row) for row in told.rows} == {len(told.headers)}


def test_no_figure_gives_a_verdict_or_a_cause(sample: Figures) -> None:
    said = [sample.last_week]
    for told in all_told(sample):
        said += [told.title, told.spoken, told.coverage, told.few, told.note, *told.headers]
        said += [cell for row in told.rows for cell in row]
    assert [text for text in said if VERDICTS.search(text)] == []


def test_the_calendar_tells_days_with_notes_from_days_without() -> None:
    records = TrendRecords(
        uses=(use(1),),
        intakes=(dose(2),),
        checkins=(checkin(2),),
        statements=(DayStatement("d", at(3).date(), Said.NONE),),
    )
    found = calendar(records, Period(WEEK.first + timedelta(days=1), WEEK.last), "")
    first, second, third, fourth = found.weeks[0][:4]
    assert first is None, "Monday is before the period"
    assert second is not None
    assert third is not None
    assert fourth is not None
    assert (second.medicine, second.cannabis, second.checkin) == (True, False, True)
    assert (third.nothing_used, third.recorded, fourth.recorded) == (True, True, False)
    assert [row[4] for row in found.told.rows].count("nothing recorded") == 4


def test_a_week_sums_labels_and_names_the_uses_it_could_not_sum() -> None:
    uses = (use(1), use(2), use(3, FLOWER, 21, "0.1"), use(4, CREAM), use(5, amount=None))
    week = weeks(TrendRecords(uses=uses), WEEK, "").weeks[0]
    assert (week.uses, week.used_days, week.recorded) == (4, 4, 5), "a cream is recorded and not summed"
    assert (week.thc.mg, week.thc.unknown) == (24.0, 1)
    assert (week.cbd.mg, week.cbd.unknown) == (6.0, 2)


def test_a_week_has_no_total_when_more_than_half_of_its_uses_are_unknown_or_days_are_too_few() -> None:
    unknown = tuple(use(day, amount=None) for day in (2, 3, 4))
    half = weeks(TrendRecords(uses=(use(1), use(5), *unknown[:2])), WEEK, "")
    assert half.weeks[0].thc.mg == 6.0
    more = weeks(TrendRecords(uses=(use(1), use(5), *unknown)), WEEK, "")
    assert more.weeks[0].thc.mg is None
    assert "no total" in more.told.rows[0][4]
    thin = weeks(TrendRecords(uses=(use(1), use(2), use(3))), WEEK, "")
    assert (thin.weeks[0].thc.mg, thin.told.rows[0][4]) == (None, "not enough notes")


def test_co_use_counts_doses_of_what_is_flagged_with_cannabis() -> None:
    flower = use(2, FLOWER, 21, "0.1")
    day_only = replace(dose(2, 9), id="day-only", precision=TimePrecision.DAY_ONLY)
    doses = (dose(2, 18), dose(2, 22), dose(6), day_only)
    records = TrendRecords((TRAMADOL, Medicine("n", "Other")), (NEEDED,), (FLOWER,), (flower,), doses)
    found = co_use(records, WEEK, FLAGGED, "")
    assert found.told.rows == (("opioid: Tramadol", "4", "1 of 3", "1 of 3", "1", "1", "1"),)
    assert plain(found.told.few) == "Only 4 doses: too few to see a pattern in."
    said = plain(counts_sentence("Tramadol", found.rows[0].counts, 7))
    assert said.startswith("Tramadol: 4 doses noted in 7 days, 3 of them with a time; 1 taken")
    nothing = co_use(records, WEEK, Knows(), "")
    assert (nothing.told.rows, nothing.rows) == ((), ())


def test_before_and_after_leaves_a_week_out_and_needs_seven_values_on_each_side() -> None:
    first, second = Regimen("a", "m", RegimenKind.AS_NEEDED, MONDAY), MONDAY - timedelta(days=60)
    before = replace(NEEDED, id="b", valid_from=second, valid_to=MONDAY - timedelta(days=1))
    checkins = [checkin(day, 8) for day in range(-27, 1)] + [checkin(day, 1) for day in range(1, 8)]
    checkins += [checkin(day, 3) for day in range(8, 14)]
    records = TrendRecords((TRAMADOL,), (before, first), checkins=tuple(checkins))
    (change,) = figures(records, WEEK, Knows()).changes
    thin = before_after(records, change)
    assert (thin.first, thin.last) == (MONDAY - timedelta(days=28), MONDAY + timedelta(days=34))
    (pain,) = thin.comparisons
    assert (pain.before.median, pain.after.median, len(pain.settling)) == (8.0, None, 7)
    assert thin.told.rows == (("Pain", "8 (8–8)", "28", "not enough notes", "6"),)
    assert "A side needs" in thin.told.few
    enough = before_after(replace(records, checkins=(*checkins, checkin(20, 3))), change)
    assert (enough.comparisons[0].after.median, enough.told.few) == (3.0, "")
    assert enough.told.note.startswith("This shows what you noted. It does not show why.")


def test_hours_hold_only_what_has_a_clock_time() -> None:
    untimed = replace(dose(3, 9), precision=TimePrecision.PART_OF_DAY)
    records = TrendRecords(uses=(use(1, hour=21),), intakes=(dose(1, 8), dose(2, 8, minute=59), untimed, dose(40, 8)))
    found = hours(records, WEEK, FLAGGED, "")
    assert (found.doses[0].name, found.doses[0].hours[8], found.doses[0].untimed) == ("opioid", 2, 1)
    assert (found.uses[0].name, found.uses[0].hours[21], sum(found.uses[0].hours)) == ("under the tongue", 1, 1)


def test_side_effects_are_counted_by_week_and_their_hours_stay_blank_without_a_time() -> None:
    dizzy = SideEffect("s1", at(2, 12), ("dizzy",), Severity.SEVERE)
    unknown = SideEffect("s2", at(9), ("itch",), day_only=True)
    records = TrendRecords(uses=(use(2, hour=9),), intakes=(dose(2, 10),), effects=(dizzy, unknown))
    found = effects(records, Period(WEEK.first, WEEK.last + timedelta(days=7)), FLAGGED, "")
    assert [week.counts for week in found.weeks] == [(0, 0, 1, 0), (0, 0, 0, 1)]
    newest, oldest = found.told.rows
    assert newest[3:] == ("", "")
    assert [plain(cell) for cell in oldest[2:]] == ["Severe", "3 hours", "opioid 2 hours"]


def test_the_week_in_words_counts_and_names_the_middle() -> None:
    flower = [use(day, FLOWER, 21, "0.1") for day in (1, 2)]
    records = TrendRecords(
        (TRAMADOL,),
        (NEEDED,),
        (FLOWER, OIL),
        (*flower, use(3, FLOWER, 22, None)),
        (dose(1, 22), dose(4, 8)),
        tuple(checkin(day, day) for day in range(3, 8)),
    )
    assert plain(figures(records, WEEK, FLAGGED).last_week) == (
        "1 June 2026 to 7 June 2026: notes on 7 of 7 days. Cannabis on 3 days, 3 uses: Evening flower ×3; "
        "about 36 mg THC on labels, THC of 1 use and CBD of 3 uses unknown. "
        "Tramadol 2 doses, 1 within 6 hours after cannabis. Pain: middle value 5 (3–7)."
    )


def test_a_period_needs_the_days_that_its_changes_look_at_and_never_the_future() -> None:
    long_ago = needed(WEEK, WEEK.last + timedelta(days=365))
    assert (long_ago.first, long_ago.last) == (WEEK.first - timedelta(days=28), WEEK.last + timedelta(days=35))
    assert needed(WEEK, WEEK.last).last == WEEK.last


def test_an_empty_record_has_every_figure_and_claims_nothing() -> None:
    found = figures(TrendRecords(), WEEK, Knows())
    for told in all_told(found):
        assert told.spoken
    assert found.effects.told.spoken.endswith("not evidence that there was none.")
    assert "No use of cannabis noted" in found.last_week
