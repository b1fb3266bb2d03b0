"""What the shipped data file promises beyond its lint: its words, its sources, and that Python holds none of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.interactions import Category, Status
from app.domain.people import Answer
from app.domain.substances import Entry, Vocabulary
from tests.data_files import shipped

APP = Path(__file__).parents[2] / "app"
pytestmark = pytest.mark.house

NOT_OURS_TO_SAY = re.compile(
    r"\b(safe|safely|fine|ok|okay|warning(?! signs?\b)|danger|dangerous|abuse|addict\w*|compliant|compliance|missed|due"
    r"|works)\b|!|'",
    re.IGNORECASE,
)
"""“Warning sign” is the one common name of a sign that calls for help; the fixed sentences use it."""

STRUCTURAL = {"thc", "cbd", "alcohol", "caffeine", "grapefruit"}
"""Substance names that the schema itself fixes, or that stand in a help text of the command line."""


def for_the_patient(category: Category) -> Iterator[str]:
    yield from (category.title, category.effect, category.not_known, category.ask, category.conflict)
    yield from (member.note for member in category.members)
    yield from (each.why for each in category.raises)
    yield from (each.says for each in category.evidence)


def test_no_word_that_promises_blames_or_alarms_stands_in_what_a_patient_reads() -> None:
    data = shipped()
    texts = [(one.id, text) for one in data.categories.values() for text in for_the_patient(one)]
    texts += [(key, text) for key, text in data.sentences.items() if not key.endswith("_source")]
    texts += [(flag.id, text) for flag in data.red_flags.values() for text in (flag.title, *flag.signs)]
    texts += [(fact.id, fact.name) for fact in data.person_facts.values()]
    texts += [(event.id, event.name) for event in data.events.values()]
    assert len(texts) > 1000
    assert [(where, text) for where, text in texts if NOT_OURS_TO_SAY.search(text)] == []


def test_no_finding_says_that_something_is_so_because_of_something() -> None:
    data = shipped()
    texts = [(one.id, text) for one in data.categories.values() for text in for_the_patient(one)]
    assert [(where, text) for where, text in texts if re.search(r"\bbecause\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("status", Status)
def test_every_category_rests_on_a_source_that_was_read_or_says_that_it_is_second_hand(status: Status) -> None:
    data = shipped()
    for category in data.categories.values():
        if category.status is status:
            assert category.evidence, category.id
            assert all(data.sources[each.source].identifiers for each in category.evidence), category.id


def test_opioid_antagonists_are_there_and_in_no_group_that_a_rule_about_opioids_or_sedation_names() -> None:
    words = shipped().vocabulary
    antagonists = [one for one in words.substances.values() if "opioid-antagonist" in one.groups]
    assert {"naloxone", "naltrexone", "nalmefene", "methylnaltrexone", "naloxegol"} <= {one.id for one in antagonists}
    assert not [one.id for one in antagonists if {"opioid", "sedating", "cns-active"} & set(one.groups)]


def test_the_substances_that_the_program_itself_names_are_in_the_file() -> None:
    assert {"thc", "cbd", "cannabis-smoke", "ethanol-in-product"} <= set(shipped().vocabulary.substances)


def test_every_circumstance_is_asked_in_a_form_that_yes_no_and_unknown_answer() -> None:
    data = shipped()
    used = {fact for one in data.categories.values() for fact in one.person}
    used |= {fact for one in data.categories.values() for each in one.raises for fact in each.person}
    assert used == set(data.person_facts), "a circumstance that no rule uses would be asked for nothing"
    assert {each.value for each in Answer} == {"yes", "no", "unknown"}


def names_of_medicines(words: Vocabulary) -> set[str]:
    """The ids and brands of every medicine, as they might stand in a program."""
    medicines = [one for one in words.substances.values() if one.kind == "medicine"]
    entries: list[Entry] = [*medicines, *words.combinations.values()]
    found = {one.id for one in medicines} | {one.name.casefold() for one in medicines}
    found |= {brand.name.casefold() for one in entries for brand in one.brands if len(brand.name) > 5}
    return found - STRUCTURAL


def texts_of_code(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    firsts = [node.body[0] for node in bodies if node.body]
    docs = {id(first.value) for first in firsts if isinstance(first, ast.Expr)}
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | loose:
            yield node.lineno, node.value


def test_no_name_of_a_medicine_stands_in_the_program_but_in_the_invented_persons_record() -> None:
    medicines = names_of_medicines(shipped().vocabulary)
    found = [
        f"{path.relative_to(APP)}:{line} {word}"
        for path in sorted(APP.rglob("*.py"))
        if not path.name.startswith("sample")
        for line, text in texts_of_code(path)
        for word in re.findall(r"[a-z][a-z-]{3,}", text.casefold())
        if word in medicines
    ]
    assert found == []


def test_the_search_for_names_of_medicines_finds_them() -> None:
    medicines = names_of_medicines(shipped().vocabulary)
    words = {word for _, text in texts_of_code(APP / "services" / "sample.py") for word in text.casefold().split()}
    assert {"gabapentin", "tramadol"} <= words & medicines
