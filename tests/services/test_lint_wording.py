"""The lint on words a patient reads: each rule has a sentence that breaks it, and one that keeps it."""

from typing import Any

import pytest

from app.services.reference import DataFileError
from app.services.wording import LONGEST, TERMS
from tests.data_files import category, changed, rules, small

FIELDS = ("title", "effect", "not_known", "ask", "conflict")


def problems(*categories: dict[str, Any], **more: Any) -> tuple[str, ...]:
    try:
        small(interactions=rules(category=list(categories), **more))
    except DataFileError as error:
        return error.problems
    return ()


def everywhere(text: str) -> list[dict[str, Any]]:
    """An entry with the text in each place that a patient reads."""
    return [
        *(category(**{field: text}) for field in FIELDS),
        category(member=[{"b": "cbd", "note": text}]),
        category() | {"raise": [{"to": 3, "person": ["lung-disease"], "why": text}]},
        category(source=[{"id": "study", "says": text}]),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Stop taking one of them.", "“Stop taking” reads as an order."),
        ("Your pain is caused by it.", "“Your pain is caused” says why something is so in the reader."),
        ("It happens because of you.", "“because of you” says why something is so in the reader."),
        ("The tiredness is caused by your tablets.", "“caused by your” says why something is so in the reader."),
        ("Your dizziness comes from the oil.", "“Your dizziness comes from” says why something is so"),
        ("This is safe for most people.", "“safe” is a word that is never shown."),
        ("Nothing was due that day.", "“due” is a word that is never shown."),
        ("It is dangerous together.", "“dangerous” is a word that is never shown."),
        ("A label has a warning about it.", "“warning” is a word that is never shown."),
    ],
)
def test_a_sentence_that_must_not_be_shown_is_found_wherever_a_patient_reads(text: str, says: str) -> None:
    for entry in everywhere(text):
        assert any(each.startswith(f"category one: {says}") for each in problems(entry)), entry


def test_a_warning_sign_may_be_called_one() -> None:
    assert problems(category(effect="A severe headache is a warning sign.")) == ()


def test_no_fixed_sentence_and_no_red_flag_holds_a_banned_word() -> None:
    said = changed(rules(), "sentences.content_not_known", "It is fine.")
    with pytest.raises(DataFileError, match="sentences, content_not_known: “fine” is a word that is never shown"):
        small(interactions=said)
    flag = changed(rules(), "red_flag.0.signs", ["a dangerous rash"])
    with pytest.raises(DataFileError, match="red flag breathing: “dangerous” is a word that is never shown"):
        small(interactions=flag)


def test_what_only_clinicians_read_may_hold_their_words_and_longer_sentences() -> None:
    long = f"CYP3A4 inhibition, AUC 2.9 times; {'and so on, ' * 20} which is not safe."
    assert problems(category(mechanism=long, pharmacist=long)) == ()


@pytest.mark.parametrize("word", ["CYP2D6", "UGT1A9", "AUC", "Cmax", "P-gp", "half-life"])
def test_a_clinician_s_word_is_not_for_the_patient_except_in_what_a_source_says(word: str) -> None:
    found = problems(category(effect=f"It acts on {word} in the body."))
    assert found == (f"category one: “{word}” belongs in mechanism or pharmacist.",)
    assert problems(category(source=[{"id": "study", "says": f"A study of {word}."}])) == ()


def test_a_sentence_of_twenty_two_words_is_the_longest() -> None:
    longest = " ".join(["word"] * LONGEST)
    assert problems(category(effect=f"{longest}. {longest}.")) == ()
    assert problems(category(effect=f"{longest} more.")) == (
        "category one: a sentence has 23 words, at most 22: “word word word word word word …”",
    )


def test_a_listed_term_excuses_a_longer_sentence() -> None:
    for term in TERMS:
        assert problems(category(effect=f"{' '.join(['word'] * LONGEST)} {term}.")) == ()


@pytest.mark.parametrize(("mark", "name"), [("!", "an exclamation mark"), ("'", "a straight apostrophe")])
@pytest.mark.parametrize("field", ["effect", "pharmacist", "mechanism"])
def test_marks_are_plain_in_everything_that_is_shown(field: str, mark: str, name: str) -> None:
    assert problems(category(**{field: f"So it is{mark}"})) == (f"category one: {name} in “So it is{mark} …”",)
