"""Side effects on the page: those to tell of first, times only, nothing where the time is not known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.people import Person
from app.domain.side_effects import Severity, SideEffect
from app.services.effect_lines import effect_lines
from app.services.findings import DiaryView

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PERIOD = Period(date(2026, 11, 1), date(2026, 11, 20))
NAMES = {"dizzy": "Dizzy"}
TRAMADOL = Medicine("t", "Tramadol", strength=Amount(Decimal(50), "mg"))


def view(*effects: SideEffect) -> DiaryView:
    dose = Intake("i", "t", AT - timedelta(hours=2), pieces=Decimal(1))
    return DiaryView(Person("p"), medicines=(TRAMADOL,), intakes=(dose,), effects=effects)


def test_what_is_to_be_told_stands_first_then_the_newest_and_nothing_of_another_period() -> None:
    old = SideEffect("a", AT - timedelta(days=3), other="Old")
    told = SideEffect("b", AT - timedelta(days=9), other="Told", tell=True)
    new = SideEffect("c", AT, other="New")
    outside = SideEffect("d", AT - timedelta(days=30), other="Outside", tell=True)
    assert [each.what for each in effect_lines(view(old, told, new, outside), PERIOD, {})] == ["Told", "New", "Old"]


def test_a_line_says_what_when_how_bad_and_the_times_and_no_reason() -> None:
    effect = SideEffect("a", AT, ("dizzy",), Severity.MILD, did="Sat down", tell=True)
    (line,) = effect_lines(view(effect), PERIOD, NAMES)
    assert (line.what, line.when.replace("\u00a0", " ")) == ("Dizzy", "20 Nov 2026, 15:00")
    assert line.said().replace("\u00a0", " ") == (
        "The person wants to tell you about this. Dizzy; mild; did: Sat down. "
        "2 hours after Tramadol (50 mg, 13:00). Times only; this does not say why."
    )


def test_without_a_known_time_no_times_are_on_the_page() -> None:
    (line,) = effect_lines(view(replace(SideEffect("a", AT, ("dizzy",)), day_only=True)), PERIOD, NAMES)
    assert (line.before, line.when.replace("\u00a0", " "), line.how_bad) == ("", "20 Nov 2026", "how bad not said")
    assert "time not known" in line.details
