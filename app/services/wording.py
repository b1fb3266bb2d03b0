"""What a machine can check about the words a patient reads: short sentences, no order, no claim about the reader."""

import re
from collections.abc import Callable, Iterator

from app.domain.interactions import Category, DataFile

LONGEST = 22
"""Words in a sentence. Longer ones are the first that readers in a hurry, in pain or in a second language lose."""

TERMS = {
    "International Normalised Ratio": "the name of a test that the person is asked about, four words by itself",
    "reversible inhibitor of monoamine oxidase": "the name of a class as it stands on leaflets, five words by itself",
}
"""Technical terms that excuse a longer sentence, each with the reason."""

SENTENCE = re.compile(r"(?<=[.?!])[”)]?\s+")
_ORDERS = re.compile(
    r"\b(stop taking|do not take|don’t take|take less|take more|reduce (?:the|your)|lower (?:the|your) dose|"
    r"increase (?:the|your)|skip (?:a|the|your)|halve|double (?:the|your))\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(
    r"\b(?:because of|caused by|brought on by|explained by|to do with) you(?:r)?\b|"
    r"\byour [\w’ -]{1,40}?\b(?:is|are|was|were|has been|have been|comes?|came) (?:caused|brought|explained|from|the)\b"
    r"|\b(?:has|have|is) (?:caused|causing|made|making) you(?:r)?\b|\bthat is why you\b",
    re.IGNORECASE,
)
_BANNED = re.compile(
    r"\b(safe|safely|safer|safety|fine|ok|okay|danger|dangers|dangerous|abuse|compliant|compliance|missed|due|works?|"
    r"because|toxic|fatal|proven|addict|warnings?(?! signs?\b))\b",
    re.IGNORECASE,
)
_FIXED = ("no_match", "do_not_stop")
"""Sentences whose wording is fixed elsewhere and holds such a word with care."""

_JARGON = re.compile(r"\b(CYP\w*|UGT\w*|AUC|Cmax|P-gp|P-glycoprotein|half-life|plasma|substrates?)\b")


def patient_texts(category: Category) -> Iterator[str]:
    """Everything of an entry that a patient reads, the sources' `says` included; `mechanism` and `pharmacist` not."""
    yield from _plain_texts(category)
    yield from (each.says for each in category.evidence)


def _plain_texts(category: Category) -> Iterator[str]:
    texts = (category.title, category.effect, category.not_known, category.ask, category.conflict)
    notes = (*(each.note for each in category.members), *(each.why for each in category.raises))
    yield from (text for text in (*texts, *notes) if text)


def wording_gives_no_orders(data: DataFile) -> Iterator[str]:
    """What a patient sees never tells anybody to stop, skip or change a medicine."""
    yield from _found(_ORDERS, "reads as an order", data)


def wording_claims_no_cause(data: DataFile) -> Iterator[str]:
    """No sentence says why something is so in the reader: the file knows categories, not people."""
    yield from _found(_CAUSAL, "says why something is so in the reader", data)


def wording_has_no_banned_word(data: DataFile) -> Iterator[str]:
    """Words that comfort, frighten, blame or explain, in everything that a patient reads."""
    yield from _found(_BANNED, "is a word that is never shown", data)
    for key, text in data.sentences.items():
        if key not in _FIXED and not key.endswith("_source") and (word := _BANNED.search(text)):
            yield f"sentences, {key}: “{word[0]}” is a word that is never shown."
    for flag in data.red_flags.values():
        for text in (flag.title, *flag.signs):
            if word := _BANNED.search(text):
                yield f"red flag {flag.id}: “{word[0]}” is a word that is never shown."


def wording_leaves_jargon_to_clinicians(data: DataFile) -> Iterator[str]:
    """Enzymes and blood-level figures stand in `mechanism` and `pharmacist`; a source may be quoted with them."""
    for category in data.categories.values():
        for text in _plain_texts(category):
            if word := _JARGON.search(text):
                yield f"category {category.id}: “{word[0]}” belongs in mechanism or pharmacist."


def sentences_are_short(data: DataFile) -> Iterator[str]:
    """At most 22 words in a sentence that a patient reads, unless one of the listed terms makes it longer."""
    texts = [(f"category {one.id}", text) for one in data.categories.values() for text in patient_texts(one)]
    texts += [(f"sentences, {key}", text) for key, text in data.sentences.items()]
    for where, text in texts:
        for sentence in SENTENCE.split(text):
            words = [word for word in sentence.split() if any(letter.isalnum() for letter in word)]
            if len(words) > LONGEST and not any(term in sentence for term in TERMS):
                yield f"{where}: a sentence has {len(words)} words, at most {LONGEST}: “{' '.join(words[:6])} …”"


def marks_are_plain(data: DataFile) -> Iterator[str]:
    """No exclamation marks and curly apostrophes, in everything that is shown."""
    for category in data.categories.values():
        for text in (*patient_texts(category), category.mechanism, category.pharmacist):
            for mark, name in (("!", "an exclamation mark"), ("'", "a straight apostrophe")):
                if mark in text:
                    yield f"category {category.id}: {name} in “{text[:30]} …”"


def problems_of(text: str) -> Iterator[str]:
    """What breaks a rule in any text that a patient reads, wherever it stands."""
    for pattern, what in ((_ORDERS, "reads as an order"), (_CAUSAL, "says why something is so in the reader")):
        if found := pattern.search(text):
            yield f"“{found[0]}” {what}."
    if found := _BANNED.search(text):
        yield f"“{found[0]}” is a word that is never shown."
    if found := _JARGON.search(text.replace("CYP", "")):
        yield f"“{found[0]}” is a word for clinicians."
    for sentence in SENTENCE.split(text):
        words = [word for word in sentence.split() if any(letter.isalnum() for letter in word)]
        if len(words) > LONGEST:
            yield f"a sentence has {len(words)} words, at most {LONGEST}: “{' '.join(words[:6])} …”."
    for mark, name in (("!", "an exclamation mark"), ("'", "a straight apostrophe")):
        if mark in text:
            yield f"{name} in “{text[:30]} …”."


def _found(pattern: re.Pattern[str], what: str, data: DataFile) -> Iterator[str]:
    for category in data.categories.values():
        for text in patient_texts(category):
            if word := pattern.search(text):
                yield f"category {category.id}: “{word[0]}” {what}."


RULES: tuple[Callable[[DataFile], Iterator[str]], ...] = (
    wording_gives_no_orders,
    wording_claims_no_cause,
    wording_has_no_banned_word,
    wording_leaves_jargon_to_clinicians,
    sentences_are_short,
    marks_are_plain,
)
