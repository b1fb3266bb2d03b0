"""The fixed sentences of a finding: which stand there, in which order, and whose names are in them."""

from typing import Any

from app.domain.checking import Finding, check, renumber
from app.domain.interactions import DataFile, Seriousness
from app.domain.items import Content, Item, ItemKind, RecordDay
from app.domain.routes import Route
from app.services.finding_view import view_finding, view_findings
from tests.data_files import TODAY, category, names, rules, shipped, small, substance


def advice(data: DataFile, category_id: str, *substances: str) -> tuple[str, ...]:
    items = renumber(
        Item(0, ItemKind.MEDICINE, one, (Content(one),), (Route.SWALLOWED,), treatment=one) for one in substances
    )
    result = check(RecordDay(TODAY, items, {}), data)
    return next(view.advice for view in view_findings(result, items, data) if view.id == category_id)


def with_marks(**changes: Any) -> DataFile:
    tables = names()
    marked = [substance("slowly", "opioid", stop_slowly=True), substance("clots", "opioid", stop_clots=True)]
    marked.append(substance("plain", "gabapentinoid"))
    found = rules(category=[category("one", b={"groups": ["opioid"]}, withdrawal=True, **changes)])
    found["sentences"]["withdrawal_clot"] = "Stopping {things} can let a clot form."
    return small(names(substance=[*tables["substance"], *marked]), found)


def test_a_line_on_stopping_names_only_those_a_sudden_stop_is_known_to_matter_for() -> None:
    assert advice(with_marks(), "one", "plain", "slowly", "tramadol")[-1] == (
        "Stopping slowly suddenly can cause withdrawal effects."
    )


def test_what_can_let_a_clot_form_has_a_sentence_of_its_own() -> None:
    assert advice(with_marks(), "one", "plain", "clots", "slowly")[-2:] == (
        "Stopping slowly suddenly can cause withdrawal effects.",
        "Stopping clots can let a clot form.",
    )


def test_without_any_such_medicine_there_is_no_line_on_stopping() -> None:
    assert not [line for line in advice(with_marks(), "one", "plain", "tramadol") if "Stopping" in line]


def test_alcohol_at_the_highest_level_asks_before_drinking_and_never_says_prescribed_on_purpose() -> None:
    said = advice(shipped(), "alcohol-opioid", "alcohol", "morphine")
    assert said[:2] == (shipped().sentences["do_not_stop"], shipped().sentences["ask_first_alcohol"])
    assert "on purpose" not in " ".join(said)
    assert "morphine" in said[-1]
    assert "alcohol" not in said[-1]


def test_a_contraindicated_medicine_by_itself_says_ask_before_the_next_dose_and_speaks_of_no_other() -> None:
    data = shipped()
    category = data.categories["note-triptan-heart"]
    four = Seriousness.ASK_FIRST
    said = view_finding(Finding(category, four, four, category.certainty, (), ()), (), data).advice
    assert said[0] == data.sentences["ask_first_alone"]
    assert data.sentences["do_not_stop"] not in said
    assert "both" not in said[0]


def test_a_contraindicated_pair_says_ask_before_the_next_dose_in_place_of_do_not_stop() -> None:
    said = advice(shipped(), "tizanidine-strong-cyp1a2", "tizanidine", "ciprofloxacin")
    assert said[0] == shipped().sentences["ask_first_urgent"]
    assert shipped().sentences["do_not_stop"] not in said
