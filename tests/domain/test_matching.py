import string
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import Match, MatchState, build_index, resolve, search
from app.domain.substances import Brand, Combination, Group, Look, LookAlike, LookedAt, Substance, Vocabulary

DATA = Path(__file__).with_name("names_small.txt")
KNOWN = frozenset(
    {"AMPICILLIN", "Amoxicillin", "alfentanil", "nizatidin", "betamethasone", "afatinib", "Prazepam", "Ly"}
)


def _sections() -> dict[str, list[list[str]]]:
    sections: dict[str, list[list[str]]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            rows.append([cell.strip() for cell in line.split("|")])
    return sections


def _texts(cell: str) -> tuple[str, ...]:
    return tuple(text.strip() for text in cell.split(";") if text.strip())


def _brands(cell: str) -> Iterator[Brand]:
    for text in _texts(cell):
        words = text.split()
        countries = [word for word in words if word in {"US", "UK", "CA", "AU", "EU", "FR", "CH"}]
        yield Brand(" ".join(word for word in words if word not in countries), tuple(countries))


def _vocabulary() -> Vocabulary:
    read = _sections()
    substances = {
        row[0]: Substance(
            row[0], row[1], "medicine", row[2], _texts(row[3]), tuple(_brands(row[4])), groups=_texts(row[5])
        )
        for row in read["substances"]
    }
    combinations = {
        row[0]: Combination(row[0], row[1], tuple(row[5].split()), row[2], (), _texts(row[3]), tuple(_brands(row[4])))
        for row in read["combinations"]
    }
    groups = {name: Group(name, name) for one in substances.values() for name in one.groups}
    pairs = tuple(LookAlike(one, other, (*printed.split(),)) for one, other, printed in read["look-alikes"])  # type: ignore[arg-type]  # two words in every row
    return Vocabulary(substances, combinations, groups, pairs)


VOCABULARY = _vocabulary()
INDEX = build_index(VOCABULARY, KNOWN)
NAMES = sorted(
    {name for one in VOCABULARY.substances.values() for name in (one.name, one.us_name, *one.synonyms) if name}
    | {brand.name for one in VOCABULARY.substances.values() for brand in one.brands}
    | {brand.name for one in VOCABULARY.combinations.values() for brand in one.brands}
)
ONE_READING = [name for name in NAMES if resolve(INDEX, name).state is MatchState.EXACT]


def ids(match: Match) -> list[str]:
    return [candidate.entry_id for candidate in match.candidates]


def test_a_name_gives_its_entry_and_says_what_was_cut_off() -> None:
    match = resolve(INDEX, "Neurontin 600 mg tablets")
    assert (match.state, ids(match)) == (MatchState.EXACT, ["gabapentin"])
    assert (match.name, match.strength, match.form) == ("Neurontin", "600 mg", "tablets")
    candidate = match.candidates[0]
    assert (candidate.matched, candidate.display, candidate.countries) == ("Neurontin", "gabapentin", ("US", "UK"))
    assert (candidate.ingredients, candidate.group) == (("gabapentin",), "gabapentinoid")


def test_every_name_of_the_vocabulary_is_met_exactly_or_asked_about() -> None:
    states = {name: resolve(INDEX, name).state for name in NAMES}
    several = {name for name, state in states.items() if state is MatchState.SEVERAL}
    assert several == {"Benadryl", "Sominex", "Unisom", "Triatec", "Cartia", "Urex", "Aceon", "Biorphen"}
    assert set(states.values()) == {MatchState.EXACT, MatchState.SEVERAL}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Benadryl", {"diphenhydramine": ("US",), "cetirizine": ("UK",)}),
        ("Triatec 5 mg", {"ramipril": ("FR",), "codeine-paracetamol": ("CA",)}),
        ("Sominex", {"diphenhydramine": ("US",), "promethazine": ("UK",)}),
    ],
)
def test_one_brand_of_two_medicines_is_asked_with_its_countries(typed: str, wanted: dict[str, tuple[str, ...]]) -> None:
    match = resolve(INDEX, typed)
    assert match.state is MatchState.SEVERAL
    assert {one.entry_id: one.countries for one in match.candidates} == wanted


def test_a_synonym_of_one_and_a_brand_of_another_are_both_readings() -> None:
    substances = {
        "a": Substance("a", "alpha", "medicine", synonyms=("Twofold",)),
        "b": Substance("b", "beta", "medicine", brands=(Brand("TwoFold", ("FR",)),)),
    }
    match = resolve(build_index(Vocabulary(substances), frozenset()), "twofold")
    assert (match.state, set(ids(match))) == (MatchState.SEVERAL, {"a", "b"})


def test_a_combination_is_all_its_ingredients_under_any_way_of_writing_it() -> None:
    for typed in (
        "co-codamol 30/500",
        "codeine + paracetamol",
        "acetaminophen-codeine",
        "Paracetamol 500 mg/codeine 30 mg",
    ):
        assert ids(resolve(INDEX, typed)) == ["codeine-paracetamol"], typed
    assert resolve(INDEX, "Percocet").candidates[0].ingredients == ("oxycodone", "paracetamol")


def test_joined_names_that_no_combination_holds_are_never_one_exact_thing() -> None:
    match = resolve(INDEX, "gabapentin and tramadol")
    assert match.state is MatchState.SUGGESTED
    assert [one.entry_id for one in match.candidates if not one.look_alike_of] == ["gabapentin", "tramadol"]
    assert resolve(INDEX, "paracetamol + ampicillin").state is MatchState.KNOWN_NOT_COVERED
    assert resolve(INDEX, "paracetamol + blorvexin") == Match(
        MatchState.UNKNOWN, "paracetamol + blorvexin", "paracetamol + blorvexin"
    )
    assert resolve(INDEX, "co-codamol + paracetamol").state is MatchState.SUGGESTED


def test_a_combination_with_an_ingredient_outside_the_file_is_not_made_of_the_others() -> None:
    products = {"x": Combination("x", "Threefold", ("codeine", "paracetamol"), uncovered=("buclizine",))}
    index = build_index(Vocabulary(VOCABULARY.substances, products), frozenset())
    assert resolve(index, "codeine + paracetamol").state is MatchState.SUGGESTED
    assert resolve(index, "threefold").candidates[0].ingredients == ("codeine", "paracetamol", "buclizine")


@pytest.mark.parametrize("typed", ["Panadol Extra Plus", "Tylenol 4", "lisinopril HCT", "gabapentin duo", "Xanax 2"])
def test_a_word_or_number_left_over_is_never_exact(typed: str) -> None:
    assert resolve(INDEX, typed).state in {MatchState.SUGGESTED, MatchState.UNKNOWN}


def test_a_brand_with_a_number_is_not_the_brand_without_it() -> None:
    assert ids(resolve(INDEX, "Tylenol 3")) == ["codeine-paracetamol"]
    assert resolve(INDEX, "Microgynon 50").state is not MatchState.EXACT
    assert "codeine-paracetamol" in ids(resolve(INDEX, "Tylenol 4"))
    assert ids(resolve(INDEX, "Tylenol 500")) == ["paracetamol"]


def test_a_form_under_which_a_brand_sells_something_else_is_asked_about() -> None:
    assert resolve(INDEX, "Sudafed tablets").state is MatchState.EXACT
    assert ids(resolve(INDEX, "Sudafed nasal spray"))[:2] == ["pseudoephedrine", "phenylephrine"]
    assert resolve(INDEX, "Sudafed nasal spray").state is MatchState.SUGGESTED
    assert resolve(INDEX, "Lamisil cream").state is MatchState.EXACT


def test_every_listed_look_alike_stands_beside_the_other_half_in_tall_man_letters() -> None:
    match = resolve(INDEX, "tramodol")
    assert [(one.display, one.look_alike_of) for one in match.candidates] == [
        ("traMADol", ""),
        ("traZODone", "tramadol"),
    ]
    brands = resolve(INDEX, "Celebrix")
    assert [(one.matched, one.display) for one in brands.candidates] == [("Celebrex", "CeleBREX"), ("Celexa", "CeleXA")]
    assert "antidepressant" in {one.group for one in brands.candidates}


@given(st.sampled_from(NAMES), st.integers(0, 30), st.sampled_from(string.ascii_lowercase))
def test_no_list_shows_half_a_look_alike_pair_twice_or_too_many_lines(name: str, at: int, letter: str) -> None:
    match = search(INDEX, name[: at % len(name)] + letter + name[at % len(name) + 1 :])
    assert len(match.candidates) <= 8
    listed = ids(match)
    assert len(set(listed)) == len(listed)
    if match.state is MatchState.SUGGESTED:
        for pair in VOCABULARY.look_alikes:
            own = [one.entry_id for one in match.candidates if not one.look_alike_of]
            assert pair.a not in own or pair.b in listed
            assert pair.b not in own or pair.a in listed


def test_a_real_medicine_outside_the_file_is_never_pulled_onto_a_look_alike() -> None:
    without = build_index(VOCABULARY, frozenset())
    assert ids(resolve(without, "nizatidin"))[0] == "nizatidine"
    for typed in (
        "nizatidin",
        "AMPICILLIN",
        "ampicillin 500 mg capsules",
        "betamethasone sodium phosphate",
        "Prazépam",
    ):
        match = resolve(INDEX, typed)
        assert (match.state, match.candidates) == (MatchState.KNOWN_NOT_COVERED, ()), typed


def test_while_typing_a_known_name_still_lists_how_it_may_go_on() -> None:
    assert resolve(INDEX, "ly").candidates == ()
    going_on = search(INDEX, "ly")
    assert (going_on.state, ids(going_on)[0]) == (MatchState.KNOWN_NOT_COVERED, "pregabalin")


def test_beginnings_count_from_two_letters_and_slips_from_four() -> None:
    assert search(INDEX, "g").state is MatchState.UNKNOWN
    assert ids(search(INDEX, "ga"))[0] == "gabapentin"
    assert "codeine-paracetamol" in ids(search(INDEX, "codam"))
    assert resolve(INDEX, "MTS").state is MatchState.UNKNOWN
    assert ids(resolve(INDEX, "Lirica")) == ["pregabalin"]
    assert (
        ids(search(INDEX, "acetomin"))
        == ids(search(INDEX, "acetominop"))
        == ["paracetamol", "codeine-paracetamol", "hydrocodone-paracetamol"]
    )


def test_of_many_beginnings_those_that_the_rules_look_at_come_first_then_the_widest_sold() -> None:
    looked_at = (LookedAt(Look.EFFECTS, ("a-source",)),)
    substances = {
        "a": Substance("a", "alpha", "medicine", brands=(Brand("Zora", ("FR",)),)),
        "b": Substance("b", "beta", "medicine", brands=(Brand("Zorabel", ("UK",)),), looked_at=looked_at),
        "c": Substance("c", "gamma", "medicine", brands=(Brand("Zoragamma", ("UK", "US")),), looked_at=looked_at),
        "d": Substance("d", "zoradelta", "medicine", looked_at=looked_at),
    }
    assert ids(search(build_index(Vocabulary(substances), frozenset()), "zo")) == ["d", "c", "b", "a"]


@pytest.mark.parametrize("typed", ["", " ", "\0", "😀", "مرحبا", "x" * 10_000, "1mg/" * 49, "(" * 200, "-", "500 mg"])
def test_odd_text_is_unknown(typed: str) -> None:
    match = resolve(INDEX, typed)
    assert (match.state, match.typed, match.candidates) == (MatchState.UNKNOWN, typed, ())


@pytest.mark.parametrize("typed", ["qwertz", "mumijo", "zzzz", "herbal joint mix", "my blue pill", "nutraflexium"])
def test_nonsense_is_unknown(typed: str) -> None:
    assert resolve(INDEX, typed).state is MatchState.UNKNOWN


@given(st.text(max_size=250))
def test_any_text_gets_an_answer_and_the_same_one_again(text: str) -> None:
    for answer in (resolve, search):
        match = answer(INDEX, text)
        assert match == answer(INDEX, text)
        assert match.typed == text
        assert (len(match.candidates) == 1) >= (match.state is MatchState.EXACT)
        assert bool(match.candidates) == (
            match.state in {MatchState.EXACT, MatchState.SEVERAL, MatchState.SUGGESTED}
        ) or (match.state is MatchState.KNOWN_NOT_COVERED)


@given(
    st.sampled_from(ONE_READING),
    st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase]),
    st.sampled_from(["", " 50 mg", " 0,5mg", " 100 mg/5 ml", " 20 micrograms"]),
    st.sampled_from(["", " tablets", " hard capsules", " oral solution", " prolonged-release tablets"]),
    st.booleans(),
)
def test_an_exact_name_stays_exact_however_it_is_written(
    name: str, case: type[str], strength: str, form: str, swap: bool
) -> None:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    written = case(plain.replace(" ", "-") if swap else plain.replace("-", " "))
    match = resolve(INDEX, f"{written}{strength}{form}")
    assert (match.state, ids(match)) == (MatchState.EXACT, ids(resolve(INDEX, name)))
    assert (match.strength, match.name) == (strength.strip(), written)


@given(st.sampled_from(sorted(KNOWN)), st.sampled_from(["", " 5 mg", " tablets", " sodium"]))
def test_no_name_of_the_known_list_is_ever_given_a_suggestion(name: str, more: str) -> None:
    assert resolve(INDEX, name + more).candidates == ()


def test_the_list_of_known_names_is_read_only_when_a_name_is_not_exact() -> None:
    reads = []

    def known() -> frozenset[str]:
        reads.append(1)
        return frozenset({"ampicillin"})

    index = build_index(VOCABULARY, known)
    resolve(index, "Lyrica")
    assert not reads
    resolve(index, "ampicillin")
    resolve(index, "amoxicillin")
    assert reads == [1]
    index.warm()
    assert reads == [1]


def test_exact_names_never_load_the_spelling_library() -> None:
    code = (
        "import sys; from app.domain.matching import *; from app.domain.substances import *;"
        "resolve(build_index(Vocabulary({'a': Substance('a', 'alpha', 'medicine')}), frozenset()), 'Alpha 5 mg');"
        "sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter
