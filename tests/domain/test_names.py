import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import (
    bracketed,
    cuts,
    is_joined,
    joined,
    may_be_another_product,
    normalise,
    without_salt,
    without_strengths,
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("  Co-Codamol ", "co codamol"),
        ("Co\u2011codamol", "co codamol"),
        ("Neurontin®", "neurontin"),
        ("NEURONTIN™", "neurontin"),
        ("Codéine", "codeine"),
        ("St. John’s wort", "st johns wort"),
        ("gaba\u00adpentin", "gabapentin"),
        ("ﬂuoxetine", "fluoxetine"),
        ("Cold & Flu", "cold and flu"),
        ("a+b/c", "a + b / c"),
        ("Δ9-THC", "δ9 thc"),
        ("D\u0130AZEPAM", "diazepam"),
        ("Tylenol #3", "tylenol 3"),
    ],
)
def test_names_are_compared_without_accents_case_hyphens_and_marks(typed: str, key: str) -> None:
    assert normalise(typed) == key


@given(st.text(max_size=60))
def test_a_normalised_name_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("typed", "name", "strength", "form"),
    [
        ("Neurontin 600 mg", "Neurontin", "600 mg", ""),
        ("gabapentin 300mg capsules", "gabapentin", "300mg", "capsules"),
        ("gabapentin300mg", "gabapentin", "300mg", ""),
        ("gabapentin (300 mg)", "gabapentin", "300 mg", ""),
        ("tramadol 50", "tramadol", "50", ""),
        ("Lyrica 75 mg hard capsules", "Lyrica", "75 mg", "hard capsules"),
        ("warfarin 0,5 mg", "warfarin", "0,5 mg", ""),
        ("insulin 100 units/ml", "insulin", "100 units/ml", ""),
        ("Durogesic 25 µg/h transdermal patches", "Durogesic", "25 µg/h", "transdermal patches"),
        ("Versatis 5% plaster", "Versatis", "5%", "plaster"),
        ("Percocet 5/325", "Percocet", "5/325", ""),
        ("co-codamol 8/500mg tablets", "co-codamol", "8/500mg", "tablets"),
        ("Ultram ER 100 mg", "Ultram", "100 mg", "ER"),
        (
            "morphine 30 mg film-coated prolonged-release tablets",
            "morphine",
            "30 mg",
            "film-coated prolonged-release tablets",
        ),
        ("ceftriaxone powder for injection", "ceftriaxone", "", "powder for injection"),
        ("Neurontin (gabapentin) 300 mg", "Neurontin (gabapentin)", "300 mg", ""),
    ],
)
def test_strength_and_form_are_cut_off_the_end_as_typed(typed: str, name: str, strength: str, form: str) -> None:
    *_, last = cuts(typed)
    assert (last.name, last.strength, last.form) == (name, strength, form)


@pytest.mark.parametrize(
    "typed",
    [
        *("Tylenol 3", "Tylenol #3", "Panadol Extra", "Lisinopril HCT", "Zyrtec-D", "Tylenol PM", "Adderall DM"),
        *("Beechams Plus", "Solpadeine Forte", "vitamin B12", "interferon beta-1a", "Dayhist-1", "Theo-24", "5-HTP"),
    ],
)
def test_what_may_belong_to_a_name_is_not_cut_off(typed: str) -> None:
    assert [cut.name for cut in cuts(typed)] == [typed]


@pytest.mark.parametrize("typed", ["500 mg", "tablets", "75 mg capsules", "", "   "])
def test_a_name_is_never_cut_down_to_nothing(typed: str) -> None:
    assert all(cut.name for cut in cuts(typed))


@given(st.text(alphabet=st.sampled_from("ab3 5mg/,.(-)x+ tablets%µ"), max_size=60))
def test_every_cut_is_shorter_than_the_one_before(text: str) -> None:
    lengths = [len(re.sub(r"\W", "", cut.name)) for cut in cuts(text)]
    assert lengths == sorted(set(lengths), reverse=True)


def test_strengths_inside_a_name_are_gathered() -> None:
    cut = without_strengths("paracetamol 500 mg/codeine 30 mg tablets")
    assert (cut.name, cut.strength, cut.form) == ("paracetamol/codeine", "500 mg/30 mg", "tablets")
    assert without_strengths("500 mg paracetamol").name == "paracetamol"
    assert without_strengths("500 mg").name == ""


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("tramadol hydrochloride", "tramadol"),
        ("hydrocortisone sodium succinate", "hydrocortisone"),
        ("tramadol", ""),
        ("sodium", ""),
        ("lisinopril hct", ""),
    ],
)
def test_only_salts_at_the_end_are_left_out(key: str, left: str) -> None:
    assert without_salt(key) == left


def test_joined_and_bracketed_names_fall_into_their_parts() -> None:
    assert list(joined("a + b/c, d and e with f")) == [("a", "b", "c", "d", "e", "f")] * 2
    assert list(joined("a-b")) == [("a", "b")]
    assert not is_joined("a-b")
    assert is_joined("a and b")
    assert not list(joined("gabapentin"))
    assert bracketed("Neurontin (gabapentin)") == ("Neurontin", "gabapentin")
    assert bracketed("Neurontin") is None


def test_forms_under_which_a_brand_may_sell_something_else() -> None:
    assert may_be_another_product("nasal spray")
    assert may_be_another_product("cream")
    assert not may_be_another_product("softgels")
    assert not may_be_another_product("transdermal patches")
