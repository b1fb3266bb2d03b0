"""Reading one table with care: typed, closed, every problem gathered as a sentence that says where."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from app.services.toml_table import Table


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def read(**values: Any) -> tuple[Table, list[str]]:
    problems: list[str] = []
    return Table("entry one", values, problems), problems


def test_what_is_there_is_read_as_its_type() -> None:
    table, problems = read(
        name=" a ", list=["a"], lists=[["a", "b"]], yes=True, whole=3, mg="2.7", day=date(2026, 1, 2), colour="red"
    )
    assert (table.text("name"), table.texts("list"), table.text_lists("lists")) == ("a", ("a",), (("a", "b"),))
    assert (table.flag("yes"), table.whole("whole"), table.decimal("mg")) == (True, 3, Decimal("2.7"))
    assert (table.day("day"), table.choice("colour", Colour)) == (date(2026, 1, 2), Colour.RED)
    table.close()
    assert problems == []


def test_what_is_not_there_and_not_needed_is_empty() -> None:
    table, problems = read()
    assert (table.text("x", needed=False), table.texts("x"), table.text_lists("x"), table.flag("x")) == (
        "",
        (),
        (),
        False,
    )
    assert (table.whole("x", needed=False, default=2), table.decimal("x", needed=False)) == (2, None)
    assert (table.day("x", needed=False), table.table("x"), table.tables("x")) == (None, None, [])
    assert table.choice("x", Colour, default=Colour.BLUE) is Colour.BLUE
    assert table.choices("x", Colour) == ()
    assert not table.has("x")
    assert problems == []


@pytest.mark.parametrize("way", ["text", "whole", "decimal", "day"])
def test_what_is_needed_and_missing_is_said(way: str) -> None:
    table, problems = read()
    getattr(table, way)("title")
    assert len(problems) == 1
    assert problems[0].startswith("entry one: title ")


def test_a_needed_choice_and_a_needed_list_that_are_missing_are_said() -> None:
    table, problems = read()
    table.choice("colour", Colour)
    table.texts("names", needed=True)
    assert problems == ["entry one: colour is missing.", "entry one: names is missing."]


def test_a_needed_text_that_is_blank_is_said() -> None:
    table, problems = read(title="  ")
    assert table.text("title") == ""
    assert problems == ["entry one: title is empty."]


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("text", 3),
        ("texts", "a"),
        ("texts", [1]),
        ("text_lists", ["a"]),
        ("text_lists", [[1]]),
        ("flag", "yes"),
        ("whole", True),
        ("whole", -1),
        ("whole", "3"),
        ("decimal", True),
        ("decimal", "many"),
        ("decimal", "NaN"),
        ("decimal", -1),
        ("day", "2026-01-02"),
        ("day", datetime(2026, 1, 2, tzinfo=UTC)),
        ("tables", {"a": 1}),
    ],
)
def test_a_value_of_the_wrong_type_is_a_problem_that_names_the_entry_and_the_field(way: str, value: object) -> None:
    table, problems = read(field=value)
    getattr(table, way)("field")
    assert len(problems) == 1
    assert problems[0].startswith("entry one: field ")


def test_a_word_that_is_no_choice_is_named_with_the_choices() -> None:
    table, problems = read(colour="green", colours=["red", "green"])
    assert table.choice("colour", Colour) is None
    assert table.choices("colours", Colour) == (Colour.RED,)
    assert len(problems) == 2
    assert all("red, blue" in problem for problem in problems)


def test_what_is_no_table_is_a_problem() -> None:
    problems: list[str] = []
    Table("entry one", "text", problems)
    assert problems == ["entry one: must be a table."]


def test_every_key_nobody_asked_for_is_a_problem() -> None:
    table, problems = read(title="a", titel="b")
    table.text("title")
    table.close()
    assert problems == ["entry one: titel is not a field of this kind of entry."]


def test_a_table_inside_says_where_it_is() -> None:
    table, problems = read(side={"x": 1}, many=[{"y": 1}, {}])
    inner = table.table("side")
    assert inner is not None
    inner.close()
    for each in table.tables("many"):
        each.text("name")
    assert problems[0].startswith("entry one, side: x ")
    assert [problem.split(":")[0] for problem in problems[1:]] == ["entry one, many 1", "entry one, many 2"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([{"id": "a"}, {"id": "a"}], "thing a: this id stands twice."),
        ([{"id": "A"}], "thing A: an id is lower-case words joined by hyphens."),
        ([{"id": "a b"}], "thing a b: an id is lower-case words joined by hyphens."),
        ([{"id": "a", "x": 1}], "thing a: x is not a field of this kind of entry."),
    ],
)
def test_an_id_is_new_and_spelt_as_ids_are_and_names_its_entry(given: list[dict[str, object]], says: str) -> None:
    table, problems = read(thing=given)
    table.named_tables("thing", "thing", lambda _table, _id: None)
    assert problems == [says]


def test_an_entry_without_an_id_is_named_by_its_place() -> None:
    table, problems = read(thing=[{}])
    table.named_tables("thing", "thing", lambda _table, _id: None)
    assert problems[1] == "thing 1: an id is lower-case words joined by hyphens."


def test_all_texts_are_read_at_once() -> None:
    table, problems = read(a="one", b=2)
    assert table.all_texts() == {"a": "one", "b": ""}
    assert len(problems) == 1
