"""The invented person: a whole diary that always comes out the same and shows what the program is for."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum

import pytest

from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Kind, Medicine
from app.domain.people import AllergiesAsked, FactSource, Measure, Person
from app.domain.products import Basis, Product, ProductForm, StrengthSource
from app.domain.records import FAMILIES
from app.domain.regimens import ChangedBy, DayPart, Regimen, RegimenKind, Weekday
from app.domain.routes import Route
from app.domain.side_effects import Severity
from app.domain.uses import AmountSource, Reason, Use, UseUnit, thc_mg
from app.domain.weekly import Compared
from app.services.findings import current_findings
from app.services.sample import sample_records, sample_view
from app.services.sample_writing import write_sample, written
from app.services.summary import gather, last_days
from app.store.database import memory
from app.store.store import DiaryStore
from tests.data_files import shipped

RARE: tuple[Enum, ...] = (
    *(AllergiesAsked.NOT_ASKED, AllergiesAsked.NONE_KNOWN),  # one person has one answer
    *(set(Weekday) - {Weekday.SUNDAY}),
    *(DayPart.NOON, DayPart.EVENING, ChangedBy.ME, FactSource.PROFESSIONAL, Measure.CREATININE, Severity.SEVERE),
    *(Compared.MUCH_BETTER, Compared.WORSE, Compared.MUCH_WORSE),
    *(Route.RECTAL, Route.INHALED, Route.NASAL, Route.EYE),
)
"""What the invented person happens not to have; a value that comes to be in the sample leaves this list."""
NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
PERIOD = last_days(NOW.date())


def test_the_same_moment_gives_the_same_records_and_every_id_stands_once() -> None:
    records = sample_records(NOW, shipped())
    assert records == sample_records(NOW, shipped())
    assert len({(type(one), one.id) for one in records}) == len(records)


def test_every_family_of_records_is_in_it_and_nothing_hangs_in_the_air() -> None:
    records = sample_records(NOW, shipped())
    assert {type(one) for one in records} == set(FAMILIES)
    medicines = {one.id for one in records if isinstance(one, Medicine)}
    products = {one.id for one in records if isinstance(one, Product)}
    for one in records:
        assert not isinstance(one, Regimen | Intake) or one.medicine_id in medicines
        assert not isinstance(one, Use) or one.product_id in products


def test_every_shape_of_regimen_every_kind_of_product_and_every_answer_is_in_it() -> None:
    seen = dict.fromkeys((type(each), each.name) for each in _values(sample_records(NOW, shipped())))
    kinds = {kind for kind, _ in seen}
    rare = {(type(each), each.name) for each in RARE}
    assert {(kind, each.name) for kind in kinds for each in kind} - set(seen) == rare
    assert {RegimenKind, ProductForm, Basis, StrengthSource, AmountSource, UseUnit, Reason, Kind} <= kinds


def _values(held: object) -> Iterator[Enum]:
    """Every enumerated value anywhere in some records."""
    if isinstance(held, Enum):
        yield held
    elif isinstance(held, tuple):
        for each in held:
            yield from _values(each)
    elif is_dataclass(held):
        for part in fields(held):
            yield from _values(getattr(held, part.name))


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_nothing_of_it_lies_in_the_future_and_it_reaches_back_a_year(hour: int) -> None:
    now = datetime(2026, 11, 20, hour, 30, tzinfo=timezone(timedelta(hours=2)))
    moments = [one.at for one in sample_records(now, shipped()) if isinstance(one, Intake | Use)]
    assert max(moments) <= now
    assert now - min(moments) > timedelta(days=363)


def test_it_is_marked_as_invented_and_holds_what_real_diaries_hold() -> None:
    view = sample_view(NOW, shipped())
    assert isinstance(view.person, Person)
    assert view.person.invented
    assert {one.status for one in view.intakes} >= {IntakeStatus.TAKEN, IntakeStatus.SKIPPED}
    assert all(thc_mg(one).value for one in view.uses if one.at.date() > NOW.date() - timedelta(days=90))
    assert any(thc_mg(one).value is None for one in view.uses)
    assert any(one.chosen is None for one in view.medicines)


def test_its_look_up_shows_flags_things_partly_checked_and_things_not_checked() -> None:
    now = current_findings(sample_view(NOW, shipped()), shipped(), NOW.date())
    assert {each.seriousness for each in now.result.findings} == {1, 2, 3, 4}
    assert {each.state.value for each in now.result.coverage} == {"flagged", "checked", "not-checked"}
    assert any(each.unchecked for each in now.result.coverage if each.state.value == "flagged")


def test_one_finding_was_talked_about_and_stays_so_and_one_is_open_again() -> None:
    now = datetime(2026, 11, 20, 22, tzinfo=UTC)
    talked = [
        each for each in gather(sample_view(now, shipped()), shipped(), PERIOD, now, "D", "0").findings if each.talks
    ]
    assert [each.is_discussed() for each in talked] == [False, True]
    assert talked[0].talks[0].changed == ("the dose of Gabapentin, or how it is taken, changed",)


def test_it_is_written_day_by_day_and_only_one_weekend_late() -> None:
    records = sample_records(NOW, shipped())
    groups = written(records, NOW)
    assert sorted(each.id for _, own in groups for each in own) == sorted(each.id for each in records)
    moments = [moment for moment, _ in groups]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW
    happened = [(moment, each.at) for moment, own in groups for each in own if isinstance(each, Intake | Use)]
    late = {at.date() for moment, at in happened if moment - at > timedelta(days=1)}
    assert late == {NOW.date() - timedelta(days=ago) for ago in (8, 9)}


def test_what_is_written_is_the_sample() -> None:
    store = DiaryStore(memory())
    write_sample(store, NOW, shipped())
    assert {each for family in FAMILIES for each in store.all(family)} == set(sample_records(NOW, shipped()))
    assert store.verify_chain() is None
    store.close()
