"""The lint on the parts of one entry: each rule has a file that breaks it, and one that keeps it."""

from typing import Any

import pytest

from app.services.reference import DataFileError
from tests.data_files import category, names, rules, small, substance


def problems(*categories: dict[str, Any], substances: dict[str, Any] | None = None) -> tuple[str, ...]:
    try:
        small(substances, rules(category=list(categories)))
    except DataFileError as error:
        return error.problems
    return ()


def test_entries_stand_in_the_order_of_their_ids() -> None:
    one, two = category("alpha", family="mind"), category("beta")
    assert problems(two, one) == ("category alpha: stands after beta; entries stand in the order of their ids.",)
    assert problems(one, two) == ()


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_member_that_is_not_on_its_side_is_a_problem(side: str) -> None:
    found = problems(category(member=[{side: "tramadol", "note": "Differs."}]))
    assert found == ("category one: the member tramadol is not on that side.",)


def test_a_member_may_be_a_group_that_the_side_holds_some_of() -> None:
    assert problems(category(member=[{"a": "sedating", "note": "Differs."}, {"b": "cbd", "note": "Differs."}])) == ()


def test_a_studied_amount_rests_on_a_source_that_the_entry_tells_of() -> None:
    studied = {"what": "thc", "low": 5, "high": 30, "unit": "mg once", "source": "register"}
    assert problems(category(studied=[studied])) == (
        "category one: a studied amount rests on register, not one of its sources.",
    )
    assert problems(category(studied=[{**studied, "source": "study"}])) == ()


def test_a_raise_to_a_level_that_the_entry_has_already_is_a_problem() -> None:
    found = problems(category() | {"raise": [{"to": 2, "person": ["lung-disease"], "why": "A lung disease."}]})
    assert found == ("category one: a raise to 2 changes nothing.",)


def test_a_raise_may_lift_only_a_member_that_stands_lower() -> None:
    lower = [{"b": "cbd", "seriousness": 1}]
    up = [{"to": 2, "person": ["lung-disease"], "why": "A lung disease."}]
    assert problems(category(member=lower) | {"raise": up}) == ()


def test_a_line_on_stopping_needs_somebody_it_is_true_of() -> None:
    nobody = category(a={"substances": ["paracetamol"]}, withdrawal=True)
    assert problems(nobody) == (
        "category one: withdrawal is true, and nobody in it is marked stop_slowly or stop_clots.",
    )
    assert problems(category(withdrawal=True)) == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"seriousness": 2}, "on_request is for entries that never rise above 1, good to know."),
        ({"raise": [{"by": 1, "why": "x"}]}, "on_request is for entries that never rise above 1, good to know."),
        ({"member": [{"b": "cbd", "seriousness": 3}]}, "on_request is for entries that never rise above 1"),
        ({"status": "negative"}, "on_request is for active entries that are no change."),
    ],
)
def test_what_is_shown_on_request_only_is_in_force_and_never_more_than_good_to_know(
    changes: dict[str, Any], says: str
) -> None:
    assert any(says in each for each in problems(category(**{"on_request": True, "seriousness": 1, **changes})))
    assert problems(category(on_request=True, seriousness=1)) == ()


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({"stop_slowly": True, "stop_clots": True}, "either stop_slowly or stop_clots, not both."),
        ({"stop_slowly": True, "kind": "herb"}, "stop_slowly is for medicines only."),
    ],
)
def test_a_mark_about_stopping_is_one_of_two_and_for_medicines(marks: dict[str, Any], says: str) -> None:
    tables = names()
    tables["substance"] = [*tables["substance"], substance("marked", **marks)]
    assert f"substance marked: {says}" in problems(category(), substances=tables)
