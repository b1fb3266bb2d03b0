"""The one sentence of every kind of regimen, word for word, and the notation of doses that is read without mistakes."""

import re
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts import Amount
from app.domain.medicines import Medicine
from app.domain.regimens import ChangedBy, EveryUnit, Regimen, RegimenKind, Weekday
from app.services import regimen_history
from app.services.medicine_words import daily_total, regimen_sentence, scheme
from app.services.wording import _BANNED
from app.services.words import NBSP

D, ONE = Decimal, Decimal(1)
DAY = date(2025, 6, 10)
TABLET = Medicine("m", "Something", strength=Amount(D(10), "mg"), form="tablet")
PATCH = Medicine("m", "Something", form="patch")
CAPSULE = Medicine("m", "Something", form="capsule", reason="pain")


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def parts(*numbers: str | None, **more: object) -> Regimen:
    cells = [D(each) if each else None for each in (*numbers, None, None, None, None)]
    four = (cells[0], cells[1], cells[2], cells[3])
    return Regimen("r", "m", RegimenKind.DAY_PARTS, parts=four, **more)  # type: ignore[arg-type]  # a test's own keywords


def every(number: str | None, unit: EveryUnit, kind: RegimenKind = RegimenKind.INTERVAL) -> Regimen:
    return Regimen("r", "m", kind, dose=ONE, every=D(number) if number else None, every_unit=unit)


WEEKLY = Regimen("r", "m", RegimenKind.WEEKDAYS, dose=ONE, weekdays=(Weekday.THURSDAY, Weekday.MONDAY))
AT_TIMES = Regimen("r", "m", RegimenKind.AT_TIMES, dose=ONE, times=(time(14), time(6)))
NEEDED = Regimen("r", "m", RegimenKind.AS_NEEDED, dose=ONE, gap_hours=D(6), most_in_24h=D(4))
STEP = parts(None, None, None, "1", valid_from=date(2025, 6, 8), valid_to=date(2025, 6, 14), taper=True)


@pytest.mark.parametrize(
    ("regimen", "medicine", "sentence"),
    [
        (every("72", EveryUnit.HOURS), PATCH, "every 72 hours: 1 patch"),
        (NEEDED, CAPSULE, "when needed for pain: 1 capsule, at least 6 hours apart, no more than 4 in 24 hours"),
        (STEP, TABLET, "from 8 Jun to 14 Jun 2025: 0-0-0-1 tablet"),
        (parts("1", None, "2"), TABLET, "1-0-2-0 tablets: 1 in the morning, 2 in the evening"),
        (parts("1", None, "2"), Medicine("m", "x"), "1-0-2-0: 1 in the morning, 2 in the evening"),
        (AT_TIMES, TABLET, "at 06:00 and 14:00: 1 tablet"),
        (every("1", EveryUnit.DAYS), TABLET, "every day: 1 tablet"),
        (replace(every("7", EveryUnit.DAYS), anchor=DAY), TABLET, "every 7 days: 1 tablet, counted from 10 Jun 2025"),
        (replace(every("8", EveryUnit.HOURS), times=(time(6),)), TABLET, "every 8 hours at 06:00: 1 tablet"),
        (WEEKLY, TABLET, "every week on Mondays and Thursdays: 1 tablet"),
        (replace(WEEKLY, weekdays=tuple(Weekday)), TABLET, "every day: 1 tablet"),
        (every("72", EveryUnit.HOURS, RegimenKind.PATCH), PATCH, "every 72 hours: 1 patch"),
        (
            replace(every("3.5", EveryUnit.DAYS, RegimenKind.PATCH), rate=D("52.5")),
            PATCH,
            "every 3.5 days: 1 patch of 52.5 micrograms/hour",
        ),
        (
            every(None, EveryUnit.HOURS, RegimenKind.PATCH),
            PATCH,
            "1 patch, how long one stays on is not written down",
        ),
    ],
)
def test_each_kind_has_its_sentence_word_for_word(regimen: Regimen, medicine: Medicine, sentence: str) -> None:
    assert plain(regimen_sentence(regimen, medicine)) == sentence


def test_the_day_in_four_numbers_is_written_as_on_plans() -> None:
    assert plain(scheme(parts("1", None, "2"), TABLET)) == "1-0-2-0 tablets"


def test_a_weekly_dose_is_never_said_to_be_a_days() -> None:
    assert plain(daily_total(WEEKLY, TABLET)) == "1 tablet = 10 mg each time"
    assert plain(daily_total(AT_TIMES, TABLET)) == "2 tablets = 20 mg a day"
    assert daily_total(every("72", EveryUnit.HOURS, RegimenKind.PATCH), PATCH) == ""


TAPER = (
    replace(STEP, id="1", parts=(None, None, None, D(2))),
    replace(STEP, id="2", valid_from=date(2025, 6, 15), valid_to=date(2025, 6, 21)),
    parts(valid_from=date(2025, 6, 22), taper=True),
)


def test_a_taper_is_one_list_in_one_sentence() -> None:
    said = "from 8 Jun to 14 Jun 2025: 0-0-0-2 tablets, then 0-0-0-1 tablet to 21 Jun 2025, then none"
    assert plain(regimen_history.taper_sentence(TAPER, DAY, TABLET)) == said
    assert regimen_history.taper_sentence([WEEKLY], DAY, TABLET) == ""


def test_a_last_step_without_an_end_says_so() -> None:
    steps = (TAPER[0], replace(TAPER[1], valid_to=None))
    assert plain(regimen_history.taper_sentence(steps, DAY, TABLET)).endswith("then 0-0-0-1 tablet, without an end")


def test_a_plan_that_is_over_says_that_nothing_is_written_down_since() -> None:
    assert "not written down" in regimen_history.ended(TAPER[:2], date(2025, 6, 22))
    assert regimen_history.ended(TAPER, date(2025, 6, 22)) == ""


def test_a_change_says_from_what_to_what_by_whom_and_why() -> None:
    capsules = Medicine("m", "Gabapentin", strength=Amount(D(300), "mg"), form="capsule")
    one = parts("1", valid_from=date(2026, 1, 1), valid_to=date(2026, 9, 30))
    two = parts("1", None, "1", valid_from=date(2026, 10, 1), changed_by=ChangedBy.PRESCRIBER, why="pain at night")
    lines = [plain(line) for line in regimen_history.history([two, one], capsules)]
    assert lines == [
        "since 1 Oct 2026: 2 capsules = 600 mg a day; 300 mg to 600 mg a day; changed by the prescriber: pain at night",
        "since 1 Jan 2026: 1 capsule = 300 mg a day",
    ]


NUMBERS = st.decimals(0, 20_000, places=3)
MAYBE = st.none() | NUMBERS
ANY = st.builds(
    Regimen,
    st.just("r"),
    st.just("m"),
    st.sampled_from([one for one in RegimenKind if one is not RegimenKind.IN_WORDS]),
    st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.tuples(MAYBE, MAYBE, MAYBE, MAYBE),
    dose=MAYBE,
    gap_hours=MAYBE,
    most_in_24h=MAYBE,
    times=st.lists(st.times(), max_size=3).map(tuple),
    every=MAYBE,
    every_unit=st.sampled_from(EveryUnit),
    anchor=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    weekdays=st.lists(st.sampled_from(Weekday), min_size=1).map(tuple),
    rate=MAYBE,
    taper=st.booleans(),
)
FORMS = st.sampled_from(["", "tablet", "mL", "patch", "drop", "units"])
STRENGTHS = st.none() | st.builds(Amount, NUMBERS, st.sampled_from(["mg", "micrograms", "g", "units", "%"]))


@given(ANY, FORMS, STRENGTHS)
def test_no_sentence_has_a_notation_that_is_read_wrongly(regimen: Regimen, form: str, strength: Amount | None) -> None:
    medicine = Medicine("m", "Something", form=form, strength=strength)
    for text in (regimen_sentence(regimen, medicine), daily_total(regimen, medicine)):
        assert not re.search(r"\d\.\d*0(?!\d)", text), "a trailing zero"
        assert not re.search(r"(?<!\d)\.\d", text), "a point without a zero before it"
        assert not re.search(r"[µμ]g|\bmcg\b|\bIU\b|\bU\b|\bHS\b|\bQD\b|o\.d\.", text), "an abbreviation"
        assert not re.search(r"\d(?:mg|micrograms|mL|g|units)\b", text), "no space before the unit"
        assert not re.search(r"(?<![.\d])\d{5,}", text), "no comma between thousands"
        assert not _BANNED.search(text)
