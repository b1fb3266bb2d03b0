"""Loading the data file: whole or not at all, with every problem said."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.interactions import CategoryKind, Certainty, EventKind, Seriousness
from app.domain.routes import Route
from app.domain.substances import Look
from app.services.reference import DataFileError, load
from tests.data_files import TODAY, category, changed, names, rules, shipped, small, to_toml, write

FILES = ("substances.toml", "interactions.toml", "reviews.toml")


def test_the_file_that_is_shipped_loads_without_a_problem() -> None:
    data = shipped()
    assert data.categories
    assert data.vocabulary.substances
    assert data.next_review > date(2026, 11, 20)


def test_everything_that_stands_in_the_files_is_read() -> None:
    data = small()
    assert (data.edition, data.language, data.licence) == ("2026.11", "en", "CC-BY-4.0")
    gabapentin = data.vocabulary.substances["gabapentin"]
    assert [brand.name for brand in gabapentin.brands] == ["Neurontin", "Gralise"]
    assert [(look.at, look.searched) for look in gabapentin.looked_at] == [(Look.EFFECTS, None), (Look.LEVELS, TODAY)]
    assert data.vocabulary.substances["clozapine"].roles[0].role == "cyp1a2-substrate"
    assert data.vocabulary.combinations["nabiximols"].amounts[0].mg == Decimal("2.7")
    assert data.vocabulary.combinations["nabiximols"].default_route is Route.UNDER_TONGUE
    assert data.vocabulary.combinations["cold-mix"].uncovered == ("oddine",)
    assert data.vocabulary.look_alikes[0].display == ("traMADol", "paraCETAMOL")
    pair = data.categories["cannabis-gabapentinoid"]
    assert (pair.kind, pair.seriousness, pair.certainty) == (
        CategoryKind.PAIR,
        Seriousness.WORTH_DISCUSSING,
        Certainty.HUMAN_STUDY,
    )
    assert pair.members[0].note == "Only reasoning."
    assert (int(pair.studied[0].low), int(pair.studied[0].high)) == (5, 30)
    assert pair.raises[0].other is not None
    change = data.categories["smoke-stopped"].event
    assert change is not None
    assert (change.kinds, change.within_days) == ((EventKind.STOPPED,), 28)
    assert data.person_facts["age-65-or-over"].at_least == 65
    assert data.events["stopped-smoking-cannabis"].kind is EventKind.STOPPED
    assert data.red_flags["breathing"].level == "emergency"
    assert data.vocabulary.entry("cold-mix") is data.vocabulary.combinations["cold-mix"]
    assert data.vocabulary.ingredients("nabiximols") == ("thc", "cbd")
    assert data.vocabulary.ingredients("thc") == ("thc",)
    assert data.vocabulary.ingredients("moonstone") == ()


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_an_error_and_never_an_empty_result(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).unlink()
    with pytest.raises(DataFileError) as error:
        load(tmp_path)
    assert error.value.problems == (f"{name} cannot be read.",)


@pytest.mark.parametrize("content", [b"= nonsense", b"\xff\xfe", b"a = 1\na = 2", b"a = " + b"[" * 5_000])
@pytest.mark.parametrize("name", FILES)
def test_an_unreadable_file_is_an_error_and_never_an_empty_result(tmp_path: Path, name: str, content: bytes) -> None:
    (write(tmp_path) / name).write_bytes(content)
    with pytest.raises(DataFileError) as error:
        load(tmp_path)
    assert error.value.problems[0].startswith(f"{name} is not readable as TOML")


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_an_error_and_never_an_empty_result(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).write_bytes(b"")
    with pytest.raises(DataFileError):
        load(tmp_path)


def test_an_empty_folder_names_all_three_files(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as error:
        load(tmp_path)
    assert len(error.value.problems) == 3
    assert "3 problem(s)" in str(error.value)


def test_all_problems_are_gathered_and_each_names_its_entry() -> None:
    broken = rules(
        category=[category("one", seriousness=9), category("two", family="luck"), category("three", tittle="x")]
    )
    with pytest.raises(DataFileError) as error:
        small(changed(names(), "substance.0.name", None), broken)
    text = "\n".join(error.value.problems)
    for entry in ("category one", "category two", "category three", "substance gabapentin"):
        assert entry in text


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("schema", 2, "substances.toml: schema is not 1"),
        ("edition", "2026.12", "substances.toml: the edition differs"),
        ("licence", None, "substances.toml: licence is missing."),
        ("extra", 1, "substances.toml: extra is not a field"),
        ("substance.0.colour", "red", "substance gabapentin: colour is not a field"),
        ("substance.0.brands.0.land", "UK", "substance gabapentin, brands 1: land is not a field"),
        ("substance.0.default_route", "by-ear", "substance gabapentin: default_route must be one of"),
        ("substance.0.looked_at.0.at", "luck", "substance gabapentin, looked_at 1: at must be one of"),
        ("combination.2.amounts.0.mg", None, "combination nabiximols, amounts 1: mg is missing."),
        ("look_alike.0.display", ["one"], "look_alike 1: display needs two names."),
        ("source.0.id", "study", "source study: this id stands in two files."),
        ("source.0.kind", "rumour", "source register: kind must be one of"),
        ("source.0.read", "skimmed", "source register: read must be one of"),
        ("source.0.read_on", "today", "source register: read_on must be a date"),
    ],
)
def test_a_broken_name_entry_is_refused_with_a_sentence_that_names_it(path: str, value: Any, says: str) -> None:
    with pytest.raises(DataFileError) as error:
        small(changed(names(), path, value))
    assert any(says in problem for problem in error.value.problems), error.value.problems


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("schema", None, "interactions.toml: schema is missing."),
        ("next_review", "soon", "interactions.toml: next_review must be a date"),
        ("sentences.do_not_stop", None, "sentences: do_not_stop is missing."),
        ("sentences.do_not_stop", 3, "interactions.toml, sentences: do_not_stop must be a str."),
        ("source.0.pmid", None, "source study: a source needs one of"),
        ("person.0.colour", "red", "circumstance lung-disease: colour is not a field"),
        ("person.0.number", "age", "circumstance lung-disease: number stands together with"),
        ("person.1.number", None, "circumstance age-65-or-over: number stands together with"),
        ("event.0.is", "wished", "event stopped-smoking-cannabis: is must be one of"),
        ("red_flag.0.level", "emergncy", "red flag breathing: level is emergency or urgent."),
        ("red_flag.0.signs", "slow", "red flag breathing: signs must be a list."),
        ("category.0.kind", "guess", "category cannabis-gabapentinoid: kind must be one of"),
        ("category.0.status", "maybe", "category cannabis-gabapentinoid: status must be one of"),
        ("category.0.seriousness", 0, "category cannabis-gabapentinoid: seriousness is 1, 2, 3 or 4."),
        ("category.0.seriousness", None, "category cannabis-gabapentinoid: seriousness is missing."),
        ("category.0.effect", "", "category cannabis-gabapentinoid: effect is empty."),
        ("category.0.not_known", None, "category cannabis-gabapentinoid: not_known is missing."),
        ("category.0.a", {"routes": ["smoked"]}, "category cannabis-gabapentinoid, a: a side names substances"),
        ("category.0.b.routes", ["by-ear"], "category cannabis-gabapentinoid, b: routes has “by-ear”"),
        ("category.0.a.grups", ["x"], "category cannabis-gabapentinoid, a: grups is not a field"),
        ("category.0.member.0.b", None, "category cannabis-gabapentinoid, member 1: a member names"),
        ("category.0.raise.0.by", 2, "category cannabis-gabapentinoid, raise 1: a raise has either"),
        ("category.0.raise.0.to", 3, "category cannabis-gabapentinoid, raise 1: a raise has either"),
        ("category.0.raise.1.to", 7, "category cannabis-gabapentinoid, raise 2: a raise has either"),
        ("category.0.raise.1.why", None, "category cannabis-gabapentinoid, raise 2: why is missing."),
        ("category.0.raise.2.daily_mg.above", None, "raise 3, daily_mg: above is missing."),
        (
            "category.0.raise.1.changed",
            {"side": "c", "events": ["started"], "within_days": 3},
            "raise 2, changed: needs a side, a or b, and its events.",
        ),
        ("category.0.studied.0.low", "few", "category cannabis-gabapentinoid, studied 1: low must be a number"),
        ("category.0.source.0.says", None, "category cannabis-gabapentinoid, source 1: says is missing."),
        ("category.5.event.of", None, "category smoke-stopped, event: of is missing."),
        ("category.10.at_least", None, "category three-sedating: at_least is missing."),
    ],
)
def test_a_broken_rule_entry_is_refused_with_a_sentence_that_names_it(path: str, value: Any, says: str) -> None:
    with pytest.raises(DataFileError) as error:
        small(interactions=changed(rules(), path, value))
    assert any(says in problem for problem in error.value.problems), error.value.problems


def test_missing_sentences_are_refused() -> None:
    with pytest.raises(DataFileError, match="no_match is missing"):
        small(interactions=changed(rules(), "sentences", None))


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("kind", "profesional", "kind is source-check or professional."),
        ("on", "today", "on must be a date"),
        ("category", "nothing", "there is no category “nothing”"),
        ("colour", "red", "colour is not a field"),
    ],
)
def test_a_broken_review_is_refused(key: str, value: str, says: str) -> None:
    review = {"category": "thc-driving", "kind": "source-check", "by": "project", "on": TODAY, "digest": "0"}
    assert small(None, None, review).reviews[0].by == "project"
    with pytest.raises(DataFileError) as error:
        small(None, None, {**review, key: value})
    assert any(says in problem for problem in error.value.problems), error.value.problems


def test_the_digest_is_that_of_names_and_rules_and_not_of_reviews(tmp_path: Path) -> None:
    before = load(write(tmp_path)).digest
    assert len(before) == 64
    (tmp_path / "reviews.toml").write_text(to_toml({"schema": 1}))
    assert load(tmp_path).digest == before
    (tmp_path / "interactions.toml").write_text(to_toml(rules()) + "# a remark\n")
    assert load(tmp_path).digest != before
