"""One day in words: nothing recorded is left out, and what is not known is said."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Kind, Medicine
from app.domain.people import Person
from app.domain.products import Basis, Product, ProductForm
from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit
from app.services.day_view import counted_in_a_day, dose_amount, entries_of, last_hours, last_time
from app.services.findings import DiaryView

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
ONE, TWO = Decimal(1), Decimal(2)
A = Medicine("a", "Duloxetine", strength=Amount(Decimal(60), "mg"), form="capsule", reason="pain")
B = Medicine("b", "Drops", kind=Kind.BOUGHT, form="drop")
OIL = Product("p", "Oil", ProductForm.OIL, Basis.MG_PER_ML, thc=Decimal(10), cbd=None, route=Route.UNDER_TONGUE)


def at(hour: int, minute: int = 0, days_ago: int = 0) -> datetime:
    return NOW.replace(hour=hour, minute=minute) - timedelta(days=days_ago)


def use(when: datetime, amount: Decimal | None = ONE) -> Use:
    return Use(f"u{when}", "p", when, Route.UNDER_TONGUE, amount, UseUnit.ML, freeze(OIL), AmountSource.MARKED)


def diary_of(*records: Intake | Use) -> DiaryView:
    return DiaryView(
        Person("person"),
        medicines=(A, B),
        products=(OIL,),
        uses=tuple(each for each in records if isinstance(each, Use)),
        intakes=tuple(each for each in records if isinstance(each, Intake)),
    )


def test_doses_of_one_part_written_down_together_are_one_line_that_names_them_all() -> None:
    morning = [Intake(f"i{one.id}", one.id, at(8), pieces=ONE, part=DayPart.MORNING) for one in (A, B)]
    (line,) = entries_of(diary_of(*morning), NOW.date())
    assert (line.title, line.amount, line.ids) == ("Morning, 2 medicines", "2 taken", ("ia", "ib"))
    assert line.detail == "Duloxetine 60\u00a0mg, Drops 1\u00a0drop"


def test_a_skipped_dose_in_a_set_is_not_counted_as_taken() -> None:
    doses = (
        Intake("i1", "a", at(8), IntakeStatus.TAKEN, ONE, DayPart.MORNING),
        Intake("i2", "b", at(8), IntakeStatus.SKIPPED, ONE, DayPart.MORNING),
    )
    (line,) = entries_of(diary_of(*doses), NOW.date())
    assert line.amount == "1 taken, 1 skipped"
    assert "Drops 1\u00a0drop (skipped)" in line.detail


def test_doses_of_two_times_stay_two_lines() -> None:
    doses = (
        Intake("i1", "a", at(8), pieces=ONE, part=DayPart.MORNING),
        Intake("i2", "b", at(9), pieces=ONE, part=DayPart.MORNING),
    )
    assert [line.title for line in entries_of(diary_of(*doses), NOW.date())] == ["Duloxetine", "Drops"]


def test_the_day_is_in_the_order_of_the_clock_and_holds_no_other_day() -> None:
    records = (use(at(13)), Intake("i1", "a", at(9), pieces=ONE), Intake("i2", "a", at(9, days_ago=1), pieces=ONE))
    assert [line.at.hour for line in entries_of(diary_of(*records), NOW.date())] == [9, 13]


def test_a_use_says_its_route_its_label_mg_and_what_is_not_known() -> None:
    (line,) = entries_of(diary_of(use(at(13))), NOW.date())
    assert line.detail == "Under the tongue · about 10\u00a0mg\u00a0THC, CBD amount not known"
    assert line.amount == "1\u00a0mL"
    assert line.spoken().startswith("13:00 Oil, 1\u00a0mL")


def test_an_amount_nobody_knows_is_said_and_never_a_number() -> None:
    assert entries_of(diary_of(use(at(13), None)), NOW.date())[0].amount == "amount not known"
    unknown = Intake("i", "a", at(8), IntakeStatus.UNKNOWN, None)
    assert entries_of(diary_of(unknown), NOW.date())[0].amount == "not known"


def test_a_dose_is_in_mg_only_where_the_strength_is_known() -> None:
    assert dose_amount(A, TWO) == "120\u00a0mg"
    assert dose_amount(B, TWO) == "2\u00a0drops"
    assert dose_amount(A, None) == ""


def test_the_last_hours_hold_what_was_taken_and_not_what_was_skipped_or_is_yet_to_come() -> None:
    records = (
        Intake("i1", "a", at(22, days_ago=1), pieces=ONE),
        Intake("i2", "a", at(9), IntakeStatus.SKIPPED, ONE),
        Intake("i3", "a", at(16, days_ago=1), pieces=ONE),
        Intake("i4", "a", at(18), pieces=ONE),
        use(at(13)),
    )
    said = last_hours(diary_of(*records), NOW)
    assert said == (
        "Duloxetine 60\u00a0mg at 22:00 yesterday",
        "Oil, under the tongue, about 10\u00a0mg\u00a0THC, CBD amount not known at 13:00",
    )


def test_when_something_was_last_is_said_by_day() -> None:
    assert last_time(at(13, 30), NOW) == "last today 13:30"
    assert last_time(at(21, 40, days_ago=1), NOW) == "last yesterday 21:40"
    assert last_time(at(8, days_ago=14), NOW) == "last on 6\u00a0Nov\u00a02026"


def test_the_count_of_a_day_never_guesses_an_amount() -> None:
    needed = Regimen("r", "a", RegimenKind.AS_NEEDED, dose=ONE, most_in_24h=Decimal(4))
    known = [Intake("i1", "a", at(10), pieces=ONE), Intake("i2", "a", at(9, days_ago=1), pieces=ONE)]
    assert counted_in_a_day(known, needed, NOW) == "1 of at most 4 in 24 hours"
    unknown = [*known, Intake("i3", "a", at(12), pieces=None)]
    assert counted_in_a_day(unknown, needed, NOW) == "recorded 2 times in 24 hours, not every amount known"
