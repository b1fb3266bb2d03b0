"""Tables for a spreadsheet: nothing is forgotten, nothing becomes a formula, and what is not known is an empty cell."""

import csv
import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.checkins import CheckIn, Scale
from app.domain.intakes import Intake
from app.domain.medicines import Ingredient, Medicine
from app.domain.moments import TimePrecision
from app.domain.people import Allergy, Person
from app.domain.products import Basis, Product, StrengthSource
from app.domain.records import FAMILIES, Record
from app.domain.routes import Route
from app.domain.statements import DayStatement, Said
from app.domain.strengths import FrozenStrength, freeze
from app.domain.uses import Use, UseUnit
from app.exchange.columns import columns_of
from app.exchange.spreadsheet import as_cell, as_csv, one_line, spreadsheet_zip
from app.exchange.tables import Table, tables_of
from tests.exchange.diaries import MADE, taken, the_sample
from tests.store import any_records

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
MEDICINE, OIL = Medicine("m", "Pregabalin"), Product("p", "Oil 10:10")
STRENGTH = FrozenStrength(Basis.MG_PER_ML, Decimal(10), Decimal(0), StrengthSource.LABEL, drops_per_ml=Decimal(30))
USE = Use("u", "p", MADE, Route.UNDER_TONGUE, Decimal("0.30"), UseUnit.ML, STRENGTH)


def unpacked(content: bytes) -> dict[str, list[dict[str, str]]]:
    """Each file as a spreadsheet has it: rows by the names of their columns."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = {}
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            if name.endswith(".csv"):
                found[name] = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        return found


def rows(name: str, *records: Record) -> list[dict[str, str]]:
    return unpacked(spreadsheet_zip(taken(*records)))[f"{name}.csv"]


@given(st.lists(any_records.records, max_size=5, unique_by=lambda record: (type(record), record.id)))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_recorded_no_cell_begins_like_a_formula_and_every_row_has_every_cell(found: list[Record]) -> None:
    files = unpacked(spreadsheet_zip(taken(MEDICINE, OIL, *found)))
    assert len(files) == len(FAMILIES) + 3
    for name, table in files.items():
        for row in table:
            assert None not in row, name
            for cell in row.values():
                assert cell is not None
                assert not cell.lstrip().startswith(FORMULA)
    looked_up = ("timeline.csv", "finding.csv", "not_checked.csv")
    assert sum(len(table) for name, table in files.items() if name not in looked_up) == len(found) + 2


@given(any_records.words)
def test_text_comes_back_as_it_was_written_with_line_breaks_as_spaces(text: str) -> None:
    (row,) = csv.DictReader(
        io.StringIO(as_csv(Table("t", "", ("what",), ((text,),))).decode("utf-8-sig"), newline=""), strict=True
    )
    read = row["what"]
    assert (read.removeprefix("'")) == one_line(text)
    if text.isprintable() and "\u3000" not in text:
        assert one_line(text) == text


@given(any_records.amounts)
def test_a_number_keeps_its_value_has_no_exponent_and_no_sign(value: Decimal) -> None:
    cell = as_cell(value)
    assert Decimal(cell) == value
    assert set(cell) <= set("0123456789.")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("  =1+1", "'  =1+1"),
        ("+49 1", "'+49 1"),
        ("-5 mg", "'-5 mg"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("＝1", "'＝1"),
        ("\u200b=1", "'\u200b=1"),
        ("\u3000\u202e=1", "'\u3000\u202e=1"),
        ("'quoted", "''quoted"),
        ("a\r\nb\nc", "a b c"),
        ("1-0-1", "1-0-1"),
        ("a=b", "a=b"),
        ("", ""),
        ("\ud83d", "\ufffd"),
    ],
)
def test_what_a_spreadsheet_would_take_for_a_formula_begins_with_an_apostrophe(text: str, cell: str) -> None:
    assert as_cell(text) == cell


def test_what_is_not_known_is_an_empty_cell_and_a_recorded_0_is_a_0() -> None:
    unknown = replace(USE, amount=None, strength=replace(STRENGTH, thc=None))
    (row,) = rows("cannabis_use", OIL, unknown)
    assert (row["amount"], row["strength_thc"], row["label_thc_mg"], row["label_thc_known"]) == ("", "", "", "unknown")
    assert row["strength_cbd"] == "0"
    (checkin,) = rows("check_in", CheckIn("c", MADE, ((Scale.PAIN, 0),)))
    assert (checkin["pain_0_to_10"], checkin["fatigue_0_to_10"], checkin["slept_hours"]) == ("0", "", "")


def test_a_use_has_its_product_its_label_s_mg_and_its_digits() -> None:
    (row,) = rows("cannabis_use", OIL, USE)
    assert (row["date"], row["time"], row["at"]) == ("2026-11-20", "21:40", "2026-11-20T21:40:00+01:00")
    assert (row["product"], row["amount"], row["unit"]) == ("Oil 10:10", "0.30", "mL")
    assert Decimal(row["label_thc_mg"]) == 3
    assert row["counts_in_totals"] == "yes"
    (drops,) = rows("cannabis_use", OIL, replace(USE, amount=Decimal(1), unit=UseUnit.DROP))
    assert drops["label_thc_mg"] == "0.333"


@pytest.mark.parametrize("precision", [TimePrecision.PART_OF_DAY, TimePrecision.DAY_ONLY])
def test_a_time_that_nobody_knows_is_no_clock_time(precision: TimePrecision) -> None:
    intake = Intake("i", "m", MADE, precision=precision)
    assert [row["time"] for row in rows("dose", MEDICINE, intake)] == [""]
    assert [row["time"] for row in rows("timeline", MEDICINE, intake)] == [""]


def test_the_timeline_has_everything_that_happened_in_order_and_once() -> None:
    files = unpacked(spreadsheet_zip(the_sample()))
    found = files["timeline.csv"]
    happened = ("dose", "cannabis_use", "check_in", "side_effect", "day", "event", "talk")
    assert len(found) >= sum(len(files[f"{name}.csv"]) for name in happened)
    assert [(row["date"], row["time"]) for row in found] == sorted((row["date"], row["time"]) for row in found)
    assert {row["kind"] for row in found} >= {"dose", "cannabis use", "check-in", "side effect", "talk"}
    assert all(row["what"] for row in found if row["kind"] in ("dose", "cannabis use", "side effect"))


def test_a_day_of_which_something_was_said_stands_in_the_timeline() -> None:
    (row,) = rows("timeline", DayStatement("d", MADE.date(), Said.NONE))
    assert (row["date"], row["time"], row["kind"]) == ("2026-11-20", "", "day")
    assert row["what"] == "You noted that nothing was used on this day."


def test_the_findings_of_the_day_stand_in_a_table_of_their_own_with_what_is_not_known() -> None:
    found = unpacked(spreadsheet_zip(the_sample()))["finding.csv"]
    assert found
    assert len(found) == len(the_sample().seen.findings)
    for row in found:
        assert row["finding"]
        assert row["how_serious"]
        assert row["how_sure"]
        assert row["things"]


def test_what_was_not_checked_is_as_loud_as_the_findings() -> None:
    content = spreadsheet_zip(the_sample())
    found = unpacked(content)["not_checked.csv"]
    assert len(found) == len(the_sample().seen.unchecked) > 0
    assert {row["how_far"] for row in found} <= {"not checked", "partly checked"}
    assert all(row["thing"] and row["why"] for row in found)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "could be checked" in archive.read("README.txt").decode()


def test_every_family_has_a_table_with_every_field_and_no_column_twice() -> None:
    tables = tables_of(taken())
    assert len(tables) == len(FAMILIES) + 2
    assert len({each.name for each in tables}) == len(tables)
    for table in tables:
        assert len(set(table.columns)) == len(table.columns), table.name
    every = [set(each.columns) for each in tables]
    for family in FAMILIES:
        assert any({column.name for column in columns_of(family)} <= columns for columns in every)


def test_the_same_diary_gives_the_same_bytes_and_the_page_beside_it_says_what_it_is() -> None:
    content = spreadsheet_zip(taken(OIL, USE))
    assert content == spreadsheet_zip(taken(OIL, USE))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names, read_me = archive.namelist(), archive.read("README.txt").decode()
        raw = archive.read("cannabis_use.csv")
    assert names[:2] == ["README.txt", "timeline.csv"]
    assert "NOT ENCRYPTED" in read_me
    assert "It is never 0" in read_me
    for name in names[1:]:
        assert f"{name} (" in read_me
    assert raw.startswith(b'\xef\xbb\xbf"')
    assert raw.endswith(b"\r\n")


def test_a_strength_frozen_into_a_use_stands_beside_it() -> None:
    product = replace(OIL, thc=Decimal("10.5"))
    (row,) = rows("cannabis_use", product, replace(USE, strength=freeze(product)))
    assert row["strength_thc"] == "10.5"


def test_what_may_stand_several_times_is_one_cell_of_names_or_pairs() -> None:
    medicine = Medicine("m", "Two in one", ingredients=(Ingredient("codeine", "codeine"), Ingredient("paracetamol")))
    (row,) = rows("medicine", medicine)
    assert row["ingredients"] == "codeine; paracetamol"
    person = Person("person", allergies=(Allergy("penicillin", "rash"),), facts=(("kidney", "unknown"),))
    (row,) = rows("person", person)
    assert (row["allergies"], row["facts"]) == ("penicillin, rash", "kidney: unknown")
    (row,) = rows("cannabis_product", replace(OIL, minor=(("CBG", Decimal("0.50")), ("CBN", None))))
    assert row["minor"] == "CBG: 0.50; CBN: not known"
