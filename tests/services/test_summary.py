"""The page's data: everything a reader needs, and nothing that was not asked printed as no."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.amounts import Amount
from app.domain.contacts import Contact, Knows, Role
from app.domain.intakes import Intake, IntakeStatus
from app.domain.lots import Lot
from app.domain.medicines import Kind, Medicine
from app.domain.moments import PartialDate, TimePrecision, whole_date
from app.domain.people import NOT_SAID, AllergiesAsked, Allergy, Answer, Measure, Measured, Person
from app.domain.products import Product, ProductForm
from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services import medicine_words, words
from app.services.findings import DiaryView
from app.services.leaving_off import leave_off
from app.services.person_look import allergies, look_at_person
from app.services.record_day import ingredients_of
from app.services.reference import checking_off
from app.services.sample import sample_view
from app.services.summary import SummaryData, gather, last_days
from app.services.summary_options import SummaryOptions
from app.services.words import NBSP
from tests.data_files import TODAY, shipped, small

DATA = small()
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PERIOD = last_days(TODAY)
ME = Person("me")
ONE = Decimal(1)
GABAPENTIN = Medicine(
    "m-1",
    "Gabapentin",
    "gabapentin",
    ingredients_of("gabapentin", DATA.vocabulary),
    strength=Amount(Decimal(300), "mg"),
    form="capsule",
    reason="nerve pain",
    prescriber="Dr A",
    started=whole_date(TODAY - timedelta(days=400)),
)
TWICE = Regimen("r-1", "m-1", RegimenKind.DAY_PARTS, TODAY - timedelta(days=400), None, (ONE, None, None, ONE))
OIL = Product("p-1", "Oil", ProductForm.OIL, thc=Decimal(10), cbd=None, route=Route.UNDER_TONGUE)


def page(**changes: Any) -> SummaryData:
    view = DiaryView(ME, **changes)
    return gather(view, DATA, PERIOD, NOON, "D-1", "0.1.0")


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def use(days_ago: int) -> Use:
    at = NOON - timedelta(days=days_ago)
    return Use(f"u-{days_ago}", "p-1", at, Route.UNDER_TONGUE, ONE, UseUnit.ML, freeze(OIL))


def test_a_period_has_so_many_days_and_ends_today() -> None:
    assert (len(PERIOD), PERIOD.first, PERIOD.last) == (30, date(2026, 10, 22), TODAY)


def test_the_page_names_its_edition_its_digest_its_sentences_and_itself() -> None:
    data = page()
    assert (data.edition, data.digest, data.version, data.document_id) == ("2026.11", DATA.digest, "0.1.0", "D-1")
    assert dict(data.sentences) == dict(DATA.sentences)
    assert (data.printed_at, data.period, data.invented) == (NOON, PERIOD, False)


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (ME, "not asked"),
        (replace(ME, allergies_asked=AllergiesAsked.NONE_KNOWN), "none known"),
        (replace(ME, allergies_asked=AllergiesAsked.LISTED), "not asked"),
        (
            replace(ME, allergies_asked=AllergiesAsked.LISTED, allergies=(Allergy("Nuts"), Allergy("Wasps", "rash"))),
            "Nuts; Wasps (rash)",
        ),
        (replace(ME, allergies_asked=AllergiesAsked.NONE_KNOWN, allergies=(Allergy("Nuts"),)), "Nuts"),
        (
            replace(ME, allergies=(Allergy("Codeine", "vomiting", "2011"), Allergy("Nuts", known="told by my mother"))),
            "Codeine (vomiting, 2011); Nuts (told by my mother)",
        ),
    ],
)
def test_not_asked_and_none_known_are_two_things(person: Person, line: str) -> None:
    assert allergies(person) == line


def test_a_circumstance_nobody_asked_about_is_said_to_be_so_and_never_printed_as_no() -> None:
    unsaid = look_at_person(ME, DATA, TODAY)
    own = ("driving, or working with machines", "a fall in the last 12 months", "kidney value", "weight")
    assert (unsaid.facts, unsaid.not_asked) == ((), ("a lung disease", "aged 65 or over", *own))
    said = replace(ME, birth=PartialDate(1950), facts=(("lung-disease", Answer.NO.value),))
    assert look_at_person(said, DATA, TODAY).facts == (("a lung disease", "no"),)
    assert look_at_person(said, DATA, TODAY).not_asked == own
    yes = replace(said, facts=(("lung-disease", Answer.YES.value),))
    assert look_at_person(yes, DATA, TODAY).facts == (("a lung disease", "yes"),)


def test_values_an_operation_and_contacts_are_on_the_page_as_they_were_typed() -> None:
    person = replace(
        ME,
        facts=(("drives", "yes"), ("fell", NOT_SAID)),
        measured=(
            Measured(Measure.WEIGHT, Decimal(150), "lb", date(2026, 10, 1)),
            Measured(Measure.CREATININE, Decimal("0.9"), "mg/dL", None),
        ),
        operation="knee",
        contacts=(Contact("Dr A", Role.DOCTOR, "555-0134", knows=Knows.YES), Contact("B", Role.PHARMACY)),
    )
    look = look_at_person(person, DATA, TODAY)
    assert [(label, plain(said)) for label, said in look.facts] == [
        ("kidney value", "creatinine 0.9 mg/dL day not recorded"),
        ("weight", "150 lb on 1 Oct 2026"),
        ("planned operation", "knee"),
        ("driving, or working with machines", "yes"),
    ]
    assert look.not_asked == ("a lung disease", "aged 65 or over", "a fall in the last 12 months")
    assert look.contacts == (("doctor", "Dr A, phone 555-0134, knows about the cannabis"), ("pharmacy", "B"))


@pytest.mark.parametrize(
    ("birth", "line"),
    [
        (None, "birth date not recorded"),
        (PartialDate(1971, 5, 14), "born 14 May 1971 (55 years)"),
        (PartialDate(1971), "born 1971 (54 or 55 years)"),
    ],
)
def test_a_birth_date_is_as_exact_as_it_is_known(birth: PartialDate | None, line: str) -> None:
    look = look_at_person(replace(ME, birth=birth), DATA, TODAY)
    assert (plain(look.born), look.name) == (line, "Name not recorded")


def test_a_medicine_has_everything_a_reader_needs_on_its_line() -> None:
    doses = [Intake(f"i-{n}", "m-1", NOON - timedelta(days=n), pieces=ONE, part=DayPart.MORNING) for n in range(3)]
    data = page(medicines=(GABAPENTIN,), regimens=(TWICE,), products=(OIL,), intakes=tuple(doses))
    (group,) = data.groups
    (line,) = group.lines
    assert (group.heading, line.id, line.name) == ("Prescribed, taken regularly", "m-1", "Gabapentin")
    assert (plain(line.strength), line.parts) == ("300 mg, capsule", ("1", "–", "–", "1"))
    assert plain(line.how) == "1-0-0-1 capsules: 1 in the morning, 1 at bedtime"
    assert plain(line.total) == "2 capsules = 600 mg a day"
    assert line.taken == "3 taken, 0 skipped, 57 not recorded of 60 planned"
    assert plain(line.last) == f"last {plain(words.short_day(TODAY))}, {words.clock(NOON)}"
    assert (line.reason, line.prescriber, line.stopped) == ("nerve pain", "Dr A", "")
    assert plain(line.since) == "since 16 Oct 2025"
    assert [plain(each) for each in line.history] == ["since 16 Oct 2025: 2 capsules = 600 mg a day"]
    titles = [data.findings[number - 1].id for number in line.findings]
    assert titles == ["cannabis-gabapentinoid"]
    assert data.coverage.states == ("checked", "partly")


def test_a_dose_skipped_or_after_the_period_is_not_the_last_and_a_day_alone_has_no_clock() -> None:
    dose = Intake("i", "m-1", NOON - timedelta(days=9), precision=TimePrecision.DAY_ONLY)
    skipped = replace(dose, id="s", at=NOON - timedelta(days=1), status=IntakeStatus.SKIPPED)
    later = replace(dose, id="l", at=NOON + timedelta(days=2))
    (line,) = page(medicines=(GABAPENTIN,), regimens=(TWICE,), intakes=(dose, skipped, later)).groups[0].lines
    assert plain(line.last) == f"last {plain(words.short_day(TODAY - timedelta(days=9)))}"
    (line,) = page(medicines=(GABAPENTIN,), regimens=(TWICE,), intakes=(skipped,)).groups[0].lines
    assert line.last == ""


def test_a_medicine_without_a_regimen_says_that_it_is_not_recorded() -> None:
    (line,) = page(medicines=(replace(GABAPENTIN, started=None),)).groups[0].lines
    assert line.how == "how it is taken is not recorded"
    assert (line.total, line.since, line.parts) == ("", "", ("–", "–", "–", "–"))


def test_medicines_stand_under_the_heading_of_how_they_are_taken() -> None:
    needed = replace(GABAPENTIN, id="m-2")
    bought = replace(GABAPENTIN, id="m-3", kind=Kind.BOUGHT)
    coffee = replace(GABAPENTIN, id="m-4", kind=Kind.OTHER)
    stopped = replace(GABAPENTIN, id="m-5", stopped=TODAY - timedelta(days=80), stop_reason="too sleepy")
    long_ago = replace(GABAPENTIN, id="m-6", stopped=TODAY - timedelta(days=91))
    later = replace(GABAPENTIN, id="m-7", stopped=TODAY + timedelta(days=3))
    as_needed = Regimen("r-2", "m-2", RegimenKind.AS_NEEDED)
    data = page(medicines=(needed, bought, coffee, stopped, long_ago, later), regimens=(as_needed,))
    found = {group.heading: [line.id for line in group.lines] for group in data.groups}
    assert found == {
        "Prescribed, taken regularly": ["m-7"],
        "Taken only when needed": ["m-2"],
        "Bought, herbal, vitamins": ["m-3"],
        "Other substances": ["m-4"],
        "Stopped in the last 90 days": ["m-5"],
    }
    (line,) = data.groups[-1].lines
    assert plain(line.stopped) == "stopped 1 Sep 2026: too sleepy"
    assert not line.findings


def test_nothing_on_the_page_looks_checked_that_the_look_up_left_out() -> None:
    rarely = replace(GABAPENTIN, still_used=False)
    needed = Regimen("r", "m-1", RegimenKind.AS_NEEDED)
    data = page(medicines=(rarely,), regimens=(needed,), products=(replace(OIL, still_used=False),))
    assert (data.groups, data.products, data.coverage.states) == ((), (), ())


def test_only_days_on_which_a_medicine_was_taken_at_all_are_planned() -> None:
    always = replace(TWICE, valid_from=None)
    new = replace(GABAPENTIN, started=whole_date(TODAY - timedelta(days=2)))
    assert page(medicines=(new,), regimens=(always,)).groups[0].lines[0].taken == "nothing recorded of 6 planned"
    stopped = replace(GABAPENTIN, started=PartialDate(2025), stopped=PERIOD.first)
    assert page(medicines=(stopped,), regimens=(always,)).groups[0].lines[0].taken == "nothing recorded of 2 planned"


def test_a_cannabis_product_has_everything_a_reader_needs_on_its_line() -> None:
    (line,) = page(products=(OIL,), uses=(use(3), use(1), use(45))).products
    assert (line.name, line.form, plain(line.strength)) == ("Oil", "Oil or tincture", "THC 10 mg/mL, CBD not known")
    assert (line.strength_source, line.routes, line.prescribed) == ("from the label", "under the tongue", False)
    assert (plain(line.uses), plain(line.last_use)) == ("2 uses on 2 of 30 days", "19 Nov 2026, 12:00")
    assert plain(page(products=(OIL,), uses=(use(1),)).products[0].uses) == "1 use on 1 of 30 days"
    unused = page(products=(OIL,)).products[0]
    assert (unused.uses, unused.last_use, unused.routes) == ("no use recorded in this period", "", "under the tongue")


def test_a_product_has_its_ratio_in_words_the_lots_that_were_used_and_where_it_is_from_only_when_asked() -> None:
    oil = replace(OIL, thc=Decimal(2), cbd=Decimal(20), origin="a friend")
    lots = (Lot("l-1", "p-1", "A1"), Lot("l-2", "p-1", "A2", own_strength=True, thc=Decimal(3), cbd=None))
    used = replace(use(1), lot_id="l-2")
    data = page(products=(oil,), uses=(used,), lots=lots)
    (line,) = data.products
    assert plain(line.strength) == "THC 2 mg/mL, CBD 20 mg/mL; THC to CBD 1 to 10"
    assert plain(line.batch) == "lot A2: THC 3 mg/mL, CBD not known, from the label"
    assert [each.origin for each in leave_off(data, SummaryOptions()).products] == [""]
    assert leave_off(data, SummaryOptions(origin=True)) is data


def test_a_last_use_is_no_more_exact_than_it_was_recorded() -> None:
    about = replace(use(1), precision=TimePrecision.PART_OF_DAY)
    data = page(products=(OIL,), uses=(about,))
    said = f"{plain(words.short_day(about.at.date()))}, {words.moment(about.at, TimePrecision.PART_OF_DAY)}"
    assert plain(data.products[0].last_use) == plain(data.cannabis.last_use) == said
    assert ":" not in said


@pytest.mark.parametrize(
    ("thc", "cbd", "said"),
    [
        ("10", "10", "1 to 1"),
        ("1", "20", "1 to 20"),
        ("20", "1", "20 to 1"),
        ("3", "20", "about 1 to 6.7"),
        ("0", "5", ""),
    ],
)
def test_a_ratio_is_said_with_words_between_its_numbers(thc: str, cbd: str, said: str) -> None:
    assert plain(medicine_words.ratio(replace(OIL, thc=Decimal(thc), cbd=Decimal(cbd)))) == said
    assert medicine_words.ratio(replace(OIL, cbd=None)) == ""


def test_with_checking_off_the_page_says_so_and_no_thing_counts_as_checked() -> None:
    view = DiaryView(ME, medicines=(GABAPENTIN,), regimens=(TWICE,), products=(OIL,), uses=(use(1),))
    data = gather(view, checking_off(), PERIOD, NOON, "D-1", "0.1.0")
    assert data.findings == ()
    assert set(data.coverage.states) == {"not-checked"}
    assert data.coverage.headline == "0 of 2 could be checked"
    assert [each.wholly for each in data.coverage.unchecked] == [True, True]
    assert all(each.reasons for each in data.coverage.unchecked)
    assert "Checking is off" in data.coverage.no_match
    assert [group.heading for group in data.groups] == ["Prescribed, taken regularly"]


BANNED = re.compile(
    r"\b(safe|fine|ok|okay|warning(?! signs?\b)|danger|dangerous|abuse|compliant|compliance|missed|due|works)\b|!|'",
    re.IGNORECASE,
)
CLINICIAN = {"mechanism", "pharmacist", "sources", "digest"}


def strings(value: Any) -> Iterator[str]:
    """Every text that a patient can see in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from strings(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in CLINICIAN:
                yield from strings(getattr(value, field.name))


def test_no_banned_word_stands_anywhere_on_the_page_of_the_sample() -> None:
    data = shipped()
    now = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
    summary = gather(sample_view(now, data), data, PERIOD, now, "D-1", "0.1.0")
    texts = list(strings(summary))
    assert len(texts) > 300
    assert [text for text in texts if BANNED.search(text)] == []
    assert [text for text in texts if "because" in text and text != data.sentences["do_not_stop"]] == []


def test_the_scan_for_banned_words_finds_them() -> None:
    assert BANNED.search("This is safe.")
    assert BANNED.search("A warning.")
    assert not BANNED.search("Know the warning signs.")
