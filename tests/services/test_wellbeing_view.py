"""How one felt, in words: lines of a day, and times after a use or a dose without a reason."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts import Amount
from app.domain.checkins import Also, CheckIn, Scale
from app.domain.intakes import Intake, IntakeStatus
from app.domain.lifestyle import Habit, Lifestyle
from app.domain.medicines import Medicine
from app.domain.moments import TimePrecision
from app.domain.people import Answer, Person
from app.domain.products import Product
from app.domain.routes import Route
from app.domain.side_effects import Severity, SideEffect
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services.findings import DiaryView
from app.services.wellbeing_view import feelings_of, time_between, times_before

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
NAMES = {"dizzy": "Dizzy", "dry": "Dry mouth"}
OIL = Product("oil", "Oil 10:10")
TRAMADOL = Medicine("tramadol", "Tramadol", strength=Amount(Decimal(50), "mg"))


def view(*records: Use | Intake) -> DiaryView:
    uses = tuple(each for each in records if isinstance(each, Use))
    intakes = tuple(each for each in records if isinstance(each, Intake))
    return DiaryView(Person("person"), (TRAMADOL,), (), (OIL,), uses, intakes)


def use(hours: float) -> Use:
    at = AT - timedelta(hours=hours)
    return Use(f"u{hours}", "oil", at, Route.SWALLOWED, Decimal("0.3"), UseUnit.ML, freeze(OIL))


def dose(hours: float, status: IntakeStatus = IntakeStatus.TAKEN) -> Intake:
    return Intake(f"i{hours}", "tramadol", AT - timedelta(hours=hours), status, Decimal(1))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_check_in_is_one_line_with_what_was_answered_and_nothing_for_what_was_not() -> None:
    checkin = CheckIn("c", AT, ((Scale.PAIN, 6), (Scale.FOG, 0)), (Also.MOVED,), Decimal("6.5"), "Slow")
    (line,) = feelings_of([checkin], [], NAMES)
    assert (
        plain(line.spoken())
        == "15:00 How I was, 2 of 6, Pain 6 · foggy thinking 0 · slept 6.5 hours · Moved my body · Slow"
    )


def test_a_side_effect_is_named_by_its_signs_and_an_unknown_sign_by_its_id() -> None:
    effect = SideEffect("s", AT, ("dizzy", "dry", "gone"), Severity.SEVERE, "Tingling Hands", "On the stairs")
    (line,) = feelings_of([], [effect], NAMES)
    assert line.spoken() == "15:00 Dizzy, dry mouth, gone, Tingling Hands, severe, Noticed · On the stairs"
    (bare,) = feelings_of([], [SideEffect("s", AT, note="Odd day")], NAMES)
    assert bare.spoken() == "15:00 Something else, Noticed · Odd day"


def test_the_times_name_the_last_use_and_the_last_dose_and_no_reason() -> None:
    said = plain(times_before(view(use(1.5), use(9), dose(5), dose(20)), AT))
    assert said == (
        "1½ hours after Oil 10:10 (0.3 mL, 13:30) · 5 hours after Tramadol (50 mg, 10:00). "
        "Times only; this does not say why."
    )


def test_what_was_skipped_came_later_or_is_long_ago_is_not_named() -> None:
    said = plain(times_before(view(dose(2, IntakeStatus.SKIPPED), use(-1), dose(49)), AT))
    assert said == "No use or dose is recorded in the 48 hours before. Times only; this does not say why."


def test_a_day_before_is_said_with_its_time() -> None:
    assert "15½ hours after Oil 10:10 (0.3 mL, 23:30 the day before)" in plain(times_before(view(use(15.5)), AT))
    assert "47 hours after Tramadol (50 mg, 16:00 the day before)" not in plain(times_before(view(dose(47)), AT))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (59, "59 minutes"), (60, "1 hour"), (74, "1 hour"), (75, "1½ hours")],
)
def test_times_are_minutes_and_then_half_hours(minutes: int, said: str) -> None:
    assert plain(time_between(timedelta(minutes=minutes))) == said


@given(st.integers(60, 48 * 60))
def test_a_time_in_hours_is_never_more_than_a_quarter_of_an_hour_off(minutes: int) -> None:
    number = plain(time_between(timedelta(minutes=minutes))).split(" ")[0]
    hours = float(number.replace("½", ".5"))
    assert abs(hours * 60 - minutes) <= 15


def test_a_dose_at_a_time_nobody_knows_has_no_hours_and_is_still_named() -> None:
    untimed = replace(dose(5), precision=TimePrecision.DAY_ONLY)
    said = plain(times_before(view(untimed, use(2)), AT))
    assert said.startswith("2 hours after Oil 10:10 (0.3 mL, 13:00). Recorded around then, time not known: Tramadol (")
    assert said.endswith("Times only; this does not say why.")
    assert "after Tramadol" not in said


def test_what_a_day_was_like_is_on_the_line_of_its_check_in() -> None:
    life = Lifestyle(
        in_bed=time(23, 10), naps=0, minutes=((Habit.AEROBIC, 20), (Habit.YOGA, 1)), paced=Answer.YES, food="Soup"
    )
    (line,) = feelings_of([CheckIn("c", AT, life=life)], [], NAMES)
    assert plain(line.detail) == "in bed 23:10 · no nap · aerobic 20 minutes · paced · yoga 1 minute · Soup"


def test_what_was_noted_about_a_side_effect_is_on_its_line_and_what_was_not_is_not() -> None:
    effect = SideEffect(
        "s", AT, ("dizzy",), times=1, head=Answer.NO, did="Sat down", tell=True, over=AT.date(), over_at=time(16, 5)
    )
    (line,) = feelings_of([], [effect], NAMES)
    assert plain(line.detail) == (
        "Noticed · once in 24 hours · the head hit nothing · did: Sat down · over on 20 Nov 2026, 16:05 · "
        "to tell the pharmacist"
    )
