"""The lint: each rule has a file that breaks it, and says so in a sentence that names the entry."""

from typing import Any

import pytest

from app.services.lint import SENTENCES, lint
from app.services.reference import DataFileError
from tests.data_files import category, changed, names, rules, small, source, substance


def problems(substances: dict[str, Any] | None = None, interactions: dict[str, Any] | None = None) -> tuple[str, ...]:
    with pytest.raises(DataFileError) as error:
        small(substances, interactions)
    return error.value.problems


def of_categories(*categories: dict[str, Any], **more: Any) -> tuple[str, ...]:
    return problems(interactions=rules(category=list(categories), **more))


def test_the_small_file_itself_has_no_problem() -> None:
    assert lint(small()) == []


@pytest.mark.parametrize("key", [key for key in rules()["sentences"] if key in SENTENCES])
def test_a_fixed_sentence_that_is_missing_is_a_problem(key: str) -> None:
    assert f"sentences: {key} is missing." in problems(interactions=changed(rules(), f"sentences.{key}", None))


def test_the_remark_about_creams_has_a_source() -> None:
    broken = changed(rules(), "sentences.topical_remark_source", "rumour")
    assert problems(interactions=broken) == ("sentences: there is no source “rumour”.",)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"a": None}, "category one: side a is missing."),
        ({"b": None}, "category one: side b is missing."),
        ({"kind": "change"}, "category one: a change needs its event."),
        ({"kind": "count", "at_least": 1}, "category one: a count needs at_least of 2 or more."),
        ({"kind": "note"}, "category one: a note needs person or always."),
        ({"a": {"substances": ["moonstone"]}}, "category one: there is no substance “moonstone”."),
        ({"a": {"groups": ["stones"]}}, "category one: there is no group “stones”."),
        ({"a": {"roles": ["cyp9-substrate"]}}, "category one: there is no enzyme role “cyp9-substrate”."),
        ({"member": [{"a": "stones", "note": "x"}]}, "category one: there is no substance or group “stones”."),
        ({"person": ["rich"]}, "category one: there is no circumstance “rich”."),
        ({"raise": [{"to": 3, "why": "x", "person": ["rich"]}]}, "category one: there is no circumstance “rich”."),
        ({"red_flags": ["red"]}, "category one: there is no red flag “red”."),
        ({"opposes": ["two"]}, "category one: there is no category “two”."),
        ({"part_of": ["two"]}, "category one: there is no category “two”."),
        ({"source": [{"id": "rumour", "says": "x"}]}, "category one: there is no source “rumour”."),
        ({"count_as_one": [["moonstone"]]}, "category one: there is no substance “moonstone”."),
        (
            {"studied": [{"what": "moonstone", "low": 1, "high": 2, "unit": "mg once", "source": "study"}]},
            "category one: there is no substance “moonstone”.",
        ),
        (
            {"raise": [{"to": 3, "why": "x", "daily_mg": {"of": "moonstone", "above": 1}}]},
            "category one: there is no substance “moonstone”.",
        ),
        ({"seriousness": 4}, "category one: seriousness 4 needs ask_first, urgent, planned, alone or alcohol."),
        (
            {"raise": [{"to": 4, "why": "x"}]},
            "category one: seriousness 4 needs ask_first, urgent, planned, alone or alcohol.",
        ),
        ({"member": [{"a": "gabapentin", "seriousness": 4}]}, "category one: seriousness 4 needs ask_first"),
        ({"seriousness": 3, "raise": [{"by": 1, "why": "x"}]}, "category one: seriousness 4 needs ask_first"),
        ({"family": "bleeding", "raise": [{"by": 1, "why": "x"}]}, "category one: by = 1 is for the families"),
        ({"family": "luck"}, "category one: luck is not a family."),
        ({"timing": "sometimes"}, "category one: timing is one of overlap, builds-up, change."),
        ({"source": []}, "category one: no source."),
        ({"ask_first": "alone"}, "category one: ask_first alone is for notes, which speak of one medicine by itself."),
        ({"ask_first": "soon"}, "category one: there is no sentence ask_first_soon."),
        ({"ask": "Should I stop taking it?"}, "category one: “stop taking” reads as an order."),
        ({"member": [{"a": "gabapentin", "note": "Take less."}]}, "category one: “Take less” reads as an order."),
        ({"raise": [{"to": 3, "why": "Halve it."}]}, "category one: “Halve” reads as an order."),
    ],
)
def test_a_category_that_breaks_a_rule_is_a_problem_that_names_it(changes: dict[str, Any], says: str) -> None:
    found = of_categories(category(**changes))
    assert any(each.startswith(says) for each in found), found


@pytest.mark.parametrize("read", ["quoted-elsewhere", "not-found"])
def test_a_second_hand_source_is_not_alone(read: str) -> None:
    second_hand = source("told", read=read)
    alone = category(source=[{"id": "told", "says": "Somebody said so."}])
    assert "its only source is second-hand" in of_categories(alone, source=[source(), second_hand])[0]
    weak = {**alone, "certainty": "case-reports"}
    beside = {**alone, "source": [*alone["source"], {"id": "study", "says": "So it was."}]}
    for allowed in (weak, beside):
        assert small(interactions=rules(category=[allowed], source=[source(), second_hand])).categories


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("event.0.of", "moonstone", "event stopped-smoking-cannabis: there is no substance “moonstone”."),
        ("red_flag.0.sources", ["rumour"], "red flag breathing: there is no source “rumour”."),
    ],
)
def test_an_event_or_red_flag_that_names_nothing_is_a_problem(path: str, value: Any, says: str) -> None:
    assert problems(interactions=changed(rules(), path, value)) == (says,)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("substance.0.kind", "stone", "substance gabapentin: stone is not a kind of substance."),
        ("substance.0.groups", ["stones"], "substance gabapentin: there is no group “stones”."),
        ("substance.0.looked_at.0.sources", ["rumour"], "substance gabapentin: there is no source “rumour”."),
        ("substance.0.looked_at.0.sources", [], "substance gabapentin: looked_at effects needs sources"),
        ("substance.0.rxcui", "12a", "substance gabapentin: an RxCUI is digits only."),
        ("substance.0.unii", "123", "substance gabapentin: a UNII is ten characters."),
        ("substance.6.roles.0.source", "rumour", "substance clozapine: there is no source “rumour”."),
        ("substance.4.groups", ["opioid-antagonist", "opioid"], "substance naloxone: an opioid antagonist cannot be"),
        ("substance.4.groups", ["opioid-antagonist", "sedating"], "substance naloxone: an opioid antagonist cannot be"),
        ("substance.10.stop_slowly", True, "substance cbd: stop_slowly is for medicines only."),
        ("substance.1.stop_clots", True, "substance pregabalin: either stop_slowly or stop_clots, not both."),
        ("combination.0.ingredients", ["moonstone"], "combination paracetamol-tramadol: there is no substance"),
        ("combination.0.ingredients", [], "combination paracetamol-tramadol: no ingredient."),
        ("combination.2.amounts.0.source", "rumour", "combination nabiximols: there is no source “rumour”."),
        ("combination.2.amounts.0.substance", "tramadol", "combination nabiximols: there is no ingredient “tramadol”."),
        ("look_alike.0.a", "moonstone", "look-alike: there is no substance or combination “moonstone”."),
        ("substance.1.synonyms", ["Gabapentin"], "“gabapentin” is a name of gabapentin and of pregabalin"),
        ("substance.1.brands", [{"name": "Neurontin"}], "“neurontin” is a name of gabapentin and of pregabalin"),
    ],
)
def test_a_name_entry_that_breaks_a_rule_is_a_problem_that_names_it(path: str, value: Any, says: str) -> None:
    found = problems(changed(names(), path, value))
    assert any(each.startswith(says) for each in found), found


@pytest.mark.parametrize(("key", "entry"), [("withdrawal", "pregabalin"), ("withdrawal_clot", "warfarin")])
def test_what_a_stop_can_do_has_its_sentence_with_room_for_the_names(key: str, entry: str) -> None:
    found = problems(interactions=changed(rules(), f"sentences.{key}", "Stopping can matter."))
    assert len(found) == 1
    assert found[0].startswith(f"substance {entry}: ")


def test_one_brand_may_be_two_things_in_two_countries() -> None:
    uk, us = ([{"name": "Twin", "countries": [land]}] for land in ("UK", "US"))
    twins = [substance("onedrug", brands=uk), substance("otherdrug", brands=us)]
    assert small(names(substance=[*names()["substance"], *twins])).vocabulary.substances["onedrug"].brands
    same = [substance("onedrug", brands=uk), substance("otherdrug", brands=uk)]
    assert "only brands of different countries" in problems(names(substance=[*names()["substance"], *same]))[0]


def test_two_categories_of_one_family_for_one_pair_name_each_other() -> None:
    one, two = category("one"), category("two", a={"substances": ["gabapentin"]})
    assert "part_of" in of_categories(one, two)[0]
    assert small(interactions=rules(category=[one, {**two, "part_of": ["one"]}])).categories
    elsewhere = {**two, "family": "mind"}
    assert small(interactions=rules(category=[one, elsewhere])).categories
    other_route = {**two, "b": {"substances": ["thc"], "routes": ["topical"]}}
    assert small(interactions=rules(category=[one, other_route])).categories
