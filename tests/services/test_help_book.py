"""The help as it is shipped: nothing leads nowhere, words keep the rules, what is said of medicine has a source."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.services import words
from app.services.help_book import GLOSSARY, Help, HelpBook, HelpPage, Passage, load, plain
from app.services.help_wording import HARDEST_PAGE, lint, reading_grade, syllables_of
from app.services.lint_sources import identifiers_have_their_shape
from app.services.reference import DataFileError
from tests.data_files import small

HELP = Path(__file__).parents[2] / "resources" / "help"
IDEA = "endocannabinoids"


@pytest.fixture(scope="module")
def shipped() -> Help:
    return load(HELP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HELP, tmp_path / "help"))


def changed(folder: Path, name: str, before: str, after: str) -> tuple[str, ...]:
    """The problems of the help after one passage of it became another."""
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load(folder)
    return raised.value.problems


def test_the_shipped_help_keeps_every_rule_of_wording(shipped: Help) -> None:
    assert list(lint(shipped)) == []


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("It is safe.", "“safe” is a word that is never shown."),
        ("Stop taking it.", "“Stop taking” reads as an order."),
        ("Your pain is caused by it.", "says why something is so in the reader."),
        (" ".join(["word"] * 23) + ".", "a sentence has 23 words"),
        ("Read it!", "an exclamation mark"),
        ("It's there.", "a straight apostrophe"),
        ("Antidepressant pharmacological interactions necessitate individualised reconsideration.", "school grade"),
    ],
)
def test_a_sentence_that_breaks_a_rule_is_found(sentence: str, says: str) -> None:
    found = list(lint(Help(pages={"one": HelpPage("one", "One", (sentence,))})))
    assert any(says in each for each in found), found


def test_the_fixed_sentences_may_hold_their_words() -> None:
    fixed = "That is not evidence of safety. Do not stop or change a medicine because of this page."
    assert list(lint(Help(pages={"one": HelpPage("one", "One", (fixed,))}))) == []


@pytest.mark.parametrize(("word", "count"), [("take", 1), ("taken", 2), ("medicine", 3), ("the", 1), ("asked", 1)])
def test_syllables_are_counted_about_right(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_a_hard_page_has_a_higher_grade_than_an_easy_one() -> None:
    easy = HelpPage("a", "A", ("The cat sat on the mat.",))
    hard = HelpPage("b", "B", ("Concomitant administration potentiates pharmacodynamic sedation considerably.",))
    assert reading_grade(easy) < HARDEST_PAGE < reading_grade(hard)


def test_a_link_that_leads_nowhere_is_found(folder: Path) -> None:
    assert changed(folder, "today", "](interactions)", "](nowhere)") == (
        "today: nowhere is neither a page nor a word of the glossary.",
    )


def test_a_statement_without_its_source_and_a_source_without_a_statement_are_found(folder: Path) -> None:
    found = changed(folder, IDEA, 'sources = ["npf-2014"]', 'sources = ["nobody"]')
    assert found == (f"{IDEA}: source nobody is not on this page.", f"{IDEA}: no statement cites source npf-2014.")


def test_a_field_nobody_knows_and_a_page_nobody_lists_are_found(folder: Path) -> None:
    (folder / "stray.toml").write_text('title = "Stray"\nabout = ["Alone."]\n', encoding="utf-8")
    found = changed(folder, "start", "title =", 'colour = "green"\ntitle =')
    assert found == (
        "start: colour is not a field of this kind of entry.",
        "stray: the contents do not name this page.",
    )


def test_a_missing_page_is_named_and_the_book_is_then_empty(folder: Path) -> None:
    (folder / "today.toml").unlink()
    with pytest.raises(DataFileError, match="today: cannot be read"):
        load(folder)
    assert HelpBook(folder.parent).help == Help()


def test_the_book_of_the_resources_is_the_shipped_help(shipped: Help) -> None:
    assert HelpBook(HELP.parent).help == shipped


def test_every_source_of_the_help_can_be_found_and_says_how_far_it_was_read(shipped: Help) -> None:
    sources = {each.source.id: each.source for page in shipped.pages.values() for each in page.sources}
    assert sources
    assert list(identifiers_have_their_shape(replace(small(), sources=sources))) == []
    assert all(source.read in words.READ for source in sources.values())


def test_the_glossary_holds_every_word_that_the_window_uses_of_itself(shipped: Help) -> None:
    wanted = "certainty seriousness not-checked regimen as-needed lot label-mg spectrum inducer enzyme edition finding"
    assert set(wanted.split()) <= set(shipped.terms())
    names = [each.word for each in shipped.pages[GLOSSARY].words]
    assert names == sorted(names, key=str.casefold)


def test_words_of_medicine_in_the_glossary_name_their_source(shipped: Help) -> None:
    facts = re.compile(r"\b(cannabinoid|enzymes?|in the blood|in the body|protein)\b", re.IGNORECASE)
    about_labels = {"label-mg"}
    loose = [
        each.id
        for each in shipped.terms().values()
        if facts.search(plain(each.means)) and not each.sources and each.id not in about_labels
    ]
    assert loose == []


def test_every_passage_about_the_idea_that_states_something_names_its_source(shipped: Help) -> None:
    page = shipped.pages[IDEA]
    loose = [passage.title for passage in page.passages if not passage.sources]
    assert loose == ["What to do with it"]
    assert all(each.says for each in page.sources)


def test_the_page_about_the_idea_keeps_its_limits(shipped: Help) -> None:
    page = shipped.pages[IDEA]
    said = " ".join(page.texts()).casefold()
    for needed in (
        "it is not a diagnosis",
        "no test for it exists",
        "do not show a clear deficiency",
        "does not endorse general use",
        "cannot compare treatments",
        "do not stop or change a medicine because of this page",
        "no health professional has signed this page",
    ):
        assert needed in said
    assert not re.search(r"62|8 %|per cent|pregabalin|duloxetine|milnacipran|lyrica|cymbalta|better than", said)
    assert not re.search(
        r"fibromyalgia is (a|an) |treats?\b|cures?\b|replace|you (should|could|can) (try|use|take)", said
    )


def test_searching_finds_the_page_that_explains_a_word_before_those_that_use_it(shipped: Help) -> None:
    assert next(each.page.id for each in shipped.search("not recorded")) == GLOSSARY
    assert shipped.search("glossary of nothing at all qqq") == ()
    assert shipped.search("  ") == ()
    first = shipped.search("Spectrum SELLERS")[0]
    assert (first.page.id, first.where.startswith("Spectrum: Sellers’ words")) == (GLOSSARY, True)


def test_every_text_of_a_page_can_be_searched(shipped: Help) -> None:
    for page in shipped.pages.values():
        for text in page.texts():
            assert page in [each.page for each in shipped.search(plain(text))], text


def test_a_passage_keeps_its_paragraphs() -> None:
    page = HelpPage("a", "A", ("b",), (Passage("c", ("d", "e")),))
    assert list(page.texts()) == ["A", "b", "c", "d", "e"]
