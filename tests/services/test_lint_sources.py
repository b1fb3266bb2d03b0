"""The lint on sources and dates: each rule has a file that breaks it, and one that keeps it."""

from datetime import date
from typing import Any

import pytest

from app.services.reference import DataFileError
from tests.data_files import TODAY, category, changed, names, rules, small, source


def problems(substances: dict[str, Any] | None = None, interactions: dict[str, Any] | None = None) -> tuple[str, ...]:
    try:
        small(substances, interactions)
    except DataFileError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("doi", "10.1111/ajt.15398", "doi.org/10.1111/ajt.15398"),
        ("pmid", "27106177", "PMID 27106177"),
        ("pmcid", "PMC11059946", "11059946"),
        ("label_set_id", "8bf27097-4870-43fb-94f0-f3d0871d1eec", "8bf27097"),
        ("address", "https://www.fda.gov/drugs", "the regulator’s page"),
        ("address", "https://github.com/one/two (a/file.txt)", "https://github.com/one two"),
        ("address", "example.org (leaflet 12)", "a leaflet"),
    ],
)
def test_an_identifier_of_another_shape_is_a_problem(key: str, good: str, bad: str) -> None:
    def with_it(value: str) -> dict[str, Any]:
        return rules(source=[{**source(), "pmid": None, key: value}])

    assert problems(interactions=with_it(good)) == ()
    found = problems(interactions=with_it(bad))
    assert len(found) == 1
    assert found[0].startswith(f"source study: {key} “{bad}” is not of its shape")


@pytest.mark.parametrize("site", ["https://example.org", "example.org (a leaflet)"])
def test_a_site_alone_is_no_address_of_something_that_was_read(site: str) -> None:
    def with_it(read: str) -> dict[str, Any]:
        return rules(source=[source(), {**source("told", read=read), "pmid": None, "address": site}], category=[cites])

    cites = category(source=[{"id": "told", "says": "So it was."}, {"id": "study", "says": "So it was."}])
    assert problems(interactions=with_it("part")) == (
        f"source told: “{site}” is a site, not a page; read is then one of not-found or quoted-elsewhere.",
    )
    assert problems(interactions=with_it("not-found")) == ()


def test_nothing_was_read_or_searched_after_the_edition() -> None:
    later = date(2026, 12, 1)
    assert problems(interactions=rules(source=[source(read_on=later)])) == (
        "source study: read_on 2026-12-01 is after the edition 2026.11.",
    )
    searched = changed(names(), "substance.0.looked_at.1.searched", later)
    assert problems(searched) == ("substance gabapentin: searched 2026-12-01 is after the edition 2026.11.",)
    assert problems(interactions=rules(source=[source(read_on=date(2026, 11, 30))])) == ()


@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 30)])
def test_the_next_review_lies_ahead_of_the_edition(day: date) -> None:
    assert problems(interactions=rules(next_review=day)) == (f"next_review {day} is not after the edition 2026.11.",)


def test_an_edition_is_a_year_and_a_month() -> None:
    both = [{**tables, "edition": "first"} for tables in (names(), rules())]
    assert problems(*both) == ("the edition “first” is not a year and a month such as 2026.11.",)


def test_a_source_that_nothing_cites_is_a_problem() -> None:
    assert problems(interactions=rules(source=[source(), source("idle")])) == (
        "source idle: nothing in the two files cites it.",
    )


def test_a_source_without_a_word_of_what_it_says_is_a_problem() -> None:
    path = next(
        f"category.{place}.source.0.says" for place, one in enumerate(rules()["category"]) if one["id"] == "thc-lungs"
    )
    assert problems(interactions=changed(rules(), path, "")) == ("category thc-lungs, source 1: says is empty.",)


@pytest.mark.parametrize("seriousness", [0, 5])
def test_the_seriousness_of_a_member_is_one_to_four(seriousness: int) -> None:
    found = problems(interactions=changed(rules(), "category.0.member.0.seriousness", seriousness))
    assert found == ("category cannabis-gabapentinoid, member 1: seriousness is 1, 2, 3 or 4.",)
