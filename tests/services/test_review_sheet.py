"""The booklet's content: whom an entry matches by name, what raises it, which fixed sentences it carries."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.interactions import (
    Category,
    CategoryKind,
    Certainty,
    Changed,
    DailyMg,
    EventKind,
    Member,
    Raise,
    Seriousness,
    Side,
    Status,
)
from app.domain.routes import Route
from app.services.review_sheet import SheetEntry, fixed_sentences, gather_sheet
from app.services.reviews import digest
from app.services.side_words import member_line, raise_line, side_words
from tests.data_files import shipped, small

NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
DATA = small()
PLAIN = Category(
    "one", CategoryKind.PAIR, Status.ACTIVE, "drowsiness", "One", Seriousness.WORTH_DISCUSSING, Certainty.LABEL
)


def entry(entry_id: str) -> SheetEntry:
    return next(each for each in gather_sheet(DATA, NOW, "1").entries if each.id == entry_id)


def test_a_group_is_printed_with_everybody_in_it() -> None:
    said = side_words(Side(groups=("gabapentinoid",)), DATA)
    assert said == "Group “gabapentinoid” (2): gabapentin, pregabalin."


def test_a_role_is_printed_with_everybody_who_has_it() -> None:
    assert side_words(Side(roles=("cyp1a2-substrate",)), DATA) == "Every CYP1A2 substrate (1): clozapine."


def test_a_side_says_its_routes_forms_and_how_long_it_lingers() -> None:
    side = Side(("thc",), ("opioid",), (), (Route.SMOKED, Route.SWALLOWED), ("oil",), 14)
    assert side_words(side, DATA) == (
        "Group “opioid” (1): tramadol. By name: THC. Together 2\u00a0substances. "
        "Only smoked and swallowed, or by a route not known. Only as oil. Counts for 14\u00a0days after a stop."
    )


def test_a_raise_names_every_condition_that_has_to_hold() -> None:
    found = Raise(
        why="Because it does.",
        to=Seriousness.RAISE_SOON,
        other=Side(groups=("opioid",)),
        person=("lung-disease", "age-65-or-over"),
        routes=(Route.SMOKED,),
        changed=Changed("a", (EventKind.STARTED, EventKind.RAISED), 7),
        daily_mg=DailyMg("cbd", Decimal(50), or_unknown=True),
    )
    line = raise_line(found, DATA)
    assert line.label == "Raised to Raise soon"
    for said in (
        "tramadol",
        "a lung disease or aged 65 or over",
        "when cannabis is smoked",
        "something on side a was started or raised within the last 7\u00a0days",
        "the label amount of CBD is above 50 mg a day, or the amount is not known",
        "Why: Because it does.",
    ):
        assert said in line.text
    assert raise_line(Raise(why="So.", by=1, person=("lung-disease",)), DATA).label == "Raised by one step"


def test_a_member_says_what_differs_for_it_and_nothing_else() -> None:
    line = member_line(Member(a="opioid", b="cbd", certainty=Certainty.THEORY), DATA)
    assert (line.label, line.text) == ("For opioid with CBD", "How sure: Theory.")


@pytest.mark.parametrize(
    ("changes", "labels"),
    [
        ({}, ["With every finding"]),
        ({"seriousness": Seriousness.ASK_FIRST, "ask_first": "urgent"}, ["At “Ask first”"]),
        ({"seriousness": Seriousness.ASK_FIRST, "ask_first": "planned"}, ["With every finding", "At “Ask first”"]),
        (
            {"ask_first": "urgent", "raises": (Raise(why="So.", to=Seriousness.ASK_FIRST),)},
            ["Below “Ask first”", "At “Ask first”"],
        ),
        ({"ask_first": "planned"}, ["With every finding"]),
        (
            {"red_flags": ("liver", "breathing")},
            ["With every finding", "With these signs (Breathing)", "With these signs (Liver)"],
        ),
        (
            {"withdrawal": True, "a": Side(("pregabalin", "warfarin"))},
            ["With every finding", "On stopping", "On stopping"],
        ),
        ({"withdrawal": True, "a": Side(("tramadol",))}, ["With every finding"]),
    ],
)
def test_the_fixed_sentences_are_those_a_finding_can_carry(changes: dict[str, object], labels: list[str]) -> None:
    assert [line.label for line in fixed_sentences(replace(PLAIN, **changes), DATA)] == labels  # type: ignore[arg-type] # the table above gives each field what it takes


def test_every_entry_is_there_with_its_own_digest_withdrawn_and_negative_ones_too() -> None:
    data = shipped()
    entries = gather_sheet(data, NOW, "1").entries
    assert [each.id for each in entries] == list(data.categories)
    assert all(each.digest == digest(data.categories[each.id], data) for each in entries)
    statuses = {each.status for each in DATA.categories.values()}
    assert statuses == set(Status)
    assert len(gather_sheet(DATA, NOW, "1").entries) == len(DATA.categories)


def test_counts_say_zero_too() -> None:
    said = {line.text: line.label for line in gather_sheet(DATA, NOW, "1").counts}
    assert said["entries reviewed by a health professional"] == "0"
    assert said["entries not yet checked against their sources"] == str(len(DATA.categories))


def test_what_nobody_looked_at_is_said_of_each_substance_and_ingredient() -> None:
    sheet = gather_sheet(DATA, NOW, "1")
    substances = {line.label: line.text for line in sheet.substances}
    assert substances["newdrug"] == "Not looked at."
    assert "Blood levels: searched on 20\u00a0Nov\u00a02026, nothing found." in substances["gabapentin"]
    products = {line.label: line.text for line in sheet.products}
    assert products["cold mix"] == "paracetamol and oddine (not in the checked list)."
    assert products["nabiximols"] == "THC and CBD. By its label: THC 2.7 mg per spray (register)."


def test_an_entry_holds_what_a_reviewer_judges() -> None:
    found = entry("cannabis-gabapentinoid")
    assert [line.label for line in found.patient][:3] == ["What may happen", "Not known", "Question for the pharmacist"]
    assert found.studied == ("THC: 5 to 30 mg once (source study).",)
    assert found.sources[0].id == "study"
    assert "Abstract read." in found.sources[0].line
    assert found.review.startswith("Not yet checked")
