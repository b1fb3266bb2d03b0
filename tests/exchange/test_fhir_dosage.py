from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.exchange.fhir_files import bundle, dosed, only, order, read, statement

UCUM = "http://unitsofmeasure.org"


def amount(value: Any, unit: str = "", code: str = "", **more: Any) -> dict[str, Any]:
    units = {name: text for name, text in (("unit", unit), ("code", code)) if text}
    return {"doseAndRate": [{"doseQuantity": {"value": value, **units, **more}}]}


def repeat(**told: Any) -> dict[str, Any]:
    return {"timing": {"repeat": told}}


def test_the_words_of_the_file_are_kept_as_they_are() -> None:
    told = "1 Kps. morgens (nüchtern!),\n2 abends – max. 3×/Tag"
    assert dosed({"text": told, **amount(5, "mg")}) == told
    line = only(order(dosageInstruction=[{"text": "Take one.", "patientInstruction": "With food."}]))
    assert line.directions == "Take one.\nWith food."


def test_what_the_structure_says_beside_words_is_not_lost() -> None:
    line = only(statement(dosage=[{"text": "1 tablet", **repeat(frequency=1, period=1, periodUnit="wk")}]))
    assert (line.directions, line.structure) == ("1 tablet", "once a week")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"frequency": 1, "period": 1, "periodUnit": "wk"}, "once a week"),
        ({"frequency": 1, "period": 1, "periodUnit": "wk", "dayOfWeek": ["mon"]}, "once a week, on Mondays"),
        ({"period": 7, "periodUnit": "d"}, "every 7 days"),
        ({"frequency": 1, "period": 7, "periodUnit": "d"}, "every 7 days"),
        ({"frequency": 3, "period": 1, "periodUnit": "wk"}, "3 times a week"),
        ({"frequency": 1, "period": 1, "periodUnit": "mo"}, "once a month"),
        ({"frequency": 1, "period": 72, "periodUnit": "h"}, "every 72 hours"),
        ({"frequency": 1, "period": 6, "periodMax": 8, "periodUnit": "h"}, "every 6 to 8 hours"),
        ({"frequency": 2, "period": 1, "periodUnit": "d"}, "twice a day"),
        ({"frequency": 1, "frequencyMax": 2, "period": 1, "periodUnit": "d"}, "1 to 2 times a day"),
        ({"frequencyMax": 4, "period": 1, "periodUnit": "d"}, "up to 4 times a day"),
        ({"frequency": 2, "period": 3, "periodUnit": "d"}, "twice every 3 days"),
        ({"frequency": 1, "period": 1, "periodUnit": "h"}, "once an hour"),
        ({"frequency": 3}, "3 times (in which time is not given)"),
        ({"frequency": 2, "period": 1}, "twice every 1 (unit of time not given)"),
        ({"frequency": 1, "period": 2, "periodUnit": "fortnight"}, "once every 2 “fortnight”"),
        ({"timeOfDay": ["08:00:00", "20:00:00"]}, "at 08:00 and 20:00"),
        ({"when": ["MORN", "HS"]}, "in the morning and before sleep"),
        ({"when": ["ACM"], "offset": 30}, "30 minutes before breakfast"),
        ({"when": ["XYZ"]}, "“XYZ”"),
        ({"dayOfWeek": ["tue", "thu"], "timeOfDay": ["09:30"]}, "on Tuesdays and Thursdays, at 09:30"),
        ({"duration": 30, "durationUnit": "min"}, "over 30 minutes"),
        ({"count": 5}, "5 times in all"),
        ({"count": 1, "periodUnit": "d"}, "counted in days (in which time is not given), 1 time in all"),
        ({"boundsDuration": {"value": 7, "unit": "days"}}, "for 7 days"),
        ({"boundsPeriod": {"start": "2026-11", "end": "2026-12-01"}}, "from November 2026 until 1 Dec 2026"),
    ],
)
def test_the_times_are_said_as_they_are_written(told: dict[str, Any], words: str) -> None:
    assert dosed(repeat(**told)) == words


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (amount(300, "mg"), "300 mg"),
        (amount(300, code="mg", system=UCUM), "300 mg"),
        (amount(2, code="{tablet}", system=UCUM), "2 tablet"),
        (amount(50, code="ug", system=UCUM), "50 micrograms"),
        (amount(5), "5 (unit not given)"),
        (amount(2, code="1"), "2 (unit not given)"),
        (amount(5, code="MG"), "5 “MG” (unit not known)"),
        (amount(5, code="qzx"), "5 “qzx” (unit not known)"),
        (amount(5, "Hübe"), "5 Hübe"),
        (amount("5", "mg"), "“5” mg"),
        (amount(None, "mg"), ""),
        (amount(5, "mg", "ug"), "5 mg (its code says micrograms)"),
        (amount(4, "mg", comparator="<="), "at most 4 mg"),
        (
            {"doseAndRate": [{"doseRange": {"low": {"value": 1, "unit": "tab"}, "high": {"value": 2, "unit": "tab"}}}]},
            "1 to 2 tab",
        ),
        ({"doseAndRate": [{"doseRange": {"high": {"value": 2, "unit": "tab"}}}]}, "at most 2 tab"),
        (
            {
                "doseAndRate": [
                    {"doseQuantity": {"value": 1, "unit": "patch"}, "rateQuantity": {"value": 12, "unit": "mcg/h"}}
                ]
            },
            "1 patch at 12 mcg/h",
        ),
    ],
)
def test_amounts_are_said_with_the_unit_that_is_written_or_none(dose: dict[str, Any], words: str) -> None:
    assert dosed(dose) == words


@given(some.text(max_size=12), some.sampled_from(["unit", "code"]))
def test_a_unit_that_cannot_be_read_never_becomes_mg(unit: str, field: str) -> None:
    said = dosed({"doseAndRate": [{"doseQuantity": {"value": 5, field: unit}}]})
    assert "mg" not in said or "mg" in unit
    assert said.startswith("5 ")


def test_a_dose_without_a_unit_is_remarked_on_at_its_place() -> None:
    found = read(bundle(statement(), statement(dosage=[amount(5)])))
    place = "entry[1].dosage[0].doseAndRate[0].doseQuantity.unit"
    assert [str(one) for one in found.remarks] == [f"{place}: an amount has no unit that can be read; none was put in."]


def test_several_dose_and_rate_are_one_dose() -> None:
    rates = [{"doseQuantity": {"value": 300, "unit": "mg"}}, {"doseQuantity": {"value": 1, "unit": "capsule"}}]
    both = dosed({"doseAndRate": rates})
    assert both == "300 mg (the same dose in other words: 1 capsule)"
    assert dosed({"doseAndRate": [rates[0], {"doseQuantity": {"value": 300, "unit": "mg"}}]}) == "300 mg"


def test_a_whole_dosage_without_words_is_said_from_its_structure() -> None:
    told = {
        "asNeededCodeableConcept": {"text": "pain"},
        "route": {"text": "by mouth"},
        "maxDosePerPeriod": {"numerator": {"value": 200, "unit": "mg"}, "denominator": {"value": 24, "unit": "h"}},
        "additionalInstruction": [{"text": "with water"}],
        **amount(50, "mg"),
        **repeat(period=6, periodUnit="h"),
    }
    said = "50 mg, every 6 hours, when needed for pain, by mouth, no more than 200 mg in 24 h, with water"
    assert dosed(told) == said
    assert dosed({"asNeededBoolean": True, **amount(1, "puff")}) == "1 puff, when needed"


def test_steps_follow_one_another_and_what_goes_together_is_said_together() -> None:
    one, two = amount(20, "mg"), amount(10, "mg")
    assert dosed({"sequence": 2, **two}, {"sequence": 1, **one}) == "20 mg; then: 10 mg"
    assert dosed(one, two) == "20 mg; and: 10 mg"
    assert dosed({"sequence": 1, **one}, {"sequence": 1, **two}) == "20 mg; and: 10 mg"


def test_a_code_for_the_times_is_shown_as_it_stands() -> None:
    assert dosed({"timing": {"code": {"coding": [{"code": "BID"}]}}}) == "“BID”"
    assert dosed({"timing": {"code": {"text": "every other day"}}}) == "every other day"


def test_a_dosage_of_a_wrong_type_is_remarked_on_and_loses_no_line() -> None:
    found = read(bundle(statement(), statement(dosage="three times")))
    assert len(found.medicines) == 2
    assert str(found.remarks[0]) == "entry[1].dosage: must be an object or a list."


def test_decimals_keep_their_digits() -> None:
    assert dosed(amount(0.125, "mg")) == "0.125 mg"
    assert dosed(amount(1e-3, "mg")) == "0.001 mg"


def test_where_only_the_narrative_says_how_it_is_taken_it_is_kept() -> None:
    told = {"div": "<div>Pregabalin: <b>one</b> at night</div>"}
    assert only(statement(text=told)).note == "Pregabalin: one at night"
    assert only(statement(text=told, dosage=[{"text": "one at night"}])).note == ""
    assert only(statement(None, text=told)).note == ""


def test_as_needed_is_what_every_dosage_says() -> None:
    yes, no = {"text": "1", "asNeededBoolean": True}, {"text": "2", "asNeededBoolean": False}
    coded = {"text": "3", "asNeededCodeableConcept": {"text": "pain"}}
    assert only(statement(dosage=[yes, coded])).as_needed
    assert not only(statement(dosage=[yes, no])).as_needed
    assert not only(statement(dosage=[{"text": "as needed"}])).as_needed
    assert not only(statement()).as_needed
